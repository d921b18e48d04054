//! How long `kazasu read` takes, and what memory.

use std::fs;
use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Phone, Service, Terminal, kazasu, sibling};

use super::{process, tap};

/// Runs of the program, of which the median is told.
const RUNS: usize = 20;

/// Runs the program against an iPhone that lies on the reader already, so that none of the time is
/// a wait for a person.
pub(crate) fn measure() {
    let reader = Service::private(1).reader();
    let terminal = Terminal::new(&reader.socket(), &[&reader.name(0)]);
    let spec = PhoneSpec { credential: tap::credential(), ..Phone::spec(Model::Iphone) };
    let phone = Phone::new(spec, reader.port(0), None);
    phone.hold();
    // Opens it once, which waits until the service has seen it.
    let seen =
        terminal.client(sibling("hold-reader")).arg(reader.name(0)).stdin(Stdio::null()).output();
    assert!(seen.is_ok_and(|seen| seen.status.success()), "the phone was not seen");

    let mut runs: Vec<Run> = (0..RUNS).map(|_| run(&terminal)).collect();
    runs.sort_by_key(|run| run.took);
    let [fastest, median, slowest] =
        [0, RUNS / 2, RUNS - 1].map(|index| runs[index].took.as_secs_f64() * 1_000.0);
    println!(
        "\nkazasu read --json, from program start to the whole JSON object, a virtual iPhone lying \
         there, {RUNS} runs:"
    );
    println!("  median {median:.1} ms (fastest {fastest:.1}, slowest {slowest:.1})");
    let memory = runs.iter().map(|run| run.memory).max().unwrap_or_default();
    println!("  peak memory {memory} kB (VmHWM), the largest of all runs");
    let size = fs::metadata(kazasu()).map_or(0, |file| file.len()) / 1_024;
    println!("  program file {size} kB");
}

struct Run {
    took: Duration,
    /// Peak resident memory in kB.
    memory: u64,
}

fn run(terminal: &Terminal) -> Run {
    let mut command = terminal.client(kazasu());
    command.arg("--config").arg(terminal.config()).args(["read", "--json", "--timeout", "10"]);
    let start = Instant::now();
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("kazasu starts");
    let mut pipe = child.stdout.take().expect("a pipe");
    let output = std::thread::spawn(move || {
        let mut text = String::new();
        drop(pipe.read_to_string(&mut text));
        (text, start.elapsed())
    });
    let mut memory = 0;
    while matches!(child.try_wait(), Ok(None)) {
        memory = process::peak(child.id()).unwrap_or(memory);
        std::thread::sleep(Duration::from_micros(200));
    }
    let (text, took) = output.join().expect("its output");
    assert!(text.contains(r#""outcome":"read""#), "{text}");
    Run { took, memory }
}
