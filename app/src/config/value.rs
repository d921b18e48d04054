//! Every value in force, and where it comes from: for a technician who asks why a terminal does
//! what it does.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Config;
use super::locate::locate;
use super::log::MEGABYTE;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Value {
    /// Table and key.
    pub(crate) key: String,
    /// As it is written in a file, or would be.
    pub(crate) shown: String,
    pub(crate) origin: Origin,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Origin {
    /// Nobody has said anything.
    Default,
    /// A line of the configuration, from 1.
    File { path: PathBuf, line: usize },
    /// The command line.
    #[cfg_attr(
        not(feature = "tui"),
        allow(dead_code, reason = "only the terminal's technician asks")
    )]
    CommandLine,
}

/// The key whose value is never shown, the hash of a passcode though it be.
const HIDDEN: &str = "technician.passcode";

/// Every value that is known: those of the file as they stand there, the others as they are when
/// nobody says anything.
pub(super) fn all(text: &str, path: &Path, config: &Config) -> Vec<Value> {
    let written = written(text, path);
    let mut values: Vec<_> = usual(config)
        .into_iter()
        .map(|(key, shown)| Value { key: key.to_owned(), shown, origin: Origin::Default })
        .collect();
    for value in written {
        match values.iter_mut().find(|usual| usual.key == value.key) {
            Some(usual) => *usual = value,
            None => values.push(value),
        }
    }
    values
}

fn written(text: &str, path: &Path) -> Vec<Value> {
    let Ok(tables) = DeTable::parse(text) else { return Vec::new() };
    let mut values = Vec::new();
    for (table, inside) in tables.get_ref() {
        let DeValue::Table(inside) = inside.get_ref() else { continue };
        for (name, value) in inside {
            let key = format!("{}.{}", table.get_ref(), name.get_ref());
            let shown = match key.as_str() {
                HIDDEN => "***".to_owned(),
                _ => shown(value, text),
            };
            let (line, _) = locate(text, &value.span());
            values.push(Value { key, shown, origin: Origin::File { path: path.to_owned(), line } });
        }
    }
    values
}

/// A value as it stands there, without the comments that a list may have between its entries.
fn shown(value: &Spanned<DeValue<'_>>, text: &str) -> String {
    match value.get_ref() {
        DeValue::Array(entries) => {
            let entries: Vec<_> = entries.iter().map(|entry| shown(entry, text)).collect();
            format!("[{}]", entries.join(", "))
        }
        DeValue::Table(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(key, entry)| format!("{} = {}", key.get_ref(), shown(entry, text)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        _ => text
            .get(value.span())
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// Every key of the configuration, in the order of the README, and its value when nobody says
/// anything.
fn usual(config: &Config) -> Vec<(&'static str, String)> {
    let seconds = |limit: std::time::Duration| limit.as_secs().to_string();
    let quoted = |text: &str| format!("{text:?}");
    let none = String::new;
    // Of a value that the file does not have, the configuration in force holds the usual one.
    vec![
        ("terminal.id", quoted(&config.terminal_id)),
        ("terminal.language", none()),
        ("terminal.facility", quoted(&format!("{:?}", config.facility).to_lowercase())),
        ("terminal.desk", none()),
        ("limits.pin", seconds(config.limits.pin)),
        ("limits.wallet", seconds(config.limits.wallet)),
        ("limits.consent", seconds(config.limits.idle)),
        ("limits.done", seconds(config.limits.done)),
        ("screen.holding", quoted(&format!("{:?}", config.holding).to_lowercase())),
        ("screen.low_reach", config.low_reach.to_string()),
        ("screen.still", config.still.to_string()),
        ("screen.scale", format!("{:?}", config.scale)),
        ("sound.volume", config.volume.to_string()),
        ("service.starts", "2025-09-19".to_owned()),
        ("reader.names", "[]".to_owned()),
        ("trust.anchors", r#"["builtin:authca02", "builtin:authca03"]"#.to_owned()),
        ("trust.revocation", quoted("off")),
        ("trust.crls", "[]".to_owned()),
        ("trust.phone_policies", "[]".to_owned()),
        ("minimum.kazasu", none()),
        ("minimum.pcsc_lite", none()),
        ("minimum.ccid", none()),
        ("log.folder", none()),
        ("log.days", config.log.keep.days.to_string()),
        ("log.megabytes", (config.log.keep.bytes / MEGABYTE).to_string()),
        (HIDDEN, none()),
    ]
}

#[cfg(test)]
mod tests;
