//! `kazasu desk check`: whether a desk could run, and what of it would not.

use std::fs::{self, File};
use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use clap::Args;
use kazasu_core::handover::Timestamp;
use kazasu_desk::clock::now;
use kazasu_desk::gates::desk_clock;
use kazasu_desk::store::sqlite::{OpenError, Purpose, SqliteStore};
use kazasu_desk::store::{BackedUp, Store, StoreError};
use kazasu_desk::{run, runtime};
use kazasu_i18n::DeskText;
use serde::Serialize;

use super::super::exit::{Exit, Failure};
use super::super::output::{self, Emphasis, Output};
use super::open;
use crate::config::DeskConfig;
use crate::host::clock::Instant;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    json: bool,
}

/// The object that `kazasu desk check --json` prints.
#[derive(Serialize)]
struct Checked {
    /// `ready` or `not_ready`.
    outcome: &'static str,
    checks: Vec<Looked>,
}

/// Something that was looked at.
#[derive(Serialize)]
struct Looked {
    /// `configuration`, `key`, `store`, `durability`, `terminals`, `backups`, `clock`, `disk`,
    /// `certificates`, `address`.
    name: &'static str,
    good: bool,
    /// English, for engineers.
    detail: String,
}

/// A commit waits for two of these: above, receptions see it.
const SLOW: Duration = Duration::from_millis(50);

/// Terminals that were heard of within this time say something about the desk's clock; what was
/// heard is written down once a minute.
const HEARD: Duration = Duration::from_secs(5 * 60);

/// How often the disk is asked.
const ROUNDS: u32 = 10;

pub(super) fn run(check: &Check, path: Option<&Path>, output: &Output) -> Result<Exit, Failure> {
    let checks = look(path);
    let ready = checks.iter().all(|check| check.good);
    if check.json {
        let outcome = if ready { "ready" } else { "not_ready" };
        output::json(&Checked { outcome, checks })?;
    } else {
        for Looked { name, good, detail } in &checks {
            let (what, emphasis) = (*name, if *good { Emphasis::Good } else { Emphasis::Bad });
            let text = match good {
                true => DeskText::Good { what, detail },
                false => DeskText::Bad { what, detail },
            };
            output.result(emphasis, output.texts.of_desk(&text).trim_end());
        }
    }
    Ok(if ready { Exit::Done } else { Exit::Refused })
}

fn look(path: Option<&Path>) -> Vec<Looked> {
    let config = match DeskConfig::load(path) {
        Ok(config) => config,
        Err(wrong) => {
            return wrong.iter().map(|error| bad("configuration", error.to_string())).collect();
        }
    };
    let source = config.source.as_ref().map(|path| path.display().to_string());
    let mut checks =
        vec![good("configuration", source.unwrap_or_else(|| "the defaults".to_owned()))];
    let Ok((folder, place)) = open::place(&config) else {
        checks.push(bad("store", "this system names no folder for it".to_owned()));
        return checks;
    };
    let key = place.key.display().to_string();
    match SqliteStore::open(&place, Purpose::Command, now()) {
        Ok(store) => {
            checks.push(good("key", key));
            checks.push(good("store", place.file.display().to_string()));
            // What was set was read back while it was opened.
            checks.push(good("durability", "WAL, synchronous = FULL".to_owned()));
            match runtime::block_on(inside(&store, &config)) {
                Ok(Ok(found)) => checks.extend(found),
                Ok(Err(error)) => checks.push(bad("store", error.to_string())),
                Err(error) => checks.push(bad("store", error.to_string())),
            }
        }
        Err(error @ OpenError::Pragma { .. }) => checks.push(bad("durability", error.to_string())),
        Err(error @ (OpenError::Key(_) | OpenError::WrongKey(_))) => {
            checks.push(bad("key", error.to_string()));
        }
        Err(error) => checks.push(bad("store", error.to_string())),
    }
    checks.push(disk(&folder));
    checks.push(certificates(&config));
    checks.extend([config.terminals.listen, config.people.listen].map(|address| {
        match TcpListener::bind(address) {
            Ok(_) => good("address", address.to_string()),
            // The desk itself may be running.
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                good("address", format!("{address} (in use now)"))
            }
            Err(error) => bad("address", format!("{address}: {error}")),
        }
    }));
    checks
}

/// What only an open store can say.
async fn inside(store: &SqliteStore, config: &DeskConfig) -> Result<Vec<Looked>, StoreError> {
    let head = store.head().await?;
    let terminals = store.terminals().await?;
    let known: Vec<_> = terminals.iter().filter(|it| it.revoked_at.is_none()).collect();
    let listed = match head.restored {
        true => bad("terminals", "restored, and not confirmed: kazasu desk confirm".to_owned()),
        false => good("terminals", known.len().to_string()),
    };
    let mut checks = vec![listed];
    let ca = store.keys().authority().not_after();
    checks.push(ends("the desk's CA", ca));
    checks.extend(known.iter().filter_map(|it| Some(ends(&it.name, it.not_after?))));
    checks.push(backups(store.backed_up().await?, config));
    let statuses = store.statuses().await?;
    checks.push(match desk_clock(&statuses, now(), HEARD) {
        Some(behind) => {
            let (seconds, which) =
                (behind.unsigned_abs() / 1_000, if behind > 0 { "behind" } else { "ahead of" });
            bad("clock", format!("{seconds} s {which} most terminals"))
        }
        None => good("clock", "no majority of terminals says otherwise".to_owned()),
    });
    Ok(checks)
}

/// A certificate by whose it is; one that has ended is not good.
fn ends(whose: &str, end: Timestamp) -> Looked {
    let detail = format!("{whose}: until {end}");
    if end > now() { good("certificates", detail) } else { bad("certificates", detail) }
}

fn backups(backed_up: BackedUp, config: &DeskConfig) -> Looked {
    let detail = match backed_up.last {
        Some(last) => format!("the newest is of {last}"),
        None => "there is none; kazasu desk backup FILE makes one".to_owned(),
    };
    let age = Duration::from_millis(backed_up.age(now()));
    match config.backup.limit {
        Some(limit) if age > limit => bad("backups", detail),
        _ => good("backups", detail),
    }
}

/// How long the disk takes until something is really on it.
fn disk(folder: &Path) -> Looked {
    let path = folder.join(".fsync-check");
    let measured = (|| {
        let mut file = File::create(&path)?;
        let begun = Instant::now();
        for _ in 0..ROUNDS {
            file.write_all(&[0; 4_096])?;
            file.sync_all()?;
        }
        Ok::<_, std::io::Error>(begun.elapsed() / ROUNDS)
    })();
    let _ = fs::remove_file(&path);
    match measured {
        Ok(time) => {
            let detail = format!("fsync takes {:.1} ms", time.as_secs_f64() * 1_000.0);
            if time <= SLOW { good("disk", detail) } else { bad("disk", detail) }
        }
        Err(error) => bad("disk", format!("{}: {error}", folder.display())),
    }
}

/// The one that was given for the page; the desk makes its own.
fn certificates(config: &DeskConfig) -> Looked {
    let Some(own) = config.people.certificate.clone() else {
        return good("certificates", "issued by the desk's own CA".to_owned());
    };
    let chain = own.chain.display().to_string();
    let own = run::OwnCertificate { chain: own.chain, key: own.key };
    match run::check_certificate(own) {
        Ok(end) => ends(&chain, end),
        Err(error) => bad("certificates", error.to_string()),
    }
}

const fn good(name: &'static str, detail: String) -> Looked {
    Looked { name, good: true, detail }
}

const fn bad(name: &'static str, detail: String) -> Looked {
    Looked { name, good: false, detail }
}
