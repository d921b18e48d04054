//! `kazasu logs verify`: is the audit log as it was written?

use kazasu_i18n::Logs as Text;
use serde::Serialize;

use super::Verify;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::{self, Output, Tone};
use crate::host::audit::{self, Finding, HeadFile, Segments, check};

/// The object that `--json` prints.
#[derive(Serialize)]
struct Report {
    outcome: &'static str,
    records: u64,
    /// To be noted elsewhere; only that shows a tail that was cut off together with the head, or a chain that was written anew.
    head: String,
    /// The record that was being written when the power went.
    interrupted: Option<u64>,
    findings: Vec<Finding>,
}

/// Checks it.
pub(super) fn run(args: &Verify, output: &Output) -> Result<Exit, Failure> {
    let (path, read) = match &args.file {
        Some(file) => (file.clone(), Segments::of_file(file).map(|segments| (segments, HeadFile::NotGiven))),
        None => {
            let Some(folder) = audit::folder() else {
                return Err(Failure::new(Exit::Usage, "log", "this system names no home folder")
                    .saying(output.texts.logs(&Text::NoPlace)));
            };
            let read = HeadFile::read(&folder).and_then(|head| Ok((Segments::read(&folder)?, head)));
            (folder, read)
        }
    };
    let (segments, head) = read.map_err(|error| {
        let (path, error) = (path.display().to_string(), error.to_string());
        let said = output.texts.logs(&Text::Unreadable { path: &path, error: &error });
        Failure::new(Exit::Usage, "log", format!("{path}: {error}")).saying(said)
    })?;
    let verdict = check(&segments, &head, args.noted);
    let exit = if verdict.is_intact() { Exit::Done } else { Exit::Refused };
    let report = Report {
        outcome: if verdict.is_intact() { "intact" } else { "not_intact" },
        records: verdict.last.count,
        head: verdict.last.to_string(),
        interrupted: verdict.interrupted,
        findings: verdict.findings,
    };
    if args.json {
        output::json(&report)?;
    } else {
        print(&report, output);
        if args.file.is_some() && args.noted.is_none() {
            output.result(Tone::Quiet, &output.texts.logs(&Text::AuditNoHead));
        }
    }
    Ok(exit)
}

fn print(report: &Report, output: &Output) {
    let say = |tone, text: &Text<'_>| output.result(tone, &output.texts.logs(text));
    match (report.findings.len(), report.records) {
        (0, 0) => say(Tone::Plain, &Text::AuditEmpty),
        (0, records) => say(Tone::Good, &Text::AuditIntact { records }),
        (findings, _) => say(Tone::Bad, &Text::AuditNotIntact { findings }),
    }
    for finding in &report.findings {
        let (finding, first, last, line) = finding.words();
        say(Tone::Bad, &Text::AuditFinding { finding, first, last, line });
    }
    if let Some(record) = report.interrupted {
        say(Tone::Plain, &Text::AuditInterrupted { record });
    }
    if report.records > 0 {
        say(Tone::Plain, &Text::AuditHead { head: &report.head });
    }
}
