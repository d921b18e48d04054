//! The configuration in force, without secrets.

use kazasu_core::printable;

use crate::config::{Config, ConfigError, Origin, Value, is_public};

/// A line for each key: its value, and where it comes from. Of a value that not everybody may see
/// only the length is told.
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
            let key = key.as_deref().filter(|key| is_public(key)).unwrap_or("a key");
            line(format!("# {}:{at}: {key} is wrong; these are the defaults", path.display()));
        }
    }
    for Value { key, shown, origin } in &config.values {
        let shown = match shown.chars().count() {
            0 => "(not set)".to_owned(),
            _ if is_public(key) => shown.clone(),
            characters => format!("({characters} characters)"),
        };
        let origin = match origin {
            Origin::Default => "default".to_owned(),
            Origin::File { path, line } => format!("{}:{line}", path.display()),
            Origin::CommandLine => "command line".to_owned(),
        };
        line(format!("{key} = {shown}  # {origin}"));
    }
    // A path may hold anything.
    printable::lines(&text).into_owned()
}
