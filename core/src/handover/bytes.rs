//! Bytes as the protocol writes them: base64 (RFC 4648 §4) with padding.

use std::borrow::Cow;
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use zeroize::{Zeroize, Zeroizing};

use crate::secret::WipedBytes;

/// 32 bytes: a nonce or a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bytes32(pub [u8; 32]);

impl Serialize for Bytes32 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        encode(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Bytes32 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = decode(deserializer)?;
        let bytes = bytes.as_slice().try_into();
        bytes.map(Self).map_err(|_| de::Error::custom("32 bytes in base64 are expected"))
    }
}

/// DER, or other bytes that belong to one person or machine: wiped when dropped, and `Debug` prints
/// their length alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Der(WipedBytes);

impl Der {
    /// Takes the bytes as they are.
    #[must_use]
    pub fn new(bytes: impl Into<WipedBytes>) -> Self {
        Self(bytes.into())
    }

    /// As they were taken: said to be DER, not parsed.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Der {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Der({} bytes)", self.0.len())
    }
}

impl Serialize for Der {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        encode(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Der {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = decode(deserializer)?;
        Ok(Self(WipedBytes::from(bytes.as_slice())))
    }
}

fn encode<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    let text = Zeroizing::new(STANDARD.encode(bytes));
    serializer.serialize_str(&text)
}

fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Zeroizing<Vec<u8>>, D::Error> {
    let mut text = Cow::<str>::deserialize(deserializer)?;
    let bytes = STANDARD.decode(text.as_bytes());
    if let Cow::Owned(text) = &mut text {
        text.zeroize();
    }
    // The library's error names a byte of what was sent.
    bytes.map(Zeroizing::new).map_err(|_| de::Error::custom("base64 with padding is expected"))
}
