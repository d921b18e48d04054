//! Users of the desk's pages, and their sessions.

use kazasu_core::handover::Timestamp;
use kazasu_core::sha256::Sha256;

/// Somebody who may use the desk's pages.
#[derive(Clone, PartialEq, Eq)]
pub struct User {
    /// What is typed to log in.
    pub name: String,
    /// What is allowed.
    pub role: Role,
    /// Argon2id, as a PHC string.
    pub hash: String,
    /// By the desk's clock.
    pub added_at: Timestamp,
}

impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("User").field("role", &self.role).finish_non_exhaustive()
    }
}

/// What a user may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// 受付: visits and calls.
    Reception,
    /// 管理者: terminals, users and settings too.
    Administrator,
}

/// A session of a user's browser. The store knows the SHA-256 of its cookie alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebSession {
    /// SHA-256 of the 256-bit cookie.
    pub cookie: Sha256,
    /// The user's name.
    pub user: String,
    /// By the desk's clock.
    pub opened_at: Timestamp,
    /// It ends when nothing came for so long.
    pub idle_ms: u64,
    /// It ends then, whatever comes.
    pub expires_at: Timestamp,
}
