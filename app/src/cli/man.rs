//! `kazasu man`: the manual pages, one for each command, made from the definitions of the command
//! line itself. Hidden: it is for whoever makes a package.

use std::fs;
use std::path::Path;

use super::args::Man;
use super::dress;
use super::exit::{Exit, Failure};

/// Writes them: `kazasu.1`, `kazasu-read.1`, `kazasu-config-check.1`, …
pub(super) fn run(args: &Man) -> Result<Exit, Failure> {
    let written = fs::create_dir_all(&args.folder).and_then(|()| {
        let mut command = dress::manual();
        command.build();
        write(&command, "kazasu", &args.folder)
    });
    written.map(|()| Exit::Done).map_err(|error| {
        let message = format!("{}: {error}; choose a folder to write to", args.folder.display());
        Failure::new(Exit::Usage, "output", message)
    })
}

/// The page of this command and of those below it.
fn write(command: &clap::Command, name: &str, folder: &Path) -> std::io::Result<()> {
    let page = command.clone().display_name(name.to_owned());
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    fs::write(folder.join(format!("{name}.1")), text)?;
    let below = command.get_subcommands().filter(|below| !below.is_hide_set());
    for below in below.filter(|below| below.get_name() != "help") {
        write(below, &format!("{name}-{}", below.get_name()), folder)?;
    }
    Ok(())
}
