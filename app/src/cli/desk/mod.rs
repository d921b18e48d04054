//! `kazasu desk`: the clinic's side, and the commands beside it.
//!
//! The commands work on the store itself, whether a desk runs or not: SQLite lets one program write
//! at a time, and a running desk sees what another has changed.

mod check;
#[cfg(feature = "demo")]
mod demo;
mod enrol;
mod open;
mod password;
mod serve;
mod terminals;
mod user;

use std::path::Path;

use clap::{Args, Subcommand};

use super::exit::{Exit, Failure};
use super::output::{self, Output};
use crate::config::{ConfigError, DeskConfig};

/// Receive visits from terminals and show them to the reception
#[derive(Debug, Args)]
pub(super) struct Desk {
    #[command(subcommand)]
    what: Option<What>,
    /// A desk for trying out: made-up patients, a store that is gone at the end
    #[cfg(feature = "demo")]
    #[arg(long)]
    demo: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Give out the code by which one terminal comes to this desk
    Enrol(enrol::Enrol),
    /// Who may log in to the page
    User(user::User),
    /// List the terminals of this desk
    Terminals(terminals::List),
    /// Strike a terminal from the list: it is refused at once
    Revoke(terminals::Revoke),
    /// Check configuration, key, store, certificates, addresses, and how fast the disk is
    Check(check::Check),
    /// Print a configuration file with every key, what it means and takes, and its default
    Config,
}

/// Runs the command for the configuration at `path`.
pub(super) fn run(desk: &Desk, path: Option<&Path>, output: &Output) -> Result<Exit, Failure> {
    let Some(what) = &desk.what else {
        #[cfg(feature = "demo")]
        if desk.demo {
            return demo::run(&load(path)?, output);
        }
        return serve::run(&load(path)?, output);
    };
    match what {
        What::Enrol(enrol) => enrol::run(enrol, &load(path)?, output),
        What::User(user) => user::run(user, &load(path)?, output),
        What::Terminals(list) => terminals::list(list, &load(path)?, output),
        What::Revoke(revoke) => terminals::revoke(revoke, &load(path)?, output),
        What::Check(check) => check::run(check, path, output),
        What::Config => {
            output::text(&DeskConfig::default_file()?);
            Ok(Exit::Done)
        }
    }
}

fn load(path: Option<&Path>) -> Result<DeskConfig, Failure> {
    DeskConfig::load(path).map_err(|wrong: Vec<ConfigError>| Failure::configuration(&wrong))
}
