//! The phone was read, and still lies there.

use std::time::Duration;

use crate::reader::ReaderName;

/// "Take the phone away", until it is lifted.
#[derive(Debug)]
pub(crate) struct TakeAway {
    /// Where it lies.
    pub(in crate::session) reader: ReaderName,
    /// When the tone sounds next, in time since the program started.
    pub(in crate::session) tone_at: Duration,
}
