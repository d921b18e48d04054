//! `kazasu desk user`: who may log in to the page.

use clap::{Args, Subcommand, ValueEnum};
use kazasu_desk::clock::now;
use kazasu_desk::store;
use kazasu_i18n::DeskText;
use serde::Serialize;

use super::super::exit::{Exit, Failure};
use super::super::output::{self, Emphasis, Output};
use super::{addresses, open, password};
use crate::config::DeskConfig;

#[derive(Debug, Args)]
pub(super) struct User {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add a user, or change password and role of one; the password is asked for, or is the first
    /// line of standard input
    Add(Add),
    /// Remove a user, who is logged out at once
    Remove {
        /// What is typed to log in
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// List the users
    List {
        /// Print one JSON object and nothing else on standard output
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
struct Add {
    /// What is typed to log in: letters a to z, digits, . _ -
    #[arg(value_name = "NAME", value_parser = name)]
    name: String,
    /// What the user may do
    #[arg(long, value_enum, default_value_t = Role::Reception)]
    role: Role,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Role {
    /// Visits and calls
    Reception,
    /// Terminals, users and settings too
    Administrator,
}

/// The object that `kazasu desk user list --json` prints.
#[derive(Serialize)]
struct Listed {
    outcome: &'static str,
    users: Vec<ListedUser>,
}

#[derive(Serialize)]
struct ListedUser {
    name: String,
    role: &'static str,
}

pub(super) fn run(user: &User, config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    match &user.what {
        What::Add(Add { name, role }) => {
            let hash = password::ask(output)?;
            let role = store::Role::from(*role);
            let (name, said) = (name.clone(), name);
            open::with_store(config, async |store| {
                let user = store::User { name, role, hash, added_at: now() };
                store.put_user(user, "command".to_owned(), now()).await
            })?;
            let text = DeskText::UserSet { name: said, role: word(role) };
            output.result(Emphasis::Good, &output.texts.of_desk(&text));
            let page = addresses::page(config);
            output.progress(
                Emphasis::Plain,
                &output.texts.of_desk(&DeskText::LogInAt { page: &page }),
            );
            Ok(Exit::Done)
        }
        What::Remove { name } => {
            let removed = open::with_store(config, async |store| {
                store.remove_user(name.clone(), "command".to_owned(), now()).await
            })?;
            if !removed {
                let said = output.texts.of_desk(&DeskText::NoSuchUser { name });
                return Err(open::refused("no_such_user", said));
            }
            output.result(Emphasis::Good, &output.texts.of_desk(&DeskText::UserRemoved { name }));
            Ok(Exit::Done)
        }
        What::List { json } => {
            let users = open::with_store(config, async |store| store.users().await)?;
            if *json {
                let listed = |user: &store::User| ListedUser {
                    name: user.name.clone(),
                    role: word(user.role),
                };
                let users = users.iter().map(listed).collect();
                output::json(&Listed { outcome: "listed", users })?;
                return Ok(Exit::Done);
            }
            if users.is_empty() {
                output.progress(Emphasis::Plain, &output.texts.of_desk(&DeskText::NoUsers));
            }
            for store::User { name, role, .. } in &users {
                let text = DeskText::User { name, role: word(*role) };
                output.result(Emphasis::Plain, &output.texts.of_desk(&text));
            }
            Ok(Exit::Done)
        }
    }
}

/// The most letters of a user's name.
const LONGEST: usize = 32;

fn name(text: &str) -> Result<String, String> {
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if text.is_empty() || text.len() > LONGEST || !text.bytes().all(letters) {
        return Err(format!("a name has 1 to {LONGEST} of the letters a to z, digits, . _ -"));
    }
    Ok(text.to_owned())
}

const fn word(role: store::Role) -> &'static str {
    match role {
        store::Role::Reception => "reception",
        store::Role::Administrator => "administrator",
    }
}

impl From<Role> for store::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Reception => Self::Reception,
            Role::Administrator => Self::Administrator,
        }
    }
}
