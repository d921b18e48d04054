//! What each error of PC/SC means, by its name: the one table of it. The names are those of the
//! PC/SC Workgroup's part 5 and of pcsc-lite's pcsclite.h, without `SCARD_`.

use pcsc::Error;

use crate::reader::{CardError, ServiceDown};

/// What an error of PC/SC means, as far as the call that gave it does not matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing happened in the time of a wait, or the wait was ended.
    NothingNew,
    /// No reader is there; all else is well.
    NoReaders,
    /// Nothing is wrong, but the answer is stale or cannot be given at this moment: the readers
    /// have changed since the call began, or the service has too much to do.
    AskAgain,
    /// Another program has the reader for itself.
    InUse,
    /// Nothing lies there any more.
    CardGone,
    /// The card was reset behind our back.
    CardReset,
    /// What lies there does not answer its power-up, or not as a card does.
    CardMute,
    /// The reader is gone, or its driver fails.
    ReaderGone,
    /// The service refuses this user. pcsc-lite's library says so too when its connection was cut
    /// with something unread in it (`ECONNRESET`).
    Refused,
    /// The service has ended, or the connection to it: this context is dead.
    ServiceGone,
    /// What none of our calls gives as we use them.
    Unexpected,
}

impl Meaning {
    /// Whether the same question may get an answer a moment later, in the same context.
    pub(super) const fn is_of_the_moment(self) -> bool {
        match self {
            Self::NothingNew
            | Self::NoReaders
            | Self::AskAgain
            | Self::InUse
            | Self::CardGone
            | Self::CardReset
            | Self::CardMute
            | Self::ReaderGone => true,
            Self::Refused | Self::ServiceGone | Self::Unexpected => false,
        }
    }

    /// Whether only a new context can bring an answer.
    pub(super) const fn ends_context(self) -> bool {
        !self.is_of_the_moment()
    }
}

/// What an error means.
pub(super) const fn meaning(error: Error) -> Meaning {
    match error {
        Error::Timeout | Error::Cancelled | Error::CancelledByUser | Error::WaitedTooLong => {
            Meaning::NothingNew
        }
        Error::NoReadersAvailable => Meaning::NoReaders,
        // A list that grew, a reader that left between the list and the wait, a wait that names
        // too many readers, a service that is busy, a system that wakes us.
        Error::InsufficientBuffer
        | Error::UnknownReader
        | Error::InvalidValue
        | Error::DuplicateReader
        | Error::ServerTooBusy
        | Error::NotReady
        | Error::NoMemory
        | Error::SystemCancelled => Meaning::AskAgain,
        Error::SharingViolation => Meaning::InUse,
        Error::NoSmartcard | Error::RemovedCard | Error::NotTransacted | Error::CommDataLost => {
            Meaning::CardGone
        }
        Error::ResetCard => Meaning::CardReset,
        Error::UnresponsiveCard
        | Error::UnpoweredCard
        | Error::UnsupportedCard
        | Error::CardUnsupported
        | Error::UnknownCard
        | Error::ProtoMismatch
        | Error::InvalidAtr => Meaning::CardMute,
        Error::ReaderUnavailable | Error::ReaderUnsupported | Error::CantDispose => {
            Meaning::ReaderGone
        }
        Error::SecurityViolation | Error::NoAccess => Meaning::Refused,
        Error::NoService
        | Error::ServiceStopped
        | Error::CommError
        | Error::InvalidHandle
        | Error::Shutdown => Meaning::ServiceGone,
        #[cfg(target_os = "windows")]
        Error::Unexpected => Meaning::Unexpected,
        Error::InternalError
        | Error::UnknownError
        | Error::InvalidParameter
        | Error::InvalidTarget
        | Error::PciTooSmall
        | Error::IccInstallation
        | Error::IccCreateorder
        | Error::UnsupportedFeature
        | Error::DirNotFound
        | Error::FileNotFound
        | Error::NoDir
        | Error::NoFile
        | Error::WriteTooMany
        | Error::BadSeek
        | Error::InvalidChv
        | Error::UnknownResMng
        | Error::NoSuchCertificate
        | Error::CertificateUnavailable
        | Error::NoKeyContainer
        | Error::WrongChv
        | Error::ChvBlocked
        | Error::Eof
        | Error::CardNotAuthenticated
        | Error::CacheItemNotFound
        | Error::CacheItemStale
        | Error::CacheItemTooBig => Meaning::Unexpected,
    }
}

/// Why no context can be had.
pub(super) const fn no_context(error: Error) -> ServiceDown {
    match meaning(error) {
        Meaning::Refused => ServiceDown::Refused,
        Meaning::NothingNew
        | Meaning::NoReaders
        | Meaning::AskAgain
        | Meaning::InUse
        | Meaning::CardGone
        | Meaning::CardReset
        | Meaning::CardMute
        | Meaning::ReaderGone
        | Meaning::ServiceGone => ServiceDown::NotRunning,
        Meaning::Unexpected => ServiceDown::Incompatible,
    }
}

/// What a failed transmission means. The first one after a removal says `NotTransacted`, later ones
/// `RemovedCard`.
pub(super) const fn card_error(error: Error) -> CardError {
    match error {
        Error::RemovedCard
        | Error::NotTransacted
        | Error::NoSmartcard
        | Error::UnpoweredCard
        | Error::UnresponsiveCard
        | Error::CommDataLost => CardError::Removed,
        Error::ResetCard | Error::ProtoMismatch => CardError::Reset,
        error => match meaning(error) {
            // Within a transmission the connection was cut: who is refused never gets so far.
            Meaning::ServiceGone | Meaning::Refused => CardError::ServiceGone,
            _ => CardError::ReaderGone,
        },
    }
}

#[cfg(test)]
mod tests;
