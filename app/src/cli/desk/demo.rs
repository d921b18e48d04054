//! `kazasu desk --demo`: the real desk with made-up patients, in a folder that is gone at the end.

#[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
mod beside;
mod made_up;

use kazasu_i18n::DeskText;

use super::super::exit::{Exit, Failure};
use super::super::output::{Emphasis, Output};
use super::{addresses, serve};
use crate::config::DeskConfig;
#[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
pub(in crate::cli) use beside::DeskBeside;
pub(in crate::cli) use made_up::{PASSWORD, USER};
use made_up::{TERMINAL, of_made_up_patients, prepare};

pub(super) fn run(config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    let home = tempfile::Builder::new().prefix("kazasu-desk-demo-").tempdir()?;
    let config = of_made_up_patients(config, home.path().to_owned());
    let (opened, code) = prepare(&config)?;
    output.progress(Emphasis::Plain, &output.texts.of_desk(&DeskText::Demo));
    let text = DeskText::DemoUser { user: USER, password: PASSWORD };
    output.progress(Emphasis::Plain, &output.texts.of_desk(&text));
    if let Some(code) = code {
        let letter = code.letter.map(|letter| letter.get().to_string()).unwrap_or_default();
        let title = DeskText::Code { name: TERMINAL, letter: &letter };
        output.progress(Emphasis::Plain, &output.texts.of_desk(&title));
        output.result(Emphasis::Plain, &code.grouped);
        let address = addresses::for_terminals(config.terminals.listen).address;
        let hint = DeskText::DemoCodeHint { address: &address };
        output.progress(Emphasis::Plain, &output.texts.of_desk(&hint));
    }
    serve::serve(&config, opened.store, opened.folder, true, output)
}
