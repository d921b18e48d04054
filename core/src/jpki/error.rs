//! What can go wrong between the application and us, as facts.

use thiserror::Error;

use crate::apdu::tlv::HeaderError;
use crate::apdu::{ChannelError, StatusWord};

/// The steps of the tap that send commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JpkiStep {
    /// SELECT of the application (ISO/IEC 7816-4 §11.2.2).
    SelectApplication,
    /// SELECT of EF 0006, the token information.
    SelectToken,
    /// READ BINARY of EF 0006.
    ReadToken,
    /// SELECT of EF 0018, the PIN.
    SelectPin,
    /// VERIFY without data: how many tries are left.
    ReadCounter,
    /// VERIFY with the PIN.
    VerifyPin,
    /// SELECT of EF 000A, the certificate.
    SelectCertificate,
    /// READ BINARY of EF 000A.
    ReadCertificate,
    /// SELECT of EF 0017, the private key.
    SelectKey,
    /// COMPUTE DIGITAL SIGNATURE of the challenge's SHA-256.
    Sign,
}

impl JpkiStep {
    /// Whether its holder has to have authenticated before: by the PIN, or in Wallet.
    #[must_use]
    pub const fn needs_authentication(self) -> bool {
        match self {
            Self::SelectCertificate | Self::ReadCertificate | Self::SelectKey | Self::Sign => true,
            Self::SelectApplication
            | Self::SelectToken
            | Self::ReadToken
            | Self::SelectPin
            | Self::ReadCounter
            | Self::VerifyPin => false,
        }
    }
}

/// Why a step of the application failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum JpkiError {
    /// No response came, or the budget is used up.
    #[error(transparent)]
    Channel(#[from] ChannelError),
    /// SELECT of the application was refused: there is none.
    #[error("no JPKI application (SELECT answered {0})")]
    NoApplication(StatusWord),
    /// A status word that this step does not provide for.
    #[error("{step:?} answered {status}")]
    Unexpected {
        /// What was being done.
        step: JpkiStep,
        /// What the phone answered.
        status: StatusWord,
    },
    /// Success without the data that the step is for.
    #[error("{0:?} answered without data")]
    Empty(JpkiStep),
    /// The retry counter cannot be read, so that no PIN may be sent.
    #[error("the retry counter cannot be read (empty VERIFY answered {0})")]
    CounterUnreadable(StatusWord),
    /// The certificate file does not begin like a certificate.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// The certificate's header promises more than any certificate has.
    #[error("the certificate's header promises {promised} bytes")]
    TooLarge {
        /// The length that the header promises, in bytes, header included.
        promised: usize,
    },
    /// The file ended before the length that its header promises.
    #[error("the certificate ends after {got} bytes")]
    EndedEarly {
        /// How many bytes had been read.
        got: usize,
    },
}
