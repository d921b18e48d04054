//! `kazasu logs --out FILE`: the support bundle.

use std::io::{BufRead, IsTerminal, Write, stderr, stdin};
use std::path::Path;

use kazasu_i18n::LogsText as Text;
use serde::Serialize;

use super::args::Logs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::{self, Emphasis, Output};
use crate::config::{Config, ConfigError};
use crate::host::audit_event::AuditEvent;
use crate::host::bundle::{Asked, Bundle, BundleError};

/// The object that `--json` prints.
#[derive(Serialize)]
struct Report<'a> {
    outcome: &'static str,
    path: String,
    files: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    name: &'a str,
    bytes: usize,
    why: String,
}

/// Gathers it, says what is in it, asks where a person can answer, and writes it.
pub(super) fn run(
    args: &Logs,
    out: &Path,
    config: &Config,
    wrong: Option<&ConfigError>,
    output: &Output,
) -> Result<Exit, Failure> {
    let failed = |error: BundleError| failure(&error, output);
    // Asked first: whoever answers a question wants the answer to count.
    if out.exists() && !args.force {
        return Err(failed(BundleError::Exists(out.to_owned())));
    }
    let asked = Asked { config, wrong, since: args.since, transcripts: &args.transcript };
    let bundle = Bundle::gather(&asked).map_err(failed)?;
    let path = out.display().to_string();
    let why = |what| output.texts.logs(&Text::Why { what });
    if !args.json {
        let say = |tone, text: &Text<'_>| output.progress(tone, &output.texts.logs(text));
        say(Emphasis::Plain, &Text::BundleContents);
        for file in bundle.files() {
            let bytes = file.bytes.len() as u64;
            say(
                Emphasis::Plain,
                &Text::BundleFile { name: &file.name, bytes, why: &why(file.why) },
            );
        }
        if bundle.strange > 0 {
            say(Emphasis::Bad, &Text::StrangeLines { lines: bundle.strange });
        }
        if !args.yes && stdin().is_terminal() && stderr().is_terminal() && !agreed(&path, output)? {
            say(Emphasis::Plain, &Text::BundleDeclined);
            return Ok(Exit::Refused);
        }
    }
    bundle.write(out, args.force).map_err(failed)?;
    if let Err(error) =
        crate::host::audit::record_once(&config.terminal.id, &AuditEvent::BundleWritten)
    {
        output::complain(&format!("the bundle is not in the audit log: {error}"));
    }
    if args.json {
        let files = bundle.files().iter();
        let files = files
            .map(|file| Listed { name: &file.name, bytes: file.bytes.len(), why: why(file.why) })
            .collect();
        output::json(&Report { outcome: "written", path, files })?;
    } else {
        output.result(Emphasis::Good, &output.texts.logs(&Text::BundleWritten { path: &path }));
    }
    Ok(Exit::Done)
}

fn agreed(path: &str, output: &Output) -> Result<bool, Failure> {
    let mut terminal = stderr().lock();
    write!(terminal, "{} ", output.texts.logs(&Text::BundleQuestion { path }))
        .and_then(|()| terminal.flush())?;
    let mut answer = String::new();
    stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y"))
}

fn failure(error: &BundleError, output: &Output) -> Failure {
    let message = error.to_string();
    let said = match error {
        BundleError::Exists(path) => {
            output.texts.logs(&Text::BundleExists { path: &path.display().to_string() })
        }
        BundleError::Unwritable { path, error } => output.texts.logs(&Text::BundleUnwritable {
            path: &path.display().to_string(),
            error: &error.to_string(),
        }),
        BundleError::Unreadable { path, error } => output.texts.logs(&Text::Unreadable {
            path: &path.display().to_string(),
            error: &error.to_string(),
        }),
        BundleError::NoTranscript { path, error } => output.texts.logs(&Text::NoTranscript {
            path: &path.display().to_string(),
            error: &error.to_string(),
        }),
    };
    Failure::new(Exit::Usage, "bundle", message).saying(said)
}
