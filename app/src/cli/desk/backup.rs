//! `kazasu desk backup` and `kazasu desk restore`.

use std::path::PathBuf;

use clap::Args;
use kazasu_desk::clock::now;
use kazasu_desk::store::StoreError;
use kazasu_desk::store::sqlite::{Restored, restore as put_back};
use kazasu_i18n::DeskText;
use serde::Serialize;

use super::super::exit::{Exit, Failure};
use super::super::output::{self, Emphasis, Output};
use super::{open, terminals};
use crate::config::DeskConfig;

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The file to make; one that is there is never overwritten
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// A backup of this desk
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    json: bool,
}

/// The object that `kazasu desk restore --json` prints.
#[derive(Serialize)]
struct Put {
    outcome: &'static str,
    generation: String,
    /// The folder where the store of before lies now.
    aside: Option<String>,
    /// Whether what was taken away since the backup could be read from it.
    carried_over: bool,
    terminals: Vec<terminals::ListedTerminal>,
}

pub(super) fn backup(
    backup: &Backup,
    config: &DeskConfig,
    output: &Output,
) -> Result<Exit, Failure> {
    let file = backup.file.display().to_string();
    let made = open::with_store(config, async |store| {
        match store.back_up(backup.file.clone(), "command".to_owned(), now()).await {
            Err(StoreError::Taken { .. }) => Ok(false),
            made => made.map(|()| true),
        }
    })?;
    if !made {
        let said = output.texts.of_desk(&DeskText::FileThere { file: &file });
        return Err(open::refused("file_there", said));
    }
    output.result(Emphasis::Good, &output.texts.of_desk(&DeskText::BackedUp { file: &file }));
    Ok(Exit::Done)
}

pub(super) fn restore(
    restore: &Restore,
    config: &DeskConfig,
    output: &Output,
) -> Result<Exit, Failure> {
    let (_, place) = open::place(config)?;
    let restored = put_back(&place, &restore.file, now()).map_err(open::not_opened)?;
    let Restored { generation, aside, is_carried_over, terminals } = restored;
    let aside = aside.map(|folder| folder.display().to_string());
    if restore.json {
        let terminals = terminals.iter().map(terminals::listed).collect();
        output::json(&Put {
            outcome: "restored",
            generation: generation.to_string(),
            aside,
            carried_over: is_carried_over,
            terminals,
        })?;
        return Ok(Exit::Done);
    }
    let file = restore.file.display().to_string();
    output.result(Emphasis::Good, &output.texts.of_desk(&DeskText::Restored { file: &file }));
    if let Some(folder) = &aside {
        output.progress(Emphasis::Plain, &output.texts.of_desk(&DeskText::KeptAside { folder }));
    }
    if !is_carried_over {
        output.progress(Emphasis::Bad, &output.texts.of_desk(&DeskText::NotCarriedOver));
    }
    output.progress(Emphasis::Plain, &output.texts.of_desk(&DeskText::ConfirmNext));
    for terminal in &terminals {
        output.result(Emphasis::Plain, &terminals::line(terminal, output));
    }
    Ok(Exit::Done)
}
