//! Every screen still looks as it did: the pictures in `snapshots/`, in Japanese and English on
//! each panel, in plain Japanese on one. `UPDATE_SNAPSHOTS=true` writes them anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::Vec2;
use kazasu_core::screen::{Screen, View};
use kazasu_core::session::{Holding, Language, Look, PinWhy, TenKey, TextSize};
use kazasu_raster::{Difference, Picture};

use super::camera::Camera;
use super::edition::{EDITIONS, Edition, SIMPLE, edition};
use super::folder::root;
use crate::touch::reach::Reach;

/// A panel: its size in points, and by how much its pictures are smaller. A letter is still some
/// pixels wide.
#[derive(Clone, Copy)]
struct Panel {
    name: &'static str,
    size: Vec2,
    reduced: usize,
}

const KIOSK: Panel = Panel { name: "1080x1920", size: Vec2::new(1080.0, 1920.0), reduced: 3 };
const TABLET: Panel = Panel { name: "1280x800", size: Vec2::new(1280.0, 800.0), reduced: 2 };
const BOARD: Panel = Panel { name: "800x480", size: Vec2::new(800.0, 480.0), reduced: 2 };

const JAPANESE: Edition = edition("ja", Language::JA, TextSize::Standard);
const ENGLISH: Edition = edition("en", Language::EN, TextSize::Standard);

const PLAIN: Edition = edition(SIMPLE.tag(), SIMPLE, TextSize::Standard);

impl Panel {
    /// The screen on this panel as it is stored.
    fn draw(self, camera: &mut Camera, screen: &Screen) -> Picture {
        camera.photograph(screen).reduced(self.reduced)
    }

    fn camera(self, reach: Reach) -> Camera {
        Camera::new(self.size, reach)
    }
}

/// The folder of the stored pictures.
fn stored() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/touch/snapshots")
}

/// Draws every screen of an edition that `shown` lets through, and compares it with its picture.
fn compare(panel: Panel, edition: &Edition, shown: impl Fn(&Screen) -> bool) {
    let folder = stored().join(panel.name).join(edition.name);
    let update = std::env::var("UPDATE_SNAPSHOTS").is_ok_and(|word| word == "true");
    let mut camera = panel.camera(edition.reach);
    let mut differ = Vec::new();
    let mut names = BTreeSet::new();
    for (name, screen) in edition.screens().into_iter().filter(|(_, screen)| shown(screen)) {
        let drawn = panel.draw(&mut camera, &screen);
        let file = folder.join(format!("{name}.png"));
        if update {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&file, file_of(&drawn)).unwrap();
        } else if let Some(what) = difference(&file, &drawn) {
            differ.push(format!(
                "{}/{}/{name}: {}",
                panel.name,
                edition.name,
                what.report(panel, edition, &name, &drawn)
            ));
        }
        names.insert(file);
    }
    let stored = fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    for file in stored.filter(|file| !names.contains(file)) {
        if update {
            fs::remove_file(file).unwrap();
        } else {
            differ.push(format!("{} is the picture of no screen", file.display()));
        }
    }
    assert!(
        differ.is_empty(),
        "\n{}\nIf it is meant, UPDATE_SNAPSHOTS=true writes the pictures anew.\n",
        differ.join("\n")
    );
}

/// The picture as it is stored: small, unless its many colours would then be others.
fn file_of(drawn: &Picture) -> Vec<u8> {
    let small = drawn.small_png();
    let read = Picture::from_png(&small).unwrap();
    if Difference::between(&read, drawn).is_none() { small } else { drawn.png() }
}

/// What is not as it was.
enum Changed {
    /// There is no picture yet, or not one that can be read.
    Missing(String),
    Looks(Difference),
}

fn difference(file: &Path, drawn: &Picture) -> Option<Changed> {
    let stored = fs::read(file).map_err(|error| error.to_string());
    match stored.and_then(|stored| Picture::from_png(&stored).map_err(|error| error.to_string())) {
        Ok(stored) => Difference::between(&stored, drawn).map(Changed::Looks),
        Err(error) => Some(Changed::Missing(error)),
    }
}

impl Changed {
    /// Writes what was drawn, and where it differs, under target/, and says so.
    fn report(&self, panel: Panel, edition: &Edition, name: &str, drawn: &Picture) -> String {
        let folder: PathBuf = root().join("target/snapshots").join(panel.name).join(edition.name);
        fs::create_dir_all(&folder).unwrap();
        let actual = folder.join(format!("{name}.drawn.png"));
        fs::write(&actual, drawn.png()).unwrap();
        match self {
            Self::Missing(error) => format!("{error}; drawn: {}", actual.display()),
            Self::Looks(difference) => {
                let red = folder.join(format!("{name}.difference.png"));
                fs::write(&red, difference.shown.png()).unwrap();
                format!(
                    "{} pixels differ; drawn: {}, in red: {}",
                    difference.pixels,
                    actual.display(),
                    red.display()
                )
            }
        }
    }
}

/// Every screen; of the PIN pad, with its many letters, two: four digits, and fewer.
fn is_pictured(screen: &Screen) -> bool {
    match screen.view {
        View::AnPin { entered: 0, ask, .. } => ask.why == PinWhy::Wrong && ask.tries.is_some(),
        View::AnPin { entered, .. } => [2, 4].contains(&entered),
        _ => true,
    }
}

// One test for each, so that they run beside each other.

#[test]
fn the_kiosk_looks_as_it_did_in_japanese() {
    compare(KIOSK, &JAPANESE, is_pictured);
}

#[test]
fn the_kiosk_looks_as_it_did_in_english() {
    compare(KIOSK, &ENGLISH, is_pictured);
}

#[test]
fn the_tablet_looks_as_it_did_in_japanese() {
    compare(TABLET, &JAPANESE, is_pictured);
}

#[test]
fn the_tablet_looks_as_it_did_in_english() {
    compare(TABLET, &ENGLISH, is_pictured);
}

#[test]
fn the_board_looks_as_it_did_in_japanese() {
    compare(BOARD, &JAPANESE, is_pictured);
}

#[test]
fn the_board_looks_as_it_did_in_english() {
    compare(BOARD, &ENGLISH, is_pictured);
}

#[test]
fn the_tablet_looks_as_it_did_in_plain_japanese() {
    compare(TABLET, &PLAIN, is_pictured);
}

/// Looks in which only a few screens can show what is special about them.
#[test]
fn other_looks_and_places_look_as_they_did() {
    for edition in
        EDITIONS.iter().filter(|it| ![JAPANESE.name, ENGLISH.name, PLAIN.name].contains(&it.name))
    {
        let telling = |screen: &Screen| match edition.holding {
            Holding::Usb => {
                matches!(
                    screen.view.id(),
                    "start"
                        | "ip-hold"
                        | "an-hold"
                        | "hold-tips"
                        | "reading"
                        | "take-an"
                        | "e020-card"
                )
            }
            Holding::Slot => matches!(
                screen.view,
                View::Kind
                    | View::AnPin { entered: 2, .. }
                    | View::ConsentAll { .. }
                    | View::TakeIp
                    | View::E021Wallet
            ),
        };
        compare(TABLET, edition, telling);
    }
}

/// All pictures together: a repository is copied often.
const MOST_BYTES: u64 = 12_000_000;

#[test]
fn the_pictures_are_small() {
    fn bytes(folder: &Path) -> u64 {
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        entries
            .map(
                |it| {
                    if it.path().is_dir() {
                        bytes(&it.path())
                    } else {
                        it.metadata().unwrap().len()
                    }
                },
            )
            .sum()
    }
    let bytes = bytes(&stored());
    assert!((1..=MOST_BYTES).contains(&bytes), "{bytes} bytes");
}

/// Whether the comparison sees that `after` is not `before`, which is stored.
fn is_seen(before: &Picture, after: &Picture) -> bool {
    let stored = Picture::from_png(&before.small_png()).unwrap();
    assert!(Difference::between(&stored, before).is_none(), "a picture differs from itself");
    Difference::between(&stored, after).is_some()
}

#[test]
fn a_change_that_a_person_could_see_is_seen() {
    for panel in [KIOSK, TABLET, BOARD] {
        let mut camera = panel.camera(Reach::Usual);
        let mut draw = |screen: &Screen| panel.draw(&mut camera, screen);
        let start = Screen::specimen(View::Start, Look::default());
        let before = draw(&start);

        // One word: 窓口 becomes 会計.
        let word = draw(&Screen { desk: Some("会計".to_owned()), ..start.clone() });
        // A button that is not there any more.
        let mut fewer = start.clone();
        fewer.standing[3] = None;
        let button = draw(&fewer);
        // One dot of the PIN pad.
        let pad = |entered| Screen::specimen(View::pin_pad(entered), Look::default());
        let dots = [2, 3].map(|entered| draw(&pad(entered)));
        // A block of pixels.
        let mut block = before.clone();
        let width = block.width();
        (0..3)
            .flat_map(|row| (0..3).map(move |column| row * width + column))
            .for_each(|at| block.pixels_mut()[at] = [0; 3]);

        assert!(
            is_seen(&before, &word) && is_seen(&before, &button) && is_seen(&before, &block),
            "{}",
            panel.name
        );
        assert!(is_seen(&dots[0], &dots[1]), "{}", panel.name);
    }
}

#[test]
fn no_two_screens_look_alike() {
    let mut camera = BOARD.camera(Reach::Usual);
    let mut seen: Vec<(String, Vec<u8>)> = Vec::new();
    for (name, screen) in JAPANESE.screens() {
        // Two screens may differ in nothing but the numbers of their keys.
        let screen = Screen { ten_key: TenKey::Present, ..screen };
        let drawn = camera.photograph(&screen).png();
        let twin = seen.iter().find(|(_, picture)| *picture == drawn);
        assert!(twin.is_none(), "{name} looks like {}", twin.unwrap().0);
        seen.push((name, drawn));
    }
}
