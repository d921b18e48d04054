//! What a program says of itself when it asks whether it may serve.

use std::path::PathBuf;

use kazasu_core::sha256::Sha256;

use super::file::{self, FileLock};
use super::other::OtherInstance;
use crate::host::paths;

/// Which readers a program uses, and whose programs it takes for others that may use them.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// What the program calls itself: `kazasu touch`.
    pub(super) front: String,
    /// By their PC/SC names; none: any.
    pub(super) readers: Vec<String>,
    /// Users whose programs count, beside this one and root: names or numbers.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "no user sees another's"))]
    pub(super) users: Vec<String>,
    /// Where the PC/SC library looks for its service, if not in the usual place.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "no user sees another's"))]
    pub(super) service: Option<String>,
    /// Of this user's state.
    pub(super) folder: Option<PathBuf>,
    /// Where nothing is to be left behind, files are looked at and not made.
    pub(super) leaves_files: bool,
}

impl Claim {
    /// Of a program that calls itself so (`kazasu touch`), with these readers (none: any).
    pub(crate) fn new(front: &str, readers: &[String], users: &[String]) -> Self {
        Self {
            front: front.to_owned(),
            readers: readers.to_vec(),
            users: users.to_vec(),
            service: std::env::var("PCSCLITE_CSOCK_NAME").ok(),
            folder: paths::state_folder(),
            leaves_files: true,
        }
    }

    /// The same, of a program that leaves nothing behind.
    pub(crate) fn without_files(self) -> Self {
        Self { leaves_files: false, ..self }
    }

    /// What the program calls itself.
    pub(crate) fn front(&self) -> &str {
        &self.front
    }

    /// A name of 16 letters for each reader, which may stand in any other name.
    pub(super) fn short_names(&self) -> Vec<String> {
        self.readers.iter().map(|reader| short_name(reader)).collect()
    }

    pub(super) fn take_file(&self) -> Result<Option<FileLock>, OtherInstance> {
        let Some(folder) = &self.folder else { return Ok(None) };
        match file::take(folder, &self.short_names(), &self.front) {
            Ok(taken) => taken.map(Some),
            Err(error) => {
                tracing::warn!(%error, "no lock says that this program serves patients");
                Ok(None)
            }
        }
    }

    pub(super) fn look_at_file(&self) -> Option<OtherInstance> {
        file::look(self.folder.as_deref()?, &self.short_names())
    }
}

/// A name of 16 letters that may stand in any other name.
pub(super) fn short_name(name: &str) -> String {
    Sha256::of(name.as_bytes()).to_string().chars().take(16).collect()
}
