//! The configuration in force, without secrets.

use crate::config::{Config, ConfigError, Origin, Value};

/// Keys whose values are shown. Of every other one only the length is: whoever adds a key decides here whether it may be seen.
const SHOWN: [&str; 24] = [
    "terminal.id",
    "terminal.language",
    "terminal.facility",
    "terminal.desk",
    "limits.pin",
    "limits.wallet",
    "limits.consent",
    "limits.done",
    "screen.low_reach",
    "screen.still",
    "screen.scale",
    "sound.volume",
    "service.starts",
    "reader.names",
    "trust.anchors",
    "trust.revocation",
    "trust.crls",
    "trust.phone_policies",
    "minimum.kazasu",
    "minimum.pcsc_lite",
    "minimum.ccid",
    "log.folder",
    "log.days",
    "log.megabytes",
];

/// A line for each key: its value, and where it comes from.
pub(super) fn text(config: &Config, wrong: Option<&ConfigError>) -> String {
    let mut text = String::new();
    let mut line = |line: String| text.push_str(&(line + "\n"));
    match wrong {
        None => {}
        Some(ConfigError::Unreadable { path, error }) => {
            line(format!("# {} cannot be read ({}); these are the defaults", path.display(), error.kind()));
        }
        // What is wrong there is not said: it may be a secret in the wrong place.
        Some(ConfigError::Wrong { path, line: at, key, .. }) => {
            let key = key.as_deref().filter(|key| SHOWN.contains(key)).unwrap_or("a key");
            line(format!("# {}:{at}: {key} is wrong; these are the defaults", path.display()));
        }
    }
    for Value { key, shown, origin } in &config.values {
        let shown = if SHOWN.contains(&key.as_str()) || shown.is_empty() {
            shown.clone()
        } else {
            format!("({} characters)", shown.chars().count())
        };
        let origin = match origin {
            Origin::Default => "default".to_owned(),
            Origin::File { path, line } => format!("{}:{line}", path.display()),
            Origin::CommandLine => "command line".to_owned(),
        };
        line(format!("{key} = {shown}  # {origin}"));
    }
    text
}
