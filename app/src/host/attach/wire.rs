//! What the program that serves says to a view, as it goes over the socket: an object a line.

use std::collections::BTreeMap;

use kazasu_core::reader::{ReaderEvent, ReaderName, ServiceDown};
use serde::{Deserialize, Serialize};

use crate::config::Value;
use crate::host::report::{OutboxReport, TapReport, TerminalStatus};
use crate::host::trust::TrustReport;

/// The first line of a view: by it a connection is one. A program of an earlier version takes it
/// for an order that it does not know, and passes it over.
pub(super) const GREETING: &str = r#"{"order":"hello"}"#;

/// What a view is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "told", rename_all = "snake_case")]
pub(crate) enum Told {
    /// First of all.
    Hello(Box<Hello>),
    /// A tap from before the view came.
    Earlier { tap: Box<TapReport> },
    /// A tap is over.
    Tap { tap: Box<TapReport> },
    /// Readers and phones come and go.
    Reader { event: ReaderNews },
    /// Whether patients are served has changed.
    // On the wire it has the word of the versions before, so that a view and a program of two
    // versions understand each other while a terminal is updated.
    #[serde(rename = "standing")]
    Status {
        #[serde(rename = "standing")]
        status: TerminalStatus,
    },
    /// How anchors and lists stand.
    Trust { report: TrustReport },
    /// How the outbox stands.
    Outbox { report: Box<OutboxReport> },
    /// There is no room for one more view; instead of the rest.
    NoRoom,
    /// The program that serves has ended. Never sent: it is what the end of the connection means.
    #[serde(skip)]
    #[cfg_attr(not(unix), allow(dead_code, reason = "no view is let in there"))]
    Gone,
}

/// Who serves here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Hello {
    /// What the program calls itself: `kazasu touch, process 4711`.
    pub(crate) program: String,
    pub(crate) version: String,
    /// Seconds since it started.
    pub(crate) uptime: u64,
    /// Taps of visits since then, by how they ended.
    pub(crate) counts: BTreeMap<String, usize>,
    /// Its configuration.
    pub(crate) values: Vec<Value>,
}

/// A [`ReaderEvent`], which has no words of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(crate) enum ReaderNews {
    ServiceUp {
        readers: Vec<ReaderName>,
    },
    ServiceDown {
        /// The stable word of the cause; a version before said none.
        #[serde(default)]
        cause: Option<String>,
    },
    Attached {
        reader: ReaderName,
    },
    Detached {
        reader: ReaderName,
    },
    Present {
        reader: ReaderName,
        atr: Vec<u8>,
    },
    Mute {
        reader: ReaderName,
    },
    Absent {
        reader: ReaderName,
    },
}

impl From<&ReaderEvent> for ReaderNews {
    fn from(event: &ReaderEvent) -> Self {
        match event.clone() {
            ReaderEvent::ServiceUp { readers } => Self::ServiceUp { readers },
            ReaderEvent::ServiceDown(down) => {
                Self::ServiceDown { cause: Some(down.as_str().to_owned()) }
            }
            ReaderEvent::Attached(reader) => Self::Attached { reader },
            ReaderEvent::Detached(reader) => Self::Detached { reader },
            ReaderEvent::Present { reader, atr } => Self::Present { reader, atr },
            ReaderEvent::Mute(reader) => Self::Mute { reader },
            ReaderEvent::Absent(reader) => Self::Absent { reader },
        }
    }
}

impl From<ReaderNews> for ReaderEvent {
    fn from(reader: ReaderNews) -> Self {
        match reader {
            ReaderNews::ServiceUp { readers } => Self::ServiceUp { readers },
            ReaderNews::ServiceDown { cause } => Self::ServiceDown(
                ServiceDown::ALL
                    .into_iter()
                    .find(|down| cause.as_deref() == Some(down.as_str()))
                    .unwrap_or(ServiceDown::NotRunning),
            ),
            ReaderNews::Attached { reader } => Self::Attached(reader),
            ReaderNews::Detached { reader } => Self::Detached(reader),
            ReaderNews::Present { reader, atr } => Self::Present { reader, atr },
            ReaderNews::Mute { reader } => Self::Mute(reader),
            ReaderNews::Absent { reader } => Self::Absent(reader),
        }
    }
}
