//! Bytes of a person: a certificate, a signature, a token file, and the answers that bring them.

use std::fmt;
use std::ops::Deref;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Bytes that are wiped when they are dropped, cut off or moved to a larger place. `Debug` tells
/// how many there are.
///
/// A vector that grows by itself leaves the old place as it was; this one wipes it.
#[derive(Clone, Default, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct WipedBytes(Vec<u8>);

impl WipedBytes {
    /// No bytes, and room for so many.
    #[must_use]
    pub fn with_room(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    /// Adds bytes at the end.
    pub fn extend_from_slice(&mut self, bytes: &[u8]) {
        let length = self.0.len().saturating_add(bytes.len());
        if length > self.0.capacity() {
            let mut larger = Self::with_room(length.max(self.0.capacity().saturating_mul(2)));
            larger.0.extend_from_slice(&self.0);
            *self = larger;
        }
        self.0.extend_from_slice(bytes);
    }

    /// Wipes everything from `length` on.
    pub fn truncate(&mut self, length: usize) {
        self.0.iter_mut().skip(length).for_each(Zeroize::zeroize);
        self.0.truncate(length);
    }
}

impl From<Vec<u8>> for WipedBytes {
    /// Takes the bytes where they are: there is no copy.
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for WipedBytes {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl Deref for WipedBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl<T: AsRef<[u8]> + ?Sized> PartialEq<T> for WipedBytes {
    fn eq(&self, other: &T) -> bool {
        self.0 == other.as_ref()
    }
}

impl fmt::Debug for WipedBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Serialize for WipedBytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for WipedBytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Bytes)
    }
}

/// Reads numbers from 0 to 255, as serde reads a vector of bytes, into a place that is wiped when
/// it grows.
struct Bytes;

impl<'de> Visitor<'de> for Bytes {
    type Value = WipedBytes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence of bytes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<WipedBytes, A::Error> {
        let mut bytes = WipedBytes::default();
        while let Some(byte) = sequence.next_element()? {
            bytes.extend_from_slice(&[byte]);
        }
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests;
