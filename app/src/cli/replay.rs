//! `kazasu replay`: the pipeline against a transcript instead of a phone.

use kazasu_core::apdu::Shown;
use kazasu_core::transcript::{Difference, Transcript, Verdict, replay};
use kazasu_i18n::Text;
use serde::Serialize;

use super::args::Replay;
use super::exit::{Exit, Failure};
use super::output::{self, Emphasis, Output};
use crate::host::transcripts;

/// The object that `--json` prints.
#[derive(Serialize)]
struct Report {
    outcome: &'static str,
    /// Commands that were sent now.
    commands: usize,
    /// How the tap ended, recorded and now.
    recorded: String,
    now: String,
    /// The first difference.
    difference: Option<Place>,
    /// Certificate and signature are not in a transcript.
    verified: bool,
}

#[derive(Serialize)]
struct Place {
    /// From 1; `null`: the end alone differs.
    command: Option<usize>,
    recorded: Option<String>,
    now: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Replay, output: &Output) -> Result<Exit, Failure> {
    let transcript = transcripts::load(&args.file).map_err(|error| {
        Failure::new(Exit::Usage, "transcript", format!("{}: {error}", args.file.display()))
    })?;
    let verdict = replay(&transcript);
    if args.json {
        output::json(&report(&transcript, &verdict))?;
    } else {
        tell(&transcript, &verdict, output);
    }
    Ok(if verdict.difference.is_none() { Exit::Done } else { Exit::Refused })
}

fn report(transcript: &Transcript, verdict: &Verdict) -> Report {
    let place = |difference: &Difference| match difference {
        Difference::Command { number, recorded, now } => Place {
            command: Some(*number),
            recorded: recorded.as_ref().map(Shown::to_string),
            now: now.as_ref().map(Shown::to_string),
        },
        Difference::Outcome => Place {
            command: None,
            recorded: Some(transcript.outcome.to_string()),
            now: Some(verdict.outcome.to_string()),
        },
    };
    Report {
        outcome: if verdict.difference.is_none() { "same" } else { "different" },
        commands: verdict.commands,
        recorded: transcript.outcome.to_string(),
        now: verdict.outcome.to_string(),
        difference: verdict.difference.as_ref().map(place),
        verified: false,
    }
}

fn tell(transcript: &Transcript, verdict: &Verdict, output: &Output) {
    let say = |tone, text: &Text<'_>| output.result(tone, &output.texts.say(text));
    let both = |recorded: Option<String>, now: Option<String>| {
        say(Emphasis::Plain, &Text::ReplayRecorded { what: recorded.as_deref() });
        say(Emphasis::Plain, &Text::ReplayNow { what: now.as_deref() });
    };
    match &verdict.difference {
        None => {
            say(Emphasis::Good, &Text::ReplaySame { commands: verdict.commands });
            say(Emphasis::Plain, &Text::ReplayNow { what: Some(&verdict.outcome.to_string()) });
        }
        Some(Difference::Command { number, recorded, now }) => {
            say(Emphasis::Bad, &Text::ReplayDiffers { number: *number });
            both(recorded.as_ref().map(Shown::to_string), now.as_ref().map(Shown::to_string));
        }
        Some(Difference::Outcome) => {
            say(Emphasis::Bad, &Text::ReplayEndsDifferently);
            both(Some(transcript.outcome.to_string()), Some(verdict.outcome.to_string()));
        }
    }
    say(Emphasis::Quiet, &Text::ReplayNotVerified);
}
