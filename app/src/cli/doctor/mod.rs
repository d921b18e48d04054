//! `kazasu doctor`: is this terminal ready for patients? If not: what was seen.

mod check;
#[cfg(feature = "demo")]
mod self_test;

use kazasu_core::verify::RevocationMode;
use kazasu_i18n::Text;
use serde::Serialize;

use super::args::Doctor;
use super::exit::{Exit, Failure};
use super::output::{self, Output, Tone};
use crate::config::Config;
use check::{Finding, State};

/// The object that `kazasu doctor --json` prints.
#[derive(Serialize)]
struct Report<'a> {
    outcome: &'static str,
    version: &'static str,
    terminal: &'a str,
    configuration: Option<String>,
    revocation: &'static str,
    checks: &'a [Finding],
}

/// Runs every check and prints what it found, the verdict first.
pub(super) fn run(args: &Doctor, config: &Config, output: &Output) -> Result<Exit, Failure> {
    let findings = check::all(config, &output.texts);
    let problems = findings.iter().filter(|finding| finding.state == State::Problem).count();
    let exit = match problems {
        0 => Exit::Done,
        _ if findings.iter().any(|finding| finding.state == State::Problem && finding.is_about_readers()) => Exit::NoReader,
        _ => Exit::Refused,
    };
    let configuration = config.source.as_ref().map(|path| path.display().to_string());
    if args.json {
        output::json(&Report {
            outcome: if problems == 0 { "ready" } else { "not_ready" },
            version: env!("CARGO_PKG_VERSION"),
            terminal: &config.terminal_id,
            configuration,
            revocation: match config.policy.revocation() {
                RevocationMode::Off => "off",
                RevocationMode::Prefer => "prefer",
                RevocationMode::Require => "require",
            },
            checks: &findings,
        })?;
    } else {
        let say = |tone, text: &Text<'_>| output.result(tone, &output.texts.say(text));
        match problems {
            0 => say(Tone::Good, &Text::DoctorReady),
            problems => say(Tone::Bad, &Text::DoctorNotReady { problems }),
        }
        say(Tone::Quiet, &Text::DoctorConfiguration { path: configuration.as_deref() });
        for finding in &findings {
            output.result(finding.state.into(), &format!("{} {}", finding.state.mark(), finding.said));
        }
    }
    Ok(exit)
}
