//! The way to the desk of a terminal that has one.

use std::io;
use std::sync::Arc;

use crate::config::Config;
use crate::host::bundle::{Asked, Bundle};
use crate::host::checks;
use crate::host::delivery::{DeliverySetup, DeskLink};
use crate::host::desk_identity::DeskFolder;
use crate::host::mailbox::Post;
use crate::host::outbox::Outbox;
use crate::host::visits::DeskMail;

/// Gives the visits their way to the desk, over this outbox.
///
/// # Errors
///
/// When the system starts no more threads.
pub(super) fn connect(config: &Config, outbox: Outbox, visits: &Post<DeskMail>) -> io::Result<()> {
    // Where the platform names no folder, there is no outbox either.
    let Ok(folder) = DeskFolder::usual() else { return Ok(()) };
    let for_bundles = config.clone();
    let setup = DeliverySetup {
        folder,
        address: None,
        outbox,
        versions: checks::versions(),
        bundle: Arc::new(move || bundle(&for_bundles)),
    };
    let news = visits.clone();
    let link = DeskLink::start(setup, move |it| {
        news.send_waiting(DeskMail::News(Box::new(it)));
    })?;
    visits.send_waiting(DeskMail::Link(Box::new(link)));
    Ok(())
}

/// What support gets.
fn bundle(config: &Config) -> Option<Vec<u8>> {
    let asked = Asked { config, wrong: None, since: None, transcripts: &[] };
    match Bundle::gather(&asked) {
        Ok(bundle) => bundle.to_bytes().ok(),
        Err(error) => {
            tracing::warn!(%error, "a bundle could not be made");
            None
        }
    }
}
