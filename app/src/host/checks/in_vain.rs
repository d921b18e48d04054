//! What is configured and cannot work here. Each finding names the key: whoever wrote it believes
//! that it does something.

use kazasu_core::time::UnixTime;
use kazasu_i18n::Seen;

use super::finding::{Finding, State};
use super::folder::Folder;
use super::service::Answer;
use crate::config::Config;

/// Keys that the touch screen alone looks at.
const OF_THE_TOUCH_SCREEN: [&str; 3] = ["screen.low_reach", "screen.still", "screen.scale"];

const MEGABYTE: u64 = 1_000_000;

/// Every key that does nothing. `folder` is where the log goes.
pub(super) fn check(
    now: UnixTime,
    answer: Option<&Answer>,
    folder: Option<&Folder>,
    config: &Config,
) -> Vec<Finding> {
    let seen = readers(answer, &config.reader.names)
        .chain(not_begun(now, config))
        .chain(folder.and_then(|folder| log(folder, config)))
        .chain(letters(config))
        .chain(not_built(config));
    seen.map(|seen| Finding::new("configured", State::Warning, seen)).collect()
}

/// Readers that are named beside one that is connected. Where none is, the check of readers says
/// so.
fn readers<'a>(
    answer: Option<&'a Answer>,
    wanted: &'a [String],
) -> impl Iterator<Item = Seen> + 'a {
    let there = match answer {
        Some(Answer::Readers(there)) => there.as_slice(),
        _ => &[],
    };
    let is_there = |name: &str| there.iter().any(|reader| reader.is_called(name));
    let some = wanted.iter().any(|name| is_there(name));
    let missing = wanted.iter().filter(move |name| some && !is_there(name));
    missing.map(|name| Seen::ReaderMissing { name: name.clone() })
}

/// Before its first day every phone is refused.
fn not_begun(now: UnixTime, config: &Config) -> Option<Seen> {
    let starts = config.service.starts;
    (now < starts).then_some(Seen::ServiceNotBegun { starts })
}

/// A log for which the disk has no room is never as long as it was asked to be.
fn log(folder: &Folder, config: &Config) -> Option<Seen> {
    let key = config.is_written("log.megabytes");
    let free = *folder.free.as_ref().ok()? / MEGABYTE;
    let megabytes = config.log.keep.bytes / MEGABYTE;
    (key && megabytes > free).then(|| Seen::LogTooLarge {
        folder: folder.path.display().to_string(),
        megabytes,
        free,
    })
}

/// Texts that the touch screen shows and its typeface lacks letters of.
fn letters(config: &Config) -> impl Iterator<Item = Seen> {
    #[cfg(feature = "touch")]
    let lacks = crate::host::typeface::lacks;
    #[cfg(not(feature = "touch"))]
    let lacks = |_: &str| Vec::<char>::new();
    let texts = [
        ("terminal.desk", config.terminal.desk.as_deref()),
        ("terminal.contact", config.terminal.contact.as_deref()),
    ];
    texts.into_iter().filter_map(move |(key, text)| {
        let lacking = lacks(text?);
        // With its number: some have no shape of their own.
        let one = |letter: &char| format!("{letter} (U+{:04X})", u32::from(*letter));
        let letters = lacking.iter().map(one).collect::<Vec<_>>().join(", ");
        (!lacking.is_empty()).then_some(Seen::LettersLacking { key, letters })
    })
}

/// What needs a part that is not in this program.
fn not_built(config: &Config) -> impl Iterator<Item = Seen> {
    let touch = (!cfg!(feature = "touch")).then_some((&OF_THE_TOUCH_SCREEN[..], "touch"));
    let sound = (!cfg!(feature = "sound") && config.sound.volume > 0)
        .then_some((&["sound.volume"][..], "sound"));
    let technician = (!cfg!(feature = "tui")).then_some((&["technician.passcode"][..], "tui"));
    let all = [touch, sound, technician].into_iter().flatten();
    all.flat_map(|(keys, feature)| {
        keys.iter()
            .filter(|key| config.is_written(key))
            .map(move |key| Seen::KeyNotBuilt { key, feature })
    })
}
