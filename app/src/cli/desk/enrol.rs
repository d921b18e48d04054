//! `kazasu desk enrol`: a code for one terminal.

use clap::Args;
use kazasu_core::confirmation::Letter;
use kazasu_desk::enrol::{CODE_TIME_MS, NewCode};

use kazasu_i18n::DeskText;
use serde::Serialize;

use super::super::exit::{Exit, Failure};
use super::super::output::{self, Emphasis, Output};
use super::addresses::{self, ForTerminals};
use super::open;
use crate::config::DeskConfig;

#[derive(Debug, Args)]
pub(super) struct Enrol {
    /// What staff call the terminal: its place, say
    #[arg(long, value_name = "NAME", value_parser = name)]
    name: String,
    /// The letter before its numbers, A to Z [default: the next that is free, and that no other
    /// sounds like]
    #[arg(long, value_name = "LETTER", value_parser = letter)]
    letter: Option<Letter>,
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    json: bool,
}

/// The object that `kazasu desk enrol --json` prints.
#[derive(Serialize)]
struct Opened<'a> {
    outcome: &'static str,
    /// Six groups of four digits; it is shown nowhere else.
    code: &'a str,
    name: &'a str,
    letter: Option<char>,
    terminal: String,
    expires: String,
}

pub(super) fn run(enrol: &Enrol, config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    let Enrol { name, letter, json } = enrol;
    let opened = open::with_store(config, async |store| {
        let terminals = store.terminals().await?;
        let known = terminals
            .iter()
            .any(|terminal| terminal.revoked_at.is_none() && terminal.name == *name);
        if known {
            return Ok(Err(DeskText::NameTaken { name }));
        }
        NewCode::open(store, name, *letter, "command").await.map(Ok)
    })?;
    let code = match opened {
        Ok(code) => code,
        Err(said) => return Err(open::refused("name_taken", output.texts.of_desk(&said))),
    };
    let Some(code) = code else {
        let letter = letter.map(|letter| letter.get().to_string()).unwrap_or_default();
        let said = output.texts.of_desk(&DeskText::LetterTaken { letter: &letter });
        return Err(open::refused("letter_taken", said));
    };
    let letter = code.letter.map(|letter| letter.get());
    if *json {
        output::json(&Opened {
            outcome: "opened",
            code: &code.grouped,
            name,
            letter,
            terminal: code.terminal.to_string(),
            expires: code.expires_at.to_string(),
        })?;
        return Ok(Exit::Done);
    }
    let letter = letter.map(String::from).unwrap_or_default();
    let title = output.texts.of_desk(&DeskText::Code { name, letter: &letter });
    output.progress(Emphasis::Plain, &title);
    output.result(Emphasis::Good, &code.grouped);
    let minutes = CODE_TIME_MS / 60_000;
    let ForTerminals { address, is_found } = addresses::for_terminals(config.terminals.listen);
    let hint = DeskText::CodeHint { address: &address, is_found, minutes };
    output.progress(Emphasis::Plain, &output.texts.of_desk(&hint));
    Ok(Exit::Done)
}

/// The most letters of a name.
const LONGEST: usize = 64;

pub(super) fn name(text: &str) -> Result<String, String> {
    let text = text.trim();
    let printable = text.chars().all(kazasu_core::printable::is_printable);
    if text.is_empty() || text.chars().count() > LONGEST || !printable {
        return Err(format!("a name has 1 to {LONGEST} letters, and no control characters"));
    }
    Ok(text.to_owned())
}

fn letter(text: &str) -> Result<Letter, String> {
    let mut letters = text.chars();
    match (letters.next().and_then(Letter::new), letters.next()) {
        (Some(letter), None) => Ok(letter),
        _ => Err("a letter is one of A to Z".to_owned()),
    }
}
