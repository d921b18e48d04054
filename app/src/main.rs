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

/// Overwrites each block of memory as it is freed, also those of libraries: what a visit leaves in
/// none of our own types is gone with it all the same.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> std::process::ExitCode {
    host::hardening::harden();
    cli::main(std::env::args_os())
}
