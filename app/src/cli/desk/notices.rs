//! `kazasu desk notices` and `kazasu desk settle`: what staff must see, beside the page.

use std::fmt;
use std::str::FromStr;

use clap::Args;
use kazasu_core::handover::Timestamp;
use kazasu_desk::clock::now;
use kazasu_desk::store::{LostVisit, OpenAlarm, OpenCall, Store, StoreError, Terminal};
use kazasu_i18n::{DeskText, PageText};
use serde::Serialize;
use uuid::Uuid;

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
    /// The number that `kazasu desk notices` shows, or the id of a call for staff
    #[arg(value_name = "NUMBER|ID")]
    notice: Which,
}

/// A notice by its number, or a call by its id.
#[derive(Clone, Copy, Debug)]
enum Which {
    Notice(u64),
    Call(Uuid),
}

impl FromStr for Which {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text.parse().map(Self::Notice);
        let which = number.or_else(|_| text.parse().map(Self::Call));
        which.map_err(|_| "a notice has a number, and a call an id")
    }
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Notice(number) => write!(f, "{number}"),
            Self::Call(id) => write!(f, "{id}"),
        }
    }
}

/// The object that `kazasu desk notices --json` prints.
#[derive(Serialize)]
struct Listed {
    outcome: &'static str,
    /// Whether an administrator has to confirm the terminals of a restored store.
    restored: bool,
    notices: Vec<ListedNotice>,
    calls: Vec<ListedCall>,
    lost: Vec<ListedLoss>,
}

#[derive(Serialize)]
struct ListedNotice {
    number: u64,
    at: String,
    /// As the store keeps it: `{"alarm": "clone", "terminal": "…", …}`.
    notice: kazasu_desk::store::Alarm,
}

/// A call for staff that is not over.
#[derive(Serialize)]
struct ListedCall {
    id: String,
    at: String,
    terminal: String,
    cause: kazasu_core::handover::CallCause,
    coming: Option<String>,
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
    calls: Vec<OpenCall>,
    lost: Vec<LostVisit>,
    terminals: Vec<Terminal>,
}

async fn read(store: &dyn Store) -> Result<Read, StoreError> {
    Ok(Read {
        restored: store.head().await?.restored,
        alarms: store.alarms().await?,
        calls: store.calls().await?,
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
        let calls = read.calls.into_iter().map(|it| ListedCall {
            id: it.id.to_string(),
            at: it.put_at.to_string(),
            terminal: it.terminal.to_string(),
            cause: it.call.cause,
            coming: it.seen_by,
        });
        output::json(&Listed {
            outcome: "listed",
            restored: read.restored,
            notices: notices.collect(),
            calls: calls.collect(),
            lost: lost.collect(),
        })?;
        return Ok(Exit::Done);
    }
    if read.restored {
        output.progress(Emphasis::Bad, &output.texts.of_desk(&DeskText::ConfirmNext));
    }
    if read.alarms.is_empty() && read.calls.is_empty() && read.lost.is_empty() {
        output.progress(Emphasis::Plain, &output.texts.of_desk(&DeskText::NoNotices));
    }
    let named = |id| read.terminals.iter().find(|it| it.id == id).map(|it| it.name.as_str());
    for alarm in &read.alarms {
        let terminal = alarm.alarm.terminal().and_then(named).unwrap_or("–");
        let said = output.texts.page(&PageText::Alarm { alarm: alarm.alarm.word(), terminal });
        let time = in_japan(alarm.at);
        let number = alarm.id.to_string();
        let text = DeskText::Notice { number: &number, time: &time, said: &said };
        output.result(Emphasis::Plain, &output.texts.of_desk(&text));
    }
    for call in &read.calls {
        let cause = serde_json::to_value(call.call.cause).unwrap_or_default();
        let said = output.texts.page(&PageText::Call { cause: cause.as_str().unwrap_or_default() });
        let (id, time) = (call.id.to_string(), in_japan(call.put_at));
        let said = format!("{}: {said}", call.terminal_name);
        let text = DeskText::Notice { number: &id, time: &time, said: &said };
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
    let which = settle.notice;
    let settled = open::with_store(config, async |store| match which {
        Which::Notice(number) => store.settle(number, "command".to_owned(), now()).await,
        Which::Call(id) => {
            let calls = store.calls().await?;
            let Some(call) = calls.iter().find(|call| call.id == id) else { return Ok(false) };
            store.end_call(call.terminal, id).await.map(|()| true)
        }
    })?;
    let number = which.to_string();
    if !settled {
        let said = output.texts.of_desk(&DeskText::NoSuchNotice { number: &number });
        return Err(open::refused("no_such_notice", said));
    }
    let said = output.texts.of_desk(&DeskText::Settled { number: &number });
    output.result(Emphasis::Good, &said);
    Ok(Exit::Done)
}
