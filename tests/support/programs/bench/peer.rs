//! The same tap by another program: OpenSC, which knows the JPKI card, through the same service,
//! on the same virtual phone, in the same run. Each program starts anew for each call, as a user
//! starts it.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use kazasu_core::virtual_phone::{CommandKind, Model, PhoneSpec};
use kazasu_tests::{Rig, kazasu, sibling, tool};

use super::{median_and_worst, tap};

/// Calls of each program, of which the median is told.
const RUNS: usize = 9;

/// The PIN of every virtual phone here.
const PIN: &str = "1234";

pub(crate) fn measure() {
    println!(
        "\nThe same phone through the same pcscd, {RUNS} calls each, counted by the phone itself:"
    );
    println!(
        "  {:31} {:>8} {:>6} {:>8} {:>7} {:>6} {:>11} {:>9}",
        "", "commands", "sent", "received", "VERIFYs", "signed", "median (ms)", "worst"
    );
    for (name, model) in [("Android", Model::Android), ("iPhone", Model::Iphone)] {
        let spec =
            PhoneSpec { credential: tap::credential(), ..kazasu_tests::Phone::spec(model.clone()) };
        let rig = lying(spec);
        rig.terminal.write("digest", &[7; 32]);
        let android = model == Model::Android;
        println!("  {name}");
        told("kazasu read", &rig, &[ours(&rig, android)]);
        told("pkcs15-tool (certificate)", &rig, &[certificate(&rig, android)]);
        told("pkcs15-crypt (signature)", &rig, &[signature(&rig)]);
        told("both of OpenSC", &rig, &[certificate(&rig, android), signature(&rig)]);
    }
    println!(
        "  kazasu read proves the certificate and the signature of a fresh challenge within its \
         call; OpenSC's\n  programs prove nothing, and send a PIN before every signature (the \
         virtual iPhone takes it)."
    );
}

/// A phone that the service has seen already: none of the time is a wait for it.
fn lying(spec: PhoneSpec) -> Rig {
    let rig = Rig::new(spec);
    let mut seen = rig.terminal.client(sibling("hold-reader"));
    let seen = seen.arg(rig.reader.name(0)).stdin(Stdio::null()).stdout(Stdio::null()).status();
    assert!(seen.is_ok_and(|seen| seen.success()), "the phone was not seen");
    rig
}

/// A program, and what it reads from its standard input.
type Step = (Command, &'static str);

fn ours(rig: &Rig, android: bool) -> Step {
    let mut command = rig.terminal.client(kazasu());
    command.arg("--config").arg(rig.terminal.config()).args(["read", "--json", "--timeout", "10"]);
    if android {
        command.arg("--pin-stdin");
    }
    (command, if android { "1234\n" } else { "" })
}

fn certificate(rig: &Rig, android: bool) -> Step {
    let mut command = opensc(rig, "pkcs15-tool");
    if android {
        command.args(["--verify-pin", "--auth-id", "1", "--pin", PIN]);
    }
    command.args(["--read-certificate", "1"]);
    (command, "")
}

fn signature(rig: &Rig) -> Step {
    let mut command = opensc(rig, "pkcs15-crypt");
    command.args(["--sign", "--key", "1", "--sha-256", "--pkcs1", "--pin", PIN]);
    command.args(["--input", "digest", "--output", "signature"]);
    (command, "")
}

fn opensc(rig: &Rig, name: &str) -> Command {
    let mut command = rig.terminal.client(tool(name).get_program());
    command.current_dir(rig.terminal.path("")).args(["--reader", &rig.reader.name(0)]);
    command
}

/// Runs the steps one after the other, several times, and prints what they cost together.
fn told(name: &str, rig: &Rig, steps: &[Step]) {
    let mut times = Vec::new();
    let mut cost = Cost::default();
    for _ in 0..RUNS {
        // What came before is not ours to count.
        let before = rig.phone.shared().lock().log().count();
        let mut took = Duration::ZERO;
        for (command, input) in steps {
            took += run(command, input);
        }
        times.push(took.as_secs_f64() * 1_000.0);
        cost = Cost::since(rig, before);
    }
    let (median, worst) = median_and_worst(times);
    let Cost { commands, sent, received, verifies, signatures } = cost;
    println!(
        "    {name:29} {commands:8} {sent:6} {received:8} {verifies:7} {signatures:6} \
         {median:11.0} {worst:9.0}"
    );
}

fn run(command: &Command, input: &str) -> Duration {
    use std::io::Write;
    let mut again = Command::new(command.get_program());
    again.args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        again.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => again.env(name, value),
            None => again.env_remove(name),
        };
    }
    let start = Instant::now();
    let mut child = again
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    if let Some(mut pipe) = child.stdin.take() {
        drop(pipe.write_all(input.as_bytes()));
    }
    let output = child.wait_with_output().expect("the program ends");
    let took = start.elapsed();
    assert!(output.status.success(), "{again:?}: {output:?}");
    took
}

/// What reached the phone.
#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    commands: usize,
    sent: usize,
    received: usize,
    verifies: usize,
    signatures: usize,
}

impl Cost {
    /// Of everything after the first `before` exchanges.
    fn since(rig: &Rig, before: usize) -> Self {
        let phone = rig.phone.shared().lock();
        phone.log().skip(before).fold(Self::default(), |cost, exchange| Self {
            commands: cost.commands + 1,
            sent: cost.sent + exchange.sent,
            received: cost.received + exchange.received,
            verifies: cost.verifies + usize::from(exchange.kind == CommandKind::Verify),
            signatures: cost.signatures + usize::from(exchange.kind == CommandKind::Sign),
        })
    }
}
