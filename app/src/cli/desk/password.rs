//! The password of a user of the page: asked for without echo, kept as its Argon2id hash.

use std::io::{IsTerminal, Read};

use kazasu_desk::password::{self, LEAST, MOST};
use kazasu_i18n::DeskText;
use zeroize::Zeroizing;

use super::super::exit::{Exit, Failure};
use super::super::output::{Emphasis, Output};

/// The hash of a password that is asked for twice; where standard input is no terminal, of its
/// first line.
pub(super) fn ask(output: &Output) -> Result<String, Failure> {
    let password = if std::io::stdin().is_terminal() { typed(output)? } else { line(output)? };
    hash(&password)
}

/// Argon2id, as a PHC string.
pub(super) fn hash(password: &str) -> Result<String, Failure> {
    password::hash(password)
        .map_err(|error| Failure::new(Exit::Usage, "no_hash", error.to_string()))
}

fn typed(output: &Output) -> Result<Zeroizing<String>, Failure> {
    let prompt = |text: &DeskText<'_>| {
        rpassword::prompt_password(output.texts.of_desk(text)).map(Zeroizing::new).map_err(
            |error| {
                let said = format!("a password is asked for on a terminal: {error}");
                Failure::new(Exit::Usage, "terminal", said)
            },
        )
    };
    loop {
        let password = prompt(&DeskText::PasswordPrompt)?;
        if !is_good(&password) {
            output.progress(Emphasis::Bad, &output.texts.of_desk(&malformed()));
            continue;
        }
        if *prompt(&DeskText::PasswordAgain)? == *password {
            return Ok(password);
        }
        output.progress(Emphasis::Bad, &output.texts.of_desk(&DeskText::PasswordsDiffer));
    }
}

fn line(output: &Output) -> Result<Zeroizing<String>, Failure> {
    // More than any good password, so that one that is too long is told.
    let most = 4 * MOST as u64 + 2;
    let mut text = Zeroizing::new(String::with_capacity(4 * MOST + 2));
    std::io::stdin().lock().take(most).read_to_string(&mut text)?;
    let first = Zeroizing::new(text.lines().next().unwrap_or_default().to_owned());
    if is_good(&first) {
        Ok(first)
    } else {
        let said = output.texts.of_desk(&malformed());
        Err(Failure::new(Exit::Usage, "password", said.clone()).saying(said))
    }
}

fn is_good(password: &str) -> bool {
    let length = password.chars().count();
    (LEAST..=MOST).contains(&length) && !password.contains(char::is_control)
}

const fn malformed() -> DeskText<'static> {
    DeskText::PasswordMalformed { least: LEAST as u64, most: MOST as u64 }
}
