//! Status words, decoded totally: every one of the 65 536 has exactly one meaning here.

use std::fmt;

/// SW1 and SW2 as they came (ISO/IEC 7816-4 §5.6 of 2020, §5.1.3 of 2005).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatusWord(pub u16);

/// What a status word says, as far as the JPKI application uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 9000: done.
    Ok,
    /// 61xx: done, this many bytes wait for GET RESPONSE (0 means 256 or more).
    MoreData(u8),
    /// 6Cxx: wrong Le, this one is right (0 means 256). The command was not carried out.
    WrongLe(u8),
    /// 63Cx: verification failed, or was only asked about; this many tries are left.
    TriesLeft(u8),
    /// 6300: verification failed, and the card does not count (JICSAP: a key without a limit).
    VerificationFailed,
    /// 6282: the end of the file came before Le bytes.
    EndOfFile,
    /// 6700: wrong length; some phones say so of an Le that they do not take.
    WrongLength,
    /// 6982: security status not satisfied; a PIN, or the holder's authentication in Wallet, is
    /// missing.
    SecurityStatusNotSatisfied,
    /// 6983 or 6984: authentication method blocked, or its reference data locked. Cards and
    /// documents disagree on which of the two a locked PIN gives, so that both count as locked.
    Blocked,
    /// 6985: conditions of use not satisfied.
    ConditionsNotSatisfied,
    /// 6A82: file or application not found.
    NotFound,
    /// 6B00: offset outside the file.
    OutsideFile,
    /// 6F00: no precise diagnosis; some cards answer it once, to the first command after power-up.
    NoDiagnosis,
    /// A word that no step of the tap provides for.
    Other(StatusWord),
}

impl StatusWord {
    /// Whether it can be a status word at all: SW1 is 61 to 6F or 90 to 9F (ISO/IEC 7816-4 §5.6 of
    /// 2020). What a torn answer ends with is data, and may be a person's.
    #[must_use]
    pub const fn is_one(self) -> bool {
        matches!(self.0, 0x6100..=0x6FFF | 0x9000..=0x9FFF)
    }

    /// What it says (ISO/IEC 7816-4 §5.6 of 2020).
    #[must_use]
    pub const fn meaning(self) -> Status {
        let [sw1, sw2] = self.0.to_be_bytes();
        match (sw1, sw2) {
            (0x90, 0x00) => Status::Ok,
            (0x61, n) => Status::MoreData(n),
            (0x6C, n) => Status::WrongLe(n),
            (0x63, 0xC0..=0xCF) => Status::TriesLeft(sw2 & 0x0F),
            (0x63, 0x00) => Status::VerificationFailed,
            (0x62, 0x82) => Status::EndOfFile,
            (0x67, 0x00) => Status::WrongLength,
            (0x69, 0x82) => Status::SecurityStatusNotSatisfied,
            (0x69, 0x83 | 0x84) => Status::Blocked,
            (0x69, 0x85) => Status::ConditionsNotSatisfied,
            (0x6A, 0x82) => Status::NotFound,
            (0x6B, 0x00) => Status::OutsideFile,
            (0x6F, 0x00) => Status::NoDiagnosis,
            _ => Status::Other(self),
        }
    }
}

impl fmt::Display for StatusWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04X}", self.0)
    }
}

impl fmt::Debug for StatusWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests;
