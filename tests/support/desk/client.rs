//! HTTP/1.1 over TLS 1.3, a request after the other, with nothing of the program's own network.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::handover::{Bytes32, EnrolmentCode};
use kazasu_core::sha256::Sha256;
use rcgen::{CertificateParams, KeyPair, PKCS_ECDSA_P256_SHA256};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{WebPkiSupportedAlgorithms, aws_lc_rs, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, Error, SignatureScheme, StreamOwned,
};
use serde_json::{Value, json};

use crate::PATIENCE;

/// What a terminal has after its enrolment.
#[derive(Clone, Debug)]
pub struct TerminalIdentity {
    /// Its certificate, DER.
    pub certificate: Vec<u8>,
    /// Its key, PKCS #8.
    pub key: Vec<u8>,
    /// The whole answer of the desk.
    pub enrolled: Value,
}

/// A connection to the terminals' listener.
#[derive(Debug)]
pub struct DeskConnection {
    stream: StreamOwned<ClientConnection, TcpStream>,
}

/// An answer of the desk.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Of RFC 9110 §15: 200, say.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; `Null` where it is no JSON.
    pub body: Value,
}

impl Answer {
    /// The value of this header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Status and reason, for comparing.
    ///
    /// # Panics
    ///
    /// When it is an error without a problem.
    #[must_use]
    pub fn refusal(&self) -> (u16, &str) {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self:?}");
        assert_eq!(self.body["status"], self.status, "{self:?}");
        (self.status, self.body["reason"].as_str().expect("a reason"))
    }
}

/// A request for a certificate with a new key: DER, and the key as PKCS #8.
///
/// # Panics
///
/// When the system has no randomness.
#[must_use]
pub fn certificate_request() -> (Vec<u8>, Vec<u8>) {
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).expect("a key");
    let params = CertificateParams::new(Vec::new()).expect("no names");
    let csr = params.serialize_request(&key).expect("a request");
    (csr.der().to_vec(), key.serialize_der())
}

impl DeskConnection {
    /// Opens a connection without looking at the desk's certificate.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[must_use]
    pub fn open(address: SocketAddr, own: Option<&TerminalIdentity>) -> Self {
        Self::try_open(address, own).expect("a connection")
    }

    /// The same, where there may be none.
    ///
    /// # Errors
    ///
    /// The system's.
    ///
    /// # Panics
    ///
    /// When key and certificate do not belong together.
    pub fn try_open(address: SocketAddr, own: Option<&TerminalIdentity>) -> io::Result<Self> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let algorithms = provider.signature_verification_algorithms;
        let builder = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])
            .expect("TLS 1.3")
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Anybody(algorithms)));
        let mut config = match own {
            Some(own) => {
                let key = PrivatePkcs8KeyDer::from(own.key.clone());
                let chain = vec![CertificateDer::from(own.certificate.clone())];
                builder.with_client_auth_cert(chain, key.into()).expect("a pair")
            }
            None => builder.with_no_client_auth(),
        };
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let name = ServerName::try_from("desk.kazasu.internal").expect("a name");
        let session = ClientConnection::new(Arc::new(config), name).expect("a session");
        let socket = TcpStream::connect(address)?;
        socket.set_read_timeout(Some(PATIENCE))?;
        let mut stream = StreamOwned::new(session, socket);
        while stream.conn.is_handshaking() {
            stream.conn.complete_io(&mut stream.sock)?;
        }
        Ok(Self { stream })
    }

    /// SHA-256 of the certificate that the desk has shown in this connection.
    ///
    /// # Panics
    ///
    /// When it has shown none.
    #[must_use]
    pub fn shown(&self) -> Sha256 {
        let chain = self.stream.conn.peer_certificates().expect("certificates");
        Sha256::of(chain.first().expect("its own"))
    }

    /// A request with a body of JSON.
    ///
    /// # Errors
    ///
    /// When the connection is closed.
    pub fn send(&mut self, method: &str, path: &str, body: &Value) -> io::Result<Answer> {
        self.bytes(method, path, "application/json", body.to_string().as_bytes())
    }

    /// A request without a body.
    ///
    /// # Errors
    ///
    /// When the connection is closed.
    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.raw(format!("GET {path} HTTP/1.1\r\nhost: desk\r\n\r\n").as_bytes())
    }

    /// A request with this body.
    ///
    /// # Errors
    ///
    /// When the connection is closed.
    pub fn bytes(
        &mut self,
        method: &str,
        path: &str,
        media: &str,
        body: &[u8],
    ) -> io::Result<Answer> {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: desk\r\ncontent-type: {media}\r\ncontent-length: \
             {}\r\n\r\n",
            body.len()
        );
        self.raw(&[head.as_bytes(), body].concat())
    }

    /// The answer to these bytes.
    ///
    /// # Errors
    ///
    /// When the connection is closed.
    pub fn raw(&mut self, bytes: &[u8]) -> io::Result<Answer> {
        self.stream.write_all(bytes)?;
        self.stream.flush()?;
        self.answer()
    }

    fn answer(&mut self) -> io::Result<Answer> {
        let mut read = Vec::new();
        loop {
            if let Some(answer) = complete(&read) {
                return Ok(answer);
            }
            let mut some = [0; 8_192];
            let count = self.stream.read(&mut some)?;
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            read.extend_from_slice(&some[..count]);
        }
    }

    /// Becomes a terminal with this code.
    ///
    /// # Errors
    ///
    /// The desk's refusal.
    ///
    /// # Panics
    ///
    /// When the desk does not prove itself, or answers nothing.
    pub fn enrol(&mut self, code: &str) -> Result<TerminalIdentity, Answer> {
        let (csr, key) = certificate_request();
        self.enrol_with(code, &csr, [7; 32]).map(|enrolled| {
            let certificate = enrolled["certificate"].as_str().expect("a certificate");
            let certificate = STANDARD.decode(certificate).expect("base64");
            TerminalIdentity { certificate, key, enrolled }
        })
    }

    /// Both requests of an enrolment, with this certificate request and nonce.
    ///
    /// # Errors
    ///
    /// The desk's refusal.
    ///
    /// # Panics
    ///
    /// When the desk does not prove itself, or answers nothing.
    pub fn enrol_with(&mut self, code: &str, csr: &[u8], nonce: [u8; 32]) -> Result<Value, Answer> {
        let code: EnrolmentCode = code.parse().expect("a code");
        let (slot, shown) = (code.slot().to_string(), self.shown());
        let hello = json!({"slot": slot, "terminal_nonce": STANDARD.encode(nonce)});
        let hello = self.send("POST", "/v1/enrolment/hello", &hello).expect("an answer");
        if hello.status != 200 {
            return Err(hello);
        }
        let bytes =
            |name: &str| STANDARD.decode(hello.body[name].as_str().expect(name)).expect("base64");
        let bytes32 = |name: &str| Bytes32(bytes(name).try_into().expect("32 bytes"));
        let proofs = code.proofs(shown, Bytes32(nonce), bytes32("desk_nonce"));
        assert!(proofs.is_of_desk(&bytes("ca"), bytes32("proof")), "the desk proves itself");
        let request = json!({
            "slot": slot, "terminal_nonce": STANDARD.encode(nonce), "csr": STANDARD.encode(csr),
            "proof": STANDARD.encode(proofs.of_terminal(csr).0),
        });
        let answer = self.send("POST", "/v1/enrolment/certificate", &request).expect("an answer");
        if answer.status == 200 { Ok(answer.body) } else { Err(answer) }
    }
}

/// An answer whose bytes are all there.
fn complete(read: &[u8]) -> Option<Answer> {
    let end = read.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = (read.get(..end)?, read.get(end + 4..)?);
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, length)| length.parse().unwrap_or(0));
    let body = body.get(..length)?;
    let body = serde_json::from_slice(body).unwrap_or(Value::Null);
    Some(Answer { status, headers, body })
}

/// Takes any certificate whose key the other side has.
#[derive(Debug)]
struct Anybody(WebPkiSupportedAlgorithms);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(Error::General("TLS 1.3 alone".to_owned()))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signature, &self.0)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_schemes()
    }
}
