//! `kazasu passcode`: makes the line of the configuration that opens the technician's view.

use kazasu_i18n::Text;
use zeroize::Zeroizing;

use super::exit::{Exit, Failure};
use super::output::{Emphasis, Output};
use crate::host::passcode::{self, LEAST, MOST, Passcode};

/// Asks twice, without echo, and prints the line.
pub(super) fn run(output: &Output) -> Result<Exit, Failure> {
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
    output.progress(Emphasis::Plain, &output.texts.say(&Text::PasscodeDone));
    output.result(Emphasis::Plain, &format!("[technician]\npasscode = \"{hash}\""));
    Ok(Exit::Done)
}
