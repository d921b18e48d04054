//! What this terminal was to write down and cannot, in a sentence for whoever starts it. It serves
//! patients all the same.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::folder;
use crate::config::Config;
use crate::host::{audit, paths};

/// How long a start waits for an answer; a disk has one at once.
const PATIENCE: Duration = Duration::from_secs(1);

/// A sentence for each cause, without an end.
pub(crate) fn refused(config: &Config) -> Vec<String> {
    let folders = [
        ("the log", config.log.folder()),
        ("the audit log", audit::folder()),
        ("the mark of an open visit", paths::state_folder()),
    ];
    // A folder on a network may not answer for ever.
    let (answer, answered) = channel();
    let look = thread::Builder::new().name("records".into()).spawn(move || {
        let closed = folders.map(|(what, folder)| {
            let none = || Some("the system names no home folder for this user".to_owned());
            (what, folder.map_or_else(none, |folder| folder::look(folder).closed))
        });
        drop(answer.send(closed));
    });
    let sentence = |what: &str, why: &str| {
        format!("{what} cannot be written: {why}; patients are served all the same")
    };
    match look.map(|_| answered.recv_timeout(PATIENCE)) {
        Ok(Ok(closed)) => {
            let mut causes: Vec<(String, String)> = Vec::new();
            for (what, why) in closed.into_iter().filter_map(|(what, why)| Some((what, why?))) {
                match causes.iter_mut().find(|(_, known)| *known == why) {
                    Some((whats, _)) => *whats = format!("{whats}, {what}"),
                    None => causes.push((what.to_owned(), why)),
                }
            }
            causes.iter().map(|(what, why)| sentence(what, why)).collect()
        }
        Ok(Err(RecvTimeoutError::Timeout)) => {
            vec![sentence("the log", "its disk does not answer; look at it")]
        }
        // Whoever starts no more threads says so soon enough.
        Ok(Err(RecvTimeoutError::Disconnected)) | Err(_) => Vec::new(),
    }
}
