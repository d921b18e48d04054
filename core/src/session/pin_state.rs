//! What a visit knows of the PIN, beside the digits being typed.

use std::time::Duration;

use crate::jpki::PinEntry;

/// The PIN that was confirmed, and what phones have said of it.
#[derive(Debug, Default)]
pub(super) struct PinState {
    /// What was typed and confirmed.
    pub(super) entry: Option<PinEntry>,
    /// When a phone first accepted it, in time since the program started.
    pub(super) accepted_at: Option<Duration>,
    /// The retry counter, as last read.
    pub(super) tries: Option<u8>,
    /// A VERIFY went out and no answer came: the next contact reads the counter and nothing else.
    pub(super) unknown: bool,
    /// A VERIFY went out and the tap's time was over before its answer: the counter is read and the
    /// PIN asked for once more, and not twice.
    pub(super) ran_out: bool,
    pub(super) last_try: LastTry,
}

/// The consent to use the last try: asked once a visit, for one VERIFY.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LastTry {
    #[default]
    NotAsked,
    Agreed,
    Spent,
}
