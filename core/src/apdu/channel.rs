//! The channel: one command in, one whole response out, whatever the phone's manner of giving it
//! (61xx, 6Cxx, a first 6F00).

use std::fmt;
use std::time::Duration;

use thiserror::Error;

use super::{
    Answer, Budget, Command, Le, Limit, Recorded, Reveal, SecretCommand, Shown, Status, StatusWord,
    Usage, Witness,
};
use crate::reader::{Card, CardError};
use crate::secret::WipedBytes;
use crate::time::Ticks;

/// The data and the last status word of a command.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// Response data, put together from as many GET RESPONSE as it took.
    pub data: WipedBytes,
    /// The status word that ended it.
    pub status: StatusWord,
    /// The Le that the phone asked for with 6Cxx, where it did.
    pub corrected: Option<Le>,
}

impl fmt::Debug for Response {
    /// Length and status word: response data may be a person's certificate.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes, {}", self.data.len(), self.status)
    }
}

/// Why a command has no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ChannelError {
    /// The reader or the phone failed.
    #[error(transparent)]
    Card(#[from] CardError),
    /// The tap has used up its budget.
    #[error(transparent)]
    Limit(#[from] Limit),
    /// 61xx again and again without data, or more of it than a response can hold.
    #[error("the response does not end")]
    EndlessResponse,
}

/// One command and its response, without their data: what a trace may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The header: CLA, INS, P1, P2 (ISO/IEC 7816-3 §12.1.1).
    pub header: [u8; 4],
    /// Bytes of the whole command.
    pub sent: usize,
    /// Bytes of the whole response; `None` when none came.
    pub received: Option<usize>,
    /// The status word, where the response had one: the end of a torn answer is none.
    pub status: Option<StatusWord>,
    /// When it was handed to the reader, since the start of the tap.
    pub at: Duration,
    /// How long the response took.
    pub took: Duration,
}

/// Carries commands to one card within one tap's budget, and keeps the trace.
pub struct Channel<'tap> {
    card: &'tap mut dyn Card,
    ticks: &'tap dyn Ticks,
    budget: Budget,
    usage: Usage,
    trace: Vec<Exchange>,
    transcript: Vec<Recorded>,
    witness: Option<&'tap mut dyn Witness>,
}

impl fmt::Debug for Channel<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Channel").field("usage", &self.usage).finish_non_exhaustive()
    }
}

/// Most data that one response may add up to: more than any file of the application.
const MAX_DATA: usize = 32 * 1024;

impl<'tap> Channel<'tap> {
    /// A channel to a card that has just been powered up.
    pub fn new(card: &'tap mut dyn Card, ticks: &'tap dyn Ticks, budget: Budget) -> Self {
        Self {
            card,
            ticks,
            budget,
            usage: Usage::default(),
            trace: Vec::new(),
            transcript: Vec::new(),
            witness: None,
        }
    }

    /// With somebody who hears of each exchange while it happens.
    #[must_use]
    pub fn witnessed(self, witness: &'tap mut dyn Witness) -> Self {
        Self { witness: Some(witness), ..self }
    }

    /// What the tap has cost so far.
    #[must_use]
    pub const fn usage(&self) -> Usage {
        self.usage
    }

    /// Time since the tap started.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.ticks.elapsed()
    }

    /// What the tap may cost in all.
    #[must_use]
    pub const fn budget(&self) -> Budget {
        self.budget
    }

    /// Every command so far, without data.
    #[must_use]
    pub fn trace(&self) -> &[Exchange] {
        &self.trace
    }

    /// Every command so far: without data, and as far as it may be shown.
    #[must_use]
    pub fn into_records(self) -> (Vec<Exchange>, Vec<Recorded>) {
        (self.trace, self.transcript)
    }

    /// Sends a command and collects its whole response.
    ///
    /// A wrong Le (6Cxx) is put right once; data that waits (61xx) is fetched; the very first
    /// command after power-up is repeated once when it is answered 6F00 (measured on a card). None
    /// of the commands that come here can cost a PIN try.
    ///
    /// # Errors
    ///
    /// [`ChannelError`]; any status word is a [`Response`], not an error.
    pub fn send(&mut self, command: &Command) -> Result<Response, ChannelError> {
        self.send_revealing(command, Reveal::Structure)
    }

    /// As [`Channel::send`], for an answer of which more, or less, may be shown than of one that
    /// nobody knows.
    ///
    /// # Errors
    ///
    /// As [`Channel::send`].
    pub fn send_revealing(
        &mut self,
        command: &Command,
        reveal: Reveal<'_>,
    ) -> Result<Response, ChannelError> {
        let after_power_up = self.usage.commands == 0;
        let mut response = self.exchange(command, reveal, &[])?;
        let mut corrected = None;
        if after_power_up && response.status.meaning() == Status::NoDiagnosis {
            response = self.exchange(command, reveal, &[])?;
        }
        if let Status::WrongLe(right) = response.status.meaning() {
            let right = Le::from_sw2(right);
            corrected = Some(right);
            response = self.exchange(&command.clone().with_le(right), reveal, &[])?;
        }
        let mut data = std::mem::take(&mut response.data);
        while let Status::MoreData(waiting) = response.status.meaning() {
            response =
                self.exchange(&Command::get_response(Le::from_sw2(waiting)), reveal, &data)?;
            if let Status::WrongLe(right) = response.status.meaning() {
                response =
                    self.exchange(&Command::get_response(Le::from_sw2(right)), reveal, &data)?;
            }
            let endless = response.data.is_empty()
                && matches!(response.status.meaning(), Status::MoreData(_));
            if endless || data.len() > MAX_DATA {
                return Err(ChannelError::EndlessResponse);
            }
            data.extend_from_slice(&response.data);
        }
        Ok(Response { data, status: response.status, corrected })
    }

    /// Sends a command that must not be repeated, exactly once: no new Le, no GET RESPONSE, no
    /// second try. For the empty VERIFY, which asks for the retry counter and which nobody wants to
    /// see repeated in another form.
    ///
    /// # Errors
    ///
    /// [`ChannelError`]; any status word is an answer, not an error.
    pub fn send_once(&mut self, command: &Command) -> Result<StatusWord, ChannelError> {
        // Whatever it answers beside the word is nobody's business.
        self.exchange(command, Reveal::Length, &[]).map(|response| response.status)
    }

    /// Sends a command that carries a secret, exactly once, and wipes it.
    ///
    /// # Errors
    ///
    /// [`SecretError::NotSent`]: it was not handed to the reader, the secret is unused.
    /// [`SecretError::NoAnswer`]: it was, and whether the card has carried it out is unknown.
    pub fn send_secret(&mut self, command: SecretCommand) -> Result<StatusWord, SecretError> {
        self.check().map_err(SecretError::NotSent)?;
        // A phone that echoes the secret must not bring it into a transcript.
        let answer = self.exchange_bytes(
            command.header(),
            command.as_bytes(),
            command.shown(),
            Reveal::Length,
            &[],
        );
        drop(command);
        answer.map(|response| response.status).map_err(SecretError::NoAnswer)
    }

    fn check(&self) -> Result<(), Limit> {
        self.usage.check(&self.budget, self.ticks.elapsed())
    }

    fn exchange(
        &mut self,
        command: &Command,
        reveal: Reveal<'_>,
        earlier: &[u8],
    ) -> Result<Response, ChannelError> {
        self.check()?;
        Ok(self.exchange_bytes(
            command.header(),
            &command.to_bytes(),
            command.shown(),
            reveal,
            earlier,
        )?)
    }

    /// One transmission: counted, timed, traced, recorded as far as it may be shown, and split into
    /// data and status word.
    fn exchange_bytes(
        &mut self,
        header: [u8; 4],
        command: &[u8],
        shown: Shown,
        reveal: Reveal<'_>,
        earlier: &[u8],
    ) -> Result<Response, CardError> {
        let at = self.ticks.elapsed();
        self.usage.commands += 1;
        self.usage.bytes_sent += count(command.len());
        if let Some(witness) = &mut self.witness {
            witness.sending(at, &shown, self.usage);
        }
        let answer = self.card.transmit(command);
        let took = self.ticks.elapsed().saturating_sub(at);
        self.usage.bytes_received += answer.as_ref().map_or(0, |bytes| count(bytes.len()));
        self.usage.card_time += took;
        let received = answer.as_ref().ok().map(Vec::len);
        let response = answer.and_then(split_status);
        let status =
            response.as_ref().ok().map(|response| response.status).filter(|status| status.is_one());
        self.trace.push(Exchange { header, sent: command.len(), received, status, at, took });
        let answer = response.as_ref().map_err(|error| *error);
        let answer =
            answer.map(|it| Answer::of(Shown::answer(reveal, earlier, &it.data), it.status));
        let recorded = Recorded { at, command: shown, took, answer };
        if let Some(witness) = &mut self.witness {
            witness.answered(&recorded, self.usage);
        }
        self.transcript.push(recorded);
        tracing::trace!(header = ?header, sent = command.len(), received, ?status, ?took, "apdu");
        response
    }
}

/// Why a command with a secret has no status word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SecretError {
    /// It was never handed over.
    #[error(transparent)]
    NotSent(Limit),
    /// It was handed over; the outcome is unknown.
    #[error(transparent)]
    NoAnswer(CardError),
}

/// The last two bytes are the status word (ISO/IEC 7816-3 §12.1.2).
fn split_status(bytes: Vec<u8>) -> Result<Response, CardError> {
    let mut bytes = WipedBytes::from(bytes);
    let status = bytes
        .last_chunk::<2>()
        .map(|word| StatusWord(u16::from_be_bytes(*word)))
        .ok_or(CardError::ShortResponse)?;
    bytes.truncate(bytes.len() - 2);
    Ok(Response { data: bytes, status, corrected: None })
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
