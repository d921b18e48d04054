//! Kazasu: an open reader terminal for the smartphone health insurance card (スマートフォンのマイナ保険証).

mod cli;
mod config;
mod host;
#[cfg(feature = "touch")]
#[expect(dead_code, unused_imports, reason = "the host that opens the window and feeds it comes next")]
mod touch;
#[cfg(feature = "tui")]
mod tui;

fn main() -> std::process::ExitCode {
    cli::main(std::env::args_os())
}
