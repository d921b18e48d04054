//! Why a desk does not start.

use std::net::SocketAddr;
use std::path::PathBuf;

use thiserror::Error;

use crate::store::StoreError;

/// Files of a certificate that somebody else has issued.
#[derive(Clone, Debug)]
pub struct OwnCertificate {
    /// PEM, the own certificate first.
    pub chain: PathBuf,
    /// PEM, not encrypted.
    pub key: PathBuf,
}

/// Why a desk does not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// Somebody else listens there, or the address is not this machine's.
    #[error("{address} cannot be listened on: {error}")]
    Address {
        /// As the configuration names it, or of this machine.
        address: SocketAddr,
        /// The system's word.
        error: std::io::Error,
    },
    /// A certificate or key that was given cannot be used.
    #[error("{}: {what}", path.display())]
    Certificate {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The desk's own certificate cannot be made.
    #[error("the desk's own certificate cannot be made: {0}")]
    Own(String),
    /// The store does not do its work.
    #[error(transparent)]
    Store(#[from] StoreError),
}
