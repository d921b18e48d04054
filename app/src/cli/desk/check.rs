//! `kazasu desk check`: whether a desk could run, and what of it would not.

use std::fs::{self, File};
use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use clap::Args;
use kazasu_desk::clock::now;
use kazasu_desk::run;
use kazasu_desk::store::sqlite::{OpenError, Purpose, SqliteStore};
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
    /// `configuration`, `key`, `store`, `certificates`, `disk`, `address`.
    name: &'static str,
    good: bool,
    /// English, for engineers.
    detail: String,
}

/// A commit waits for two of these: above, receptions see it.
const SLOW: Duration = Duration::from_millis(50);

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
        Ok(_) => {
            checks.push(good("key", key));
            checks.push(good("store", place.file.display().to_string()));
        }
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

/// Those that were given; the desk makes its own.
fn certificates(config: &DeskConfig) -> Looked {
    let Some(own) = config.people.certificate.clone() else {
        return good("certificates", "issued by the desk's own CA".to_owned());
    };
    let chain = own.chain.display().to_string();
    let own = run::OwnCertificate { chain: own.chain, key: own.key };
    match run::check_certificate(own) {
        Ok(()) => good("certificates", chain),
        Err(error) => bad("certificates", error.to_string()),
    }
}

const fn good(name: &'static str, detail: String) -> Looked {
    Looked { name, good: true, detail }
}

const fn bad(name: &'static str, detail: String) -> Looked {
    Looked { name, good: false, detail }
}
