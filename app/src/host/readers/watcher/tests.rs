use std::sync::atomic::AtomicUsize;

use super::super::message::Sent;
use super::*;
use crate::host::mailbox::{Mailbox, mailbox};

/// How long a broken service is watched.
const WATCHED: Duration = Duration::from_millis(1_200);

/// Connects without fault, and fails when it is watched.
struct Broken {
    /// The first look at what lies there succeeds.
    looks: bool,
}

impl Source for Broken {
    fn readers(&self) -> Result<Vec<ReaderName>, ServiceDown> {
        Ok(vec!["Reader".into()])
    }

    fn watch(&mut self, limit: Duration) -> Result<Vec<ReaderEvent>, ServiceDown> {
        if self.looks && limit.is_zero() { Ok(Vec::new()) } else { Err(ServiceDown::NotRunning) }
    }

    fn canceller(&self) -> Option<Canceller> {
        None
    }
}

/// Watches it for a while: how often it was connected to, how often it may have been, and what was
/// told.
fn watched(looks: bool) -> Watched {
    let start = Instant::now();
    let (post, messages) = mailbox();
    let connects = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connects);
    let connect = move || {
        counted.fetch_add(1, Ordering::SeqCst);
        Ok(Broken { looks })
    };
    let watcher = Watcher::spawn(post, connect).unwrap();
    thread::sleep(WATCHED);
    let patience = Instant::now() + Duration::from_secs(10);
    while !watcher.end() {
        assert!(Instant::now() < patience, "the watcher does not end");
        thread::sleep(Duration::from_millis(1));
    }
    // Once for each pause, and once more at the start.
    let at_most = usize::try_from(start.elapsed().as_millis() / PAUSE.as_millis()).unwrap() + 2;
    Watched { connects: connects.load(Ordering::SeqCst), at_most, told: told(&messages) }
}

struct Watched {
    connects: usize,
    at_most: usize,
    told: Vec<ReaderEvent>,
}

fn told(messages: &Mailbox<Message>) -> Vec<ReaderEvent> {
    let event = |Message(sent)| {
        if let Sent::Reader(event) = sent { event } else { panic!("only events of readers") }
    };
    messages.waiting().map(event).collect()
}

#[test]
fn a_service_that_connects_and_cannot_be_watched_is_down_and_is_not_asked_without_rest() {
    let Watched { connects, at_most, told } = watched(false);
    assert!((1..=at_most).contains(&connects), "{connects} connections");
    assert_eq!(told, [ReaderEvent::ServiceDown(ServiceDown::NotRunning)], "and that is told once");
}

#[test]
fn a_service_that_fails_after_its_first_look_is_not_asked_without_rest_either() {
    let Watched { connects, at_most, told } = watched(true);
    assert!((1..=at_most).contains(&connects), "{connects} connections");
    assert!(
        told.len() <= at_most
            && told.iter().all(|event| matches!(event, ReaderEvent::ServiceUp { .. })),
        "{told:?}"
    );
}
