//! `kazasu record`: one tap, kept as a transcript that its owner has read before it is saved.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use kazasu_core::code::Reason;
use kazasu_core::jpki::PinEntry;
use kazasu_core::read::{Expect, Request, Tap};
use kazasu_core::reader::{ReaderName, ReaderTable};
use kazasu_core::time::UnixTime;
use kazasu_core::transcript::{Origin, Proof, Transcript};
use kazasu_core::verify::verify;
use kazasu_i18n::Text;

use super::cost::Cost;
use super::narrator::Narrator;
use super::not_ready::clock_is_plausible;
use super::pin;
use super::refused::{Refused, ended};
use super::request::{no_thread, request, wanted};
use super::tap::{self, Ending};
use crate::cli::args::{Phone, Record};
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::{Emphasis, Output};
use crate::config::Config;
use crate::host::clock::{self, Instant};
use crate::host::permissions;
use crate::host::readers::StandaloneReaders;

/// Runs the command. Whatever the phone did, a transcript of it is what was asked for.
pub(in crate::cli) fn run(
    args: &Record,
    config: &Config,
    output: &Output,
) -> Result<Exit, Failure> {
    clock_is_plausible(output)?;
    // Before the tap, so that no tap is wasted, and no PIN.
    let asks = io::stdin().is_terminal();
    if !asks && !args.yes {
        return Err(Failure::usage(
            "record: nobody can be asked whether to save the transcript; add --yes",
        ));
    }
    can_be_made(&args.out)?;
    let expect = Expect::from(args.phone);
    let expected = if let Expect::Kind(kind) = expect { Some(kind) } else { None };
    let narrator = Narrator::new(
        output,
        false,
        expected,
        args.reader.as_deref(),
        config.holding(args.reader.as_deref()),
    );
    let mut readers = StandaloneReaders::start().map_err(no_thread)?;
    let mut table = ReaderTable::new(wanted(args.reader.as_deref(), config));
    let looked = Instant::now() + Duration::from_secs(args.timeout.into());
    if let Some(not_ready) = tap::look(&mut readers, &mut table, looked) {
        return Err(not_ready.into_failure(&wanted(args.reader.as_deref(), config), output));
    }
    let given = match args.phone {
        _ if args.pin_stdin => pin::from_stdin()?,
        Phone::Android if asks => narrator.ask_pin()?,
        Phone::Any | Phone::Android | Phone::Iphone => None,
    };
    let request = request(expect, given, false, None)?;
    let deadline = Instant::now() + Duration::from_secs(args.timeout.into());
    let ending = tap::wait_and_tap(&mut readers, &mut table, &request, deadline, &narrator)
        .map_err(no_thread)?;
    request.entry.iter().for_each(PinEntry::wipe);
    match ending {
        Ending::Tapped { tap, reader } if !tap.transcript.is_empty() => {
            let transcript = transcript(&request, &tap, reader.as_ref(), config).to_string();
            keep(&transcript, args, output)
        }
        Ending::NotReady(not_ready) => {
            Err(not_ready.into_failure(&wanted(args.reader.as_deref(), config), output))
        }
        nothing => {
            narrator.refused(&no_transcript(nothing)?);
            Ok(Exit::Refused)
        }
    }
}

/// Why there is nothing to keep.
fn no_transcript(ending: Ending) -> Result<Refused, Failure> {
    Ok(match ending {
        Ending::Tapped { tap, .. } => match &tap.result {
            Err(error) => ended(error, Cost::of(&tap))?,
            Ok(_) => Refused::new(Reason::Removed, "nothing was sent", Cost::of(&tap)),
        },
        Ending::NoPhone { mute: true } => Refused::new(
            Reason::NotAPhone,
            "what lies on the reader does not answer",
            Cost::default(),
        ),
        Ending::NoPhone { mute: false } | Ending::NotReady(_) => {
            Refused::new(Reason::Timeout, "no phone came", Cost::default())
        }
    })
}

fn transcript(
    request: &Request,
    tap: &Tap,
    reader: Option<&ReaderName>,
    config: &Config,
) -> Transcript {
    let proof = tap.result.as_ref().ok().map(|evidence| {
        match verify(evidence, &config.policy, clock::now()) {
            Ok(_) => Proof::Proven,
            Err(refusal) => Proof::Refused(refusal.reason()),
        }
    });
    let origin = Origin {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        date: day_in_japan(clock::now()),
        reader: reader.map(|name| model(&name.to_string())).filter(|model| !model.is_empty()),
    };
    Transcript::new(origin, request, tap, proof)
}

/// Shows the transcript, asks, and saves it.
fn keep(transcript: &str, args: &Record, output: &Output) -> Result<Exit, Failure> {
    let path = args.out.display().to_string();
    output.progress(Emphasis::Plain, &output.texts.say(&Text::TranscriptShown));
    for line in transcript.lines() {
        output.result(Emphasis::Plain, line);
    }
    if !args.yes {
        output.progress(Emphasis::Plain, &output.texts.say(&Text::TranscriptAsk { path: &path }));
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer)?;
        if !matches!(answer.trim(), "y" | "Y" | "yes") {
            output.progress(Emphasis::Plain, &output.texts.say(&Text::TranscriptNotSaved));
            return Ok(Exit::Refused);
        }
    }
    save(&args.out, transcript)
        .map_err(|error| Failure::new(Exit::Usage, "output", format!("{path}: {error}")))?;
    output.progress(Emphasis::Good, &output.texts.say(&Text::TranscriptSaved { path: &path }));
    Ok(Exit::Done)
}

/// Whether a file can be made there, as far as is known before.
fn can_be_made(path: &Path) -> Result<(), Failure> {
    let there = path.display();
    // A link that leads nowhere is there too.
    if path.symlink_metadata().is_ok() {
        return Err(Failure::usage(&format!("{there} is there already; name another file")));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let tried = tempfile::Builder::new()
        .prefix(".kazasu-")
        .tempfile_in(folder.unwrap_or(Path::new(".")))
        .and_then(|_| path.file_name().map(drop).ok_or(io::ErrorKind::InvalidFilename.into()));
    tried.map_err(|error| {
        Failure::usage(&format!("{there} cannot be written: {error}; name another file"))
    })
}

/// A file that came into being meanwhile is not replaced either.
fn save(path: &Path, transcript: &str) -> io::Result<()> {
    let mut file = permissions::options().write(true).create_new(true).open(path)?;
    file.write_all(transcript.as_bytes())?;
    file.sync_all()
}

/// A reader's name without what only this one has: its number behind it, and its serial number,
/// which pcsc-lite puts in parentheses.
fn model(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let is_number =
        |word: &&str| word.len() <= 2 && word.chars().all(|char| char.is_ascii_hexdigit());
    while words.last().is_some_and(is_number) && words.len() > 1 {
        words.pop();
    }
    let name = words.join(" ");
    let mut model = String::new();
    let mut depth = 0_u32;
    for char in name.chars() {
        match char {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => model.push(char),
            _ => {}
        }
    }
    model.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day alone: the hour at which somebody was somewhere is nobody's business.
fn day_in_japan(now: UnixTime) -> String {
    let seconds = i64::try_from(now.as_secs()).ok();
    let time = seconds
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    jiff::tz::offset(9).to_datetime(time).date().strftime("%Y-%m-%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_no_single_reader() {
        let table = [
            (
                "ACS ACR1252 1S CL Reader [ACR1252 Reader PICC] (S0123456) 00 01",
                "ACS ACR1252 1S CL Reader [ACR1252 Reader PICC]",
            ),
            ("SONY FeliCa RC-S300/P (1234567) 01 00", "SONY FeliCa RC-S300/P"),
            ("ACS ACR1252 1S CL Reader PICC 0", "ACS ACR1252 1S CL Reader PICC"),
            ("Odd ((nested) 4711) Reader 0A 00", "Odd Reader"),
            ("Open (4711", "Open"),
            ("", ""),
        ];
        for (name, expected) in table {
            assert_eq!(model(name), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_transcript_is_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tap.txt");
        save(&path, "kazasu transcript\n").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "kazasu transcript\n");
        assert_eq!(permissions::open_to_others(folder.path()), Vec::<std::path::PathBuf>::new());
    }

    #[test]
    fn the_day_is_japans() {
        assert_eq!(day_in_japan(UnixTime::from_secs(1_795_359_599)), "2026-11-22");
        assert_eq!(day_in_japan(UnixTime::from_secs(1_795_359_600)), "2026-11-23");
    }
}
