//! Gives the readers back when a program begins to serve patients with them: a technician's view
//! and a demonstration use them only as long as nobody does.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

#[cfg(feature = "tui")]
use crate::host::clock::Instant;
#[cfg(feature = "tui")]
use crate::host::instance_lock::OtherInstance;
use crate::host::instance_lock::{Claim, LOOK, Serving, Viewing};
use crate::host::mailbox::Post;
use crate::host::visits::Outside;

/// How long visits have for their end, before the readers count as given back.
#[cfg(feature = "tui")]
const LAST_TAP: Duration = Duration::from_secs(2);

/// How long a demonstration has for letting go of them: it does so at once.
const LET_GO: Duration = Duration::from_millis(250);

/// Ends the thread when it is dropped.
pub(super) type Watch = SyncSender<()>;

/// Ends these visits when somebody else than `ignored` begins to serve patients, and says so once.
///
/// # Errors
///
/// When the system starts no more threads.
#[cfg(feature = "tui")]
pub(super) fn yield_later(
    mut viewing: Viewing,
    ignored: Option<OtherInstance>,
    visits: Post<Outside>,
    yielded: impl FnOnce(OtherInstance) + Send + 'static,
) -> io::Result<Watch> {
    let (ends, ended) = sync_channel(0);
    thread::Builder::new().name("serving look".into()).spawn(move || {
        while goes_on(&ended) {
            let Some(other) = viewing.holder().filter(|other| Some(other) != ignored.as_ref())
            else {
                continue;
            };
            let patience = Instant::now() + LAST_TAP;
            // Nobody listens any more when they have ended.
            while visits.send(Outside::Quit) && Instant::now() < patience {
                thread::sleep(Duration::from_millis(10));
            }
            drop(viewing);
            return yielded(other);
        }
    })?;
    Ok(ends)
}

/// Lets visits of a demonstration use real readers whenever nobody serves patients with them.
///
/// # Errors
///
/// When the system starts no more threads.
pub(super) fn share(claim: Claim, visits: Post<Outside>) -> io::Result<Watch> {
    let (ends, ended) = sync_channel(0);
    thread::Builder::new().name("serving look".into()).spawn(move || {
        let mut told = None;
        let mut tell = |serving: Serving| {
            if told.as_ref() != Some(&serving) && visits.send(serving.clone().into()) {
                told = Some(serving);
            }
        };
        let mut viewing = None;
        loop {
            let other = match &mut viewing {
                None => match Viewing::begin(&claim) {
                    Ok(begun) => {
                        viewing = Some(begun);
                        None
                    }
                    Err(other) => Some(other),
                },
                Some(viewing) => viewing.holder(),
            };
            match other {
                None => tell(Serving::Here),
                Some(other) => {
                    tell(Serving::Elsewhere(other));
                    if viewing.is_some() {
                        thread::sleep(LET_GO);
                        viewing = None;
                    }
                }
            }
            if !goes_on(&ended) {
                return;
            }
        }
    })?;
    Ok(ends)
}

/// Whether the program goes on, a look later.
fn goes_on(ended: &Receiver<()>) -> bool {
    matches!(ended.recv_timeout(LOOK), Err(RecvTimeoutError::Timeout))
}
