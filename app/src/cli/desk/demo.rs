//! `kazasu desk --demo`: the real desk with made-up patients, in a folder that is gone at the end.

#[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
mod beside;

use std::path::PathBuf;

use kazasu_core::verify::Policy;
use kazasu_desk::clock::now;
use kazasu_desk::enrol::NewCode;
use kazasu_desk::store::{Role, User};
use kazasu_i18n::DeskText;

use super::super::exit::{Exit, Failure};
use super::super::output::{Emphasis, Output};
use super::{addresses, open, password, serve};
use crate::config::{DeskConfig, StoreFiles};
#[cfg(all(feature = "delivery", any(feature = "touch", feature = "tui")))]
pub(in crate::cli) use beside::DeskBeside;

/// Who may log in: nothing that is shown there belongs to anybody.
pub(in crate::cli) const USER: &str = "demo";
pub(in crate::cli) const PASSWORD: &str = "kazasu-demo";

/// What staff call the terminal of the code that is there from the start.
const TERMINAL: &str = "Demo";

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

/// A store of its own, and nobody's phone counts but those that a terminal's demonstration brings
/// along: their authority is handed over as it is enrolled.
fn of_made_up_patients(config: &DeskConfig, folder: PathBuf) -> DeskConfig {
    let store = StoreFiles::within(folder);
    DeskConfig { store, policy: Policy::new(Vec::new()), ..config.clone() }
}

/// The store with its user, and a code for a terminal.
fn prepare(config: &DeskConfig) -> Result<(open::Opened, Option<NewCode>), Failure> {
    let opened = open::serving(config, true)?;
    let hash = password::hash(PASSWORD)?;
    let user = User { name: USER.to_owned(), role: Role::Administrator, hash, added_at: now() };
    let code = open::carry_out(&*opened.store, async |store| {
        store.put_user(user, "demo".to_owned(), now()).await?;
        NewCode::open(store, TERMINAL, None, "demo").await
    })?;
    Ok((opened, code))
}
