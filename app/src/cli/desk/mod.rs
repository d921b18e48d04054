//! `kazasu desk`: the clinic's side, and the commands beside it.
//!
//! The commands work on the store itself, whether a desk runs or not: SQLite lets one program write
//! at a time, and a running desk sees what another has changed.

mod addresses;
mod backup;
mod check;
#[cfg(feature = "demo")]
pub(super) mod demo;
mod enrol;
mod notices;
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
    Revoke(terminals::Meant),
    /// Agree that a terminal whose certificate has ended gets its next one
    Renew(terminals::Meant),
    /// Ask a terminal for a support bundle
    Bundle(terminals::Meant),
    /// List what staff must see, and what a restored store does not have
    Notices(notices::List),
    /// Withdraw a notice that was looked into
    Settle(notices::Settle),
    /// Copy the store into one file, also while the desk runs; the key is in no backup
    Backup(backup::Backup),
    /// Put a backup in the place of the store, which is kept beside it
    Restore(backup::Restore),
    /// After a restore: the list of terminals is as it should be
    Confirm,
    /// Check configuration, key, store, certificates, backups, clock, addresses, and the disk
    Check(check::Check),
    /// Print a configuration file with every key, what it means and takes, and its default
    Config,
}

impl Desk {
    /// Whether it is the desk itself, and no command beside it.
    pub(super) const fn serves(&self) -> bool {
        self.what.is_none()
    }
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
        What::Renew(meant) => terminals::renew(meant, &load(path)?, output),
        What::Bundle(meant) => terminals::bundle(meant, &load(path)?, output),
        What::Notices(list) => notices::list(list, &load(path)?, output),
        What::Settle(settle) => notices::settle(settle, &load(path)?, output),
        What::Backup(backup) => backup::backup(backup, &load(path)?, output),
        What::Restore(restore) => backup::restore(restore, &load(path)?, output),
        What::Confirm => terminals::confirm(&load(path)?, output),
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
