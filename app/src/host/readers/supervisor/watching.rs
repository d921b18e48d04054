//! Whether the readers of PC/SC are watched: from when they are this program's until it lets go of
//! them, and anew where a technician orders it.

use kazasu_core::reader::ReaderName;

use super::Readers;

impl Readers {
    /// Whether they are watched.
    #[cfg_attr(
        not(any(feature = "touch", feature = "tui")),
        allow(dead_code, reason = "whoever serves patients gives way")
    )]
    pub(crate) const fn is_open(&self) -> bool {
        self.watcher.is_some()
    }

    /// Starts watching, if it does not yet.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn open(&mut self) -> std::io::Result<()> {
        if self.watcher.is_none() {
            self.watcher = Some((self.watch_anew)()?);
        }
        Ok(())
    }

    /// Lets go of every reader of PC/SC: a tap that runs is stopped, and nothing is told of them
    /// until they are opened again.
    #[cfg_attr(
        not(any(feature = "touch", feature = "tui")),
        allow(dead_code, reason = "whoever serves patients gives way")
    )]
    pub(crate) fn close(&mut self) {
        self.stop();
        self.abandon_all();
        self.retired.extend(self.watcher.take());
        self.retired.retain(|watcher| !watcher.end());
    }

    /// Starts one reader anew: its thread is abandoned and its PC/SC context with it; the next tap
    /// gets others. A tap that runs there is given up.
    pub(crate) fn restart(&mut self, reader: &ReaderName) {
        if self.running.as_ref().is_some_and(|running| running.reader == *reader) {
            self.stop();
        }
        self.abandon(reader);
    }

    /// Starts everything anew that has to do with PC/SC: every context of this program, the
    /// watcher's included. The first events of the new watcher say what is there. Where the readers
    /// are another program's, nothing is started.
    pub(crate) fn reconnect(&mut self) -> std::io::Result<()> {
        self.stop();
        self.abandon_all();
        if self.watcher.is_some() {
            let watcher = (self.watch_anew)()?;
            self.retired.extend(self.watcher.replace(watcher));
        }
        self.retired.retain(|watcher| !watcher.end());
        Ok(())
    }

    fn abandon_all(&mut self) {
        let readers: Vec<_> = self.workers.keys().cloned().collect();
        readers.iter().for_each(|reader| self.abandon(reader));
    }
}
