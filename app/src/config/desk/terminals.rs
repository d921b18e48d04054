//! `[terminals]`: where terminals call.

use std::net::{Ipv6Addr, SocketAddr};

use super::address::Address;
use crate::config::document::Section;

/// The listener of the protocol (desk/PROTOCOL.md §1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Terminals {
    pub(crate) listen: SocketAddr,
}

/// Every address of the machine, on the port of the protocol.
const USUAL: SocketAddr = SocketAddr::new(std::net::IpAddr::V6(Ipv6Addr::UNSPECIFIED), 8443);

pub(super) fn declare(section: &mut Section<'_>) -> Terminals {
    Terminals {
        listen: section.key("listen", "Where terminals call; with TLS, always.", Address, USUAL),
    }
}
