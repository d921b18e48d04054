//! How screens are told apart by what the display shows: points of colours that no other screen has
//! there. What is measured with them is what a person could see, not what the program says of
//! itself.

use std::time::{Duration, Instant};

use kazasu_core::virtual_phone::{Fault, Model};
use kazasu_tests::{Display, Hand, Phone, Picture, Point, Rig, Service, Window};

/// Every so many pixels a point is looked at.
const GRID: u16 = 8;

/// Points of a screen, of which all have to have their colour.
const POINTS: usize = 4;

/// Between two looks at a screen; so many take in the longest motion of a picture, and the motion
/// of a reading.
const LOOK: Duration = Duration::from_millis(230);
const MOTION: u8 = 20;
const SHORT: u8 = 7;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The display of all measurements.
pub(crate) fn display() -> Display {
    Display::xvfb(1_280, 800)
}

/// The screens of an iPhone's visit, held first, and how each looks.
pub(crate) struct Faces(Vec<(&'static str, Face)>);

/// Points, each with its colour.
type Face = Vec<(Point, [u8; 3])>;

impl Faces {
    /// Looks at each screen of a visit, through the motion of its picture, while it says which one
    /// it is.
    pub(crate) fn learn() -> Self {
        let rig = rig();
        let window = Window::open(display(), Hand::Mouse, &rig.terminal, &[]);
        window.wait_for_all_of_the_display();
        let mut seen: Vec<(&'static str, Picture)> = Vec::new();
        let mut look = |screen: &'static str, looks: u8| {
            window.on(screen);
            for _ in 0..looks {
                seen.push((screen, window.display().picture()));
                std::thread::sleep(LOOK);
            }
        };
        look("start", MOTION);
        rig.phone.shared().lock().plan(vec![(5, Fault::Delay(Duration::from_millis(2_500)))]);
        rig.phone.hold();
        look("reading", SHORT);
        look("take-ip", MOTION);
        rig.phone.take_away();
        look("consent-all", SHORT);
        window.press("consent-all", "Answer(All)");
        window.press("consent-check", "Decide");
        look("done-away", SHORT);
        let names = ["start", "reading", "take-ip", "consent-all", "done-away"];
        Self(names.map(|name| (name, points(name, &seen))).into())
    }

    /// Whether this screen is on the display.
    pub(crate) fn shows(&self, display: &Display, screen: &str) -> bool {
        let points =
            self.0.iter().find(|(name, _)| *name == screen).map_or(&[][..], |(_, points)| points);
        !points.is_empty() && points.iter().all(|(at, colour)| display.colour(*at) == *colour)
    }

    /// Waits for this screen.
    pub(crate) fn wait_for(&self, display: &Display, screen: &str) {
        let start = Instant::now();
        while !self.shows(display, screen) {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {screen}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// A reader of its own, and an iPhone that nobody holds yet. Beside what names them, the
/// configuration is the default one.
pub(crate) fn rig() -> Rig {
    Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None)
}

/// Points at which this screen does not move, and differs from every other.
fn points(name: &str, seen: &[(&'static str, Picture)]) -> Face {
    let (width, height) = seen[0].1.size();
    let all = (0..height)
        .step_by(GRID.into())
        .flat_map(|y| (0..width).step_by(GRID.into()).map(move |x| (x, y)));
    let mut own = all.filter_map(|at| {
        let (these, others): (Vec<_>, Vec<_>) =
            seen.iter().partition(|(screen, _)| *screen == name);
        let colour = these[0].1.colour(at);
        let alike = these.iter().all(|(_, picture)| picture.colour(at) == colour);
        let unlike = others.iter().all(|(_, picture)| picture.colour(at) != colour);
        (alike && unlike).then(|| ((f32::from(at.0), f32::from(at.1)), colour))
    });
    // Spread over the screen: a frame may come in parts.
    let own: Vec<_> = own.by_ref().collect();
    assert!(!own.is_empty(), "{name} looks like another screen");
    let step = (own.len() / POINTS).max(1);
    own.into_iter().step_by(step).take(POINTS).collect()
}
