//! TLS 1.3 as a desk speaks it.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use kazasu_core::sha256::Sha256;
use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::{CryptoProvider, aws_lc_rs, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, UnixTime};
use rustls::server::NoServerSessionStorage;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{DigitallySignedStruct, DistinguishedName, Error, ServerConfig, SignatureScheme};

/// What a listener presents now; it may be exchanged while it runs.
#[derive(Clone, Debug)]
pub struct Tls(Arc<RwLock<Arc<Identity>>>);

/// A certificate with its key, ready to serve.
pub struct Identity {
    pub(super) config: Arc<ServerConfig>,
    /// Of the certificate (DER) that connections are shown: part of the proofs of an enrolment.
    pub(super) certificate: Sha256,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("certificate", &self.certificate).finish_non_exhaustive()
    }
}

/// Who is asked for a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clients {
    /// Terminals: whoever has one shows that the key is its own. Who that is, the store says.
    MayShowCertificate,
    /// People: a browser that is asked shows a chooser of certificates.
    AreNotAsked,
}

impl Identity {
    /// Serves with this chain, the own certificate first.
    ///
    /// # Errors
    ///
    /// Where key and certificate do not belong together, or there is no certificate.
    pub fn new(
        chain: Vec<CertificateDer<'static>>,
        key: PrivateKeyDer<'static>,
        clients: Clients,
    ) -> Result<Self, Error> {
        let own = chain.first().ok_or(Error::NoCertificatesPresented)?;
        let certificate = Sha256::of(own);
        let provider = Arc::new(aws_lc_rs::default_provider());
        let builder = ServerConfig::builder_with_provider(provider.clone())
            .with_protocol_versions(&[&rustls::version::TLS13])?;
        let mut config = match clients {
            Clients::MayShowCertificate => {
                builder.with_client_cert_verifier(Arc::new(PossessionAlone { provider }))
            }
            Clients::AreNotAsked => builder.with_no_client_auth(),
        }
        .with_single_cert(chain, key)?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        // A resumed connection shows no certificate: the proofs of an enrolment name the one that
        // was shown, and a terminal that was revoked is to show its own again.
        config.session_storage = Arc::new(NoServerSessionStorage {});
        config.send_tls13_tickets = 0;
        Ok(Self { config: Arc::new(config), certificate })
    }
}

impl Tls {
    /// Presents this from now on.
    #[must_use]
    pub fn new(identity: Identity) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(identity))))
    }

    /// Presents another certificate to the connections to come.
    pub fn replace(&self, identity: Identity) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(identity);
    }

    pub(super) fn now(&self) -> Arc<Identity> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Takes any certificate, or none, if the key belongs to it: its hash is looked up per request, so
/// that a revocation counts at once and an unknown terminal gets an answer that says so.
#[derive(Debug)]
struct PossessionAlone {
    provider: Arc<CryptoProvider>,
}

impl ClientCertVerifier for PossessionAlone {
    fn client_auth_mandatory(&self) -> bool {
        false
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        Ok(ClientCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(Error::General("TLS 1.2 is not spoken here".to_owned()))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
