//! `kazasu desk terminals` and `kazasu desk revoke`.

use clap::Args;
use kazasu_core::handover::Timestamp;
use kazasu_desk::clock::now;
use kazasu_desk::store::Terminal;
use kazasu_i18n::DeskText;
use serde::Serialize;

use super::super::exit::{Exit, Failure};
use super::super::output::{self, Emphasis, Output};
use super::open;
use crate::config::DeskConfig;
use crate::host::clock;

#[derive(Debug, Args)]
pub(super) struct List {
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Revoke {
    /// The terminal's name or id
    #[arg(value_name = "NAME")]
    name: String,
}

/// The object that `kazasu desk terminals --json` prints.
#[derive(Serialize)]
struct Listed {
    outcome: &'static str,
    terminals: Vec<ListedTerminal>,
}

#[derive(Serialize)]
struct ListedTerminal {
    id: String,
    name: String,
    letter: Option<char>,
    /// `good`, `expired`, `renewal` or `revoked`.
    state: &'static str,
    enrolled: String,
    certificate_ends: Option<String>,
    revoked: Option<String>,
}

pub(super) fn list(list: &List, config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    let terminals = open::with_store(config, async |store| store.terminals().await)?;
    if list.json {
        let terminals = terminals.iter().map(listed).collect();
        output::json(&Listed { outcome: "listed", terminals })?;
        return Ok(Exit::Done);
    }
    if terminals.is_empty() {
        output.progress(Emphasis::Plain, &output.texts.of_desk(&DeskText::NoTerminals));
    }
    for terminal in &terminals {
        let (state, time) = state(terminal);
        let letter = terminal.letter.map(|letter| letter.get().to_string()).unwrap_or_default();
        let time = time.map(|time| clock::in_japan(time.as_unix())).unwrap_or_default();
        let name = &terminal.name;
        let text = DeskText::Terminal { name, letter: &letter, state, time: &time };
        output.result(Emphasis::Plain, &output.texts.of_desk(&text));
    }
    Ok(Exit::Done)
}

fn listed(terminal: &Terminal) -> ListedTerminal {
    ListedTerminal {
        id: terminal.id.to_string(),
        name: terminal.name.clone(),
        letter: terminal.letter.map(|letter| letter.get()),
        state: state(terminal).0,
        enrolled: terminal.enrolled_at.to_string(),
        certificate_ends: terminal.not_after.map(|time| time.to_string()),
        revoked: terminal.revoked_at.map(|time| time.to_string()),
    }
}

/// The stable name of its state, and since or until when.
fn state(terminal: &Terminal) -> (&'static str, Option<Timestamp>) {
    let ended = terminal.not_after.is_some_and(|end| end <= now());
    match (terminal.revoked_at, terminal.renewal_pending) {
        (Some(revoked), _) => ("revoked", Some(revoked)),
        (None, true) if ended => ("renewal", terminal.not_after),
        _ if ended => ("expired", terminal.not_after),
        _ => ("good", terminal.not_after),
    }
}

pub(super) fn revoke(
    revoke: &Revoke,
    config: &DeskConfig,
    output: &Output,
) -> Result<Exit, Failure> {
    let name = revoke.name.as_str();
    let meant = open::with_store(config, async |store| {
        let terminals = store.terminals().await?;
        let same = |terminal: &&Terminal| terminal.name == name || terminal.id.to_string() == name;
        let (gone, mut there): (Vec<_>, Vec<_>) =
            terminals.iter().filter(same).partition(|terminal| terminal.revoked_at.is_some());
        match (there.pop(), there.is_empty()) {
            (Some(terminal), true) => {
                store.revoke(terminal.id, "command".to_owned(), now()).await?;
                Ok(Ok(DeskText::Revoked { name }))
            }
            (Some(_), false) => Ok(Err(("several", DeskText::SeveralTerminals { name }))),
            (None, _) if !gone.is_empty() => Ok(Ok(DeskText::RevokedBefore { name })),
            (None, _) => Ok(Err(("no_such_terminal", DeskText::NoSuchTerminal { name }))),
        }
    })?;
    match meant {
        Ok(said) => {
            output.result(Emphasis::Good, &output.texts.of_desk(&said));
            Ok(Exit::Done)
        }
        Err((reason, said)) => Err(open::refused(reason, output.texts.of_desk(&said))),
    }
}
