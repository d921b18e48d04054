//! A voice that writes a line for each thing to say, for a program that speaks: `kazasu touch
//! --speech | espeak-ng -v ja`.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::voice::Voice;

/// Lines that wait for a reader that is slow. More would be of screens that are long gone.
const WAITING: usize = 8;

/// Writes lines on a thread of its own, since a pipe that nobody reads is full some day, and then
/// keeps whoever writes.
#[derive(Debug)]
pub(crate) struct Lines {
    queue: Arc<Queue>,
}

#[derive(Debug, Default)]
struct Queue {
    lines: Mutex<VecDeque<String>>,
    news: Condvar,
}

impl Queue {
    fn lines(&self) -> MutexGuard<'_, VecDeque<String>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> String {
        let mut lines = self.lines();
        loop {
            match lines.pop_front() {
                Some(line) => return line,
                None => lines = self.news.wait(lines).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

impl Lines {
    /// Onto standard output.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn on_standard_output() -> io::Result<Self> {
        Self::on(io::stdout())
    }

    fn on(mut output: impl Write + Send + 'static) -> io::Result<Self> {
        let queue = Arc::<Queue>::default();
        let source = queue.clone();
        let write = move || {
            loop {
                let line = source.next();
                if let Err(error) = output.write_all(line.as_bytes()).and_then(|()| output.flush())
                {
                    // Whoever listened has gone; the visits go on without.
                    return tracing::warn!(%error, "speech is not read any more");
                }
            }
        };
        thread::Builder::new().name("speech".into()).spawn(write)?;
        Ok(Self { queue })
    }
}

impl Voice for Lines {
    fn say(&mut self, speech: String) {
        // A name in the configuration may have a line end in it.
        let line = speech.replace(['\n', '\r'], " ") + "\n";
        let mut lines = self.queue.lines();
        if lines.len() == WAITING {
            lines.pop_front();
        }
        lines.push_back(line);
        drop(lines);
        self.queue.news.notify_one();
    }
}

#[cfg(test)]
mod tests;
