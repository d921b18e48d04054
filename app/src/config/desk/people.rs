//! `[people]`: the page for browsers.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use super::address::{Address, HostName};
use crate::config::document::Section;
use crate::config::kind::{List, Place};

/// Where browsers call the page, by which names, and what it presents to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct People {
    pub(crate) listen: SocketAddr,
    /// Names by which browsers may call the page, beside this machine's own.
    pub(crate) hosts: Vec<String>,
    /// `None`: plain HTTP on loopback, else a certificate of the desk's own CA.
    pub(crate) certificate: Option<OwnCertificate>,
}

/// A certificate that somebody else has issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OwnCertificate {
    /// PEM: the chain, the own certificate first.
    pub(crate) chain: PathBuf,
    /// PEM: PKCS #8, SEC 1 or PKCS #1, not encrypted.
    pub(crate) key: PathBuf,
}

const USUAL: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

pub(super) fn declare(section: &mut Section<'_>) -> People {
    let listen = section.key(
        "listen",
        "Where browsers call. On loopback (127.0.0.1, ::1) it is plain HTTP for this machine \
         alone; on any other address it is HTTPS.",
        Address,
        USUAL,
    );
    let hosts = section.key(
        "hosts",
        "Names and addresses by which browsers call the page, beside localhost and the address of \
         `listen`. A request by any other name is refused.",
        List(HostName),
        Vec::new(),
    );
    let chain = section.optional(
        "certificate",
        "A certificate for the page, with its chain, PEM; together with certificate_key. Without \
         it the desk's own CA issues one, and browsers must be told to trust that CA.",
        Place { start: section.folder(), what: "a file" },
        "\"desk.clinic.lan.pem\"",
    );
    let key = section.optional(
        "certificate_key",
        "The key of that certificate, PEM, not encrypted, readable for the desk alone.",
        Place { start: section.folder(), what: "a file" },
        "\"desk.clinic.lan.key\"",
    );
    let certificate = match (chain, key) {
        (Some(chain), Some(key)) => Some(OwnCertificate { chain, key }),
        (None, None) => None,
        (Some(_), None) => {
            section.complain("certificate", "needs certificate_key beside it".to_owned());
            None
        }
        (None, Some(_)) => {
            section.complain("certificate_key", "needs certificate beside it".to_owned());
            None
        }
    };
    People { listen, hosts, certificate }
}
