//! One program serves the patients of a machine: two would take each other's phones. It holds a
//! lock as long as it runs, however it ends: files of this user's everywhere, and on Linux sockets
//! that every user of the machine sees.
//!
//! A technician's view that reads phones itself is seen too, and lets go of the readers before a
//! program that serves takes them.

mod claim;
mod file;
#[cfg_attr(not(target_os = "linux"), path = "instance_lock/absent.rs")]
mod neighbours;
mod other;
#[cfg(target_os = "linux")]
mod users;

use std::thread;
use std::time::Duration;

use super::clock::Instant;
pub(crate) use claim::Claim;
use file::FileLock;
use neighbours::{Neighbours, Seat};
pub(crate) use other::OtherInstance;

/// As long as this lives, this program serves the patients of this terminal.
#[derive(Debug)]
pub(crate) struct InstanceLock {
    claim: Claim,
    file: Option<FileLock>,
    neighbours: Neighbours,
    seat: Option<Seat>,
}

/// As long as this lives, programs that begin to serve know that a view uses readers.
#[derive(Debug)]
pub(crate) struct Viewing {
    claim: Claim,
    neighbours: Neighbours,
    _file: Option<FileLock>,
    _seat: Seat,
}

/// Whether this program serves patients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Serving {
    /// It does: the readers are its own.
    Here,
    /// Another one does, and this one waits until that has ended.
    Elsewhere(OtherInstance),
}

/// How often a program that serves nobody looks whether it may.
pub(crate) const LOOK: Duration = Duration::from_millis(500);

/// How long a view has for letting go of the readers: some looks, and the end of a tap.
const YIELDING: Duration = Duration::from_secs(4);

impl InstanceLock {
    /// Takes the lock, if no other program has it that uses the same readers. Where there is no
    /// place for a lock, or the file system has none, nobody can tell, and the program serves: a
    /// terminal that serves nobody is worse than a lock that is missing. Asks once, and may take
    /// half a second.
    ///
    /// # Errors
    ///
    /// [`OtherInstance`].
    pub(crate) fn acquire(claim: &Claim) -> Result<Self, OtherInstance> {
        let file = claim.take_file()?;
        let mut neighbours = Neighbours::new(claim);
        let seat = Some(neighbours.take(&claim.front)?);
        Ok(Self { claim: claim.clone(), file, neighbours, seat })
    }

    /// Tries again what could not be had: a disk may be there now, or a name be free.
    ///
    /// # Errors
    ///
    /// [`OtherInstance`] where another program was faster; nothing is held then.
    pub(crate) fn complete(&mut self) -> Result<(), OtherInstance> {
        if self.file.is_none() {
            self.file = self.claim.take_file().inspect_err(|_| self.seat = None)?;
        }
        if !self.seat.as_ref().is_some_and(Seat::is_whole) {
            self.seat = None;
            let seat = self.neighbours.take(&self.claim.front);
            self.seat = Some(seat.inspect_err(|_| self.file = None)?);
        }
        Ok(())
    }

    /// Waits until no view uses the readers any more: it has seen that this program serves. One
    /// that hangs is not waited for longer than some seconds.
    pub(crate) fn wait_for_views(&mut self) {
        let patience = Instant::now() + YIELDING;
        let folder = self.claim.folder.as_deref();
        while folder.is_some_and(file::is_viewed) || self.neighbours.is_viewed() {
            if Instant::now() >= patience {
                tracing::warn!("a technician's view does not let go of the readers");
                break;
            }
            thread::sleep(Duration::from_millis(30));
        }
    }

    /// Who serves patients with these readers, if anybody does. Nothing is taken.
    #[cfg(test)]
    pub(crate) fn holder(claim: &Claim) -> Option<OtherInstance> {
        claim.look_at_file().or_else(|| Neighbours::new(claim).look())
    }
}

/// Programs that say they serve patients with these readers, of users who do not count.
pub(crate) fn strangers(claim: &Claim) -> Vec<OtherInstance> {
    Neighbours::new(claim).strangers()
}

/// Those of these users whom this machine does not know.
pub(crate) fn unknown_users(users: &[String]) -> Vec<String> {
    #[cfg(target_os = "linux")]
    return users.iter().filter(|user| users::number(user).is_none()).cloned().collect();
    #[cfg(not(target_os = "linux"))]
    {
        let _ = users;
        Vec::new()
    }
}

impl Viewing {
    /// Begins to use the readers, unless somebody serves patients with them.
    ///
    /// # Errors
    ///
    /// [`OtherInstance`], which serves.
    pub(crate) fn begin(claim: &Claim) -> Result<Self, OtherInstance> {
        let mut viewing = Self::beside(claim);
        viewing.holder().map_or(Ok(viewing), Err)
    }

    /// Begins to use the readers, whoever serves: whoever works here has decided it.
    pub(crate) fn beside(claim: &Claim) -> Self {
        // Says first that it is there, and looks then: a program that begins to serve at the same
        // time sees it, or is seen.
        let folder = claim.folder.as_deref().filter(|_| claim.leaves_files);
        let file = folder.map(file::view);
        let mut neighbours = Neighbours::new(claim);
        let seat = neighbours.view();
        Self {
            claim: claim.clone(),
            neighbours,
            _file: file.and_then(|file| {
                file.inspect_err(|error| tracing::warn!(%error, "no lock says that a view reads"))
                    .ok()
            }),
            _seat: seat,
        }
    }

    /// Who serves patients with these readers by now.
    pub(crate) fn holder(&mut self) -> Option<OtherInstance> {
        self.claim.look_at_file().or_else(|| self.neighbours.look())
    }
}

#[cfg(test)]
mod tests;
