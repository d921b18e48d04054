//! Why a reader does not give us what lies on it.

use thiserror::Error;

/// The PC/SC service does not answer. The context is dead for ever, even when the service is back:
/// make a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the PC/SC service does not answer")]
pub struct ServiceDown;

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
    /// The PC/SC service is gone.
    #[error("the PC/SC service does not answer")]
    ServiceGone,
}

impl From<ServiceDown> for OpenError {
    fn from(ServiceDown: ServiceDown) -> Self {
        Self::ServiceGone
    }
}
