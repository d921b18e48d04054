//! Addresses of a desk as others type them.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

use crate::config::DeskConfig;

/// What a terminal is told to call.
pub(super) struct ForTerminals {
    /// `HOST:PORT`.
    pub(super) address: String,
    /// This machine has one; else a person has to put it in.
    pub(super) is_found: bool,
}

/// In place of an address that was not found.
const UNKNOWN: &str = "ADDRESS";

/// Nobody's (RFC 5737 §3).
const ELSEWHERE: (Ipv4Addr, u16) = (Ipv4Addr::new(192, 0, 2, 1), 9);

pub(super) fn for_terminals(listen: SocketAddr) -> ForTerminals {
    let own = Some(listen.ip()).filter(|address| !address.is_unspecified()).or_else(towards_others);
    let is_found = own.is_some();
    let port = listen.port();
    let address = own.map_or_else(
        || format!("{UNKNOWN}:{port}"),
        |address| SocketAddr::new(address, port).to_string(),
    );
    ForTerminals { address, is_found }
}

/// The address of this machine from which it would send to others; nothing is sent.
fn towards_others() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect(ELSEWHERE).ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|address| !address.is_unspecified())
}

/// Where browsers find the page of a desk with this configuration.
pub(super) fn page(config: &DeskConfig) -> String {
    let listen = config.people.listen;
    let scheme = if listen.ip().to_canonical().is_loopback() { "http" } else { "https" };
    format!("{scheme}://{listen}/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_told_an_address_that_it_can_call() {
        let told = for_terminals("192.168.1.5:8443".parse().unwrap());
        assert_eq!((&*told.address, told.is_found), ("192.168.1.5:8443", true));
        let told = for_terminals("[::]:8443".parse().unwrap());
        assert_eq!(told.is_found, towards_others().is_some());
        assert!(told.address.ends_with(":8443") && !told.address.starts_with("[::]"));
        assert_ne!(told.address.starts_with(UNKNOWN), told.is_found);
    }
}
