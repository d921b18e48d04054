//! How the core's parts of a report go from one program to another of the same machine: as JSON,
//! and back without loss. The core itself has no words for them.

use std::time::Duration;

use kazasu_core::apdu::{Exchange, StatusWord, Usage};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The fields of [`Usage`] as they are sent.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Usage")]
pub(super) struct UsageWire {
    commands: u32,
    bytes_sent: u32,
    bytes_received: u32,
    #[serde(rename = "card_ms", with = "milliseconds")]
    card_time: Duration,
}

/// The fields of [`Exchange`] as they are sent.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Exchange")]
struct ExchangeWire {
    header: [u8; 4],
    sent: usize,
    received: Option<usize>,
    #[serde(with = "status")]
    status: Option<StatusWord>,
    #[serde(rename = "at_ms", with = "milliseconds")]
    at: Duration,
    #[serde(rename = "took_ms", with = "milliseconds")]
    took: Duration,
}

/// With three places: a command takes a few milliseconds.
pub(super) mod milliseconds {
    use super::{Deserialize, Deserializer, Duration, Serializer};

    pub(in crate::host::report) fn serialize<S: Serializer>(
        time: &Duration,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let micros = u32::try_from(time.as_micros()).unwrap_or(u32::MAX);
        serializer.serialize_f64(f64::from(micros) / 1_000.0)
    }

    pub(in crate::host::report) fn deserialize<'de, D: Deserializer<'de>>(
        json: D,
    ) -> Result<Duration, D::Error> {
        // What is no time becomes none: a cast ends at the bounds.
        Ok(Duration::from_micros((f64::deserialize(json)? * 1_000.0).round() as u64))
    }
}

/// The stable word of a reason.
pub(super) mod reason {
    use kazasu_core::code::Reason;
    use serde::de::Error;

    use super::{Deserialize, Deserializer, Serialize, Serializer};

    pub(in crate::host::report) fn serialize<S: Serializer>(
        reason: &Reason,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        reason.serialize(serializer)
    }

    pub(in crate::host::report) fn deserialize<'de, D: Deserializer<'de>>(
        json: D,
    ) -> Result<Reason, D::Error> {
        let word = String::deserialize(json)?;
        let named = Reason::ALL.into_iter().find(|reason| reason.as_str() == word);
        named.ok_or_else(|| D::Error::custom("a reason that this version does not know"))
    }
}

/// Why nothing was sent, in three words: what exactly is missing at a reader is the self test's to
/// say.
pub(super) mod open_error {
    use kazasu_core::reader::OpenError;
    use serde::de::Error;

    use super::{Deserialize, Deserializer, Serializer};

    pub(in crate::host::report) fn serialize<S: Serializer>(
        why: &OpenError,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match why {
            OpenError::Empty => "empty",
            OpenError::Mute => "mute",
            OpenError::Busy
            | OpenError::ReaderGone
            | OpenError::Refused
            | OpenError::ServiceGone => "unavailable",
        })
    }

    pub(in crate::host::report) fn deserialize<'de, D: Deserializer<'de>>(
        json: D,
    ) -> Result<OpenError, D::Error> {
        match String::deserialize(json)?.as_str() {
            "empty" => Ok(OpenError::Empty),
            "mute" => Ok(OpenError::Mute),
            "unavailable" => Ok(OpenError::ReaderGone),
            _ => Err(D::Error::custom("a word that this version does not know")),
        }
    }
}

/// The commands.
pub(super) mod trace {
    use super::{Deserialize, Deserializer, Exchange, ExchangeWire, Serialize, Serializer};

    #[derive(Serialize)]
    struct Out<'a>(#[serde(with = "ExchangeWire")] &'a Exchange);

    #[derive(Deserialize)]
    struct In(#[serde(with = "ExchangeWire")] Exchange);

    pub(in crate::host::report) fn serialize<S: Serializer>(
        trace: &[Exchange],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(trace.iter().map(Out))
    }

    pub(in crate::host::report) fn deserialize<'de, D: Deserializer<'de>>(
        json: D,
    ) -> Result<Vec<Exchange>, D::Error> {
        Ok(Vec::<In>::deserialize(json)?.into_iter().map(|In(exchange)| exchange).collect())
    }
}

mod status {
    use super::{Deserialize, Deserializer, Serialize, Serializer, StatusWord};

    pub(super) fn serialize<S: Serializer>(
        status: &Option<StatusWord>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        status.map(|StatusWord(word)| word).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        json: D,
    ) -> Result<Option<StatusWord>, D::Error> {
        Ok(Option::<u16>::deserialize(json)?.map(StatusWord))
    }
}
