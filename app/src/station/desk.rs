//! The way to the desk of a terminal that has one.

use std::io;
use std::sync::Arc;

use crate::config::Config;
use crate::host::bundle::{Asked, Bundle};
use crate::host::checks;
use crate::host::delivery::{DeliverySetup, DeskLink, MakeBundle};
use crate::host::desk_identity::DeskFolder;
use crate::host::mailbox::Post;
use crate::host::outbox::Outbox;
use crate::host::visits::DeskMail;

/// As which terminal, and what its desk may ask it for.
pub(super) struct Way {
    folder: DeskFolder,
    bundle: MakeBundle,
}

impl Way {
    /// `None` where the platform names no folder: there is no outbox either.
    pub(super) fn usual(config: &Config) -> Option<Self> {
        let folder = DeskFolder::usual().ok()?;
        let for_bundles = config.clone();
        Some(Self { folder, bundle: Arc::new(move || bundle(&for_bundles)) })
    }

    /// What support would get is of the terminal that patients use, and never a demonstration's.
    pub(super) fn of_a_demonstration(folder: DeskFolder) -> Self {
        Self { folder, bundle: Arc::new(|| None) }
    }

    /// Gives the visits their way to the desk, over this outbox.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(super) fn connect(self, outbox: Outbox, visits: &Post<DeskMail>) -> io::Result<()> {
        let Self { folder, bundle } = self;
        let setup =
            DeliverySetup { folder, address: None, outbox, versions: checks::versions(), bundle };
        let news = visits.clone();
        let link = DeskLink::start(setup, move |it| {
            news.send_waiting(DeskMail::News(Box::new(it)));
        })?;
        visits.send_waiting(DeskMail::Link(Box::new(link)));
        Ok(())
    }
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
