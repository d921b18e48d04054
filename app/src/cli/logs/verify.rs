//! `kazasu logs verify`: is the audit log as it was written?

use kazasu_core::audit::{Checkpoints, Finding, HeadFile, check};
use kazasu_i18n::LogsText as Text;
use serde::Serialize;

use super::args::Verify;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::{self, Emphasis, Output};
use crate::config::Config;
use crate::host::{audit, permissions};

/// The object that `--json` prints.
#[derive(Serialize)]
struct Report {
    outcome: &'static str,
    records: u64,
    /// The checkpoint, to be kept elsewhere; only that shows an end that was cut off together with
    /// the head, or a chain that was written anew.
    head: String,
    /// How many checkpoints the log holds, one for each start of a program; the audit log was
    /// compared with them.
    logged_heads: usize,
    /// The record that was being written when the power went.
    interrupted: Option<u64>,
    findings: Vec<Finding>,
}

/// Checks it.
pub(super) fn run(args: &Verify, config: &Config, output: &Output) -> Result<Exit, Failure> {
    // A copy may be of another terminal, whose log is not here.
    let logged = if args.file.is_some() {
        Checkpoints::default()
    } else {
        audit::logged_checkpoints(config)
    };
    let checkpoints = Checkpoints { noted: args.checkpoint, ..logged };
    let (path, read) = match &args.file {
        Some(file) => (
            file.clone(),
            audit::of_file(file).map(|records| check(&records, &HeadFile::NotGiven, &checkpoints)),
        ),
        None => {
            let Some(folder) = audit::folder() else {
                return Err(Failure::new(Exit::Usage, "log", "this system names no home folder")
                    .saying(output.texts.logs(&Text::NoPlace)));
            };
            let read = audit::look(&folder, &checkpoints)
                .map(|(_, _, verdict)| verdict)
                .map_err(|error| permissions::judge(&folder).err().unwrap_or(error));
            (folder, read)
        }
    };
    let verdict = read.map_err(|error| {
        let (path, error) = (path.display().to_string(), error.to_string());
        let said = output.texts.logs(&Text::Unreadable { path: &path, error: &error });
        Failure::new(Exit::Usage, "log", format!("{path}: {error}")).saying(said)
    })?;
    // Where nothing is, nothing can be said of what was: the log may never have begun, or be gone
    // with its head.
    let is_empty = verdict.last.count == 0 && verdict.interrupted.is_none();
    let outcome = match (verdict.is_intact(), is_empty) {
        (true, true) => "empty",
        (true, false) => "intact",
        (false, _) => "not_intact",
    };
    let exit = if outcome == "intact" { Exit::Done } else { Exit::Refused };
    let report = Report {
        outcome,
        records: verdict.last.count,
        head: verdict.last.to_string(),
        logged_heads: checkpoints.logged.len(),
        interrupted: verdict.interrupted,
        findings: verdict.findings,
    };
    if args.json {
        output::json(&report)?;
    } else {
        print(&report, &path.display().to_string(), output);
        if args.file.is_some() && args.checkpoint.is_none() {
            output.result(Emphasis::Quiet, &output.texts.logs(&Text::AuditNoHead));
        }
    }
    Ok(exit)
}

fn print(report: &Report, place: &str, output: &Output) {
    let say = |tone, text: &Text<'_>| output.result(tone, &output.texts.logs(text));
    match (report.findings.len(), report.records) {
        (0, 0) if report.interrupted.is_none() => {
            say(Emphasis::Bad, &Text::AuditEmpty { path: place });
        }
        (0, records) => say(Emphasis::Good, &Text::AuditIntact { records }),
        (findings, _) => say(Emphasis::Bad, &Text::AuditNotIntact { findings }),
    }
    for finding in &report.findings {
        let (finding, first, last, line) = finding.words();
        say(Emphasis::Bad, &Text::AuditFinding { finding, first, last, line });
    }
    if let Some(record) = report.interrupted {
        say(Emphasis::Plain, &Text::AuditInterrupted { record });
    }
    if report.logged_heads > 0 {
        say(Emphasis::Quiet, &Text::AuditLogged { heads: report.logged_heads });
    }
    if report.records > 0 {
        say(Emphasis::Plain, &Text::AuditHead { head: &report.head });
    }
}
