//! How a command ends: the exit codes and the error object of the interface
//! (docs/integrators.md).

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use super::output;
use crate::config::ConfigError;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: done, read, ready.
    Done,
    /// 1: refused, or not ready.
    Refused,
    /// 2: the arguments or the configuration are wrong.
    Usage,
    /// 3: no PC/SC service, or no reader.
    NoReader,
    /// 101: something in this program broke; also the code of a panic that nobody catches.
    #[cfg_attr(not(feature = "touch"), allow(dead_code, reason = "a window can break"))]
    Broken,
    /// 4: standard output could not be written to; whatever else there was to say.
    OutputLost,
}

impl Exit {
    /// How the program ends, when all is said: a result that nobody has got counts as none.
    pub(super) fn at_last(self) -> Self {
        let Some(error) = output::lost() else { return self };
        output::complain(&format!(
            "standard output cannot be written to ({error}): the result, or a part of it, is lost"
        ));
        Self::OutputLost
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Refused => 1,
            Exit::Usage => 2,
            Exit::NoReader => 3,
            Exit::Broken => 101,
            Exit::OutputLost => 4,
        })
    }
}

/// Why a command could not do its work: not the phone's doing.
#[derive(Debug, Serialize)]
pub(crate) struct Failure {
    outcome: &'static str,
    reason: &'static str,
    message: String,
    /// Where the configuration is wrong, thing by thing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<Problem>,
    /// The same for a person, in her language.
    #[serde(skip)]
    said: Option<String>,
    #[serde(skip)]
    exit: Exit,
}

/// One thing that is wrong in the configuration.
#[derive(Debug, Serialize)]
struct Problem {
    file: String,
    /// From 1; `null` where the file itself cannot be read.
    line: Option<usize>,
    /// `section.key`, where it is one's fault.
    key: Option<String>,
    message: String,
}

impl From<&ConfigError> for Problem {
    fn from(error: &ConfigError) -> Self {
        let file = |path: &Path| path.display().to_string();
        match error {
            ConfigError::Unreadable { path, error } => {
                Self { file: file(path), line: None, key: None, message: error.to_string() }
            }
            ConfigError::Wrong { path, line, key, message } => Self {
                file: file(path),
                line: Some(*line),
                key: key.clone(),
                message: message.clone(),
            },
        }
    }
}

impl Failure {
    /// The configuration is wrong; `problems` has at least one entry.
    pub(crate) fn configuration(problems: &[ConfigError]) -> Self {
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        Self {
            problems: problems.iter().map(Problem::from).collect(),
            ..Self::new(Exit::Usage, "configuration", lines.join("\n"))
        }
    }

    /// The arguments are wrong.
    pub(crate) fn usage(message: &str) -> Self {
        Self::new(Exit::Usage, "usage", message)
    }

    /// Anything that ends with `exit`; `reason` is one stable word.
    pub(crate) fn new(exit: Exit, reason: &'static str, message: impl Into<String>) -> Self {
        Self {
            outcome: "error",
            reason,
            message: message.into(),
            problems: Vec::new(),
            said: None,
            exit,
        }
    }

    /// With words for a person; without them she gets the message.
    pub(crate) fn saying(self, said: String) -> Self {
        Self { said: Some(said), ..self }
    }

    /// The message, for a sentence of somebody else.
    #[cfg(all(feature = "demo", feature = "delivery", any(feature = "touch", feature = "tui")))]
    pub(super) fn why(&self) -> &str {
        &self.message
    }

    /// Tells it: as the error object on standard output, or as a sentence on standard error.
    pub(crate) fn tell(&self, json: bool) -> Exit {
        if json {
            if let Err(error) = output::json(self) {
                output::complain(&Self::from(error).message);
            }
        } else {
            output::complain(self.said.as_deref().unwrap_or(&self.message));
        }
        self.exit
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::configuration(&[error])
    }
}

impl From<std::io::Error> for Failure {
    /// The terminal gives no answer, or a result cannot be made.
    fn from(error: std::io::Error) -> Self {
        Self::new(Exit::Usage, "output", format!("standard input or output: {error}"))
    }
}
