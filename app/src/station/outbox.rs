//! The outbox of a terminal that has a desk.

use std::io::ErrorKind;

use crate::config::Config;
use crate::host::desk_identity::DeskFolder;
use crate::host::outbox::OutboxSettings;

/// With what the outbox is opened. It is, where the terminal was enrolled (whatever has become of
/// its identity since), and where visits may wait in one; a terminal without a desk makes none.
pub(super) fn settings(config: &Config) -> Option<OutboxSettings> {
    let settings = OutboxSettings::of(&config.outbox);
    let is_enrolled = DeskFolder::usual().is_ok_and(|folder| {
        // What cannot be looked at may be there; but nothing is in what is no folder.
        !matches!(folder.identity_path().symlink_metadata(),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory))
    });
    (is_enrolled || settings.is_there()).then_some(settings)
}
