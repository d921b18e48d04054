//! TLS between this terminal and its desk (desk/PROTOCOL.md §1): version 1.3, the desk's CA as the
//! one root, the desk's own name whatever address is called, and this terminal's certificate.

use std::fmt;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{Resumption, WebPkiServerVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme, version::TLS13,
};

use super::desk_clock::{DeskClock, seconds};
use crate::host::desk_identity::{Credential, DeskIdentity, Validity};

/// What HTTP is spoken in it (RFC 7301).
pub(super) const ALPN: &[u8] = b"http/1.1";

/// The one cryptographic library. Named here, so that nothing depends on which one a process has
/// installed.
pub(super) fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}

/// How this terminal speaks to its desk.
///
/// # Errors
///
/// When CA, certificate or key are none.
pub(super) fn to_the_desk(
    identity: &DeskIdentity,
    credential: &Credential,
    clock: &DeskClock,
) -> Result<Arc<ClientConfig>, NoTls> {
    let provider = provider();
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(identity.ca.as_bytes())).map_err(|_| NoTls)?;
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider.clone())
        .build()
        .map_err(|_| NoTls)?;
    let chain = vec![CertificateDer::from(credential.certificate.as_bytes().to_vec())];
    let key = PrivatePkcs8KeyDer::from(credential.key.as_bytes().to_vec());
    let judged = Judged::new(InTime(verifier), provider.clone());
    let mut config = ClientConfig::builder_with_details(provider, Arc::new(clock.clone()))
        .with_protocol_versions(&[&TLS13])
        .map_err(|_| NoTls)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(judged))
        .with_client_auth_cert(chain, PrivateKeyDer::Pkcs8(key))
        .map_err(|_| NoTls)?;
    config.alpn_protocols = vec![ALPN.to_vec()];
    // Each connection presents the certificate that is in use then.
    config.resumption = Resumption::disabled();
    Ok(Arc::new(config))
}

/// What is kept of key, certificate or CA is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoTls;

/// What a server has presented in a handshake.
pub(super) struct Presented<'a> {
    certificate: &'a CertificateDer<'a>,
    chain: &'a [CertificateDer<'a>],
    name: &'a ServerName<'a>,
    ocsp: &'a [u8],
    now: UnixTime,
}

/// Says whether a server's certificate is the one that is wanted.
pub(super) trait Judge: fmt::Debug + Send + Sync {
    /// # Errors
    ///
    /// Why it is not.
    fn judge(&self, presented: &Presented<'_>) -> Result<ServerCertVerified, Error>;
}

/// A judge, and for all of them alike: whoever presents a certificate has its key.
#[derive(Debug)]
pub(super) struct Judged<J> {
    judge: J,
    provider: Arc<CryptoProvider>,
}

impl<J: Judge> Judged<J> {
    pub(super) const fn new(judge: J, provider: Arc<CryptoProvider>) -> Self {
        Self { judge, provider }
    }
}

impl<J: Judge> ServerCertVerifier for Judged<J> {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        chain: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.judge.judge(&Presented { certificate, chain, name, ocsp, now })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// Everything that webpki checks but the time: when the clocks of terminal and desk differ, each
/// must be able to hear it of the other, whichever is wrong (desk/PROTOCOL.md §1).
#[derive(Debug)]
struct InTime(Arc<WebPkiServerVerifier>);

impl Judge for InTime {
    fn judge(&self, presented: &Presented<'_>) -> Result<ServerCertVerified, Error> {
        let Presented { certificate, chain, name, ocsp, now } = *presented;
        let now = Validity::of(certificate).map_or(now, |validity| {
            now.min(seconds(validity.not_after)).max(seconds(validity.not_before))
        });
        self.0.verify_server_cert(certificate, chain, name, ocsp, now)
    }
}
