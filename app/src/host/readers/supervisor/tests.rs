use kazasu_core::reader::OpenError;

use super::super::standalone::StandaloneReaders;
use super::*;
use crate::host::mailbox::mailbox;

/// The names of this process's threads, as far as the kernel keeps them (15 bytes).
#[cfg(target_os = "linux")]
fn threads() -> Vec<String> {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok()).collect()
}

#[test]
fn the_watcher_ends_when_it_is_asked_whether_there_is_a_service_or_not() {
    let (post, _messages) = mailbox();
    let watcher = Watcher::spawn(post, connect).unwrap();
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
    fn open(
        &mut self,
        _go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Box<dyn kazasu_core::reader::Card>, OpenError> {
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
    let (post, _messages) = mailbox();
    let mut readers = Readers::start(post).unwrap();
    let worker = Worker::spawn(&"at-exit".into(), Box::new(Slow), readers.post.clone()).unwrap();
    readers.workers.insert("at-exit".into(), worker);
    let patience = Instant::now() + Duration::from_secs(10);
    // A thread names itself.
    while !threads().iter().any(of_the_worker) {
        assert!(Instant::now() < patience, "the worker does not start");
    }
    drop(readers);
    assert!(!threads().iter().any(of_the_worker));
}

/// A reader that another program has had for a while.
#[cfg(feature = "demo")]
struct Kept(kazasu_core::virtual_phone::SharedPhone, Duration);

#[cfg(feature = "demo")]
impl Opener for Kept {
    fn open(
        &mut self,
        _go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Box<dyn kazasu_core::reader::Card>, OpenError> {
        thread::sleep(self.1);
        Ok(Box::new(self.0.connect().map_err(|_| OpenError::Empty)?))
    }
}

/// How often a phone gets its PIN that is torn after it has said that the PIN is right, when it is
/// held again and the reader opens so much later.
#[cfg(feature = "demo")]
fn verifies_of_a_torn_phone(opens_after: Duration) -> u32 {
    use kazasu_core::jpki::{PhoneKind, PinEntry};
    use kazasu_core::read::Expect;
    use kazasu_core::secret::Pin;
    use kazasu_core::virtual_phone::{
        Fault, FaultPlan, Model, PhoneSpec, SharedPhone, VirtualPhone,
    };

    // The ninth command comes after VERIFY.
    let spec = PhoneSpec {
        faults: FaultPlan::at(9, Fault::LeaveInside),
        ..PhoneSpec::shared(Model::Android)
    };
    let phone = SharedPhone::new(VirtualPhone::new(spec));
    let entry = PinEntry::new(Pin::from_digits(b"1234").unwrap());
    let mut standalone = StandaloneReaders::start().unwrap();
    for (hold, opens_after) in [("first", Duration::ZERO), ("again", opens_after)] {
        phone.hold();
        let readers = &mut standalone.readers;
        let worker = Worker::spawn(
            &hold.into(),
            Box::new(Kept(phone.clone(), opens_after)),
            readers.post.clone(),
        )
        .unwrap();
        readers.workers.insert(hold.into(), worker);
        let request = Request {
            expect: Expect::Kind(PhoneKind::Android),
            entry: Some(entry.clone()),
            last_try_agreed: false,
            resend_within: Duration::from_millis(900),
            challenge: crate::host::clock::fresh_challenge().unwrap(),
        };
        standalone.tap(&hold.into(), request).unwrap();
        let patience = Instant::now() + Duration::from_secs(30);
        let over = |event| matches!(event, Some(Event::Tap { news: TapNews::Ended(_), .. }));
        while !over(standalone.next(patience)) {
            assert!(Instant::now() < patience, "the tap does not end");
        }
    }
    phone.lock().verifies()
}

/// The time in which an accepted PIN may be sent again counts from its order: waiting for another
/// program makes it no longer.
#[test]
#[cfg(feature = "demo")]
fn a_reader_that_opens_late_gets_no_accepted_pin_again() {
    assert_eq!(
        verifies_of_a_torn_phone(Duration::ZERO),
        2,
        "in time it goes on with the same entry"
    );
    assert_eq!(verifies_of_a_torn_phone(Duration::from_millis(1_200)), 1);
}

/// A reader that another program never gives free.
struct Busy;

impl Opener for Busy {
    fn open(
        &mut self,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Box<dyn kazasu_core::reader::Card>, OpenError> {
        while go_on() {
            thread::sleep(Duration::from_millis(1));
        }
        Err(OpenError::Busy)
    }
}

/// Whoever stops a tap learns whether it ever began; what the tap says afterwards comes with its
/// own number.
#[test]
fn a_tap_that_is_stopped_says_whether_it_waited_for_another_program() {
    let (post, mailbox) = mailbox();
    let mut readers = Readers::start(post).unwrap();
    let worker = Worker::spawn(&"busy".into(), Box::new(Busy), readers.post.clone()).unwrap();
    readers.workers.insert("busy".into(), worker);
    let request = Request {
        expect: kazasu_core::read::Expect::Any,
        entry: None,
        last_try_agreed: false,
        resend_within: Duration::ZERO,
        challenge: crate::host::clock::fresh_challenge().unwrap(),
    };
    readers.tap(Epoch(7), &"busy".into(), request.clone()).unwrap();
    let patience = Instant::now() + Duration::from_secs(30);
    let next = |readers: &mut Readers| loop {
        assert!(Instant::now() < patience, "nothing is heard of the tap");
        let message = mailbox.next_until(Instant::now() + Duration::from_millis(50));
        match message.and_then(|message| readers.receive(message)) {
            Some(Event::Tap { epoch, news }) => return (epoch, news),
            Some(Event::Reader(_)) | None => {}
        }
    };
    assert!(matches!(next(&mut readers), (Epoch(7), TapNews::Busy)));
    assert!(readers.stop_tap(Epoch(6)).is_none(), "another tap than the one that runs");
    let stopped = readers.stop_tap(Epoch(7)).unwrap();
    assert_eq!(stopped.result.unwrap_err(), ReadError::NotOpened(OpenError::Busy));
    assert!(readers.stop_tap(Epoch(7)).is_none(), "stopped twice");

    // A tap that has been opened was not waiting; what came late from the one before is no news.
    readers.tap(Epoch(8), &"other".into(), request).unwrap();
    readers.receive(Message::tap(Epoch(8), Note::Opened));
    assert!(readers.receive(Message::tap(Epoch(7), Note::PoweredDown)).is_none());
    assert!(readers.receive(Message::tap(Epoch(7), Note::NotOpened(OpenError::Mute))).is_none());
    let late = Note::Progress(kazasu_core::read::Progress::Selected);
    let heard = readers.receive(Message::tap(Epoch(7), late));
    assert!(matches!(heard, Some(Event::Tap { epoch: Epoch(7), .. })), "dropped by its number");
    assert_eq!(readers.stop_tap(Epoch(8)).unwrap().result.unwrap_err(), ReadError::Stopped);
}
