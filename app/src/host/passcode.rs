//! The technician's passcode: kept as a hash alone, compared away from the thread that draws.

use std::fmt;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Params, Version};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::config::PasscodeHash;

/// What was typed. Wiped when dropped, and never shown.
#[derive(Default)]
pub(crate) struct Passcode(Zeroizing<String>);

/// The fewest characters of a new passcode: a terminal stands where anybody may try.
pub(crate) const LEAST: usize = 8;

/// The most characters that are taken in. The room for them is there from the start: a text that
/// grows leaves copies behind.
pub(crate) const MOST: usize = 64;

/// Bytes of a character at the most.
const WIDEST: usize = 4;

impl Passcode {
    /// Nothing typed yet.
    pub(crate) fn new() -> Self {
        Self(Zeroizing::new(String::with_capacity(MOST * WIDEST)))
    }

    /// One more character; what is too much is dropped.
    pub(crate) fn push(&mut self, char: char) {
        if self.count() < MOST && !char.is_control() {
            self.0.push(char);
        }
    }

    /// Takes the last character back.
    #[cfg_attr(
        not(feature = "tui"),
        allow(dead_code, reason = "technicians work in the terminal UI")
    )]
    pub(crate) fn pop(&mut self) {
        let _taken_back = self.0.pop();
    }

    /// How many characters.
    pub(crate) fn count(&self) -> usize {
        self.0.chars().count()
    }
}

impl From<&str> for Passcode {
    fn from(text: &str) -> Self {
        let mut passcode = Self::new();
        text.chars().for_each(|char| passcode.push(char));
        passcode
    }
}

impl PartialEq for Passcode {
    /// Both were typed by the same person a moment ago: there is nobody to hide the time from.
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl fmt::Debug for Passcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Why no hash could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the system has no memory or no randomness for it")]
pub(crate) struct NoHash;

/// 7 MiB, five rounds, one lane: the leanest of the settings that OWASP's Password Storage Cheat
/// Sheet gives for Argon2id, since a board has little memory.
const MEMORY_KIB: u32 = 7 * 1_024;
const ROUNDS: u32 = 5;
const LANES: u32 = 1;

/// The hash of a new passcode, with a salt of its own.
///
/// # Errors
///
/// Without randomness or memory.
pub(crate) fn hash(passcode: &Passcode) -> Result<PasscodeHash, NoHash> {
    let mut salt = [0; Salt::RECOMMENDED_LENGTH];
    getrandom::fill(&mut salt).map_err(|_| NoHash)?;
    let salt = Salt::new(&salt).map_err(|_| NoHash)?;
    let params = Params::new(MEMORY_KIB, ROUNDS, LANES, None).map_err(|_| NoHash)?;
    let hash =
        compute(&params, passcode, salt.as_ref(), Params::DEFAULT_OUTPUT_LEN).ok_or(NoHash)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(|_| NoHash)?,
        salt: Some(salt),
        hash: Some(hash),
    };
    PasscodeHash::try_from(hash).map_err(|_| NoHash)
}

/// Whether this is the passcode of `hash`. Takes its time on purpose.
#[cfg_attr(not(feature = "tui"), allow(dead_code, reason = "technicians work in the terminal UI"))]
pub(crate) fn matches(passcode: &Passcode, hash: &PasscodeHash) -> bool {
    let hash = hash.parts();
    let (Ok(params), Some(salt), Some(hash)) = (Params::try_from(hash), &hash.salt, &hash.hash)
    else {
        return false;
    };
    // `Output` compares in a time that tells nothing.
    compute(&params, passcode, salt.as_ref(), hash.len()).is_some_and(|computed| computed == *hash)
}

fn compute(params: &Params, passcode: &Passcode, salt: &[u8], length: usize) -> Option<Output> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let mut bytes = Zeroizing::new([0; Output::MAX_LENGTH]);
    let bytes = bytes.get_mut(..length)?;
    argon2.hash_password_into(passcode.0.as_bytes(), salt, bytes).ok()?;
    Output::new(bytes).ok()
}

#[cfg(test)]
mod tests;
