//! Why a reader does not give us what lies on it.

use serde::Serialize;
use thiserror::Error;

/// Why the PC/SC service does not serve us: each has a remedy of its own. The context is dead for
/// ever, even when the service is back: make a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceDown {
    /// It does not run (`SCARD_E_NO_SERVICE`), or has stopped.
    #[error("the PC/SC service is not running")]
    NotRunning,
    /// It runs and refuses the user of this program (`SCARD_W_SECURITY_VIOLATION`: polkit, or the
    /// permissions of its socket).
    #[error("the PC/SC service refuses this user")]
    Refused,
    /// It takes what it is asked and says nothing.
    #[error("the PC/SC service does not answer")]
    Silent,
    /// It answers what the PC/SC library of this program does not understand: a service and a
    /// library of two versions, or another program at its socket.
    #[error("the PC/SC service and the PC/SC library do not understand each other")]
    Incompatible,
}

impl ServiceDown {
    /// Every cause.
    pub const ALL: [Self; 4] = [Self::NotRunning, Self::Refused, Self::Silent, Self::Incompatible];

    /// The stable word for it, in logs and between programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotRunning => "not_running",
            Self::Refused => "refused",
            Self::Silent => "silent",
            Self::Incompatible => "incompatible",
        }
    }
}

/// Why a tap never began: no command was sent, so that nothing was spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum OpenError {
    /// Another program uses the reader, and did not give it free in time
    /// (`SCARD_E_SHARING_VIOLATION`, or a transaction that does not end).
    #[error("another program uses the reader")]
    Busy,
    /// Nothing lies on the reader any more (`SCARD_E_NO_SMARTCARD`, `SCARD_W_REMOVED_CARD`).
    #[error("nothing lies on the reader")]
    Empty,
    /// What lies on the reader does not answer its power-up (`SCARD_W_UNRESPONSIVE_CARD` and its
    /// relatives): a phone whose radio is off, or a thing that is no card.
    #[error("what lies on the reader does not answer")]
    Mute,
    /// The reader is gone, its driver failed, or no thread could be had for it.
    #[error("the reader is gone")]
    ReaderGone,
    /// The PC/SC service refuses this reader or card to the user of this program
    /// (`SCARD_W_SECURITY_VIOLATION`: polkit).
    #[error("the PC/SC service refuses this user")]
    Refused,
    /// The PC/SC service is gone.
    #[error("the PC/SC service does not answer")]
    ServiceGone,
}

impl From<ServiceDown> for OpenError {
    fn from(down: ServiceDown) -> Self {
        match down {
            ServiceDown::Refused => Self::Refused,
            ServiceDown::NotRunning | ServiceDown::Silent | ServiceDown::Incompatible => {
                Self::ServiceGone
            }
        }
    }
}
