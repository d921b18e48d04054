//! How a terminal becomes one of a desk (desk/PROTOCOL.md §2).

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::hmac;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::bytes::{Bytes32, Der};
use super::timestamp::Timestamp;
use crate::sha256::Sha256;

/// The 24 digits that staff carry from the desk to the terminal: slot, secret, check digits. Wiped
/// when dropped; `Debug` shows the slot alone.
pub struct EnrolmentCode {
    slot: Slot,
    /// 18 digits as ASCII.
    secret: Zeroizing<[u8; 18]>,
}

/// Four digits that say which of the open codes is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot([u8; 4]);

/// Why a text is no code; a mistyped digit is found before anything is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotAnEnrolmentCode {
    /// So many digits, and not 24, or something that is neither digit, space nor hyphen.
    #[error("a code has 24 digits, in six groups of four")]
    Form,
    /// The check digits do not fit: one digit is wrong, or two are exchanged.
    #[error("a digit of this code is wrong; compare it with the desk's")]
    Check,
}

/// The remainder that ISO/IEC 7064 MOD 97-10 asks for.
const REMAINDER: u32 = 1;

impl EnrolmentCode {
    /// The code of these 22 random digits, each from 0 to 9; `None` for anything else.
    #[must_use]
    pub fn from_digits(digits: &[u8; 22]) -> Option<Self> {
        if digits.iter().any(|digit| *digit > 9) {
            return None;
        }
        let ascii = digits.map(|digit| b'0' + digit);
        let (slot, secret) = ascii.split_first_chunk()?;
        Some(Self { slot: Slot(*slot), secret: Zeroizing::new(secret.try_into().ok()?) })
    }

    /// Which of the open codes it is.
    #[must_use]
    pub const fn slot(&self) -> Slot {
        self.slot
    }

    /// In six groups of four, to be shown once.
    #[must_use]
    pub fn grouped(&self) -> Zeroizing<String> {
        let check = 98 - remainder(self.digits().chain(*b"00"));
        let check = [b'0' + (check / 10) as u8, b'0' + (check % 10) as u8];
        let mut text = Zeroizing::new(String::with_capacity(29));
        for (index, digit) in self.digits().chain(check).enumerate() {
            if index > 0 && index % 4 == 0 {
                text.push(' ');
            }
            text.push(char::from(digit));
        }
        text
    }

    /// What both sides prove that they know, for a connection on which the desk has presented the
    /// certificate with this hash.
    #[must_use]
    pub fn proofs(&self, certificate: Sha256, terminal: Bytes32, desk: Bytes32) -> Proofs<'_> {
        Proofs { code: self, certificate, terminal, desk }
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        self.slot.0.into_iter().chain(self.secret.iter().copied())
    }
}

impl fmt::Debug for EnrolmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EnrolmentCode({} ***)", self.slot)
    }
}

impl FromStr for EnrolmentCode {
    type Err = NotAnEnrolmentCode;

    fn from_str(text: &str) -> Result<Self, NotAnEnrolmentCode> {
        let mut digits = Zeroizing::new([0; 24]);
        let mut count = 0;
        for byte in text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')) {
            let place = digits.get_mut(count).ok_or(NotAnEnrolmentCode::Form)?;
            if !byte.is_ascii_digit() {
                return Err(NotAnEnrolmentCode::Form);
            }
            *place = byte;
            count += 1;
        }
        if count != digits.len() {
            return Err(NotAnEnrolmentCode::Form);
        }
        if remainder(digits.iter().copied()) != REMAINDER {
            return Err(NotAnEnrolmentCode::Check);
        }
        let (slot, rest) = digits.split_first_chunk().ok_or(NotAnEnrolmentCode::Form)?;
        let (secret, _) = rest.split_first_chunk().ok_or(NotAnEnrolmentCode::Form)?;
        Ok(Self { slot: Slot(*slot), secret: Zeroizing::new(*secret) })
    }
}

/// The number that these ASCII digits write, modulo 97.
fn remainder(digits: impl Iterator<Item = u8>) -> u32 {
    digits.fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97)
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slot({self})")
    }
}

impl FromStr for Slot {
    type Err = NotAnEnrolmentCode;

    fn from_str(text: &str) -> Result<Self, NotAnEnrolmentCode> {
        let digits: [u8; 4] = text.as_bytes().try_into().map_err(|_| NotAnEnrolmentCode::Form)?;
        let all = digits.iter().all(u8::is_ascii_digit);
        if all { Ok(Self(digits)) } else { Err(NotAnEnrolmentCode::Form) }
    }
}

impl Serialize for Slot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Slot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(|_| de::Error::custom("a slot has four digits"))
    }
}

/// Both proofs of one connection: HMAC-SHA256 with the code's secret.
#[derive(Debug)]
pub struct Proofs<'a> {
    code: &'a EnrolmentCode,
    certificate: Sha256,
    terminal: Bytes32,
    desk: Bytes32,
}

impl Proofs<'_> {
    /// The desk's, over the certificate of its CA (DER).
    #[must_use]
    pub fn of_desk(&self, ca: &[u8]) -> Bytes32 {
        self.proof(b"kazasu-enrol-1 desk", ca)
    }

    /// The terminal's, over its certificate request (DER).
    #[must_use]
    pub fn of_terminal(&self, csr: &[u8]) -> Bytes32 {
        self.proof(b"kazasu-enrol-1 terminal", csr)
    }

    /// Whether this is the desk's; takes the same time wherever it differs.
    #[must_use]
    pub fn is_of_desk(&self, ca: &[u8], proof: Bytes32) -> bool {
        self.holds(b"kazasu-enrol-1 desk", ca, proof)
    }

    /// Whether this is the terminal's; takes the same time wherever it differs.
    #[must_use]
    pub fn is_of_terminal(&self, csr: &[u8], proof: Bytes32) -> bool {
        self.holds(b"kazasu-enrol-1 terminal", csr, proof)
    }

    fn proof(&self, label: &[u8], document: &[u8]) -> Bytes32 {
        let tag = hmac::sign(&self.key(), &self.message(label, document));
        let mut proof = [0; 32];
        // Both sides are 32 bytes long; zip says so without a way to panic.
        for (byte, tag) in proof.iter_mut().zip(tag.as_ref()) {
            *byte = *tag;
        }
        Bytes32(proof)
    }

    fn holds(&self, label: &[u8], document: &[u8], proof: Bytes32) -> bool {
        hmac::verify(&self.key(), &self.message(label, document), &proof.0).is_ok()
    }

    fn key(&self) -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA256, self.code.secret.as_slice())
    }

    fn message(&self, label: &[u8], document: &[u8]) -> Vec<u8> {
        let document = Sha256::of(document);
        let parts: [&[u8]; 6] = [
            label,
            &self.code.slot.0,
            self.certificate.as_bytes(),
            &self.terminal.0,
            &self.desk.0,
            document.as_bytes(),
        ];
        parts.concat()
    }
}

/// The first request.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Hello {
    /// Which code.
    pub slot: Slot,
    /// Random.
    pub terminal_nonce: Bytes32,
    /// It is a demonstration of a terminal.
    #[serde(default)]
    pub demo: bool,
}

/// The desk proves itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HelloAnswer {
    /// The same for the same slot and terminal nonce.
    pub desk_nonce: Bytes32,
    /// Certificate of the desk's CA.
    pub ca: Der,
    /// [`Proofs::of_desk`].
    pub proof: Bytes32,
    /// It is a demonstration of a desk.
    #[serde(default)]
    pub demo: bool,
}

/// The second request.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CertificateRequest {
    /// Which code.
    pub slot: Slot,
    /// As in the first request.
    pub terminal_nonce: Bytes32,
    /// PKCS #10 (RFC 2986).
    pub csr: Der,
    /// [`Proofs::of_terminal`].
    pub proof: Bytes32,
    /// Certificate of the CA of the virtual phones, in a demonstration of a terminal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demo_anchor: Option<Der>,
}

/// The terminal is one of this desk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Enrolled {
    /// For TLS clients.
    pub certificate: Der,
    /// When it ends.
    pub not_after: Timestamp,
    /// Certificate of the desk's CA: the one root from now on.
    pub ca: Der,
    /// 16 hexadecimal digits; the desk's TLS name is `<desk id>.kazasu.internal`.
    pub desk_id: String,
    /// How the desk knows it.
    pub terminal: EnrolledTerminal,
}

/// A terminal as its desk knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolledTerminal {
    /// Part of every challenge, as its 36 characters.
    pub id: Uuid,
    /// As staff have named it.
    pub name: String,
    /// In front of its 確認番号; `None`: the digits alone.
    pub letter: Option<char>,
}

/// A request for the next certificate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Renewal {
    /// PKCS #10, with a new key.
    pub csr: Der,
}

/// The next certificate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Issued {
    /// For TLS clients.
    pub certificate: Der,
    /// When it ends.
    pub not_after: Timestamp,
}
