//! Users' passwords: kept as hashes alone.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use thiserror::Error;

/// The fewest characters of a password: the page may be called from the whole house.
pub const LEAST: usize = 8;

/// The most characters that are looked at.
pub const MOST: usize = 128;

/// 19 MiB, two rounds, one lane: what OWASP's Password Storage Cheat Sheet gives for Argon2id.
const MEMORY_KIB: u32 = 19 * 1_024;
const ROUNDS: u32 = 2;
const LANES: u32 = 1;

/// Bytes of a salt (RFC 9106 §3.1 recommends 16).
const SALT: usize = 16;

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoPassword {
    /// Shorter or longer than passwords may be.
    #[error("a password has {LEAST} to {MOST} characters")]
    Length,
    /// The system has no memory or no randomness for it.
    #[error("the system has no memory or no randomness for it")]
    System,
}

/// The hash of a new password as a PHC string, with a salt of its own. Takes its time on purpose.
///
/// # Errors
///
/// When the password is too short or too long, or the system gives no randomness or memory.
pub fn hash(password: &str) -> Result<String, NoPassword> {
    if !(LEAST..=MOST).contains(&password.chars().count()) {
        return Err(NoPassword::Length);
    }
    let mut salt = [0; SALT];
    getrandom::fill(&mut salt).map_err(|_| NoPassword::System)?;
    let hash: PasswordHash = argon2()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|_| NoPassword::System)?;
    Ok(hash.to_string())
}

/// Whether this is the password of `hash`. Without one (there is no such user) it takes as long, so
/// that nobody learns who is a user.
#[must_use]
pub fn matches(password: &str, hash: Option<&str>) -> bool {
    if password.chars().count() > MOST {
        return false;
    }
    match hash {
        Some(hash) => argon2().verify_password(password.as_bytes(), hash).is_ok(),
        None => {
            let mut nobody = [0; 32];
            let _ = argon2().hash_password_into(password.as_bytes(), &[0; SALT], &mut nobody);
            false
        }
    }
}

fn argon2() -> Argon2<'static> {
    // These numbers are within the bounds of the standard: a test sees to it.
    let params = Params::new(MEMORY_KIB, ROUNDS, LANES, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests;
