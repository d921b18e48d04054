//! `kazasu passcode`: makes the line of the configuration that opens the technician's view.

use kazasu_i18n::Text;
use zeroize::Zeroizing;

use super::exit::{Exit, Failure};
use super::output::{Emphasis, Output};
use crate::config::{Config, Origin, Value};
use crate::host::passcode::{self, LEAST, MOST, Passcode};

/// Asks twice, without echo, and prints the line.
pub(super) fn run(config: &Config, output: &Output) -> Result<Exit, Failure> {
    let ask = |text: &Text<'_>| -> Result<Option<Passcode>, Failure> {
        let typed = rpassword::prompt_password(output.texts.say(text))
            .map(Zeroizing::new)
            .map_err(|error| {
                Failure::new(
                    Exit::Usage,
                    "terminal",
                    format!("a passcode is asked for on a terminal: {error}"),
                )
            })?;
        let length = typed.chars().count();
        let is_good = (LEAST..=MOST).contains(&length) && !typed.contains(char::is_control);
        Ok(is_good.then(|| Passcode::from(typed.as_str())))
    };
    let passcode = loop {
        let Some(first) = ask(&Text::PasscodePrompt)? else {
            output.progress(
                Emphasis::Bad,
                &output.texts.say(&Text::PasscodeMalformed { least: LEAST, most: MOST }),
            );
            continue;
        };
        if ask(&Text::PasscodeAgain)?.is_some_and(|second| second == first) {
            break first;
        }
        output.progress(Emphasis::Bad, &output.texts.say(&Text::PasscodesDiffer));
    };
    let hash = passcode::hash(&passcode)
        .map_err(|error| Failure::new(Exit::Usage, "no_hash", error.to_string()))?;
    let place = Place::of(config);
    let source = config.source.as_ref().map(|path| path.display().to_string());
    let text = match &place {
        Place::Line(line) => Text::PasscodeDone { path: source.as_deref(), line: Some(*line) },
        Place::Section => Text::PasscodeDone { path: source.as_deref(), line: None },
        Place::File => Text::PasscodeDone { path: None, line: None },
    };
    output.progress(Emphasis::Plain, &output.texts.say(&text));
    // A section may stand in a file once: its heading is printed where there is none.
    if place == Place::File {
        output.result(Emphasis::Plain, "[technician]");
    }
    output.result(Emphasis::Plain, &format!("passcode = \"{hash}\""));
    Ok(Exit::Done)
}

/// Where the line goes in the configuration.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    /// In the place of this line, from 1.
    Line(usize),
    /// Below the heading `[technician]`, which the file has.
    Section,
    /// At the end of the file, with the heading.
    File,
}

impl Place {
    fn of(config: &Config) -> Self {
        let written = |value: &Value| match &value.origin {
            Origin::File { line, .. } => Some(*line),
            Origin::Default | Origin::CommandLine => None,
        };
        let mut own = config.values.iter().filter(|value| value.key.starts_with("technician."));
        let before = own.clone().find(|value| value.key == "technician.passcode");
        match before.and_then(written) {
            Some(line) => Self::Line(line),
            None if own.any(|value| written(value).is_some()) => Self::Section,
            None => Self::File,
        }
    }
}
