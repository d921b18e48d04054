//! Command APDUs in their short form (ISO/IEC 7816-3 §12.1.3, ISO/IEC 7816-4 §5.1).
//!
//! There are two types, so that the compiler keeps them apart: a [`Command`] may be sent again and
//! shown in a trace, a [`SecretCommand`] is sent at most once (sending consumes it) and shows
//! nothing but its header.

use std::fmt;

use zeroize::Zeroizing;

use super::{Piece, Shown};

/// Expected length of the response data, 1 to 256 (short Le; 256 is coded `00`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Le(u16);

impl Le {
    /// 256 bytes, "as much as there is": `00`.
    pub const MAX: Self = Self(256);

    /// `length` bytes; more than a short command can ask for becomes [`Le::MAX`], and 0 becomes 1.
    #[must_use]
    pub fn at_most(length: usize) -> Self {
        Self(u16::try_from(length).unwrap_or(256).clamp(1, 256))
    }

    /// The Le that SW2 of 61xx or 6Cxx names; `00` means 256 (ISO/IEC 7816-4 §5.3.4).
    #[must_use]
    pub const fn from_sw2(sw2: u8) -> Self {
        if sw2 == 0 { Self::MAX } else { Self(sw2 as u16) }
    }

    /// How many bytes it asks for, 1 to 256.
    #[must_use]
    pub const fn get(self) -> usize {
        self.0 as usize
    }

    const fn byte(self) -> u8 {
        self.0.to_be_bytes()[1]
    }
}

/// A command without secrets. It can be repeated and printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Command {
    header: [u8; 4],
    data: Vec<u8>,
    /// The data is a constant of this program.
    constant: bool,
    le: Option<Le>,
}

impl Command {
    /// A command of CLA, INS, P1, P2 alone (case 1).
    #[must_use]
    pub const fn new(cla: u8, ins: u8, p1: u8, p2: u8) -> Self {
        Self { header: [cla, ins, p1, p2], data: Vec::new(), constant: false, le: None }
    }

    /// With command data, at most 255 bytes; what is longer does not fit a short command and is cut
    /// (no caller has such).
    #[must_use]
    pub fn with_data(mut self, data: &[u8]) -> Self {
        self.data = data.iter().copied().take(255).collect();
        self.constant = false;
        self
    }

    /// With command data that this program has from the start (a name of an application or a file),
    /// so that anybody may see it.
    #[must_use]
    pub fn with_constant(self, data: &'static [u8]) -> Self {
        Self { constant: true, ..self.with_data(data) }
    }

    /// Expecting response data of this length.
    #[must_use]
    pub const fn with_le(mut self, le: Le) -> Self {
        self.le = Some(le);
        self
    }

    /// The bytes on the wire.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(6 + self.data.len());
        bytes.extend_from_slice(&self.header);
        if !self.data.is_empty() {
            bytes.push(u8::try_from(self.data.len()).unwrap_or(u8::MAX));
            bytes.extend_from_slice(&self.data);
        }
        bytes.extend(self.le.map(Le::byte));
        bytes
    }

    /// The header: CLA, INS, P1, P2 (ISO/IEC 7816-3 §12.1.1).
    #[must_use]
    pub const fn header(&self) -> [u8; 4] {
        self.header
    }

    /// What may be shown of it: everything but data that is not a constant.
    pub(super) fn shown(&self) -> Shown {
        let data = if self.constant {
            Piece::Bytes(self.data.clone())
        } else {
            Piece::Hidden(self.data.len())
        };
        let length =
            (!self.data.is_empty()).then(|| u8::try_from(self.data.len()).unwrap_or(u8::MAX));
        let head = Piece::Bytes(self.header.into_iter().chain(length).collect());
        Shown::new([head, data, Piece::Bytes(self.le.map(Le::byte).into_iter().collect())])
    }

    /// GET RESPONSE for `le` bytes (ISO/IEC 7816-4 §11.7.1 of 2020, §7.6.1 of 2005).
    pub(super) const fn get_response(le: Le) -> Self {
        Self::new(0x00, 0xC0, 0x00, 0x00).with_le(le)
    }
}

impl fmt::Debug for Command {
    /// Header and lengths. Command data stays out, so that a trace can show any command.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [cla, ins, p1, p2] = self.header;
        write!(
            f,
            "{cla:02X} {ins:02X} {p1:02X} {p2:02X}, {} bytes, Le {:?}",
            self.data.len(),
            self.le.map(Le::get)
        )
    }
}

/// A command whose data is a secret: wiped after use, sent at most once, printed without data.
///
/// It carries no Le: no command with a secret expects data.
pub struct SecretCommand {
    header: [u8; 4],
    bytes: Zeroizing<Vec<u8>>,
}

impl SecretCommand {
    /// A command with `secret` as its data (at most 255 bytes; what is longer is cut).
    #[must_use]
    pub fn new(cla: u8, ins: u8, p1: u8, p2: u8, secret: &[u8]) -> Self {
        let header = [cla, ins, p1, p2];
        let secret = secret.get(..255).unwrap_or(secret);
        // The capacity is exact: a growing vector would leave a copy of the secret behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(5 + secret.len()));
        bytes.extend_from_slice(&header);
        bytes.push(u8::try_from(secret.len()).unwrap_or(u8::MAX));
        bytes.extend_from_slice(secret);
        Self { header, bytes }
    }

    /// The bytes on the wire; only the channel asks for them.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The header: CLA, INS, P1, P2 (ISO/IEC 7816-3 §12.1.1).
    #[must_use]
    pub const fn header(&self) -> [u8; 4] {
        self.header
    }

    /// What may be shown of it: its header, and how long the secret is.
    pub(super) fn shown(&self) -> Shown {
        let secret = self.bytes.len().saturating_sub(5);
        let head = self.header.into_iter().chain([u8::try_from(secret).unwrap_or(u8::MAX)]);
        Shown::new([Piece::Bytes(head.collect()), Piece::Secret(secret)])
    }
}

impl fmt::Debug for SecretCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [cla, ins, p1, p2] = self.header;
        write!(f, "{cla:02X} {ins:02X} {p1:02X} {p2:02X}, ***")
    }
}

#[cfg(test)]
mod tests;
