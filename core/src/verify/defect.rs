//! What can be wrong with the form of a certificate or a CRL, before anybody asks what it says.

use thiserror::Error;

use super::oid::Oid;

/// What is wrong with the form of a certificate or a CRL.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Defect {
    /// Longer than any certificate that is looked at (16 KiB).
    #[error("{length} bytes are too long")]
    TooLong {
        /// Its length in bytes.
        length: usize,
    },
    /// Not DER, cut off, or another structure.
    #[error("not the DER of its structure")]
    NotDer,
    /// Bytes follow the end of the outermost SEQUENCE.
    #[error("bytes follow its end")]
    TrailingBytes,
    /// Not an X.509 v3 certificate, or not a v2 CRL (RFC 5280 §4.1.2.1, §5.1.2.1).
    #[error("not of the version that carries extensions")]
    Version,
    /// The signature algorithm inside differs from the one beside the signature (RFC 5280
    /// §4.1.1.2).
    #[error("its two signature algorithms differ")]
    AlgorithmsDiffer,
    /// An extension stands in it twice (RFC 5280 §4.2).
    #[error("the extension {oid} stands in it twice")]
    DuplicateExtension {
        /// The extension's identifier (RFC 5280 §4.2).
        oid: Oid,
    },
    /// An extension's value is not what its identifier promises.
    #[error("the extension {oid} cannot be parsed")]
    Extension {
        /// The extension's identifier (RFC 5280 §4.2).
        oid: Oid,
    },
}
