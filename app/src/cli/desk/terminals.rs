//! `kazasu desk terminals`, and what is decided about one of them: `revoke`, `renew`, `bundle`,
//! `confirm`.

use clap::Args;
use kazasu_core::handover::Timestamp;
use kazasu_desk::clock::now;
use kazasu_desk::desk::want_bundle;
use kazasu_desk::store::{Store, StoreError, Terminal};
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

/// One terminal of the list.
#[derive(Debug, Args)]
pub(super) struct Meant {
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
pub(super) struct ListedTerminal {
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
        output.result(Emphasis::Plain, &line(terminal, output));
    }
    Ok(Exit::Done)
}

/// A terminal in a list for people.
pub(super) fn line(terminal: &Terminal, output: &Output) -> String {
    let (state, time) = state(terminal);
    let letter = terminal.letter.map(|letter| letter.get().to_string()).unwrap_or_default();
    let time = time.map(|time| clock::in_japan(time.as_unix())).unwrap_or_default();
    let name = &terminal.name;
    output.texts.of_desk(&DeskText::Terminal { name, letter: &letter, state, time: &time })
}

pub(super) fn listed(terminal: &Terminal) -> ListedTerminal {
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

/// What became of a deed: a sentence, or why not.
type Said<'a> = Result<DeskText<'a>, (&'static str, DeskText<'a>)>;

/// Carries a deed out on the one terminal that is meant; of those that were struck from the list
/// `gone` says something where nobody else has the name.
fn with_meant<'a>(
    meant: &'a Meant,
    config: &DeskConfig,
    output: &Output,
    gone: DeskText<'a>,
    deed: impl AsyncFnOnce(&dyn Store, Terminal) -> Result<Said<'a>, StoreError>,
) -> Result<Exit, Failure> {
    let name = meant.name.as_str();
    let said = open::with_store(config, async |store| {
        let terminals = store.terminals().await?;
        let same = |terminal: &Terminal| terminal.name == name || terminal.id.to_string() == name;
        let (struck, mut there): (Vec<_>, Vec<_>) =
            terminals.into_iter().filter(same).partition(|it| it.revoked_at.is_some());
        match (there.pop(), there.is_empty()) {
            (Some(terminal), true) => deed(store, terminal).await,
            (Some(_), false) => Ok(Err(("several", DeskText::SeveralTerminals { name }))),
            (None, _) if !struck.is_empty() => Ok(Ok(gone)),
            (None, _) => Ok(Err(("no_such_terminal", DeskText::NoSuchTerminal { name }))),
        }
    })?;
    match said {
        Ok(said) => {
            output.result(Emphasis::Good, &output.texts.of_desk(&said));
            Ok(Exit::Done)
        }
        Err((reason, said)) => Err(open::refused(reason, output.texts.of_desk(&said))),
    }
}

pub(super) fn revoke(meant: &Meant, config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    let name = meant.name.as_str();
    with_meant(meant, config, output, DeskText::RevokedBefore { name }, async |store, terminal| {
        store.revoke(terminal.id, "command".to_owned(), now()).await?;
        Ok(Ok(DeskText::Revoked { name }))
    })
}

/// Agrees that a terminal whose certificate has ended gets its next one.
pub(super) fn renew(meant: &Meant, config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    let name = meant.name.as_str();
    with_meant(meant, config, output, DeskText::RevokedBefore { name }, async |store, terminal| {
        if !terminal.renewal_pending {
            return Ok(Err(("no_renewal", DeskText::NoRenewal { name })));
        }
        store.allow_renewal(terminal.id, "command".to_owned(), now()).await?;
        Ok(Ok(DeskText::RenewalAllowed { name }))
    })
}

/// Asks a terminal for a support bundle.
pub(super) fn bundle(meant: &Meant, config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    let name = meant.name.as_str();
    let (folder, _) = open::place(config)?;
    let (by, mut file) = ("command".to_owned(), None);
    let done = with_meant(
        meant,
        config,
        output,
        DeskText::RevokedBefore { name },
        async |store, terminal| {
            file = Some(want_bundle(store, &folder, terminal.id, by, now()).await?);
            Ok(Ok(DeskText::BundleWanted { name }))
        },
    )?;
    if let Some(file) = file {
        output.result(Emphasis::Plain, &file.display().to_string());
    }
    Ok(done)
}

/// Confirms the list of a store that was restored.
pub(super) fn confirm(config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    let was_restored = open::with_store(config, async |store| {
        let restored = store.head().await?.restored;
        store.confirm_terminals("command".to_owned(), now()).await?;
        Ok(restored)
    })?;
    let said = match was_restored {
        true => DeskText::TerminalsConfirmed,
        false => DeskText::NothingToConfirm,
    };
    output.result(Emphasis::Good, &output.texts.of_desk(&said));
    Ok(Exit::Done)
}
