//! `kazasu desk --demo`: the real desk with made-up patients, in a folder that is gone at the end.

use kazasu_core::verify::{Anchor, Policy};
use kazasu_core::virtual_phone::pki;
use kazasu_desk::clock::now;
use kazasu_desk::enrol::NewCode;
use kazasu_desk::store::{Role, User};
use kazasu_i18n::DeskText;

use super::super::exit::{Exit, Failure};
use super::super::output::{Emphasis, Output};
use super::{open, password, serve};
use crate::config::{DeskConfig, StoreFiles};

/// Who may log in: nothing that is shown there belongs to anybody.
const USER: &str = "demo";
const PASSWORD: &str = "kazasu-demo";

pub(super) fn run(config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    let home = tempfile::Builder::new().prefix("kazasu-desk-demo-").tempdir()?;
    let anchor = Anchor::from_der("demo", pki::shared().anchor_der());
    let anchor = anchor.map_err(|error| {
        Failure::new(Exit::Usage, "demo", format!("the virtual phones' anchor: {error}"))
    })?;
    let config = DeskConfig {
        store: StoreFiles::within(home.path().to_owned()),
        // A terminal's demonstration in another process has an authority of its own: its anchor is
        // named in the configuration.
        policy: Policy::new(config.policy.anchors().iter().cloned().chain([anchor]).collect()),
        ..config.clone()
    };
    let opened = open::serving(&config, true)?;
    let hash = password::hash(PASSWORD)?;
    let user = User { name: USER.to_owned(), role: Role::Administrator, hash, added_at: now() };
    let code = open::carry_out(&*opened.store, async |store| {
        store.put_user(user, "demo".to_owned(), now()).await?;
        NewCode::open(store, "Demo", None, "demo").await
    })?;
    output.progress(Emphasis::Plain, &output.texts.of_desk(&DeskText::Demo));
    let text = DeskText::DemoUser { user: USER, password: PASSWORD };
    output.progress(Emphasis::Plain, &output.texts.of_desk(&text));
    if let Some(code) = code {
        let letter = code.letter.map(|letter| letter.get().to_string()).unwrap_or_default();
        let title = DeskText::Code { name: "Demo", letter: &letter };
        output.progress(Emphasis::Plain, &output.texts.of_desk(&title));
        output.result(Emphasis::Plain, &code.grouped);
    }
    serve::serve(&config, opened.store, opened.folder, true, output)
}
