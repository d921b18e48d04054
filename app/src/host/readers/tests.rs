use super::*;

/// The names of this process's threads, as far as the kernel keeps them (15 bytes).
#[cfg(all(target_os = "linux", feature = "demo"))]
fn threads() -> Vec<String> {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok()).collect()
}

#[test]
fn the_watcher_ends_when_it_is_asked_whether_there_is_a_service_or_not() {
    let (sender, _messages) = sync_channel::<Message<()>>(WAITING_EVENTS);
    let watcher = Watcher::spawn(sender).unwrap();
    let patience = Instant::now() + Duration::from_secs(10);
    while !watcher.end() {
        assert!(Instant::now() < patience, "the watcher does not end");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// A thread that is inside the PC/SC library when the program exits crashes it.
#[test]
#[cfg(all(target_os = "linux", feature = "demo"))]
fn no_thread_of_a_reader_is_left_when_the_readers_are_gone() {
    use kazasu_core::jpki::PhoneKind;
    use kazasu_core::read::Expect;
    use kazasu_core::verify::Challenge;

    let of_the_worker = |name: &String| name.starts_with("reader at-exit");
    let mut readers = Readers::<()>::start().unwrap();
    let _reader = readers.add_virtual("at-exit");
    let request = Request {
        expect: Expect::Kind(PhoneKind::Iphone),
        entry: None,
        last_try_agreed: false,
        resend_within: Duration::ZERO,
        challenge: Challenge([0; 32]),
    };
    readers.tap("at-exit", request).unwrap();
    let patience = Instant::now() + Duration::from_secs(10);
    // Nothing lies there: the worker says so, and waits for the next tap.
    while !matches!(readers.next(patience).expect("the worker's word"), Event::NotOpened(OpenError::Empty)) {}
    assert!(threads().iter().any(of_the_worker));
    drop(readers);
    assert!(!threads().iter().any(of_the_worker));
}
