//! The checkpoints that the log keeps of the audit log, one for each start of a program: whoever
//! writes the whole audit log anew has to reach them too.

use std::path::Path;

use kazasu_core::audit::{Checkpoint, Checkpoints};
use serde_json::{Map, Value};

use crate::config::Config;
use crate::host::log::Lines;
use crate::host::loggable::Word;

/// The checkpoints in the log that is configured for this terminal. A log that is not there, or
/// cannot be read, has none: it is no part of the audit log.
pub(crate) fn logged_checkpoints(config: &Config) -> Checkpoints {
    Checkpoints {
        noted: None,
        logged: logged_in(config.log.folder().as_deref(), &config.terminal.id),
    }
}

fn logged_in(folder: Option<&Path>, terminal: &str) -> Vec<Checkpoint> {
    let lines = folder.and_then(|folder| Lines::open(folder, None).ok());
    let Some(mut lines) = lines else { return Vec::new() };
    let terminal = Word::terminal(terminal);
    let mut logged = Vec::new();
    while let Ok(Some((_, line))) = lines.next() {
        logged.extend(checkpoint(&line, &terminal).filter(|one| !logged.contains(one)));
    }
    logged
}

/// The checkpoint of the line of a start, or of one that came later. Several terminals may write
/// into one folder, and each has an audit log of its own.
fn checkpoint(line: &Map<String, Value>, terminal: &Word) -> Option<Checkpoint> {
    let text = |name: &str| line.get(name).and_then(Value::as_str);
    let names_a_head = matches!(text("event"), Some("started" | "audit_checked"));
    let is_ours = names_a_head && text("terminal") == Some(terminal.as_str());
    let count = line.get("audit_records").and_then(Value::as_u64);
    is_ours.then_some(Checkpoint { count: count?, hash: text("audit_head")?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starts_of_this_terminal_name_its_checkpoints() {
        let folder = tempfile::tempdir().unwrap();
        let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        let line = |terminal: &str, event: &str, records: u64, hash: &str| {
            format!(
                "{{\"time\":\"2026-11-22T00:00:00Z\",\"terminal\":\"{terminal}\",\
                 \"event\":\"{event}\",\"audit_records\":{records},\"audit_head\":\"{hash}\"}}\n"
            )
        };
        let text = [
            line("desk-1", "started", 3, hash),
            line("desk-1", "started", 3, hash),
            line("desk-2", "started", 4, hash),
            line("desk-1", "ended", 5, hash),
            line("desk-1", "started", 6, "no hash"),
            line("desk-1", "audit_checked", 8, hash),
            "no line\n".to_owned(),
            line("desk-1", "started", 7, hash),
        ];
        std::fs::write(folder.path().join("kazasu-2026-11-22-001.jsonl"), text.concat()).unwrap();
        let counts = |folder: Option<&Path>| {
            logged_in(folder, "desk-1").iter().map(|one| one.count).collect::<Vec<_>>()
        };
        assert_eq!(counts(Some(folder.path())), [3, 8, 7]);
        assert_eq!(counts(Some(Path::new("/nowhere"))), [0; 0]);
        assert_eq!(counts(None), [0; 0]);
    }
}
