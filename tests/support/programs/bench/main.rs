//! The measurements of `scripts/bench`: prints, and judges nothing.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what it is for")]

mod desk;
mod faces;
mod growth;
mod headless;
mod idle;
mod peer;
mod process;
mod read;
mod tap;
mod touch;

use std::fs;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    set_up();
    match arguments[..] {
        [] => {
            tap::measure();
            peer::measure();
            read::measure();
            touch::measure();
            idle::measure();
        }
        ["tap"] => {
            tap::measure();
            peer::measure();
        }
        ["read"] => read::measure(),
        ["touch"] => touch::measure(),
        ["desk"] => desk::measure(),
        ["idle"] => idle::measure(),
        ["headless", program] => headless::measure(program),
        ["growth"] => growth::measure(1_000),
        ["growth", visits] => growth::measure(visits.parse().expect("a number of visits")),
        _ => println!("scripts/bench says what there is"),
    }
}

fn set_up() {
    let build = if cfg!(debug_assertions) {
        "debug build, so the times below mean little"
    } else {
        "release build"
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    println!(
        "Set-up: {build}; {} on {}, {cores} cores, load {load} at the start.",
        first_line("/proc/version"),
        std::env::consts::ARCH
    );
    println!(
        "No real phone and no reader: virtual phones, a private pcscd and vpcd. Times on the air\n\
         are a model (ISO/IEC 14443-4, frames of 256 bytes, no waiting-time extensions): lower\n\
         bounds, never measured on a phone."
    );
    println!("No GPU and no screen: Xvfb, openbox, and Mesa's llvmpipe.");
}

fn first_line(path: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.split(" (").next().unwrap_or("an unknown system").trim().to_owned()
}

/// Median and worst of some milliseconds.
fn median_and_worst(mut times: Vec<f64>) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    (
        times.get(times.len() / 2).copied().unwrap_or_default(),
        times.last().copied().unwrap_or_default(),
    )
}
