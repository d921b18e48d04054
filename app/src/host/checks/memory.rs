//! The memory of this program, through which PINs and certificates pass.

use kazasu_i18n::Seen;

use super::{Finding, State};
use crate::host::hardening::Memory;

pub(super) const fn check(memory: Memory) -> Finding {
    let (state, seen) = match memory {
        Memory::Closed => (State::Ok, Seen::MemoryClosed),
        Memory::CoreDumps => (State::Warning, Seen::MemoryOpen { gap: "core" }),
        Memory::Readable => (State::Warning, Seen::MemoryOpen { gap: "readable" }),
        Memory::Unknown => (State::Unknown, Seen::MemoryUnknown),
    };
    Finding::new("memory", state, seen)
}
