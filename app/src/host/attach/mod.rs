//! Two programs on one machine: the one that serves patients, and a technician's view that works on
//! it, over SSH say.
//!
//! A socket lies in the folder of this user's state, so that only this user (and root) gets at it,
//! and whoever has the account has logged in to the machine. Over it goes JSON, an object a line:
//! the program that serves tells what it is and what happens ([`Told`]), the view gives orders
//! ([`Order`](super::visits::Order)). Neither has a word for a PIN, a name or a certificate.
//!
//! A view that goes away, however it does, leaves nothing behind: the maintenance that it began
//! ends, and it is logged out.

#[cfg(all(unix, feature = "tui"))]
mod client;
#[cfg(unix)]
mod door;
mod wire;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::visits::{Standing, TapReport};
use crate::config::Value;
#[cfg(all(unix, feature = "tui"))]
pub(crate) use client::join;
#[cfg(unix)]
pub(crate) use door::Door;
use wire::Reader;

/// Taps that are told to a view that comes, the newest. They have traces.
#[cfg(unix)]
const KEPT: usize = 200;

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
    Reader { event: Reader },
    /// Whether patients are served has changed.
    Standing { standing: Standing },
    /// The program that serves has ended. Never sent: it is what the end of the connection means.
    #[serde(skip)]
    #[cfg_attr(not(all(unix, feature = "tui")), allow(dead_code, reason = "nobody connects"))]
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

/// Where the socket lies; `None` where the platform has no folder for it.
#[cfg(unix)]
fn path() -> Option<std::path::PathBuf> {
    Some(super::state::folder()?.join("attach"))
}

#[cfg(all(test, unix, feature = "tui"))]
mod tests;
