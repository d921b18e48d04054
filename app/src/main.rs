//! Kazasu: an open reader terminal for the smartphone health insurance card (スマートフォンのマイナ保険証).

mod cli;
mod config;
mod host;
#[cfg(feature = "touch")]
mod touch;

fn main() -> std::process::ExitCode {
    cli::main(std::env::args_os())
}
