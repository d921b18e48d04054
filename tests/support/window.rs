//! `kazasu touch` in a window, as a person meets it: what it says, where its buttons lie, and what
//! is pressed.

use std::thread;
use std::time::{Duration, Instant};

use super::display::{Display, Point};
use super::{Outcome, PATIENCE, Running, Terminal};

/// What the program tells a technician who asks where things lie, and staff who ask what happened.
const LOG: &str = "kazasu::touch=debug,kazasu::host=info";

/// For a moment after a change nothing that is pressed counts, and a person needs longer to see it.
const GLANCE: Duration = Duration::from_millis(450);

/// With what a person presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// A pointer with one button (XTEST).
    Mouse,
    /// A finger on a touch panel.
    Finger,
}

/// A screen in the window, and where its buttons lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The screen's name.
    pub screen: String,
    /// `Ja` or `En`.
    pub language: String,
    /// Width and height of the patient's part of the window, in pixels.
    pub size: (f32, f32),
    places: Vec<Place>,
}

/// Something that can be pressed: left, top, width, height in pixels.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    name: String,
    rect: [f32; 4],
}

impl Shown {
    /// The middle of what has this name.
    ///
    /// # Panics
    ///
    /// When the screen has no such thing.
    #[track_caller]
    #[must_use]
    pub fn middle(&self, name: &str) -> Point {
        self.within(name, (0.5, 0.5))
    }

    /// A point of what has this name, in shares of its width and height.
    ///
    /// # Panics
    ///
    /// When the screen has no such thing.
    #[track_caller]
    #[must_use]
    pub fn within(&self, name: &str, (x, y): Point) -> Point {
        let place = self.places.iter().find(|place| place.name == name);
        let Some(Place { rect: [left, top, width, height], .. }) = place else {
            panic!("no {name} on {self:#?}")
        };
        (left + width * x, top + height * y)
    }

    /// The name of what lies at this point.
    #[must_use]
    pub fn at(&self, (x, y): Point) -> Option<&str> {
        let covers = |[left, top, width, height]: [f32; 4]| {
            (left..left + width).contains(&x) && (top..top + height).contains(&y)
        };
        self.places.iter().find(|place| covers(place.rect)).map(|place| place.name.as_str())
    }

    /// Whether there is something with this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.places.iter().any(|place| place.name == name)
    }
}

/// The running program, and its display.
#[derive(Debug)]
pub struct Window {
    program: Running,
    display: Display,
    hand: Hand,
}

impl Window {
    /// `kazasu touch` on this display: all of it, unless the arguments say something else.
    #[must_use]
    pub fn open(display: Display, hand: Hand, terminal: &Terminal, arguments: &[&str]) -> Self {
        Self::open_in(display, hand, terminal, arguments, &[])
    }

    /// The same, in an environment with these variables.
    #[must_use]
    pub fn open_in(
        display: Display,
        hand: Hand,
        terminal: &Terminal,
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let all = [&["touch", "--speech", "--log", LOG], arguments].concat();
        let call = terminal.kazasu(&all).env("DISPLAY", display.name()).env("WAYLAND_DISPLAY", "");
        let call = variables.iter().fold(call, |call, (name, value)| call.env(name, value));
        Self { program: call.start(), display, hand }
    }

    /// The X server that shows it.
    #[must_use]
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// The same, to change what is on it.
    pub fn display_mut(&mut self) -> &mut Display {
        &mut self.display
    }

    /// The number of its process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.program.process()
    }

    /// Sends it a signal by its name, such as `TERM`.
    #[track_caller]
    pub fn signal(&self, name: &str) {
        self.program.signal(name);
    }

    /// Waits for its end.
    #[track_caller]
    #[must_use]
    pub fn finish(self) -> Outcome {
        self.program.finish()
    }

    /// Every line that was said, oldest first.
    #[must_use]
    pub fn speech(&self) -> Vec<String> {
        let said = self.program.stdout();
        // The last line may still be on its way.
        let whole = said.rsplit_once('\n').map_or("", |(whole, _)| whole);
        whole.lines().map(str::to_owned).collect()
    }

    /// Everything that was logged.
    #[must_use]
    pub fn log(&self) -> String {
        self.program.stderr()
    }

    /// Every screen that was shown, oldest first.
    #[must_use]
    pub fn screens(&self) -> Vec<Shown> {
        let log = self.log();
        let mut screens: Vec<(Shown, usize)> = Vec::new();
        for line in log.lines().filter(|line| line.contains(" kazasu::touch::layout: ")) {
            if line.contains(": shown ") {
                let text =
                    |name| value(line, name).unwrap_or_default().trim_matches('"').to_owned();
                let shown = Shown {
                    screen: text("screen"),
                    language: text("language"),
                    size: (number(line, "width"), number(line, "height")),
                    places: Vec::new(),
                };
                screens.push((
                    shown,
                    value(line, "places")
                        .and_then(|count| count.parse().ok())
                        .unwrap_or(usize::MAX),
                ));
            } else if let (Some((shown, _)), Some(name)) = (screens.last_mut(), value(line, "name"))
            {
                let rect = ["left", "top", "width", "height"].map(|side| number(line, side));
                shown.places.push(Place { name: name.to_owned(), rect });
            }
        }
        // The last one may still be on its way.
        screens
            .into_iter()
            .filter(|(shown, places)| shown.places.len() == *places)
            .map(|(shown, _)| shown)
            .collect()
    }

    /// Waits until this screen is shown, and a person has had a glance at it.
    ///
    /// # Panics
    ///
    /// When another one stays.
    #[track_caller]
    pub fn on(&self, screen: &str) -> Shown {
        let start = Instant::now();
        let mut seen: Option<(Shown, Instant)> = None;
        loop {
            let now = self.screens().pop();
            seen = match (now, seen) {
                (Some(now), Some((before, since))) if now == before => Some((before, since)),
                (now, _) => now.map(|now| (now, Instant::now())),
            };
            match &seen {
                Some((shown, since)) if shown.screen == screen && since.elapsed() >= GLANCE => {
                    return shown.clone();
                }
                _ => {}
            }
            if start.elapsed() > PATIENCE {
                self.give_up(screen);
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until `condition` holds; else tells what was shown, said and logged by then.
    #[track_caller]
    fn wait(&self, what: &str, condition: impl Fn() -> bool) {
        let start = Instant::now();
        while !condition() {
            if start.elapsed() > PATIENCE {
                self.give_up(what);
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    #[track_caller]
    fn give_up(&self, what: &str) -> ! {
        let shown: Vec<_> = self.screens().into_iter().map(|shown| shown.screen).collect();
        let log: String = self
            .log()
            .lines()
            .filter(|line| !line.contains(": place "))
            .fold(String::new(), |log, line| log + line + "\n");
        panic!(
            "waited in vain for {what}; shown: {shown:?}\nsaid: {:#?}\nlog:\n{log}",
            self.speech()
        );
    }

    /// Waits until the window has all of its display: the first frames are drawn before it has.
    #[track_caller]
    pub fn wait_for_all_of_the_display(&self) {
        let (width, height) = self.display.size();
        let all = (f32::from(width), f32::from(height));
        let is_full = || self.screens().pop().is_some_and(|shown| shown.size == all);
        self.wait(&format!("a window of {all:?}"), is_full);
    }

    /// Waits until the largest window of the display has this size in pixels.
    #[track_caller]
    pub fn wait_for_size(&self, size: (u16, u16)) {
        let seen = || self.display.largest_window();
        self.wait(&format!("a window of {size:?}"), || seen().is_some_and(|seen| seen.1 == size));
    }

    /// Waits until the largest window of the display has its left upper corner there.
    #[track_caller]
    pub fn wait_for_place(&self, place: (i16, i16)) {
        let seen = || self.display.largest_window();
        self.wait(&format!("a window at {place:?}"), || seen().is_some_and(|seen| seen.0 == place));
    }

    /// Waits until this screen has been shown, however shortly, so many times in all.
    #[track_caller]
    pub fn wait_for_screen(&self, screen: &str, times: usize) {
        self.wait(&format!("{screen}, {times} times"), || self.times(screen) >= times);
    }

    /// How often this screen was shown: as often as it came after another one.
    #[must_use]
    pub fn times(&self, screen: &str) -> usize {
        let mut names: Vec<_> = self.screens().into_iter().map(|shown| shown.screen).collect();
        names.dedup();
        names.iter().filter(|name| *name == screen).count()
    }

    /// Waits for this screen, and presses what has this name there.
    #[track_caller]
    pub fn press(&self, screen: &str, name: &str) {
        self.touch(self.on(screen).middle(name));
    }

    /// Presses a point.
    pub fn touch(&self, at: Point) {
        match self.hand {
            Hand::Mouse => self.display.click(at),
            Hand::Finger => self.display.tap(at),
        }
    }

    /// Types a PIN on the pad, and waits until it has all digits.
    #[track_caller]
    pub fn type_pin(&self, pin: &str) {
        let pad = self.on("an-pin");
        for digit in pin.chars() {
            self.touch(pad.middle(&format!("Key({digit})")));
            thread::sleep(Duration::from_millis(60));
        }
        self.wait_for_digits(pin.len());
    }

    /// Waits until it has said that so many digits are typed, and shows it.
    #[track_caller]
    pub fn wait_for_digits(&self, count: usize) {
        let (japanese, english) =
            (format!("{count}桁入力されました。"), format!("{count} digits entered."));
        let is_said = |line: &String| line.starts_with(&japanese) || line.starts_with(&english);
        self.wait(&format!("{count} digits"), || self.speech().last().is_some_and(is_said));
        thread::sleep(GLANCE);
    }

    /// Types a PIN on the pad, and confirms it.
    #[track_caller]
    pub fn enter_pin(&self, pin: &str) {
        self.type_pin(pin);
        self.press("an-pin", "Key(⏎)");
    }

    /// Waits for another line of speech than the first `known`, which says this.
    #[track_caller]
    #[must_use]
    pub fn hear(&self, known: usize, words: &str) -> String {
        let heard = || self.speech().into_iter().skip(known).find(|line| line.contains(words));
        self.wait(words, || heard().is_some());
        heard().unwrap_or_default()
    }
}

fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!(" {name}="))?;
    rest.split_whitespace().next()
}

fn number(line: &str, name: &str) -> f32 {
    value(line, name).and_then(|number| number.parse().ok()).unwrap_or(f32::NAN)
}
