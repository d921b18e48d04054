//! The hash of the technician's passcode, as it stands in the configuration.

use std::fmt;
use std::str::FromStr;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Params, Version};

/// A passcode's hash (a PHC string): whole, and no costlier to compare than [`NotAHash::EXPECTED`]
/// says.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PasscodeHash(PasswordHash);

/// What is no hash of a passcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotAHash;

impl NotAHash {
    /// What would be one.
    pub(crate) const EXPECTED: &str = "a hash that `kazasu passcode` has made: \
                                       \"$argon2id$…\", of at most 64 MiB, 16 rounds and 4 lanes";
}

/// The most memory that a hash may ask for: it is the terminal's.
const MOST_MEMORY_KIB: u32 = 64 * 1_024;

/// The most rounds and lanes of one: a comparison must end while somebody waits for it.
const MOST_ROUNDS: u32 = 16;
const MOST_LANES: u32 = 4;

impl PasscodeHash {
    /// The parts of the PHC string.
    pub(crate) const fn parts(&self) -> &PasswordHash {
        &self.0
    }
}

impl TryFrom<PasswordHash> for PasscodeHash {
    type Error = NotAHash;

    fn try_from(hash: PasswordHash) -> Result<Self, NotAHash> {
        let params = Params::try_from(&hash).map_err(|_| NotAHash)?;
        let is_whole = hash.algorithm == Algorithm::Argon2id.ident()
            && hash.version == Some(Version::V0x13.into())
            && hash.salt.is_some()
            && hash.hash.is_some();
        let is_bounded = params.m_cost() <= MOST_MEMORY_KIB
            && params.t_cost() <= MOST_ROUNDS
            && params.p_cost() <= MOST_LANES;
        if is_whole && is_bounded { Ok(Self(hash)) } else { Err(NotAHash) }
    }
}

impl FromStr for PasscodeHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        PasswordHash::new(text).map_err(|_| NotAHash)?.try_into()
    }
}

impl fmt::Display for PasscodeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for PasscodeHash {
    /// Who has the hash can try passcodes elsewhere.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasscodeHash(***)")
    }
}

#[cfg(test)]
mod tests;
