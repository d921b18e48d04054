//! `kazasu desk notices` and `kazasu desk settle`: what staff must see, beside the page.

use clap::Args;
use kazasu_core::handover::Timestamp;
use kazasu_desk::clock::now;
use kazasu_desk::store::{LostVisit, OpenAlarm, Store, StoreError, Terminal};
use kazasu_i18n::{DeskText, PageText};
use serde::Serialize;

use super::super::exit::{Exit, Failure};
use super::super::output::{self, Emphasis, Output};
use super::open;
use crate::config::DeskConfig;

#[derive(Debug, Args)]
pub(super) struct List {
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Settle {
    /// The number that `kazasu desk notices` shows
    #[arg(value_name = "NUMBER")]
    number: u64,
}

/// The object that `kazasu desk notices --json` prints.
#[derive(Serialize)]
struct Listed {
    outcome: &'static str,
    /// Whether an administrator has to confirm the terminals of a restored store.
    restored: bool,
    notices: Vec<ListedNotice>,
    lost: Vec<ListedLoss>,
}

#[derive(Serialize)]
struct ListedNotice {
    number: u64,
    at: String,
    /// As the store keeps it: `{"alarm": "clone", "terminal": "…", …}`.
    notice: kazasu_desk::store::Alarm,
}

/// A version of a visit that a restored store does not have.
#[derive(Serialize)]
struct ListedLoss {
    visit: String,
    version: u8,
    terminal: String,
    received: String,
}

struct Read {
    restored: bool,
    alarms: Vec<OpenAlarm>,
    lost: Vec<LostVisit>,
    terminals: Vec<Terminal>,
}

async fn read(store: &dyn Store) -> Result<Read, StoreError> {
    Ok(Read {
        restored: store.head().await?.restored,
        alarms: store.alarms().await?,
        lost: store.lost_visits().await?,
        terminals: store.terminals().await?,
    })
}

pub(super) fn list(list: &List, config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    let read = open::with_store(config, read)?;
    if list.json {
        let notices = read.alarms.into_iter().map(|it| ListedNotice {
            number: it.id,
            at: it.at.to_string(),
            notice: it.alarm,
        });
        let lost = read.lost.into_iter().map(|it| ListedLoss {
            visit: it.visit.to_string(),
            version: it.version.number(),
            terminal: it.terminal.to_string(),
            received: it.received_at.to_string(),
        });
        let (notices, lost) = (notices.collect(), lost.collect());
        output::json(&Listed { outcome: "listed", restored: read.restored, notices, lost })?;
        return Ok(Exit::Done);
    }
    if read.restored {
        output.progress(Emphasis::Bad, &output.texts.of_desk(&DeskText::ConfirmNext));
    }
    if read.alarms.is_empty() && read.lost.is_empty() {
        output.progress(Emphasis::Plain, &output.texts.of_desk(&DeskText::NoNotices));
    }
    let named = |id| read.terminals.iter().find(|it| it.id == id).map(|it| it.name.as_str());
    for alarm in &read.alarms {
        let terminal = alarm.alarm.terminal().and_then(named).unwrap_or("–");
        let said = output.texts.page(&PageText::Alarm { alarm: alarm.alarm.word(), terminal });
        let time = in_japan(alarm.at);
        let text = DeskText::Notice { number: alarm.id, time: &time, said: &said };
        output.result(Emphasis::Plain, &output.texts.of_desk(&text));
    }
    for lost in &read.lost {
        let terminal = named(lost.terminal).unwrap_or("–");
        let (visit, time) = (lost.visit.to_string(), in_japan(lost.received_at));
        let text = DeskText::LostVisit { terminal, visit: &visit, time: &time };
        output.result(Emphasis::Plain, &output.texts.of_desk(&text));
    }
    Ok(Exit::Done)
}

fn in_japan(time: Timestamp) -> String {
    crate::host::clock::in_japan(time.as_unix())
}

pub(super) fn settle(
    settle: &Settle,
    config: &DeskConfig,
    output: &Output,
) -> Result<Exit, Failure> {
    let number = settle.number;
    let settled = open::with_store(config, async |store| {
        store.settle(number, "command".to_owned(), now()).await
    })?;
    if !settled {
        let said = output.texts.of_desk(&DeskText::NoSuchNotice { number });
        return Err(open::refused("no_such_notice", said));
    }
    output.result(Emphasis::Good, &output.texts.of_desk(&DeskText::Settled { number }));
    Ok(Exit::Done)
}
