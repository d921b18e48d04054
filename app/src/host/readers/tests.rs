use super::*;

/// The names of this process's threads, as far as the kernel keeps them (15 bytes).
#[cfg(target_os = "linux")]
fn threads() -> Vec<String> {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok()).collect()
}

#[test]
fn the_watcher_ends_when_it_is_asked_whether_there_is_a_service_or_not() {
    let (sender, _messages) = sync_channel::<Message<()>>(WAITING_EVENTS);
    let watcher = Watcher::spawn(sender, Service::connect).unwrap();
    let patience = Instant::now() + Duration::from_secs(10);
    while !watcher.end() {
        assert!(Instant::now() < patience, "the watcher does not end");
        thread::sleep(Duration::from_millis(1));
    }
}

/// A reader whose PC/SC context takes its time to go.
#[cfg(target_os = "linux")]
struct Slow;

#[cfg(target_os = "linux")]
impl Opener for Slow {
    fn open(&mut self, _go_on: &mut dyn FnMut() -> bool) -> Result<Box<dyn kazasu_core::reader::Card>, OpenError> {
        Err(OpenError::Empty)
    }
}

#[cfg(target_os = "linux")]
impl Drop for Slow {
    fn drop(&mut self) {
        thread::sleep(Duration::from_millis(100));
    }
}

/// A thread that is inside the PC/SC library when the program exits crashes it.
#[test]
#[cfg(target_os = "linux")]
fn no_thread_of_a_reader_is_left_when_the_readers_are_gone() {
    let of_the_worker = |name: &String| name.starts_with("reader at-exit");
    let mut readers = Readers::<()>::start().unwrap();
    let worker = Worker::spawn("at-exit", Box::new(Slow), readers.sender.clone()).unwrap();
    readers.workers.insert("at-exit".into(), worker);
    let patience = Instant::now() + Duration::from_secs(10);
    // A thread names itself.
    while !threads().iter().any(of_the_worker) {
        assert!(Instant::now() < patience, "the worker does not start");
    }
    drop(readers);
    assert!(!threads().iter().any(of_the_worker));
}
