//! How long an exchange takes on the air: a lower bound after ISO/IEC 14443-4, without waiting-time
//! extensions.

use std::time::Duration;

/// Carrier frequency in hertz (ISO/IEC 14443-2 §6.1).
const CARRIER: f64 = 13_560_000.0;
/// Frame delay time before an answer, in carrier periods (ISO/IEC 14443-3 §6.2.1.1, last bit 0).
const FRAME_DELAY: f64 = 1_172.0;
/// Bytes of a block around its information field: PCB and two of CRC (ISO/IEC 14443-4 §7.1).
const BLOCK_OVERHEAD: usize = 3;

/// Bit rates of ISO/IEC 14443-2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BitRate {
    /// 106 kbit/s, which every phone and reader has.
    Kbit106,
    /// 212 kbit/s: 2 · fc/128.
    Kbit212,
    /// 424 kbit/s: 4 · fc/128.
    Kbit424,
    /// 848 kbit/s: 8 · fc/128.
    Kbit848,
}

impl BitRate {
    /// One elementary time unit in seconds: 128 / (fc · k), with k = 1, 2, 4, 8.
    fn etu(self) -> f64 {
        let k = match self {
            Self::Kbit106 => 1.0,
            Self::Kbit212 => 2.0,
            Self::Kbit424 => 4.0,
            Self::Kbit848 => 8.0,
        };
        128.0 / (CARRIER * k)
    }
}

/// The link between phone and reader, and how fast the phone thinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Bit rate in both directions.
    pub bit_rate: BitRate,
    /// FSC: bytes of the longest frame, 16 to 256 (ISO/IEC 14443-4 §5.2.3). Less than 4 counts as
    /// 4.
    pub frame_size: usize,
    /// Time that the phone takes for each command.
    pub command_delay: Duration,
    /// Time that it takes in addition for a signature.
    pub sign_delay: Duration,
}

impl Default for Link {
    /// 106 kbit/s, frames of 256 bytes, and a phone that thinks in no time.
    fn default() -> Self {
        Self {
            bit_rate: BitRate::Kbit106,
            frame_size: 256,
            command_delay: Duration::ZERO,
            sign_delay: Duration::ZERO,
        }
    }
}

impl Link {
    /// Time of one frame of `bytes`: nine units a byte (eight bits and parity), two for start and
    /// end.
    #[must_use]
    pub fn t_frame(&self, bytes: usize) -> Duration {
        Duration::from_secs_f64(self.frame_seconds(bytes))
    }

    /// Time of `bytes` in one direction: a chain of full I-blocks, each answered by R(ACK), and a
    /// last one (ISO/IEC 14443-4 §7.5.2).
    #[must_use]
    pub fn t_transfer(&self, bytes: usize) -> Duration {
        let information = self.frame_size.saturating_sub(BLOCK_OVERHEAD).max(1);
        let chained = bytes.saturating_sub(1) / information;
        let last = bytes - chained * information;
        let delay = FRAME_DELAY / CARRIER;
        let acknowledged = self.frame_seconds(information + BLOCK_OVERHEAD)
            + self.frame_seconds(BLOCK_OVERHEAD)
            + 2.0 * delay;
        Duration::from_secs_f64(
            chained as f64 * acknowledged + self.frame_seconds(last + BLOCK_OVERHEAD) + delay,
        )
    }

    /// Time of a whole exchange: command, thinking, response.
    #[must_use]
    pub fn t_exchange(&self, command: usize, response: usize, signatures: u32) -> Duration {
        self.t_transfer(command)
            + self.command_delay
            + self.sign_delay * signatures
            + self.t_transfer(response)
    }

    fn frame_seconds(&self, bytes: usize) -> f64 {
        (9 * bytes + 2) as f64 * self.bit_rate.etu()
    }
}

#[cfg(test)]
mod tests;
