//! Kazasu: an open reader terminal for the smartphone health insurance card (スマートフォンのマイナ保険証).

mod cli;
#[cfg_attr(
    not(all(feature = "touch", feature = "tui")),
    allow(dead_code, reason = "a program without one of the screens uses less of it")
)]
mod config;
#[cfg_attr(
    not(all(feature = "touch", feature = "tui")),
    allow(dead_code, reason = "a program without one of the screens uses less of it")
)]
mod host;
#[cfg(any(feature = "touch", feature = "tui"))]
#[cfg_attr(
    not(feature = "tui"),
    allow(dead_code, reason = "a technician's view is in the terminal UI")
)]
mod station;
#[cfg(feature = "touch")]
mod touch;
#[cfg(feature = "tui")]
mod tui;

fn main() -> std::process::ExitCode {
    cli::main(std::env::args_os())
}
