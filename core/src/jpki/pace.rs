//! Whether a tap can still end in time once the PIN is sent: how fast the phone has been so far
//! tells what certificate and signature will take. A phone that cannot end in time gets no PIN, as
//! it would be sent one entry after the other and never be read.
//!
//! What is counted on is what the phone has shown: it is never taken for faster than it was, nor
//! for giving more bytes at a time than it gave. Where that is too little to send the PIN, and the
//! token was too short to tell, a slow phone is asked for a longer file ([`measure_block`]).
//!
//! What nobody can know before the PIN is sent is how much longer VERIFY and the signature take
//! than any other command ([`SIGNING`] is allowed for), and whether the phone slows down. The visit
//! bounds what that may cost: see `too_slow` in `session/update/result.rs`.

use std::time::Duration;

use super::file::{ElementaryFile, is_there};
use crate::apdu::{Channel, ChannelError, Command, Exchange, Le, Limit, Reveal, Status, Usage};

/// Bytes of the certificate that is to be expected: seven full blocks. Those seen are under 1.6 KB.
const CERTIFICATE: usize = 7 * MOST;

/// What READ BINARY is asked for at a time, and the most that an answer holds.
const MOST: usize = 256;

/// Bytes of an RSA-2048 signature, and of the command that asks for it.
const SIGNATURE: usize = 256;
const SIGN: usize = 57;

/// What a signature takes beyond any other command. RSA-2048 on cards: 60 to 676 ms (a survey of 19
/// cards); no phone was measured.
const SIGNING: Duration = Duration::from_millis(700);

/// READ BINARY or GET RESPONSE, without what it brings.
const READ: usize = 5;

/// SELECT of a file, its answer with it.
const SELECT: usize = 7 + 2;

/// What comes before VERIFY when the token is in: SELECT of the PIN, and its counter.
const BEFORE_VERIFY: [usize; 2] = [SELECT, 4 + 2];

const READ_BINARY: u8 = 0xB0;
const GET_RESPONSE: u8 = 0xC0;

/// P1 of a SELECT by name.
const BY_NAME: [u8; 3] = [0x00, 0xA4, 0x04];

/// Whether VERIFY, the certificate and the signature still fit into the tap, at the pace that the
/// phone has kept so far.
pub(super) fn check(channel: &Channel<'_>) -> Result<(), Limit> {
    let plan = plan(&Blocks::of(channel.trace()));
    let time = Pace::of(channel.trace()).time(&plan);
    fits(channel, &plan, time)
}

/// Asks a slow phone how many bytes it gives at a time, where that decides whether it gets the PIN
/// and the token was too short to tell: the certificate of its CA is longer than any block, and is
/// free on cards (JPKI reference; on phones it may be missing, which costs two commands and
/// nothing else). What it answers stays in the trace.
///
/// # Errors
///
/// [`ChannelError`]; that there is no such file is no error.
pub fn measure_block(channel: &mut Channel<'_>) -> Result<(), ChannelError> {
    if !is_worth_asking(channel) {
        return Ok(());
    }
    if is_there(channel, ElementaryFile::CaCertificate)? {
        let read = Command::new(0x00, READ_BINARY, 0x00, 0x00).with_le(Le::MAX);
        channel.send_revealing(&read, Reveal::Length)?;
    }
    Ok(())
}

/// As far as the phone has shown its blocks it would get no PIN; with full ones it would, even
/// after the question.
fn is_worth_asking(channel: &Channel<'_>) -> bool {
    let known = Blocks::of(channel.trace());
    let full = Blocks { block: MOST, answer: MOST, ..known };
    // Of two commands nobody can tell whether they become slower.
    let pace = Pace { growth: Duration::ZERO, ..Pace::of(channel.trace()) };
    let fits = |asked: &[usize], blocks: &Blocks| {
        let plan = [asked, &BEFORE_VERIFY, &plan(blocks)].concat();
        fits(channel, &plan, pace.time(&plan)).is_ok()
    };
    let asked = [vec![SELECT], full.of_answer(READ, MOST)].concat();
    !fits(&[], &known) && fits(&asked, &full)
}

/// Whether these commands, which take so long, are within the budget.
fn fits(channel: &Channel<'_>, plan: &[usize], time: Duration) -> Result<(), Limit> {
    let budget = channel.budget();
    let Usage { commands, bytes_sent, bytes_received, .. } = channel.usage();
    let bytes: usize = plan.iter().sum();
    let (commands, bytes) =
        (count(plan.len()).saturating_add(commands), count(bytes).saturating_add(bytes_sent));
    if channel.elapsed().saturating_add(time).saturating_add(SIGNING) > budget.time {
        Err(Limit::TooSlowForPin)
    } else if commands > budget.commands {
        Err(Limit::Commands)
    } else if bytes.saturating_add(bytes_received) > budget.bytes {
        Err(Limit::Bytes)
    } else {
        Ok(())
    }
}

/// The commands that are left from VERIFY on, by the bytes that each carries to and fro.
fn plan(blocks: &Blocks) -> Vec<usize> {
    let mut plan = vec![9 + 2, SELECT];
    plan.extend(blocks.of_file(CERTIFICATE));
    plan.push(SELECT);
    plan.extend(blocks.of_answer(SIGN, SIGNATURE));
    plan
}

/// How the phone gives data, as it gave what was read of it.
#[derive(Clone, Copy)]
struct Blocks {
    /// Bytes that a READ BINARY brings: the most that one has brought.
    block: usize,
    /// Bytes of one answer, likewise: fewer where GET RESPONSE brings the rest.
    answer: usize,
    /// It answers 61xx, and gives the data to GET RESPONSE.
    fetched: bool,
    /// READ BINARYs that were refused, until it gave something (6Cxx, 6700): as many again for the
    /// next file.
    refused: usize,
}

impl Blocks {
    fn of(trace: &[Exchange]) -> Self {
        let mut blocks = Self { block: 1, answer: 1, fetched: false, refused: 0 };
        let mut block = 0;
        for one in trace {
            block = match one.header[1] {
                READ_BINARY => data(one),
                GET_RESPONSE => block + data(one),
                _ => continue,
            };
            blocks.block = blocks.block.max(block).min(MOST);
            blocks.answer = blocks.answer.max(data(one)).min(MOST);
            match meaning(one) {
                Some(Status::MoreData(_)) => blocks.fetched = true,
                Some(Status::WrongLe(_) | Status::WrongLength) => blocks.refused += 1,
                _ => {}
            }
        }
        blocks
    }

    /// READ BINARY until the whole file is there.
    fn of_file(&self, bytes: usize) -> Vec<usize> {
        let mut plan = vec![READ + 2; self.refused];
        for _ in 0..bytes.div_ceil(self.block) {
            plan.extend(self.of_answer(READ, self.block));
        }
        plan
    }

    /// One command with so many bytes of answer.
    fn of_answer(&self, command: usize, answer: usize) -> Vec<usize> {
        if !self.fetched {
            return vec![command + answer + 2];
        }
        let mut plan = vec![command + 2];
        plan.extend((0..answer.div_ceil(self.answer)).map(|_| READ + self.answer + 2));
        plan
    }
}

/// How fast the phone is: never faster than it has been.
struct Pace {
    /// The slowest of its commands, had it carried no bytes.
    command: Duration,
    /// What each byte takes.
    byte: Duration,
    /// By how much each command is slower than the one before it, where each was.
    growth: Duration,
}

impl Pace {
    fn of(trace: &[Exchange]) -> Self {
        // SELECT of the application wakes the phone up, and says nothing of its pace.
        let seen: Vec<(Duration, u32)> = trace
            .iter()
            .filter(|one| !one.header.starts_with(&BY_NAME))
            .map(|one| (one.took, count(one.sent + one.received.unwrap_or_default())))
            .collect();
        let longest = seen.iter().max_by_key(|(_, bytes)| *bytes).copied().unwrap_or_default();
        let shortest = seen
            .iter()
            .filter(|(_, bytes)| bytes.saturating_mul(2) <= longest.1)
            .min_by_key(|(took, _)| *took)
            .copied();
        let byte = shortest.map_or(Duration::ZERO, |(took, bytes)| {
            longest.0.saturating_sub(took) / longest.1.saturating_sub(bytes).max(1)
        });
        let bare =
            seen.iter().map(|(took, bytes)| took.saturating_sub(byte.saturating_mul(*bytes)));
        let taken: Vec<Duration> = seen.iter().map(|(took, _)| *took).collect();
        Self { command: bare.max().unwrap_or_default(), byte, growth: growth(&taken) }
    }

    /// What commands of so many bytes take, one after the other.
    fn time(&self, plan: &[usize]) -> Duration {
        let mut command = self.command;
        plan.iter().fold(Duration::ZERO, |time, bytes| {
            command = command.saturating_add(self.growth);
            time.saturating_add(command).saturating_add(self.byte.saturating_mul(count(*bytes)))
        })
    }
}

/// The mean step of a row that never falls; of any other it is none.
fn growth(row: &[Duration]) -> Duration {
    match row {
        [first, .., last] if row.is_sorted() => last.saturating_sub(*first) / count(row.len() - 1),
        _ => Duration::ZERO,
    }
}

fn data(exchange: &Exchange) -> usize {
    exchange.received.unwrap_or_default().saturating_sub(2)
}

fn meaning(exchange: &Exchange) -> Option<Status> {
    exchange.status.map(|status| status.meaning())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
