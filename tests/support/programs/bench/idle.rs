//! What the program does while nobody is there: nothing.

use std::time::Duration;

use kazasu_tests::{Service, Terminal, kazasu};

use super::faces::{self, Faces};
use super::headless::Tui;
use super::{process, touch};

const IDLE: Duration = Duration::from_secs(20);

pub(crate) fn measure() {
    let faces = Faces::learn();
    let rig = faces::rig();
    let display = faces::display();
    let program = touch::open(&rig, &display);
    faces.wait_for(&display, "start");
    println!(
        "\nProcessor time at the start screen, over {} s (goal 0 ticks of 10 ms):",
        IDLE.as_secs()
    );
    println!("  kazasu touch           {} ticks", idle(program.process()));
    drop(program.stop());

    let reader = Service::shared().reader();
    let terminal = Terminal::new(&reader.socket(), &[&reader.name(0)]);
    let tui = Tui::start(&terminal, kazasu());
    println!("  kazasu tui             {} ticks", idle(tui.process()));
}

fn idle(process: u32) -> u64 {
    // Until everything of the start is over.
    std::thread::sleep(Duration::from_secs(3));
    let before = process::ticks(process);
    std::thread::sleep(IDLE);
    process::ticks(process) - before
}
