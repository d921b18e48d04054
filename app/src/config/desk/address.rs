//! Addresses to listen on, and names by which a page is called.

use std::net::SocketAddr;

use crate::config::error::Wrong;
use crate::config::kind::{Kind, Written, plain, quoted};

/// An address with its port.
pub(super) struct Address;

impl Kind for Address {
    type Value = SocketAddr;

    fn takes(&self) -> String {
        "an address with its port, such as \"192.168.1.5:8443\"; \"[::]:8443\" is every address of \
         this machine"
            .to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<SocketAddr, Wrong> {
        let text: Option<String> = plain(value);
        text.and_then(|text| text.parse().ok()).ok_or_else(|| self.mismatch(value))
    }

    fn write(&self, value: &SocketAddr) -> String {
        quoted(&value.to_string())
    }
}

/// A name or an address without a port.
pub(super) struct HostName;

impl Kind for HostName {
    type Value = String;

    fn takes(&self) -> String {
        "a name or an address without a port, such as \"desk.clinic.lan\" or \"192.168.1.5\""
            .to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<String, Wrong> {
        let text: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        let name = !text.is_empty() && text.len() <= 253 && text.bytes().all(letters);
        if name || text.parse::<std::net::IpAddr>().is_ok() {
            Ok(text.to_ascii_lowercase())
        } else {
            Err(self.mismatch(value))
        }
    }

    fn write(&self, value: &String) -> String {
        quoted(value)
    }
}
