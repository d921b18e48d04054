//! TLS whose server's certificate is not checked: for the one connection of an enrolment, in which
//! the code proves both sides, and nowhere else (a test reads every file for that).

use std::sync::Arc;

use rustls::client::Resumption;
use rustls::client::danger::ServerCertVerified;
use rustls::version::TLS13;
use rustls::{ClientConfig, Error};

use crate::host::delivery::tls::{ALPN, Judge, Judged, Presented, provider};

/// The name under which a desk is called whose own is not known yet (RFC 6761 §6.4: nobody's).
pub(super) const ALIKE_FOR_ALL: &str = "desk.invalid";

/// # Errors
///
/// None that can happen: the library has TLS 1.3.
pub(super) fn config() -> Result<Arc<ClientConfig>, Error> {
    let provider = provider();
    let judged = Judged::new(Unchecked, provider.clone());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(judged))
        .with_no_client_auth();
    config.alpn_protocols = vec![ALPN.to_vec()];
    config.resumption = Resumption::disabled();
    Ok(Arc::new(config))
}

/// Takes any certificate, if whoever presents it has its key: the proofs of an enrolment are bound
/// to it.
#[derive(Debug)]
struct Unchecked;

impl Judge for Unchecked {
    fn judge(&self, _: &Presented<'_>) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }
}
