//! Where a desk is called.

use std::fmt;
use std::net::Ipv6Addr;
use std::str::FromStr;

use thiserror::Error;

/// The port of a desk for terminals, if none is named (desk/PROTOCOL.md §1).
const PORT: u16 = 8443;

/// The longest name (RFC 1035 §3.1).
const LONGEST: usize = 253;

/// A host, by name or number, and a port. It says where somebody answers, never who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DeskAddress {
    host: String,
    port: u16,
}

/// What was typed names no host, or no port from 1 to 65535.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an address is HOST or HOST:PORT, such as 192.168.1.10, desk.local:8443 or [fd00::1]:8443")]
pub(crate) struct NotAnAddress;

impl FromStr for DeskAddress {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let text = text.trim();
        if let Ok(bare) = text.parse::<Ipv6Addr>() {
            return Ok(Self { host: format!("[{bare}]"), port: PORT });
        }
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) if !text.ends_with(']') => {
                (host, port.parse().map_err(|_| NotAnAddress)?)
            }
            _ => (text, PORT),
        };
        let bracketed = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let sound = match bracketed {
            Some(inside) => inside.parse::<Ipv6Addr>().is_ok(),
            None => {
                let of_a_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
                (1..=LONGEST).contains(&host.len()) && host.bytes().all(of_a_name)
            }
        };
        if sound && port != 0 {
            Ok(Self { host: host.to_owned(), port })
        } else {
            Err(NotAnAddress)
        }
    }
}

impl fmt::Display for DeskAddress {
    /// `HOST:PORT`, as it is called.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_host_and_perhaps_a_port() {
        for (text, called) in [
            ("192.168.1.10", "192.168.1.10:8443"),
            (" 192.168.1.10:9000 ", "192.168.1.10:9000"),
            ("desk.local", "desk.local:8443"),
            ("desk_2.local:1", "desk_2.local:1"),
            ("fd00::1", "[fd00::1]:8443"),
            ("[fd00::1]", "[fd00::1]:8443"),
            ("[fd00::1]:9", "[fd00::1]:9"),
        ] {
            assert_eq!(text.parse::<DeskAddress>().unwrap().to_string(), called, "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let many = "a".repeat(254);
        for text in [
            "",
            " ",
            ":8443",
            "desk:",
            "desk:0",
            "desk:65536",
            "desk:-1",
            "https://desk",
            "de sk",
            "desk/page",
            "[fd00::1",
            "[desk]:1",
            "受付",
            "desk:1:2",
            "a@b",
            &many,
        ] {
            assert_eq!(text.parse::<DeskAddress>(), Err(NotAnAddress), "{text}");
        }
    }
}
