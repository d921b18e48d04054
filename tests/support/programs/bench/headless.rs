//! The program without a touch screen, for boards that have none: its size, and its memory while it
//! shows its start screen.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use kazasu_tests::{Call, Running, Service, Terminal};

use super::process;

/// `kazasu tui` on a terminal of 80 columns by 24 rows.
pub(crate) struct Tui {
    /// script(1), which gives it a terminal.
    terminal: Running,
    _input: std::process::ChildStdin,
}

impl Tui {
    pub(crate) fn start(terminal: &Terminal, program: &Path) -> Self {
        let mut command = terminal.client("script");
        let inside = format!(
            "stty rows 24 cols 80; exec {} --config {} tui",
            program.display(),
            terminal.config().display()
        );
        command.args(["-qfc", &inside, "/dev/null"]).env("TERM", "xterm").env("SHELL", "/bin/sh");
        let (terminal, input) = Call::new(command).start_with_open_stdin();
        // What it draws comes in cells and escapes, so nobody looks for words in it; without a
        // terminal that it likes it would have ended by now.
        std::thread::sleep(Duration::from_secs(2));
        Self { terminal, _input: input }
    }

    /// The program's own process.
    pub(crate) fn process(&self) -> u32 {
        let start = Instant::now();
        loop {
            if let [process] = process::children(self.terminal.process())[..] {
                return process;
            }
            assert!(start.elapsed() < Duration::from_secs(10), "script(1) has no child");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

pub(crate) fn measure(program: &str) {
    let reader = Service::shared().reader();
    let terminal = Terminal::new(&reader.socket(), &[&reader.name(0)]);
    let tui = Tui::start(&terminal, Path::new(program));
    std::thread::sleep(Duration::from_secs(2));
    let size = fs::metadata(program).map_or(0, |file| file.len());
    let resident = process::resident(tui.process()).unwrap_or_default();
    println!("\nkazasu tui, built without the touch screen:");
    println!("  program file           {:.1} MB, stripped (goal 12 MB)", size as f64 / 1e6);
    println!(
        "  resident memory        {:.1} MB at the start screen (goal 20 MB); {}",
        resident as f64 / 1_024.0,
        process::Memory::of(tui.process()).told()
    );
}
