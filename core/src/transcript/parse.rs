//! Reading a transcript: strict, bounded, and total. What somebody sends may have been changed by
//! hand, or made to do harm.

use std::str::FromStr;
use std::time::Duration;

use super::content::{Proof, Transcript, TranscriptOutcome};
use super::permitted::Permitted;
use super::problem::{ParseError, Problem};
use super::words::{ERRORS, MAX_TEXT, VERSION, error_word, expect_word, pin_word, quotable, word};
use crate::apdu::{Answer, Budget, Piece, Recorded, Shown, StatusWord};
use crate::code::Reason;
use crate::jpki::PhoneKind;
use crate::read::Expect;
use crate::reader::{CardError, MAX_RESPONSE};

/// Bytes of the longest short command.
const LONGEST_COMMAND: usize = 4 + 1 + 255 + 1;

/// Longest time that is understood; a tap has less than a minute of it.
const LONGEST_TIME: u64 = 24 * 60 * 60 * 1000;

/// The largest number that a status word of tries (63Cx) can tell.
const MOST_TRIES: u8 = 15;

/// The lines that mean something, with their numbers.
struct Lines<'a> {
    lines: Vec<(usize, &'a str)>,
    next: usize,
    last: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let meant = |line: &&'a str| !line.trim().is_empty() && !line.starts_with('#');
        let lines = text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line.trim_end()))
            .filter(|(_, line)| meant(line));
        Self { lines: lines.collect(), next: 0, last: text.lines().count().saturating_add(1) }
    }

    fn peek(&self) -> Option<&'a str> {
        self.lines.get(self.next).map(|(_, line)| *line)
    }

    fn next(&mut self) -> Option<&'a str> {
        let line = self.peek();
        self.next += 1;
        line
    }

    /// At the line that comes next, or behind the last.
    fn wrong_here(&self, problem: Problem) -> ParseError {
        ParseError {
            line: self.lines.get(self.next).map_or(self.last, |(number, _)| *number),
            problem,
        }
    }

    /// At the line that was given last.
    fn wrong(&self, problem: Problem) -> ParseError {
        let line = self
            .next
            .checked_sub(1)
            .and_then(|index| self.lines.get(index))
            .map_or(self.last, |(number, _)| *number);
        ParseError { line, problem }
    }

    /// The value of a line of the head.
    fn value(&mut self, key: &'static str) -> Result<&'a str, ParseError> {
        match self.optional(key) {
            Some(value) => Ok(value),
            None => Err(self.wrong_here(Problem::Expected(key))),
        }
    }

    fn optional(&mut self, key: &'static str) -> Option<&'a str> {
        let value = self.peek()?.strip_prefix(key)?.strip_prefix(' ')?;
        self.next += 1;
        Some(value)
    }
}

impl FromStr for Transcript {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        if text.len() > MAX_TEXT {
            return Err(ParseError { line: 1, problem: Problem::TooLong });
        }
        let mut lines = Lines::new(text);
        match lines.next().and_then(|line| line.strip_prefix("kazasu transcript ")) {
            Some(version) if version.parse() == Ok(VERSION) => {}
            Some(version) if version.parse::<u32>().is_ok_and(|version| version > VERSION) => {
                return Err(lines.wrong(Problem::Newer));
            }
            _ => return Err(lines.wrong(Problem::NotATranscript)),
        }
        let program = lines.value("program")?;
        if word(program) != program || program.is_empty() {
            return Err(lines.wrong(Problem::Value("program", "a version is one word")));
        }
        let date = lines.value("date")?;
        if !is_day(date) {
            return Err(lines.wrong(Problem::Value("date", "a day is written 2026-11-22")));
        }
        let reader = match lines.optional("reader") {
            None => None,
            Some(quoted) => {
                match quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                    Some(name) if quotable(name) == name => Some(name.to_owned()),
                    _ => {
                        return Err(lines.wrong(Problem::Value(
                            "reader",
                            "a name stands between quotation marks",
                        )));
                    }
                }
            }
        };
        let phone = lines.value("phone")?;
        let expects =
            [Expect::Any, Expect::Kind(PhoneKind::Android), Expect::Kind(PhoneKind::Iphone)];
        let expect = expects.into_iter().find(|expect| expect_word(*expect) == phone);
        let expect = expect
            .ok_or_else(|| lines.wrong(Problem::Value("phone", "write any, android or iphone")))?;
        let pin = lines.value("pin")?;
        let pin_given = [true, false].into_iter().find(|given| pin_word(*given) == pin);
        let pin_given = pin_given.ok_or_else(|| {
            lines.wrong(Problem::Value("pin", "write given or none, never the PIN"))
        })?;
        let last_try_agreed = match lines.optional("last-try") {
            None => false,
            Some("agreed") => true,
            Some(_) => {
                return Err(
                    lines.wrong(Problem::Value("last-try", "write agreed, or leave the line out"))
                );
            }
        };
        let outcome = lines.value("tap")?;
        let outcome = outcome_of(outcome)
            .ok_or_else(|| lines.wrong(Problem::Value("tap", "write complete, or a reason")))?;
        let proof = match lines.optional("proof") {
            None => None,
            Some(word) => {
                let wrong = || {
                    lines.wrong(Problem::Value(
                        "proof",
                        "write proven or a reason, or leave the line out",
                    ))
                };
                Some(proof_of(word).ok_or_else(wrong)?)
            }
        };
        let total = lines.value("total")?;
        let total = time(total).map_err(|problem| lines.wrong(problem))?;
        let exchanges = exchanges(&mut lines)?;
        let (program, date) = (program.to_owned(), date.to_owned());
        Ok(Self {
            program,
            date,
            reader,
            expect,
            pin_given,
            last_try_agreed,
            outcome,
            proof,
            total,
            exchanges,
        })
    }
}

fn exchanges(lines: &mut Lines<'_>) -> Result<Vec<Recorded>, ParseError> {
    let mut exchanges = Vec::new();
    let mut permitted = Permitted::new();
    // What a tap may cost, and one answer that goes beyond it.
    let mut left =
        usize::try_from(Budget::TAP.bytes).unwrap_or(usize::MAX).saturating_add(MAX_RESPONSE);
    while let Some(line) = lines.next() {
        let (at, command) = command(line).map_err(|problem| lines.wrong(problem))?;
        if !permitted.command(&command) {
            return Err(lines.wrong(Problem::Shown));
        }
        let Some(line) = lines.next() else { return Err(lines.wrong_here(Problem::Answer)) };
        let (took, answer) = answer(line).map_err(|problem| lines.wrong(problem))?;
        if answer.as_ref().is_ok_and(|answer| !permitted.answer(&answer.data)) {
            return Err(lines.wrong(Problem::Shown));
        }
        let bytes = command.length() + answer.as_ref().map_or(0, |answer| answer.data.length() + 2);
        let room =
            left.checked_sub(bytes).filter(|_| exchanges.len() < Budget::TAP.commands as usize);
        left = room.ok_or_else(|| lines.wrong(Problem::TooMuch))?;
        exchanges.push(Recorded { at, command, took, answer });
    }
    Ok(exchanges)
}

/// `@120 > 00 A4 …`
fn command(line: &str) -> Result<(Duration, Shown), Problem> {
    let (at, bytes) =
        line.strip_prefix('@').and_then(|rest| rest.split_once(" > ")).ok_or(Problem::Command)?;
    let command = shown(bytes, LONGEST_COMMAND)?;
    // The header is never left out, and never text.
    match command.pieces().first() {
        Some(Piece::Bytes(header)) if header.len() >= 4 => Ok((time(at)?, command)),
        _ => Err(Problem::Bytes),
    }
}

/// `+12 < 6F 02 9000`, `+12 ! removed`
fn answer(line: &str) -> Result<(Duration, Result<Answer, CardError>), Problem> {
    let (took, rest) =
        line.strip_prefix('+').and_then(|rest| rest.split_once(' ')).ok_or(Problem::Answer)?;
    let took = time(took)?;
    if let Some(known) = rest.strip_prefix("! ") {
        let error =
            ERRORS.into_iter().find(|error| error_word(*error) == known).ok_or(Problem::Failure)?;
        return Ok((took, Err(error)));
    }
    let rest = rest.strip_prefix("< ").ok_or(Problem::Answer)?;
    let (data, status) = rest.rsplit_once(' ').unwrap_or(("", rest));
    let status = status_word(status).ok_or(Problem::Status)?;
    let data = if data.is_empty() { Shown::default() } else { shown(data, MAX_RESPONSE)? };
    if data.pieces().iter().any(|piece| matches!(piece, Piece::Secret(_))) {
        return Err(Problem::Bytes);
    }
    Ok((took, Ok(Answer { data, status: StatusWord(status) })))
}

/// Pieces with one space between, of at most so many bytes together.
fn shown(mut text: &str, most: usize) -> Result<Shown, Problem> {
    let mut pieces = Vec::new();
    loop {
        let (piece, rest) = piece(text)?;
        pieces.push(piece);
        match rest.strip_prefix(' ') {
            Some(more) => text = more,
            None if rest.is_empty() => break,
            None => return Err(Problem::Bytes),
        }
    }
    let shown = Shown::new(pieces);
    if shown.length() <= most { Ok(shown) } else { Err(Problem::TooMuch) }
}

/// The first piece, and what follows it.
fn piece(text: &str) -> Result<(Piece, &str), Problem> {
    if let Some(rest) = text.strip_prefix('"') {
        let (quoted, rest) = rest.split_once('"').ok_or(Problem::Bytes)?;
        let printable =
            !quoted.is_empty() && quoted.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        return if printable {
            Ok((Piece::Text(quoted.to_owned()), rest))
        } else {
            Err(Problem::Bytes)
        };
    }
    if let Some(rest) = text.strip_prefix('[') {
        let (count, rest) = rest.split_once(']').ok_or(Problem::Bytes)?;
        let (count, what) = count.split_once(' ').ok_or(Problem::Bytes)?;
        let count = number(count)
            .and_then(|count| usize::try_from(count).ok())
            .filter(|count| (1..=MAX_RESPONSE).contains(count));
        let count = count.ok_or(Problem::TooMuch)?;
        return match what {
            "bytes" => Ok((Piece::Hidden(count), rest)),
            "secret bytes" => Ok((Piece::Secret(count), rest)),
            _ => Err(Problem::Bytes),
        };
    }
    let (pair, rest) = text.split_at_checked(2).ok_or(Problem::Bytes)?;
    match pair.as_bytes() {
        [high, low] => {
            let (high, low) =
                (digit(*high).ok_or(Problem::Bytes)?, digit(*low).ok_or(Problem::Bytes)?);
            Ok((Piece::Bytes(vec![high << 4 | low]), rest))
        }
        _ => Err(Problem::Bytes),
    }
}

/// A hexadecimal digit in upper case, as they are written.
const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

fn status_word(text: &str) -> Option<u16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| digit(byte).is_some());
    if digits { u16::from_str_radix(text, 16).ok() } else { None }
}

/// Decimal digits alone, without a sign.
fn number(text: &str) -> Option<u64> {
    let digits = (1..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn time(text: &str) -> Result<Duration, Problem> {
    number(text)
        .filter(|time| *time <= LONGEST_TIME)
        .map(Duration::from_millis)
        .ok_or(Problem::Time)
}

/// `2026-11-22`
fn is_day(text: &str) -> bool {
    let form = |(index, byte): (usize, u8)| {
        if matches!(index, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
    };
    text.len() == 10 && text.bytes().enumerate().all(form)
}

/// The outcome that is written so. There are few, so that each is tried.
fn outcome_of(text: &str) -> Option<TranscriptOutcome> {
    let ended = |reason| {
        let tries = std::iter::once(None).chain((0..=MOST_TRIES).map(Some));
        tries.map(move |tries_left| TranscriptOutcome::Ended { reason, tries_left })
    };
    let known =
        std::iter::once(TranscriptOutcome::Complete).chain(Reason::ALL.into_iter().flat_map(ended));
    known.into_iter().find(|outcome| outcome.to_string() == text)
}

fn proof_of(text: &str) -> Option<Proof> {
    let refused = Reason::ALL.into_iter().map(Proof::Refused);
    std::iter::once(Proof::Proven).chain(refused).find(|proof| proof.to_string() == text)
}
