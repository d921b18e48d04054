//! The configuration in force, without secrets.

use crate::config::{Config, ConfigError, Origin, Value};

/// Keys whose values are shown. Of every other one only the length is: whoever adds a key decides
/// here whether it may be seen.
const SHOWN: [&str; 25] = [
    "terminal.id",
    "terminal.language",
    "terminal.facility",
    "terminal.desk",
    "limits.pin",
    "limits.wallet",
    "limits.consent",
    "limits.done",
    "screen.holding",
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

/// Whether the value of this key may be seen.
pub(super) fn is_shown(key: &str) -> bool {
    SHOWN.contains(&key)
}

/// A line for each key: its value, and where it comes from.
pub(super) fn text(config: &Config, wrong: Option<&ConfigError>) -> String {
    let mut text = String::new();
    let mut line = |line: String| text.push_str(&(line + "\n"));
    match wrong {
        None => {}
        Some(ConfigError::Unreadable { path, error }) => {
            line(format!(
                "# {} cannot be read ({}); these are the defaults",
                path.display(),
                error.kind()
            ));
        }
        // What is wrong there is not said: it may be a secret in the wrong place.
        Some(ConfigError::Wrong { path, line: at, key, .. }) => {
            let key = key.as_deref().filter(|key| is_shown(key)).unwrap_or("a key");
            line(format!("# {}:{at}: {key} is wrong; these are the defaults", path.display()));
        }
    }
    for Value { key, shown, origin } in &config.values {
        let shown = match shown.chars().count() {
            0 => "(not set)".to_owned(),
            _ if is_shown(key) => shown.clone(),
            characters => format!("({characters} characters)"),
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
