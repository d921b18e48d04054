//! Whether a tap can still end in time once the PIN is sent: how fast the phone has been so far
//! tells what certificate and signature will take. A phone that cannot end in time gets no PIN, as
//! it would be sent one entry after the other and never be read.

use std::time::Duration;

use crate::apdu::{Channel, Exchange, Limit, Status, Usage};

/// Bytes of the certificate that is to be expected. Those seen are under 1.6 KB.
const CERTIFICATE: usize = 1_800;

/// What READ BINARY is expected to give at a time where the phone has given a whole file at once:
/// as many bytes as phones and readers were seen to take (F0).
const BLOCK: usize = 0xF0;

/// What READ BINARY is asked for at a time, and what GET RESPONSE may give.
const MOST: usize = 256;

/// Bytes of an RSA-2048 signature, and of the command that asks for it.
const SIGNATURE: usize = 256;
const SIGN: usize = 57;

/// What a signature takes beyond any other command. RSA-2048 on cards: 60 to 676 ms (a survey of 19
/// cards); no phone was measured.
const SIGNING: Duration = Duration::from_millis(700);

/// READ BINARY and GET RESPONSE.
const READING: [u8; 2] = [0xB0, 0xC0];

/// P1 of a SELECT by name.
const BY_NAME: [u8; 3] = [0x00, 0xA4, 0x04];

/// Whether VERIFY, the certificate and the signature still fit into the tap, at the pace that the
/// phone has kept so far.
pub(super) fn check(channel: &Channel<'_>) -> Result<(), Limit> {
    let plan = plan(channel.trace());
    let time = channel.elapsed().saturating_add(Pace::of(channel.trace()).time(&plan));
    let Usage { commands, bytes_sent, bytes_received, .. } = channel.usage();
    let bytes: usize = plan.iter().sum();
    let (commands, bytes) =
        (count(plan.len()).saturating_add(commands), count(bytes).saturating_add(bytes_sent));
    let budget = channel.budget();
    if time.saturating_add(SIGNING) > budget.time {
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
fn plan(trace: &[Exchange]) -> Vec<usize> {
    const SELECT: usize = 7 + 2;
    let blocks = Blocks::of(trace);
    let mut plan = vec![9 + 2, SELECT];
    plan.extend(blocks.of_file(CERTIFICATE));
    plan.push(SELECT);
    plan.extend(blocks.of_answer(SIGN, SIGNATURE));
    plan
}

/// How the phone gives data, as it gave its token.
struct Blocks {
    /// Bytes that it gives at a time.
    size: usize,
    /// It answers 61xx, and gives the data to GET RESPONSE.
    fetched: bool,
    /// READ BINARYs that were refused, until it gave something (6Cxx, 6700): as many again for the
    /// next file.
    refused: usize,
}

impl Blocks {
    fn of(trace: &[Exchange]) -> Self {
        let reading = || trace.iter().filter(|one| READING.contains(&one.header[1]));
        let sizes = reading().map(data).filter(|size| *size > 0);
        let fetched = reading().any(|one| matches!(meaning(one), Some(Status::MoreData(_))));
        // Given at once, it was the file that ended, and not the block.
        let size = match (sizes.clone().count(), sizes.max()) {
            (2.., Some(size)) => size,
            _ => BLOCK,
        };
        let refused = reading()
            .filter(|one| matches!(meaning(one), Some(Status::WrongLe(_) | Status::WrongLength)));
        Self { size: size.clamp(1, MOST), fetched, refused: refused.count() }
    }

    /// READ BINARY until the whole file is there.
    fn of_file(&self, bytes: usize) -> Vec<usize> {
        const READ: usize = 5;
        let mut plan = vec![READ + 2; self.refused];
        if self.fetched {
            plan.extend((0..bytes.div_ceil(MOST)).flat_map(|_| self.of_answer(READ, MOST)));
        } else {
            plan.extend((0..bytes.div_ceil(self.size)).map(|_| READ + self.size + 2));
        }
        plan
    }

    /// One command with so many bytes of answer.
    fn of_answer(&self, command: usize, answer: usize) -> Vec<usize> {
        const GET_RESPONSE: usize = 5;
        if !self.fetched {
            return vec![command + answer + 2];
        }
        let mut plan = vec![command + 2];
        plan.extend((0..answer.div_ceil(self.size)).map(|_| GET_RESPONSE + self.size + 2));
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
