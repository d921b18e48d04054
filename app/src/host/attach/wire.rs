//! What is said of readers, as it goes over the socket.

use kazasu_core::reader::ReaderEvent;
use serde::{Deserialize, Serialize};

/// A [`ReaderEvent`], which has no words of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(crate) enum Reader {
    ServiceUp { readers: Vec<String> },
    ServiceDown,
    Attached { reader: String },
    Detached { reader: String },
    Present { reader: String, atr: Vec<u8> },
    Mute { reader: String },
    Absent { reader: String },
}

impl From<&ReaderEvent> for Reader {
    fn from(event: &ReaderEvent) -> Self {
        match event.clone() {
            ReaderEvent::ServiceUp { readers } => Self::ServiceUp { readers },
            ReaderEvent::ServiceDown => Self::ServiceDown,
            ReaderEvent::Attached(reader) => Self::Attached { reader },
            ReaderEvent::Detached(reader) => Self::Detached { reader },
            ReaderEvent::Present { reader, atr } => Self::Present { reader, atr },
            ReaderEvent::Mute(reader) => Self::Mute { reader },
            ReaderEvent::Absent(reader) => Self::Absent { reader },
        }
    }
}

impl From<Reader> for ReaderEvent {
    fn from(reader: Reader) -> Self {
        match reader {
            Reader::ServiceUp { readers } => Self::ServiceUp { readers },
            Reader::ServiceDown => Self::ServiceDown,
            Reader::Attached { reader } => Self::Attached(reader),
            Reader::Detached { reader } => Self::Detached(reader),
            Reader::Present { reader, atr } => Self::Present { reader, atr },
            Reader::Mute { reader } => Self::Mute(reader),
            Reader::Absent { reader } => Self::Absent(reader),
        }
    }
}
