//! The displays that Linux knows, whatever draws on them: each connector is a folder with the
//! description of what is connected (`/sys/class/drm`, Documentation/gpu/drm-kms).

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::edid::{Described, described};
use super::measured::{By, Measured, Size};

/// One folder for each connector, with what its display says of itself (Linux, DRM).
const FOLDER: &str = "/sys/class/drm";

/// Bytes of a description: the first block, which alone is looked at, and one more.
const MOST: u64 = 256;

/// What the display says on which everything is drawn. With `pixels`, only one that has just so
/// many counts, and without them only one that is alone: which of several is meant is not known.
pub(crate) fn of_a_connector(pixels: Option<Size>) -> Option<Measured> {
    among(Path::new(FOLDER), pixels)
}

pub(super) fn among(folder: &Path, pixels: Option<Size>) -> Option<Measured> {
    let connected: Vec<(String, Option<Described>)> =
        fs::read_dir(folder).ok()?.flatten().filter_map(|entry| connector(&entry.path())).collect();
    let has_as_many = |described: &Option<Described>| {
        let own = described.as_ref().map(|it| it.pixels);
        pixels.is_none_or(|(width, height)| {
            own == Some((width, height)) || own == Some((height, width))
        })
    };
    let mut fitting = connected.into_iter().filter(|(_, described)| has_as_many(described));
    let (name, described) = fitting.next()?;
    let alone = fitting.next().is_none();
    described.filter(|_| alone).map(|it| Measured { size: it.size, by: By::Edid, name })
}

/// The connector of this folder, where something is connected and drawn on.
fn connector(folder: &Path) -> Option<(String, Option<Described>)> {
    let is = |file: &str, word: &str| {
        fs::read_to_string(folder.join(file)).is_ok_and(|text| text.trim() == word)
    };
    if !is("status", "connected") || is("enabled", "disabled") {
        return None;
    }
    // "card1-HDMI-A-1": the card's number says nothing to people.
    let name = folder.file_name()?.to_string_lossy();
    let name = name.split_once('-').map_or(&*name, |(_, name)| name).to_owned();
    let mut bytes = Vec::new();
    let file = File::open(folder.join("edid"));
    let read = file.and_then(|file| file.take(MOST).read_to_end(&mut bytes));
    Some((name, read.ok().and_then(|_| described(&bytes))))
}
