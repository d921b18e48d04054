//! Response chaining: how an answer longer than the reader asked for reaches it, by Le, 6Cxx, 61xx
//! and GET RESPONSE (ISO/IEC 7816-4:2005 §5.1.3, §7.6.1).

use super::command::Command;
use super::{LeStyle, status};

/// What an instruction has to say: data, which may be empty, and the status word that goes with the
/// last of them.
pub(super) struct Answer {
    pub(super) data: Vec<u8>,
    pub(super) status: u16,
}

impl Answer {
    pub(super) fn status(status: u16) -> Self {
        Self { data: Vec::new(), status }
    }

    pub(super) fn data(data: Vec<u8>) -> Self {
        Self { data, status: status::OK }
    }
}

/// Data that wait to be fetched.
#[derive(Default)]
pub(super) enum Pending {
    /// Nothing waits.
    #[default]
    Nothing,
    /// The rest of an answer, for GET RESPONSE.
    Rest(Vec<u8>),
    /// An answer kept for the same command with the right Le. The command is not carried out again:
    /// its effect was there already.
    Repeat { header: [u8; 4], data: Vec<u8>, answer: Vec<u8> },
    /// 61xx without end.
    Endless,
}

impl Pending {
    /// Brings `answer` into the form that `style` gives it; keeps for later what does not go at
    /// once.
    pub(super) fn deliver(
        &mut self,
        style: LeStyle,
        command: &Command<'_>,
        answer: Answer,
    ) -> Vec<u8> {
        let length = answer.data.len();
        let expected = command.expected.unwrap_or(0);
        if length == 0 {
            return response(&[], answer.status);
        }
        match style {
            LeStyle::SixC if expected != length => {
                let header = [command.class, command.instruction, command.p1, command.p2];
                *self = Self::Repeat { header, data: command.data.to_vec(), answer: answer.data };
                response(&[], status::RIGHT_LENGTH | low_byte(length))
            }
            LeStyle::SixOne { chunk } => {
                let more = status::MORE_DATA | low_byte(length.min(usize::from(chunk.max(1))));
                *self = Self::Rest(answer.data);
                response(&[], more)
            }
            LeStyle::Exact | LeStyle::SixC | LeStyle::Refuse256 if expected < length => {
                let rest = answer.data[expected..].to_vec();
                let more = status::MORE_DATA | low_byte(rest.len().min(255));
                *self = Self::Rest(rest);
                response(&answer.data[..expected], more)
            }
            LeStyle::Exact | LeStyle::SixC | LeStyle::Refuse256 => {
                response(&answer.data, answer.status)
            }
        }
    }

    /// The kept answer when `command` is the one before it with the right Le; any other command
    /// throws away what waits.
    pub(super) fn repeat(&mut self, command: &Command<'_>) -> Option<Vec<u8>> {
        let now = [command.class, command.instruction, command.p1, command.p2];
        match std::mem::take(self) {
            Self::Repeat { header, data, answer }
                if header == now
                    && data == command.data
                    && command.expected == Some(answer.len()) =>
            {
                Some(response(&answer, status::OK))
            }
            _ => None,
        }
    }

    /// GET RESPONSE (§7.6.1): at most Le bytes of what waits, and 61xx while more does.
    pub(super) fn get_response(&mut self, style: LeStyle, command: &Command<'_>) -> Vec<u8> {
        let expected = command.expected.unwrap_or(0);
        match std::mem::take(self) {
            Self::Rest(mut rest) => {
                let chunk = if let LeStyle::SixOne { chunk } = style {
                    usize::from(chunk.max(1))
                } else {
                    255
                };
                let left = rest.split_off(expected.min(chunk).min(rest.len()));
                if left.is_empty() {
                    return response(&rest, status::OK);
                }
                let more = status::MORE_DATA | low_byte(left.len().min(chunk));
                *self = Self::Rest(left);
                response(&rest, more)
            }
            Self::Endless => {
                *self = Self::Endless;
                response(&vec![0; expected.min(255)], status::MORE_DATA | 0xFF)
            }
            Self::Nothing | Self::Repeat { .. } => response(&[], status::CONDITIONS_NOT_SATISFIED),
        }
    }
}

/// A response APDU: data and status word (ISO/IEC 7816-3 §12.1.1).
pub(super) fn response(data: &[u8], status: u16) -> Vec<u8> {
    [data, &status.to_be_bytes()].concat()
}

/// The xx of 61xx and 6Cxx: 00 stands for 256.
fn low_byte(length: usize) -> u16 {
    u16::from(length as u8)
}

#[cfg(test)]
mod tests;
