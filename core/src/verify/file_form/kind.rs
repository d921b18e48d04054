//! What a file is, by its first bytes and words: enough to name it to a person.

use der::asn1::Any;
use der::{Decode, Reader, SliceReader, Tag, Tagged};
use thiserror::Error;

/// What a file is that was taken for a certificate or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FileKind {
    /// An X.509 certificate.
    #[error("a certificate")]
    Certificate,
    /// A certificate revocation list.
    #[error("a revocation list")]
    Crl,
    /// A private key, encrypted or not.
    #[error("a private key, which belongs on no terminal: the certificate is meant")]
    PrivateKey,
    /// A public key without a certificate.
    #[error("a public key alone, without its certificate")]
    PublicKey,
    /// PKCS #10.
    #[error("a certificate signing request, not yet a certificate")]
    Request,
    /// PKCS #7 or CMS: a bundle of certificates and lists.
    #[error("a PKCS #7 bundle: take out what is meant (openssl pkcs7 -print_certs)")]
    Pkcs7,
    /// PKCS #12, PFX: a bundle with a private key.
    #[error("a PKCS #12 bundle (PFX): take out the certificate (openssl pkcs12 -nokeys)")]
    Pkcs12,
    /// The answer of an OCSP responder.
    #[error("an OCSP answer, not a revocation list")]
    Ocsp,
    /// HTML: often the error page of a web server.
    #[error("a web page (HTML): fetch the file itself")]
    Html,
    /// XML, or an LDAP entry as text.
    #[error("XML")]
    Xml,
    /// LDIF: an entry of a directory as text.
    #[error("an LDIF entry of a directory: save its value alone")]
    Ldif,
    /// A ZIP or gzip archive.
    #[error("an archive: unpack it")]
    Archive,
    /// Text without anything of the above.
    #[error("text with neither a certificate nor a revocation list in it")]
    Text,
    /// Nothing that is known.
    #[error("nothing that is known: neither DER nor PEM")]
    Unknown,
}

/// id-signedData and its neighbours, 1.2.840.113549.1.7 (RFC 5652).
const PKCS7: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7];

/// Of a file that is not text.
pub(super) fn of_bytes(bytes: &[u8]) -> FileKind {
    match bytes {
        [b'P', b'K', 3, 4, ..] | [0x1F, 0x8B, ..] => FileKind::Archive,
        [0x30, ..] => of_der(bytes).unwrap_or(FileKind::Unknown),
        _ => FileKind::Unknown,
    }
}

/// Text holds neither zero bytes nor the marks of archives.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    of_bytes(bytes) != FileKind::Unknown || (bytes.contains(&0) && !is_utf16(bytes))
}

fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])
}

/// Of a text without a PEM block.
pub(super) fn of_text(text: &str) -> FileKind {
    let start: String = text.trim_start().chars().take(400).collect::<String>().to_lowercase();
    if start.contains("<html") || start.starts_with("<!doctype html") || start.contains("<body") {
        return FileKind::Html;
    }
    if start.starts_with("<?xml") {
        return FileKind::Xml;
    }
    if start.starts_with("dn:") || start.starts_with("version: 1") {
        return FileKind::Ldif;
    }
    let words = text.chars().filter(|char| char.is_control() && !char.is_whitespace()).count();
    if words == 0 { FileKind::Text } else { FileKind::Unknown }
}

/// Of a PEM block with another label than those that are looked for (RFC 7468 §5 to §13).
pub(super) fn of_label(label: &str) -> FileKind {
    if label.ends_with("PRIVATE KEY") {
        FileKind::PrivateKey
    } else if label.ends_with("PUBLIC KEY") {
        FileKind::PublicKey
    } else if label.ends_with("CERTIFICATE REQUEST") {
        FileKind::Request
    } else if label.ends_with("CRL") {
        FileKind::Crl
    } else if label.ends_with("CERTIFICATE") {
        FileKind::Certificate
    } else if label == "PKCS7" || label == "CMS" {
        FileKind::Pkcs7
    } else {
        FileKind::Text
    }
}

/// By the types of the first values (RFC 5280 §4.1 and §5.1, RFC 2986 §4, RFC 5208, RFC 5915, RFC
/// 8017 A.1.2, RFC 7292 §4, RFC 6960 §4.2.1).
fn of_der(der: &[u8]) -> Option<FileKind> {
    let outer = values(Any::decode(&mut SliceReader::new(der).ok()?).ok()?.value());
    let tags: Vec<_> = outer.iter().map(Tagged::tag).collect();
    let first = outer.first()?;
    match tags.as_slice() {
        [Tag::Sequence, Tag::Sequence, Tag::BitString, ..] => of_signed(first.value()),
        [Tag::Sequence, Tag::BitString] => Some(FileKind::PublicKey),
        [Tag::Sequence, Tag::OctetString] => Some(FileKind::PrivateKey),
        [Tag::Integer, Tag::Sequence, Tag::OctetString, ..]
        | [Tag::Integer, Tag::OctetString, ..]
        | [Tag::Integer, Tag::Integer, Tag::Integer, Tag::Integer, ..] => {
            Some(FileKind::PrivateKey)
        }
        [Tag::Integer, Tag::Sequence, ..] => Some(FileKind::Pkcs12),
        [Tag::ObjectIdentifier, ..] if first.value().starts_with(PKCS7) => Some(FileKind::Pkcs7),
        [Tag::Enumerated, ..] => Some(FileKind::Ocsp),
        _ => None,
    }
}

/// Certificate, list or request: all are content, algorithm, signature.
fn of_signed(content: &[u8]) -> Option<FileKind> {
    let tags: Vec<_> = values(content).iter().map(Tagged::tag).collect();
    match tags.as_slice() {
        [Tag::ContextSpecific { .. }, Tag::Integer, ..]
        | [Tag::Integer, Tag::Sequence, Tag::Sequence, Tag::Sequence, ..] => {
            Some(FileKind::Certificate)
        }
        [Tag::Integer, Tag::Sequence, Tag::Sequence, Tag::UtcTime | Tag::GeneralizedTime, ..]
        | [Tag::Sequence, Tag::Sequence, Tag::UtcTime | Tag::GeneralizedTime, ..] => {
            Some(FileKind::Crl)
        }
        [Tag::Integer, Tag::Sequence, Tag::Sequence, Tag::ContextSpecific { .. }, ..] => {
            Some(FileKind::Request)
        }
        _ => None,
    }
}

/// The first values of a sequence, as far as they can be read.
fn values(contents: &[u8]) -> Vec<Any> {
    let Ok(mut reader) = SliceReader::new(contents) else { return Vec::new() };
    let mut values = Vec::new();
    while values.len() < 5 && !reader.is_finished() {
        let Ok(value) = Any::decode(&mut reader) else { break };
        values.push(value);
    }
    values
}
