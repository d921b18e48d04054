//! What may stand in a transcript that somebody else has written: no more than this program would
//! have shown of the same bytes.

use crate::apdu::{Piece, Reveal, Shown};

/// What stands for bytes that were left out; no text and no tag.
const FILLER: u8 = 0xFF;

/// Bytes of the longest head of a file that is shown: a tag and a length of four bytes behind its
/// mark.
const HEAD: usize = 6;

/// Header and Lc, or header and Le.
const BEFORE_DATA: usize = 5;

/// Commands whose data is a PIN: VERIFY in both forms, CHANGE REFERENCE DATA, RESET RETRY COUNTER.
const OF_A_PIN: [u8; 4] = [0x20, 0x21, 0x24, 0x2C];
const SELECT: u8 = 0xA4;
const READ_BINARY: u8 = 0xB0;
const GET_RESPONSE: u8 = 0xC0;
const SECURITY_OPERATION: u8 = 0x2A;

/// What the answers to the last command are.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// The file from this offset on.
    File(usize),
    /// Nobody knows; perhaps a structure.
    Structure,
    /// A signature, or the answer to a PIN.
    Secret,
}

/// Follows the commands and answers of a tap.
#[derive(Debug)]
pub(super) struct Permitted {
    kind: Kind,
}

impl Permitted {
    pub(super) const fn new() -> Self {
        Self { kind: Kind::Structure }
    }

    /// Whether this much of the command may be shown; the answers that follow are taken as its.
    pub(super) fn command(&mut self, command: &Shown) -> bool {
        let Some((Piece::Bytes(header), rest)) = command.pieces().split_first() else {
            return false;
        };
        let [_, instruction, p1, p2, ..] = header.as_slice() else { return false };
        self.kind = match *instruction {
            GET_RESPONSE => self.kind,
            READ_BINARY if p1 & 0x80 == 0 => Kind::File(usize::from(*p1) << 8 | usize::from(*p2)),
            SECURITY_OPERATION => Kind::Secret,
            pin if OF_A_PIN.contains(&pin) => Kind::Secret,
            _ => Kind::Structure,
        };
        match (*instruction, rest) {
            // Its data is the name of an application or a file.
            (SELECT, rest) => !rest.iter().any(|piece| matches!(piece, Piece::Text(_))),
            (_, []) => header.len() <= BEFORE_DATA,
            (pin, [Piece::Secret(_)]) if OF_A_PIN.contains(&pin) => header.len() == BEFORE_DATA,
            (pin, _) if OF_A_PIN.contains(&pin) => false,
            (_, [Piece::Hidden(_)]) => header.len() == BEFORE_DATA,
            (_, [Piece::Hidden(_), Piece::Bytes(le)]) => {
                header.len() == BEFORE_DATA && le.len() == 1
            }
            _ => false,
        }
    }

    /// Whether this much of the answer's data may be shown.
    pub(super) fn answer(&mut self, data: &Shown) -> bool {
        let bytes = data.filled(FILLER);
        let is = |reveal| *data == Shown::answer(reveal, &[], &bytes);
        match self.kind {
            Kind::Secret => is(Reveal::Length),
            Kind::Structure => is(Reveal::Length) || is(Reveal::Structure),
            Kind::File(at) => {
                self.kind = Kind::File(at.saturating_add(bytes.len()));
                let of_a_file = match data.pieces() {
                    // The rest of a head whose beginning came before.
                    [Piece::Bytes(head)] | [Piece::Bytes(head), Piece::Hidden(_)] if at > 0 => {
                        at.saturating_add(head.len()) <= HEAD
                    }
                    _ => at == 0 && is(Reveal::Object { before: &[] }),
                };
                of_a_file || is(Reveal::Length) || is(Reveal::Label { at })
            }
        }
    }
}
