//! The touch screen: its first frame, its answer to a phone, and its memory.

use std::time::{Duration, Instant};

use kazasu_core::virtual_phone::{CommandKind, Fault};
use kazasu_tests::{Display, Rig, Running};

use super::faces::{self, Faces};
use super::median_and_worst;
use super::process::Memory;

/// Starts of the program, and visits.
const RUNS: usize = 9;

pub(crate) fn measure() {
    let faces = Faces::learn();
    first_frame(&faces);
    visits(&faces);
    blocked(&faces);
}

/// The program on this display, as a terminal has it.
pub(crate) fn open(rig: &Rig, display: &Display) -> Running {
    rig.terminal
        .kazasu(&["touch"])
        .env("DISPLAY", display.name())
        .env("WAYLAND_DISPLAY", "")
        .start()
}

fn first_frame(faces: &Faces) {
    let rig = faces::rig();
    let mut window = Vec::new();
    let mut screen = Vec::new();
    for _ in 0..RUNS {
        // A display of its own each time, so that nothing of the last window is left.
        let display = faces::display();
        let middle = (f32::from(display.size().0) / 2.0, f32::from(display.size().1) / 2.0);
        let empty = display.colour(middle);
        let start = Instant::now();
        let program = open(&rig, &display);
        while display.colour(middle) == empty {
            assert!(start.elapsed() < Duration::from_secs(20), "no window: {}", program.stop());
            std::thread::sleep(Duration::from_micros(500));
        }
        window.push(milliseconds(start.elapsed()));
        faces.wait_for(&display, "start");
        screen.push(milliseconds(start.elapsed()));
        drop(program.stop());
    }
    println!("\nkazasu touch, 1280×800, from its start to pixels on the display, {RUNS} starts:");
    let (median, worst) = median_and_worst(window);
    println!("  something of its own   median {median:.0} ms, worst {worst:.0} ms (goal 300 ms)");
    let (median, worst) = median_and_worst(screen);
    println!(
        "  the whole start screen median {median:.0} ms, worst {worst:.0} ms (it waits for the \
         PC/SC service's first word)"
    );
}

/// Visits with an iPhone, over the PC/SC service.
fn visits(faces: &Faces) {
    let rig = faces::rig();
    let display = faces::display();
    let program = open(&rig, &display);
    faces.wait_for(&display, "start");
    std::thread::sleep(Duration::from_secs(2));
    let at_start = Memory::of(program.process());
    let mut answers = Vec::new();
    for _ in 0..RUNS {
        answers.push(visit(faces, &rig, &display, true));
    }
    let after = Memory::of(program.process());
    println!(
        "\nFrom the phone's last answer (computed, about to be sent) to \"take it away\" on the \
         display, {RUNS} visits over pcscd and vpcd:"
    );
    let (median, worst) = median_and_worst(answers);
    println!("  median {median:.0} ms, worst {worst:.0} ms (goal 50 ms)");
    println!("\nMemory of kazasu touch, 1280×800 (goal: PSS of 100 MB or less):");
    println!("  at the start screen    {}", at_start.told());
    println!("  after {RUNS} visits         {}", after.told());
    drop(program.stop());
}

/// A touch while PC/SC holds the reader's thread in a call that does not come back: how long until
/// the display shows something else.
fn blocked(faces: &Faces) {
    const NINE: u32 = 0x39;
    let mut answers = Vec::new();
    for _ in 0..RUNS {
        let rig = faces::rig();
        let display = faces::display();
        let program = open(&rig, &display);
        faces.wait_for(&display, "start");
        std::thread::sleep(Duration::from_secs(2));
        rig.phone.shared().lock().plan(vec![(5, Fault::Hang)]);
        rig.phone.hold();
        faces.wait_for(&display, "reading");
        rig.phone.wait_for_command(5);
        // For a moment after a change nothing that is pressed counts.
        std::thread::sleep(Duration::from_millis(500));
        let before = display.picture();
        display.press_key(NINE);
        let start = Instant::now();
        while display.picture() == before {
            assert!(start.elapsed() < Duration::from_secs(4), "no answer");
        }
        answers.push(milliseconds(start.elapsed()));
        rig.phone.take_away();
        drop(program.stop());
    }
    let (median, worst) = median_and_worst(answers);
    println!(
        "\nFrom a key (high contrast) to another picture on the display while the reader hangs, \
         {RUNS} times:"
    );
    println!("  median {median:.0} ms, worst {worst:.0} ms (goal 100 ms)");
}

/// One visit; with `watch` how many milliseconds the screen needed after the phone's last answer.
pub(crate) fn visit(faces: &Faces, rig: &Rig, display: &Display, watch: bool) -> f64 {
    const ONE: u32 = 0x31;
    const RETURN: u32 = 0xff0d;
    let phone = rig.phone.shared();
    let signatures = phone.lock().signatures();
    rig.phone.hold();
    let mut answered = None;
    let start = Instant::now();
    let shown = loop {
        if answered.is_none() {
            let phone = phone.lock();
            let signed = phone.signatures() > signatures
                && phone.log().next_back().is_some_and(|last| last.kind == CommandKind::Sign);
            answered = signed.then(Instant::now);
        }
        if (answered.is_some() || !watch) && faces.shows(display, "take-ip") {
            break Instant::now();
        }
        assert!(start.elapsed() < Duration::from_secs(20), "the phone is not read");
        std::thread::sleep(Duration::from_micros(if watch { 200 } else { 5_000 }));
    };
    rig.phone.take_away();
    for (screen, next) in
        [("consent-all", "consent-check"), ("consent-check", "done-away"), ("done-away", "start")]
    {
        faces.wait_for(display, screen);
        // For a moment after a change nothing that is pressed counts.
        std::thread::sleep(Duration::from_millis(350));
        display.press_key(if screen == "consent-check" { RETURN } else { ONE });
        faces.wait_for(display, next);
    }
    answered.map_or(0.0, |answered| milliseconds(shown - answered))
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
