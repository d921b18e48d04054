use std::fs;
use std::path::Path;

use super::super::{Keep, Trouble};
use super::*;

fn settings(folder: &Path) -> Settings {
    Settings { folder: Some(folder.to_owned()), keep: Keep::default() }
}

fn trouble(what: &'static str) -> Entry {
    Entry::Trouble(Trouble { what, error: None })
}

fn lines(folder: &Path) -> Vec<Value> {
    let files = super::super::rolling::files(folder).unwrap();
    let text: String = files.iter().map(|(_, path, _)| fs::read_to_string(path).unwrap()).collect();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_is_logged_is_a_json_object_a_line_and_the_end_is_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let log = Log::start(&settings(folder.path()), "desk-1").unwrap();
    log.follow().write(trouble("marker"));
    log.end();
    let lines = lines(folder.path());
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[0]["event"], &lines[0]["what"], &lines[0]["terminal"]),
        (&"trouble".into(), &"marker".into(), &"desk-1".into())
    );
    assert!(clock::parse_rfc3339(lines[0]["time"].as_str().unwrap()).is_some());
    assert_eq!(lines[1]["event"], "ended");
}

#[test]
fn a_folder_that_cannot_be_written_costs_lines_and_they_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("log");
    fs::write(&place, "in the way").unwrap();
    let log = Log::start(&settings(&place), "desk-1").unwrap();
    let follow = log.follow();
    let started = Instant::now();
    (0..2 * WAITING).for_each(|_| follow.write(trouble("marker")));
    assert!(started.elapsed() < Duration::from_secs(5), "nobody waits for the disk");
    // The disk is mended while the program runs.
    let patience = Instant::now() + Duration::from_secs(10);
    while log.follow.lost.load(Ordering::Relaxed) < 2 * WAITING as u64 {
        assert!(Instant::now() < patience, "every line is counted");
        thread::sleep(Duration::from_millis(1));
    }
    fs::remove_file(&place).unwrap();
    follow.write(trouble("mended"));
    log.end();
    let lines = lines(&place);
    assert_eq!((&lines[0]["event"], &lines[0]["lines"]), (&"lost".into(), &(2 * WAITING).into()));
    assert_eq!(lines[1]["what"], "mended");
}
