//! What the listeners present.

use std::fmt::Display;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;

use kazasu_core::handover::Timestamp;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use x509_cert::Certificate;
use x509_cert::der::Decode;

use super::error::{OwnCertificate, StartError};
use crate::clock::now;
use crate::keys::DeskKeys;
use crate::serve::{Clients, Identity};

/// A certificate of the desk's CA: key and certificate are made anew each time, and lie on no disk.
pub(super) fn own(
    keys: &DeskKeys,
    addresses: &[IpAddr],
    clients: Clients,
) -> Result<Identity, StartError> {
    let failed = |error: &dyn Display| StartError::Own(error.to_string());
    let authority = keys.authority();
    let issued = authority.issue_server(addresses, now()).map_err(|error| failed(&error))?;
    let chain = [&issued.certificate, authority.certificate()]
        .map(|der| CertificateDer::from(der.as_bytes().to_vec()))
        .to_vec();
    let key = PrivatePkcs8KeyDer::from(issued.key.to_vec());
    Identity::new(chain, key.into(), clients).map_err(|error| failed(&error))
}

/// A certificate that somebody else has issued.
pub(super) fn from_files(
    OwnCertificate { chain, key }: &OwnCertificate,
    clients: Clients,
) -> Result<Identity, StartError> {
    let wrong = |path: &Path, what: &dyn Display| StartError::Certificate {
        path: path.to_owned(),
        what: what.to_string(),
    };
    let certificates = CertificateDer::pem_file_iter(chain)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| wrong(chain, &error))?;
    let private = PrivateKeyDer::from_pem_file(key).map_err(|error| wrong(key, &error))?;
    Identity::new(certificates, private, clients).map_err(|error| wrong(chain, &error))
}

/// When the certificate in these files ends.
pub(super) fn end_of_file(own: &OwnCertificate) -> Result<Timestamp, StartError> {
    let wrong = |what: String| StartError::Certificate { path: own.chain.clone(), what };
    let der =
        CertificateDer::from_pem_file(&own.chain).map_err(|error| wrong(error.to_string()))?;
    let certificate = Certificate::from_der(&der).map_err(|error| wrong(error.to_string()))?;
    let end = certificate.tbs_certificate().validity().not_after.to_unix_duration();
    Ok(Timestamp::from_millis(u64::try_from(end.as_millis()).unwrap_or(u64::MAX)))
}

/// The addresses that browsers may call the desk by.
pub(super) fn addresses(hosts: &[String], listen: SocketAddr) -> Vec<IpAddr> {
    let mut addresses = vec![IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    let named = hosts.iter().filter_map(|host| host.parse().ok());
    let listened = Some(listen.ip()).filter(|address| !address.is_unspecified());
    for address in named.chain(listened) {
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    addresses
}
