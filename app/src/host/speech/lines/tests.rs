use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use super::*;

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// A pipe with room for one write: the next one waits until that is read.
struct Pipe(SyncSender<String>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        self.0.send(text).map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn lines() -> (Lines, Receiver<String>) {
    let (end, read) = sync_channel(0);
    (Lines::on(Pipe(end)).unwrap(), read)
}

#[test]
fn each_speech_is_one_line() {
    let (mut lines, read) = lines();
    lines.say("one\ntwo\r".into());
    assert_eq!(read.recv_timeout(PATIENCE).unwrap(), "one two \n");
    lines.say("三".into());
    assert_eq!(read.recv_timeout(PATIENCE).unwrap(), "三\n");
}

/// The call would not come back if it waited for the reader; the newest lines are the ones that are
/// kept.
#[test]
fn a_pipe_that_nobody_reads_keeps_nobody() {
    let (mut lines, read) = lines();
    for number in 0..1_000 {
        lines.say(number.to_string());
    }
    let mut said: Vec<u32> = Vec::new();
    while said.last() != Some(&999) {
        said.push(read.recv_timeout(PATIENCE).unwrap().trim().parse().unwrap());
    }
    assert!(said.len() <= WAITING + 1, "{said:?}");
    assert!(said.is_sorted(), "{said:?}");
    assert_eq!(said[said.len() - WAITING..], (1_000 - WAITING as u32..1_000).collect::<Vec<_>>());
}

#[test]
fn a_listener_that_goes_away_ends_the_lines_alone() {
    let (mut lines, read) = lines();
    drop(read);
    for _ in 0..100 {
        lines.say("nobody".into());
    }
    assert!(lines.queue.lines().len() <= WAITING);
}
