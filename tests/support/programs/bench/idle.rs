//! What the program does while nobody is there: next to nothing.

use std::time::Duration;

use kazasu_tests::{Display, Service, Terminal, kazasu};

use super::faces;
use super::headless::Tui;
use super::{process, touch};

/// Twice the time in which the start screen's picture moves once and rests.
const IDLE: Duration = Duration::from_secs(120);

/// A usual panel, and the largest one that terminals have, upright.
const PANELS: [(u16, u16); 2] = [(1_280, 800), (1_080, 1_920)];

pub(crate) fn measure() {
    println!(
        "\nProcessor time at the start screen, over {} s, in shares of one core (goal: less than \
         2 %):",
        IDLE.as_secs()
    );
    for (width, height) in PANELS {
        let panel = format!("{width}×{height}");
        touchscreen(&format!("kazasu touch, {panel}, as it comes"), (width, height), "");
        touchscreen(
            &format!("kazasu touch, {panel}, with still = true in [screen]"),
            (width, height),
            "[screen]\nstill = true\n",
        );
    }
    let reader = Service::shared().reader();
    let terminal = Terminal::new(&reader.socket(), &[&reader.name(0)]);
    let tui = Tui::start(&terminal, kazasu());
    tell("kazasu tui, as it comes", tui.process());
}

fn touchscreen(name: &str, (width, height): (u16, u16), configuration: &str) {
    let rig = faces::rig();
    if !configuration.is_empty() {
        rig.terminal.configure_too(configuration);
    }
    let display = Display::xvfb(width, height);
    let middle = (f32::from(width) / 2.0, f32::from(height) / 2.0);
    let empty = display.colour(middle);
    let program = touch::open(&rig, &display);
    kazasu_tests::wait_until("a window", || display.colour(middle) != empty);
    tell(name, program.process());
    drop(program.stop());
}

/// Prints the ticks of 10 ms that this process takes while nobody does anything.
fn tell(name: &str, process: u32) {
    // Until everything of the start is over.
    std::thread::sleep(Duration::from_secs(3));
    let before = process::ticks(process);
    std::thread::sleep(IDLE);
    let ticks = process::ticks(process) - before;
    let share = ticks as f64 / IDLE.as_secs_f64();
    println!("  {name:55} {share:5.2} % ({ticks} ticks of 10 ms)");
}
