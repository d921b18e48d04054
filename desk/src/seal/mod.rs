//! Sealing: what belongs to a patient, and every key of the desk, lies on a disk as AES-256-GCM
//! ciphertext alone.
//!
//! Two keys: the [`StoreKey`] comes from a file (or a credential of systemd) that is in no backup;
//! it opens the keys that lie in the store, among them the one that seals the rows ([`Vault`]).

mod key_file;
mod vault;

pub use key_file::KeyFileError;
pub use vault::{KEY_LENGTH, NotOpened, NotSealed, Place, StoreKey, Vault, random_key};

#[cfg(test)]
mod tests;
