//! `kazasu doctor`: is this terminal ready for patients? If not: the cause, how it was seen, and
//! what to do next.

use kazasu_core::verify::RevocationMode;
use kazasu_i18n::Text;
use serde::Serialize;

use super::args::Doctor;
use super::exit::{Exit, Failure};
use super::output::{self, Emphasis, Output};
use crate::config::Config;
use crate::host::checks::{self, Facts, Finding, State, Told};

/// The object that `kazasu doctor --json` prints.
#[derive(Serialize)]
struct Report<'a> {
    outcome: &'static str,
    /// The verdict in one sentence.
    message: &'a str,
    version: &'static str,
    terminal: &'a str,
    configuration: Option<String>,
    revocation: &'static str,
    problems: usize,
    warnings: usize,
    checks: Vec<Told>,
}

/// Runs every check and prints what it found, the verdict first.
pub(super) fn run(args: &Doctor, config: &Config, output: &Output) -> Result<Exit, Failure> {
    let findings = checks::all(&Facts::gather(config), config);
    let verdict = checks::verdict(&findings, &output.texts);
    if args.json {
        let problems = checks::problems(&findings).count();
        output::json(&Report {
            outcome: if problems == 0 { "ready" } else { "not_ready" },
            message: &verdict,
            version: env!("CARGO_PKG_VERSION"),
            terminal: &config.terminal.id,
            configuration: config.source.as_ref().map(|path| path.display().to_string()),
            revocation: match config.policy.revocation() {
                RevocationMode::Off => "off",
                RevocationMode::Prefer => "prefer",
                RevocationMode::Require => "require",
            },
            problems,
            warnings: findings.iter().filter(|finding| finding.state == State::Warning).count(),
            checks: findings.iter().map(|finding| finding.tell(&output.texts)).collect(),
        })?;
    } else {
        print(&findings, &verdict, output);
    }
    Ok(exit(&findings))
}

/// The result for a script: 0 ready, 3 nothing can be read at all, 1 anything else that is wrong.
fn exit(findings: &[Finding]) -> Exit {
    match checks::problems(findings).next() {
        None => Exit::Done,
        Some(_) if checks::problems(findings).any(Finding::is_about_readers) => Exit::NoReader,
        Some(_) => Exit::Refused,
    }
}

/// The verdict, then a line for each check; what is not well is followed by what was seen and what
/// to do.
fn print(findings: &[Finding], verdict: &str, output: &Output) {
    let problems = checks::problems(findings).count();
    output.result(if problems == 0 { Emphasis::Good } else { Emphasis::Bad }, verdict);
    if problems > 1 {
        output.result(
            Emphasis::Bad,
            &output.texts.say(&Text::DoctorFurther { problems: problems - 1 }),
        );
    }
    for finding in findings {
        let text = output.texts.seen(&finding.seen);
        let tone = if finding.state == State::Problem { Emphasis::Bad } else { Emphasis::Plain };
        output.result(tone, &format!("{} {}", finding.state.mark(), text.message));
        if finding.state != State::Ok {
            for line in text.evidence.iter().chain(&text.next) {
                output.result(Emphasis::Quiet, &format!("    {line}"));
            }
        }
    }
}
