//! The measurements of `scripts/bench`: prints, and judges nothing.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use std::fs;
use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

use kazasu_core::jpki::PinEntry;
use kazasu_core::read::{Expect, Request, Tap, read};
use kazasu_core::secret::Pin;
use kazasu_core::time::Ticks;
use kazasu_core::verify::Challenge;
use kazasu_core::virtual_phone::pki::{CertificateSpec, Credential};
use kazasu_core::virtual_phone::{BitRate, Link, Model, PhoneSpec, SharedPhone, VirtualPhone};
use kazasu_tests::{Phone, Service, Terminal, issued, kazasu, sibling};

/// The longest user-authentication certificate that was seen on a card (jpki-over-nfc reference, section 3).
const CERTIFICATE: usize = 1_590;
/// Runs of the program, of which the median is told.
const RUNS: usize = 20;
/// What a phone may take for a command and for a signature, measured on cards (performance-and-rf reference).
const THINKING: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(215));

fn main() {
    let build = if cfg!(debug_assertions) { "debug build, so the times below mean little" } else { "release build" };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("Set-up: {build}; {} on {}, {cores} cores.", first_line("/proc/version"), std::env::consts::ARCH);
    println!(
        "No real phone and no reader: virtual phones, a private pcscd and vpcd. Times on the air are a model (ISO/IEC 14443-4,"
    );
    println!("frames of 256 bytes, no waiting-time extensions): lower bounds, never measured on a phone.\n");

    let credential = certificate_of(CERTIFICATE);
    println!("One tap, certificate of {} bytes:", credential.certificate_der().len());
    for (name, model) in [("Android", Model::Android), ("iPhone", Model::Iphone)] {
        costs(name, &model, &credential);
    }
    program(&credential);
}

fn first_line(path: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.split(" (").next().unwrap_or("an unknown system").trim().to_owned()
}

/// A certificate of exactly this length: the name of the city makes it longer, byte by byte.
fn certificate_of(length: usize) -> Credential {
    let mut city = String::from("Kasou-shi");
    loop {
        let certificate = issued(|mut spec: CertificateSpec| {
            spec.home.city.clone_from(&city);
            spec
        });
        if certificate.certificate_der().len() >= length {
            return certificate;
        }
        city.push('a');
    }
}

struct Stopped;

impl Ticks for Stopped {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// Commands, bytes, and modelled times of one tap, in this process.
fn costs(name: &str, model: &Model, credential: &Credential) {
    let link = |bit_rate, (command_delay, sign_delay)| Link { bit_rate, frame_size: 256, command_delay, sign_delay };
    let tapped = |link| {
        let spec = PhoneSpec { credential: credential.clone(), link: Some(link), ..Phone::spec(model.clone()) };
        let phone = SharedPhone::new(VirtualPhone::new(spec));
        phone.hold();
        let tap = tap(&phone);
        (tap, phone.lock().elapsed())
    };
    let nothing = (Duration::ZERO, Duration::ZERO);
    let (tap, slow) = tapped(link(BitRate::Kbit106, nothing));
    let usage = tap.usage;
    println!("  {name:8} {:2} commands, {:3} bytes sent, {:4} received", usage.commands, usage.bytes_sent, usage.bytes_received);
    let fast = tapped(link(BitRate::Kbit424, nothing)).1;
    println!("           air alone: {} ms at 106 kbit/s, {} ms at 424 kbit/s", slow.as_millis(), fast.as_millis());
    let [slow, fast] = [BitRate::Kbit106, BitRate::Kbit424].map(|rate| tapped(link(rate, THINKING)).1);
    println!(
        "           and with a card's thinking ({} ms a command, {} ms a signature): {} ms, {} ms",
        THINKING.0.as_millis(),
        THINKING.1.as_millis(),
        slow.as_millis(),
        fast.as_millis()
    );
}

fn tap(phone: &SharedPhone) -> Tap {
    let request = Request {
        expect: Expect::Any,
        entry: Some(PinEntry::new(Pin::from_digits(b"1234").expect("four digits"))),
        last_try_agreed: false,
        resend_within: Duration::ZERO,
        challenge: Challenge([7; 32]),
    };
    let tap = read(&mut phone.connect().expect("it is held"), &request, &Stopped, &mut |_| {});
    assert!(tap.result.is_ok(), "{:?}", tap.result);
    tap
}

/// Runs the program against an iPhone that lies on the reader already, so that none of the time is a wait for a person.
fn program(credential: &Credential) {
    let reader = Service::private(1).reader();
    let terminal = Terminal::new(&reader.socket(), &[&reader.name(0)]);
    let spec = PhoneSpec { credential: credential.clone(), ..Phone::spec(Model::Iphone) };
    let phone = Phone::new(spec, reader.port(0), None);
    phone.hold();
    // Opens it once, which waits until the service has seen it.
    let seen = terminal.client(sibling("hold-reader")).arg(reader.name(0)).stdin(Stdio::null()).output();
    assert!(seen.is_ok_and(|seen| seen.status.success()), "the phone was not seen");

    let mut runs: Vec<Run> = (0..RUNS).map(|_| run(&terminal)).collect();
    runs.sort_by_key(|run| run.took);
    let [fastest, median, slowest] = [0, RUNS / 2, RUNS - 1].map(|index| runs[index].took.as_secs_f64() * 1_000.0);
    println!("\nkazasu read --json, from program start to the whole JSON object, a virtual iPhone lying there, {RUNS} runs:");
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
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("kazasu starts");
    let status = format!("/proc/{}/status", child.id());
    let mut pipe = child.stdout.take().expect("a pipe");
    let output = std::thread::spawn(move || {
        let mut text = String::new();
        drop(pipe.read_to_string(&mut text));
        (text, start.elapsed())
    });
    let mut memory = 0;
    while matches!(child.try_wait(), Ok(None)) {
        memory = peak_memory(&status).unwrap_or(memory);
        std::thread::sleep(Duration::from_micros(200));
    }
    let (text, took) = output.join().expect("its output");
    assert!(text.contains(r#""outcome":"read""#), "{text}");
    Run { took, memory }
}

/// VmHWM of proc(5), while there is a process.
fn peak_memory(status: &str) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok())
}
