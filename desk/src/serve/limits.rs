//! The limits of desk/PROTOCOL.md §1.

use std::time::Duration;

/// How much of everything a connection may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For the TLS handshake.
    pub handshake: Duration,
    /// From the first byte of a request to the end of its headers.
    pub headers: Duration,
    /// Bytes of request line and headers together.
    pub header_bytes: usize,
    /// How long a connection may rest between two requests.
    pub idle: Duration,
    /// How long a connection may be open whose sender has not shown who it is.
    pub anonymous: Duration,
    /// Connections from one address (IPv6: from one /64).
    pub per_address: usize,
    /// Connections in all.
    pub connections: usize,
    /// How long requests that run may go on when the server ends.
    pub farewell: Duration,
}

impl Limits {
    /// As the protocol says.
    pub const PROTOCOL: Self = Self {
        handshake: Duration::from_secs(10),
        headers: Duration::from_secs(10),
        header_bytes: 16 * 1024,
        idle: Duration::from_secs(120),
        anonymous: Duration::from_secs(120),
        per_address: 64,
        connections: 2_048,
        farewell: Duration::from_secs(5),
    };
}
