//! `kazasu completions`: what makes a shell complete commands, options and their values, made from
//! the definitions of the command line itself.

use super::args::Completions;
use super::exit::Exit;
use super::{dress, output};

/// Prints them.
pub(super) fn run(args: &Completions) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut dress::command(), "kazasu", &mut script);
    output::text(&String::from_utf8_lossy(&script));
    Exit::Done
}
