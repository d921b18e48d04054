//! `[limits]`: how long each part of a visit waits for a touch.

use std::ops::RangeInclusive;

use kazasu_core::session::Limits;

use crate::config::document::Section;
use crate::config::kind::Seconds;

/// Shortest and longest limit in seconds: shorter ones leave nobody the time, longer ones leave a
/// visit open for the next person.
const BOUNDS: RangeInclusive<u32> = 5..=600;

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Limits {
    let usual = Limits::default();
    section.renamed(
        "consent",
        "is called limits.idle now: it is the limit of every screen that has none of its own",
    );
    let limits = Limits {
        pin: section.key(
            "pin",
            "While the PIN is typed, and while the phone is held after it.",
            Seconds(BOUNDS),
            usual.pin,
        ),
        wallet: section.key(
            "wallet",
            "While the patient opens Wallet on an iPhone and authenticates.",
            Seconds(BOUNDS),
            usual.wallet,
        ),
        idle: section.key(
            "idle",
            "On every screen that has no limit of its own, such as the one that asks for consent.",
            Seconds(BOUNDS),
            usual.idle,
        ),
        done: section.key(
            "done",
            "On the last screen of a visit, each time that the patient asks to see it longer; 5 \
         seconds more where the desk has not heard of the visit yet.",
            Seconds(BOUNDS),
            usual.done,
        ),
        ..usual
    };
    Limits { done_away: limits.done + (usual.done_away - usual.done), ..limits }
}
