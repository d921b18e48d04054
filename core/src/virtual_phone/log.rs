//! What was said to a phone: headers, lengths and status words, never data.

use std::fmt;
use std::time::Duration;

/// One exchange. There is no room in it for the data of a command, so that a PIN cannot get into
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Which hold to the reader it belongs to, from 1.
    pub hold: u32,
    /// Number of the command since then, from 1.
    pub number: u32,
    /// Modelled time from the start of the hold to the start of the command.
    pub at: Duration,
    /// Modelled time that it took.
    pub took: Duration,
    /// What the command asks for.
    pub kind: CommandKind,
    /// CLA, INS, P1, P2; zeros where the command was shorter.
    pub header: [u8; 4],
    /// Length of the command in bytes.
    pub sent: usize,
    /// Bytes of the response that arrived.
    pub received: usize,
    /// The status word; `None` when the response did not arrive or is shorter than one.
    pub status: Option<u16>,
}

/// A command in the words of the JPKI application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandKind {
    /// SELECT by application identifier (ISO/IEC 7816-4 §11.2.2, P1 04).
    SelectApplication,
    /// SELECT of the elementary file with this identifier (P1 02).
    SelectFile(u16),
    /// READ BINARY of the current file.
    Read,
    /// VERIFY without data: asks for the tries left.
    TriesLeft,
    /// VERIFY with a PIN or a password.
    Verify,
    /// COMPUTE DIGITAL SIGNATURE with the current key.
    Sign,
    /// GET RESPONSE: more of the answer before.
    GetResponse,
    /// A command that the JPKI application does not have.
    Other,
}

impl CommandKind {
    /// What this command APDU asks for.
    pub(super) fn of(command: &[u8]) -> Self {
        match command {
            [0x00, 0xA4, 0x04, _, ..] => Self::SelectApplication,
            [0x00, 0xA4, 0x02, _, 0x02, high, low, ..] => {
                Self::SelectFile(u16::from_be_bytes([*high, *low]))
            }
            [0x00, 0xB0, _, _, ..] => Self::Read,
            [0x00, 0x20, _, _] | [0x00, 0x20, _, _, _] => Self::TriesLeft,
            [0x00, 0x20, _, _, ..] => Self::Verify,
            [0x80, 0x2A, _, _, ..] => Self::Sign,
            [0x00, 0xC0, _, _, ..] => Self::GetResponse,
            _ => Self::Other,
        }
    }
}

impl fmt::Display for CommandKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SelectApplication => f.write_str("SELECT application"),
            Self::SelectFile(id) => write!(f, "SELECT EF {id:04X}"),
            Self::Read => f.write_str("READ BINARY"),
            Self::TriesLeft => f.write_str("VERIFY, tries left?"),
            Self::Verify => f.write_str("VERIFY"),
            Self::Sign => f.write_str("COMPUTE DIGITAL SIGNATURE"),
            Self::GetResponse => f.write_str("GET RESPONSE"),
            Self::Other => f.write_str("another command"),
        }
    }
}

/// `3 READ BINARY -> 258 bytes, 9000`
impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} -> {} bytes", self.number, self.kind, self.received)?;
        match self.status {
            Some(status) => write!(f, ", {status:04X}"),
            None => f.write_str(", no status word"),
        }
    }
}
