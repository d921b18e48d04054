//! Heads that stand somewhere else than beside the audit log: whoever writes the whole chain anew
//! does not reach them, or has to reach them too.

use std::path::Path;

use serde_json::{Map, Value};

use super::head::Noted;
use crate::config::Config;
use crate::host::log::Lines;
use crate::host::loggable::Word;

/// What is known from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NotedHeads {
    /// A head that a person has noted.
    pub(crate) noted: Option<Noted>,
    /// The heads that the log has noted, one at each start of a program.
    pub(crate) logged: Vec<Noted>,
}

impl NotedHeads {
    /// The heads in the log that is configured for this terminal. A log that is not there, or
    /// cannot be read, has none: it is no part of the audit log.
    pub(crate) fn logged(config: &Config) -> Self {
        Self::logged_in(config.log.folder().as_deref(), &config.terminal.id)
    }

    fn logged_in(folder: Option<&Path>, terminal: &str) -> Self {
        let lines = folder.and_then(|folder| Lines::open(folder, None).ok());
        let Some(mut lines) = lines else { return Self::default() };
        let terminal = Word::terminal(terminal);
        let mut logged = Vec::new();
        while let Ok(Some((_, line))) = lines.next() {
            logged.extend(head(&line, &terminal).filter(|head| !logged.contains(head)));
        }
        Self { noted: None, logged }
    }
}

/// The head of a `started` line. Several terminals may write into one folder, and each has an audit
/// log of its own.
fn head(line: &Map<String, Value>, terminal: &Word) -> Option<Noted> {
    let text = |name: &str| line.get(name).and_then(Value::as_str);
    let is_ours = text("event") == Some("started") && text("terminal") == Some(terminal.as_str());
    let count = line.get("audit_records").and_then(Value::as_u64);
    is_ours.then_some(Noted { count: count?, hash: text("audit_head")?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starts_of_this_terminal_name_its_heads() {
        let folder = tempfile::tempdir().unwrap();
        let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        let line = |terminal: &str, event: &str, records: u64, hash: &str| {
            format!(
                r#"{{"time":"2026-11-22T00:00:00Z","terminal":"{terminal}","event":"{event}","audit_records":{records},"audit_head":"{hash}"}}"#
            ) + "\n"
        };
        let text = [
            line("desk-1", "started", 3, hash),
            line("desk-1", "started", 3, hash),
            line("desk-2", "started", 4, hash),
            line("desk-1", "ended", 5, hash),
            line("desk-1", "started", 6, "no hash"),
            "no line\n".to_owned(),
            line("desk-1", "started", 7, hash),
        ];
        std::fs::write(folder.path().join("kazasu-2026-11-22-001.jsonl"), text.concat()).unwrap();
        let counts = |folder: Option<&Path>| {
            NotedHeads::logged_in(folder, "desk-1")
                .logged
                .iter()
                .map(|head| head.count)
                .collect::<Vec<_>>()
        };
        assert_eq!(counts(Some(folder.path())), [3, 7]);
        assert_eq!(counts(Some(Path::new("/nowhere"))), [0; 0]);
        assert_eq!(counts(None), [0; 0]);
    }
}
