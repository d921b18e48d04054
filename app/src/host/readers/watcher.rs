//! The watcher: tells what comes to and leaves the readers, and outlives the service.

use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

use kazasu_core::reader::ReaderEvent;
use kazasu_core::reader::pcsc::Service;

use super::Message;

/// One wait for an event. The service wakes us earlier when something happens.
const WAIT: Duration = Duration::from_secs(600);

/// How long to leave a service alone that does not answer.
const PAUSE: Duration = Duration::from_millis(500);

/// Starts the watcher; it ends when nobody listens any more.
pub(super) fn spawn<O: Send + 'static>(sender: SyncSender<Message<O>>) -> std::io::Result<()> {
    thread::Builder::new().name("reader watcher".into()).spawn(move || watch(&sender)).map(drop)
}

fn watch<O>(sender: &SyncSender<Message<O>>) {
    let tell = |event| sender.send(Message::Reader(event)).is_ok();
    let mut down = false;
    loop {
        // A context of a service that has stopped is dead for ever: a new one each time.
        let Ok((mut service, readers)) =
            Service::connect().and_then(|service| service.readers().map(|readers| (service, readers)))
        else {
            if !down && !tell(ReaderEvent::ServiceDown) {
                return;
            }
            down = true;
            thread::sleep(PAUSE);
            continue;
        };
        down = false;
        if !tell(ReaderEvent::ServiceUp { readers }) {
            return;
        }
        while let Ok(events) = service.watch(WAIT) {
            if !events.into_iter().all(tell) {
                return;
            }
        }
    }
}
