//! `kazasu logs` alone: where the logs are, and the newest taps.

use std::collections::VecDeque;

use kazasu_core::code::Reason;
use kazasu_i18n::{LogsText as Text, TechnicianText, Texts};
use serde::Serialize;
use serde_json::{Map, Value};

use super::args::Logs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::{self, Emphasis, Output};
use crate::config::Config;
use crate::host::log::Lines;
use crate::host::{audit, clock, permissions};

/// The object that `kazasu logs --json` prints.
#[derive(Serialize)]
struct Report {
    outcome: &'static str,
    log: Option<String>,
    audit: Option<String>,
    strange_lines: u64,
    taps: Vec<Map<String, Value>>,
}

/// Shows them.
pub(super) fn run(args: &Logs, config: &Config, output: &Output) -> Result<Exit, Failure> {
    let folder = config.log.folder();
    let path =
        |folder: Option<std::path::PathBuf>| folder.map(|folder| folder.display().to_string());
    let mut report = Report {
        outcome: "logs",
        log: path(folder.clone()),
        audit: path(audit::folder()),
        strange_lines: 0,
        taps: Vec::new(),
    };
    if let Some(folder) = folder {
        let failed = |error: std::io::Error| {
            let error = permissions::judge(&folder).err().unwrap_or(error);
            let (path, error) = (folder.display().to_string(), error.to_string());
            let said = output.texts.logs(&Text::Unreadable { path: &path, error: &error });
            Failure::new(Exit::Usage, "log", format!("{path}: {error}")).saying(said)
        };
        let mut lines = Lines::open(&folder, args.since.map(|since| since.time(clock::now())))
            .map_err(failed)?;
        let mut taps = VecDeque::new();
        while let Some((_, line)) = lines.next().map_err(failed)? {
            if line["event"] == "tap" {
                taps.push_back(line);
                if taps.len() > args.last {
                    taps.pop_front();
                }
            }
        }
        report.strange_lines = lines.strange;
        report.taps = taps.into();
    }
    if args.json {
        output::json(&report)?;
    } else {
        print(&report, output);
    }
    Ok(Exit::Done)
}

fn print(report: &Report, output: &Output) {
    let say = |tone, text: &Text<'_>| output.result(tone, &output.texts.logs(text));
    for (what, path) in [("log", &report.log), ("audit", &report.audit)] {
        match path {
            Some(path) => say(Emphasis::Quiet, &Text::Place { what, path }),
            None => say(Emphasis::Bad, &Text::NoPlace),
        }
    }
    if report.strange_lines > 0 {
        say(Emphasis::Bad, &Text::StrangeLines { lines: report.strange_lines });
    }
    match report.taps.len() {
        0 => say(Emphasis::Plain, &Text::NoTaps),
        count => say(Emphasis::Plain, &Text::NewestTaps { count }),
    }
    report.taps.iter().for_each(|tap| output.result(Emphasis::Plain, &told(tap, &output.texts)));
}

/// A tap in one line. Names come from a file, and [`Text`] shows them as it shows all names from
/// outside.
fn told(tap: &Map<String, Value>, texts: &Texts) -> String {
    let text = |key: &str| tap.get(key).and_then(Value::as_str).unwrap_or_default();
    let number = |key: &str| tap.get(key).and_then(Value::as_u64).unwrap_or_default();
    let reason = Reason::ALL.into_iter().find(|reason| reason.as_str() == text("reason"));
    let result = match reason {
        Some(reason) => {
            texts
                .reason(
                    reason,
                    tap.get("tries_left")
                        .and_then(Value::as_u64)
                        .and_then(|tries| tries.try_into().ok()),
                )
                .title
        }
        None => texts.technician(&TechnicianText::Outcome { outcome: text("outcome") }),
    };
    let phone = match text("phone") {
        known @ ("android" | "iphone") => known,
        _ => "none",
    };
    let time = clock::parse_rfc3339(text("time")).map(clock::in_japan).unwrap_or_default();
    texts.logs(&Text::Tap {
        time: &time,
        result: &result,
        phone,
        milliseconds: number("total_ms"),
        commands: number("commands"),
        reader: text("reader"),
    })
}
