//! What certificates and CRLs have in common: content, algorithm, signature (X.509 `SIGNED{}`; RFC
//! 5280 §4.1, §5.1).

use der::asn1::{Any, BitString};
use der::{Encode, Reader, SliceReader, Tag};
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::defect::Defect;
use super::signature::{PublicKey, SignatureFault};
use crate::secret::WipedBytes;

/// A signed structure, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Signed {
    /// The signed bytes exactly as they came: encoding them anew might give other ones.
    pub(super) content: WipedBytes,
    /// The algorithm named beside the signature; the content must name the same one.
    pub(super) algorithm: AlgorithmIdentifierOwned,
    signature: WipedBytes,
}

impl Signed {
    /// Takes `SEQUENCE { content, AlgorithmIdentifier, BIT STRING }` apart; every byte must belong
    /// to it.
    pub(super) fn split(der: &[u8]) -> Result<Self, Defect> {
        let mut reader = SliceReader::new(der).map_err(|_| Defect::NotDer)?;
        let (content, algorithm, signature) = reader
            .sequence(|body| Ok((body.tlv_bytes()?, body.decode()?, body.decode::<BitString>()?)))
            .map_err(|_: der::Error| Defect::NotDer)?;
        reader.finish().map_err(|_| Defect::TrailingBytes)?;
        let signature = signature.as_bytes().ok_or(Defect::NotDer)?.into();
        Ok(Self { content: content.into(), algorithm, signature })
    }

    /// All of it together again.
    pub(super) fn to_der(&self) -> Option<Vec<u8>> {
        let mut body = self.content.to_vec();
        body.extend(self.algorithm.to_der().ok()?);
        body.extend(BitString::from_bytes(&self.signature).ok()?.to_der().ok()?);
        Any::new(Tag::Sequence, body).ok()?.to_der().ok()
    }

    /// RFC 5280 §4.1.1.2 and §5.1.1.2: the algorithm inside the content must be the one beside the
    /// signature.
    pub(super) fn check_algorithm(&self, inside: &AlgorithmIdentifierOwned) -> Result<(), Defect> {
        if self.algorithm == *inside { Ok(()) } else { Err(Defect::AlgorithmsDiffer) }
    }

    /// Whether this key signed the content.
    pub(super) fn check_signature(&self, key: &PublicKey) -> Result<(), SignatureFault> {
        key.verify_ca(&self.algorithm, &self.content, &self.signature)
    }
}
