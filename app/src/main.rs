//! Kazasu: an open reader terminal for the smartphone health insurance card (スマートフォンのマイナ保険証).

mod cli;
#[cfg_attr(
    not(feature = "touch"),
    allow(dead_code, reason = "a program without a touch screen uses less of it")
)]
mod config;
#[cfg_attr(
    not(feature = "touch"),
    allow(dead_code, reason = "a program without a touch screen uses less of it")
)]
mod host;
#[cfg(any(feature = "touch", feature = "tui"))]
mod station;
#[cfg(feature = "touch")]
mod touch;
#[cfg(feature = "tui")]
mod tui;

fn main() -> std::process::ExitCode {
    cli::main(std::env::args_os())
}
