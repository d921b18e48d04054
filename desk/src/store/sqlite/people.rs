//! Users and their sessions.

use kazasu_core::handover::Timestamp;
use kazasu_core::sha256::Sha256;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::audit;
use super::convert::{millis, shown, signed, time};
use super::writer::Tx;
use crate::store::{Change, Deed, Role, StoreError, User, WebSession};

/// How often a session that is in use is written down as such.
const TOUCH_MS: i64 = 60_000;

const ROLES: [(Role, &str); 2] =
    [(Role::Reception, "reception"), (Role::Administrator, "administrator")];

fn role_word(role: Role) -> Option<&'static str> {
    ROLES.iter().find(|(known, _)| *known == role).map(|(_, word)| *word)
}

fn user(row: &Row<'_>) -> rusqlite::Result<User> {
    let word: String = row.get("role")?;
    let role = ROLES.iter().find(|(_, known)| *known == word).map(|(role, _)| *role);
    Ok(User {
        name: row.get("name")?,
        // A word that nobody knows gives the fewest rights.
        role: role.unwrap_or(Role::Reception),
        hash: row.get("hash")?,
        added_at: time(row, "added_at")?,
    })
}

/// [`Store::put_user`](crate::store::Store::put_user).
pub(super) fn put(
    tx: &mut Tx<'_>,
    user: User,
    by: String,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.db.execute(
        "INSERT INTO users (name, role, hash, added_at) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (name) DO UPDATE SET role = excluded.role, hash = excluded.hash",
        params![user.name, role_word(user.role), user.hash, millis(user.added_at)],
    )?;
    tx.db.execute("DELETE FROM sessions WHERE user = ?1", [&user.name])?;
    audit::append(tx, &Deed::UserSet { user: user.name, by }, now)?;
    tx.changed(Change::People);
    Ok(())
}

/// [`Store::remove_user`](crate::store::Store::remove_user).
pub(super) fn remove(
    tx: &mut Tx<'_>,
    name: String,
    by: String,
    now: Timestamp,
) -> Result<bool, StoreError> {
    tx.db.execute("DELETE FROM sessions WHERE user = ?1", [&name])?;
    let removed = tx.db.execute("DELETE FROM users WHERE name = ?1", [&name])?;
    if removed > 0 {
        audit::append(tx, &Deed::UserRemoved { user: name, by }, now)?;
        tx.changed(Change::People);
    }
    Ok(removed > 0)
}

/// [`Store::user`](crate::store::Store::user).
pub(super) fn find(db: &Connection, name: &str) -> Result<Option<User>, StoreError> {
    let mut query = db.prepare("SELECT * FROM users WHERE name = ?1")?;
    Ok(query.query_row([name], user).optional()?)
}

/// [`Store::users`](crate::store::Store::users).
pub(super) fn list(db: &Connection) -> Result<Vec<User>, StoreError> {
    let mut query = db.prepare("SELECT * FROM users ORDER BY name")?;
    let rows = query.query_map([], user)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// [`Store::open_session`](crate::store::Store::open_session).
pub(super) fn open_session(
    tx: &mut Tx<'_>,
    session: &WebSession,
    now: Timestamp,
) -> Result<(), StoreError> {
    if find(tx.db, &session.user)?.is_none() {
        return Err(StoreError::Absent { what: "user" });
    }
    tx.db.execute(
        "DELETE FROM sessions WHERE expires_at <= ?1 OR seen_at + idle_ms <= ?1",
        [millis(now)],
    )?;
    tx.db.execute(
        "INSERT INTO sessions (cookie, user, seen_at, idle_ms, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            shown(&session.cookie),
            session.user,
            millis(session.opened_at),
            signed(session.idle_ms),
            millis(session.expires_at),
        ],
    )?;
    audit::append(tx, &Deed::LoggedIn { user: session.user.clone() }, now)
}

/// Whose session this is, and whether that is to be written down again.
pub(super) fn session(
    db: &Connection,
    cookie: Sha256,
    now: Timestamp,
) -> Result<Option<(User, bool)>, StoreError> {
    let mut query = db.prepare(
        "SELECT users.*, sessions.seen_at FROM sessions JOIN users ON users.name = sessions.user \
         WHERE cookie = ?1 AND expires_at > ?2 AND seen_at + idle_ms > ?2",
    )?;
    let found = query.query_row(params![shown(&cookie), millis(now)], |row| {
        let seen: i64 = row.get("seen_at")?;
        Ok((user(row)?, millis(now).saturating_sub(seen) >= TOUCH_MS))
    });
    Ok(found.optional()?)
}

/// The session was used now.
pub(super) fn touch(tx: &Tx<'_>, cookie: Sha256, now: Timestamp) -> Result<(), StoreError> {
    tx.db.execute(
        "UPDATE sessions SET seen_at = ?2 WHERE cookie = ?1 AND seen_at < ?2",
        params![shown(&cookie), millis(now)],
    )?;
    Ok(())
}

/// [`Store::end_session`](crate::store::Store::end_session).
pub(super) fn end_session(tx: &Tx<'_>, cookie: Sha256) -> Result<(), StoreError> {
    tx.db.execute("DELETE FROM sessions WHERE cookie = ?1", [shown(&cookie)])?;
    Ok(())
}
