//! Between the desk's types and SQLite's.

use std::fmt::Display;
use std::str::FromStr;

use kazasu_core::handover::{Timestamp, VisitVersion};
use kazasu_core::session::VisitId;
use rusqlite::types::Type;
use rusqlite::{ErrorCode, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::store::StoreError;

/// What an error of SQLite means to the desk. Its text names tables and columns, never a value.
pub(super) fn failed(error: &rusqlite::Error) -> StoreError {
    let what = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
        Some(
            ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::PermissionDenied
            | ErrorCode::OutOfMemory,
        ) => StoreError::Disk { what },
        _ => StoreError::Damaged { what },
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        failed(&error)
    }
}

/// A column of text that some type has written.
pub(super) fn text<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    parse(column, &row.get::<_, String>(column)?)
}

/// The same, where there may be none.
pub(super) fn text_or_none<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    let text: Option<String> = row.get(column)?;
    text.map(|text| parse(column, &text)).transpose()
}

fn parse<T>(column: &str, text: &str) -> rusqlite::Result<T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    text.parse().map_err(|error| damaged(column, Box::new(error)))
}

/// A column that holds JSON.
pub(super) fn json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| damaged(column, Box::new(error)))
}

/// As [`json`] reads it.
pub(super) fn to_json(value: &impl Serialize) -> Result<String, StoreError> {
    let damaged = |error: serde_json::Error| StoreError::Damaged { what: error.to_string() };
    serde_json::to_string(value).map_err(damaged)
}

/// A unit variant's word in JSON, bare.
pub(super) fn word(value: &impl Serialize) -> Result<String, StoreError> {
    Ok(to_json(value)?.trim_matches('"').to_owned())
}

/// As [`word`] wrote it.
pub(super) fn from_word<T: DeserializeOwned>(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<T>> {
    let word: Option<String> = row.get(column)?;
    let read = |word: String| serde_json::from_value(serde_json::Value::String(word));
    word.map(read).transpose().map_err(|error| damaged(column, Box::new(error)))
}

pub(super) fn damaged(
    column: &str,
    error: Box<dyn std::error::Error + Send + Sync>,
) -> rusqlite::Error {
    let _ = column;
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error)
}

/// A time as SQLite keeps it; the protocol's last one fits.
pub(super) fn millis(time: Timestamp) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// A column of time.
pub(super) fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<Timestamp> {
    let millis: i64 = row.get(column)?;
    Ok(Timestamp::from_millis(u64::try_from(millis).unwrap_or_default()))
}

/// The same, where there may be none.
pub(super) fn time_or_none(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Timestamp>> {
    let millis: Option<i64> = row.get(column)?;
    let time = |millis| Timestamp::from_millis(u64::try_from(millis).unwrap_or_default());
    Ok(millis.map(time))
}

/// A column with a visit's id.
pub(super) fn visit_id(row: &Row<'_>, column: &str) -> rusqlite::Result<VisitId> {
    text::<Uuid>(row, column).map(VisitId::new)
}

/// A column with the number of a version.
pub(super) fn version(row: &Row<'_>, column: &str) -> rusqlite::Result<VisitVersion> {
    let number: u8 = row.get(column)?;
    let outside = rusqlite::Error::IntegralValueOutOfRange(0, i64::from(number));
    VisitVersion::new(number).ok_or(outside)
}

/// A count that SQLite keeps as a signed number.
pub(super) fn count(row: &Row<'_>, column: &str) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, number))
}

/// A number as SQLite keeps it.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// As the protocol writes it.
pub(super) fn shown(value: &impl Display) -> String {
    value.to_string()
}
