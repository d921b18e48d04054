//! The configuration: one TOML file; what is wrong in it is said with file, line and key.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy;
use kazasu_core::session::{Facility, Holding, Limits, Look, Settings};
use kazasu_core::time::UnixTime;
use kazasu_core::verify::Policy;
use thiserror::Error;

use crate::host::passcode::PasscodeHash;

mod file;
mod locate;
mod log;
mod minimum;
mod trust;
mod value;

pub(crate) use minimum::{Minimum, Version};
pub(crate) use value::{Origin, Value};

/// The configuration in force, checked.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// Where it came from; `None` for the defaults.
    pub(crate) source: Option<PathBuf>,
    /// What this terminal is called at the desk.
    pub(crate) terminal_id: String,
    /// The language of this terminal, if it names one.
    pub(crate) language: Option<kazasu_i18n::Language>,
    /// What kind of place this is.
    pub(crate) facility: Facility,
    /// Where phones are held.
    pub(crate) holding: Holding,
    /// What the place is called that patients are sent to, if not as usual.
    pub(crate) desk: Option<String>,
    /// From when on phones may be used.
    pub(crate) service_starts: UnixTime,
    /// The readers to use; empty: any.
    pub(crate) readers: Vec<String>,
    /// What a certificate is proven against.
    pub(crate) policy: Policy,
    /// Opens the technician's view; `None`: nothing does.
    #[cfg_attr(
        not(feature = "tui"),
        allow(dead_code, reason = "technicians work in the terminal UI")
    )]
    pub(crate) passcode: Option<PasscodeHash>,
    /// Every value in force, and where it comes from.
    pub(crate) values: Vec<Value>,
    /// How long each part of a visit may rest.
    pub(crate) limits: Limits,
    /// Everything that is pressed lies as low as it can.
    pub(crate) low_reach: bool,
    /// Pictures do not move.
    pub(crate) still: bool,
    /// How much larger everything is drawn, 1 to 2.
    pub(crate) scale: f32,
    /// Loudness of the tones, 0 to 100.
    pub(crate) volume: u8,
    /// Where the log goes, and how much of it is kept.
    pub(crate) log: crate::host::log::Settings,
    /// Versions below which this terminal is not to be used.
    pub(crate) minimum: Minimum,
}

/// Why the configuration cannot be used.
#[derive(Debug, Error)]
pub(crate) enum ConfigError {
    /// The file itself.
    #[error("{}: {error}", path.display())]
    Unreadable {
        /// The configuration file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// Something in it.
    #[error("{}:{line}: {}{message}", path.display(), key.as_ref().map(|key| format!("{key}: ")).unwrap_or_default())]
    Wrong {
        /// The configuration file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Table and key, where it is one's fault.
        key: Option<String>,
        /// What is wrong and what would be right.
        message: String,
    },
}

impl Config {
    /// Loads `path`, else the platform's default file where there is one, else the defaults.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] with file, line and key.
    pub(crate) fn load(path: Option<&Path>) -> Result<Self, ConfigError> {
        match path.map(Path::to_owned).or_else(default_path) {
            Some(path) => {
                let text = fs::read_to_string(&path)
                    .map_err(|error| ConfigError::Unreadable { path: path.clone(), error })?;
                file::parse(&text, &path)
            }
            None => Self::usual(),
        }
    }

    /// The defaults, whatever file there is.
    ///
    /// # Errors
    ///
    /// [`ConfigError`], when what comes with this program cannot be read.
    pub(crate) fn usual() -> Result<Self, ConfigError> {
        file::parse("", Path::new("kazasu.toml")).map(|config| Self { source: None, ..config })
    }
}

impl Config {
    /// What the visits of this terminal are to know, in this language to begin with.
    pub(crate) fn settings(&self, language: kazasu_core::session::Language) -> Settings {
        Settings {
            facility: self.facility,
            holding: self.holding,
            desk: self.desk.clone(),
            look: Look { language, ..Look::default() },
            limits: self.limits,
            readers: self.readers.clone(),
            ..Settings::new(Arc::new(self.policy.clone()), self.service_starts)
        }
    }
}

/// The first of the platform's usual places that has a file: the user's configuration, then the
/// machine's.
fn default_path() -> Option<PathBuf> {
    let user = etcetera::choose_base_strategy()
        .ok()
        .map(|places| places.config_dir().join("kazasu").join("kazasu.toml"));
    let machine = cfg!(unix).then(|| PathBuf::from("/etc/kazasu/kazasu.toml"));
    [user, machine].into_iter().flatten().find(|path| path.exists())
}

#[cfg(test)]
mod tests;
