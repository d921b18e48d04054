//! What this terminal is at its desk, and how that stands, for programs that look from beside.

use kazasu_core::handover::GateReason;
use kazasu_core::time::UnixTime;

use super::status::DeliveryStatus;
use crate::config::DeskAddress;
use crate::host::desk_identity::{DeskFolder, IdentityError};

/// What is known of the desk of this terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DeskLook {
    /// This terminal is one of none.
    None,
    /// What it is at its desk cannot be used.
    Unusable(String),
    /// A desk that knows this terminal by its certificate.
    Of(Box<OwnDesk>),
}

/// The desk that this terminal belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "tui"), allow(dead_code, reason = "the technician's view says all"))]
pub(crate) struct OwnDesk {
    /// What this terminal is called there.
    pub(crate) name: String,
    /// In front of its confirmation numbers.
    pub(crate) letter: Option<char>,
    /// 16 hexadecimal digits.
    pub(crate) id: String,
    /// Where it is called.
    pub(crate) address: String,
    /// Where this terminal was enrolled, if that is another place.
    pub(crate) enrolled_at: Option<String>,
    /// When this terminal's certificate ends.
    pub(crate) not_after: Option<UnixTime>,
    /// `None`: no program that serves has said anything yet.
    pub(crate) status: Option<DeliveryStatus>,
}

/// The stable word of a gate.
pub(crate) const fn gate_word(reason: GateReason) -> &'static str {
    match reason {
        GateReason::Outdated => "outdated",
        GateReason::Clock => "clock",
        GateReason::NotStarted => "not_started",
    }
}

/// Looks at what is kept; `address` is the configured one.
pub(crate) fn look(address: Option<&DeskAddress>) -> DeskLook {
    match DeskFolder::usual() {
        Ok(folder) => look_at(&folder, address),
        // The check of folders says so.
        Err(IdentityError::NoFolder) => DeskLook::None,
        Err(error) => DeskLook::Unusable(error.to_string()),
    }
}

fn look_at(folder: &DeskFolder, address: Option<&DeskAddress>) -> DeskLook {
    let identity = match folder.identity() {
        Ok(None) => return DeskLook::None,
        Err(error) => return DeskLook::Unusable(error.to_string()),
        Ok(Some(identity)) => identity,
    };
    let configured = address.map(ToString::to_string);
    let moved = configured.filter(|address| *address != identity.address);
    DeskLook::Of(Box::new(OwnDesk {
        not_after: identity.newest().validity().map(|it| it.not_after.as_unix()),
        letter: identity.letter().map(|letter| letter.get()),
        enrolled_at: moved.is_some().then(|| identity.address.clone()),
        address: moved.unwrap_or(identity.address),
        name: identity.terminal.name,
        // What another terminal has left there says nothing of this one.
        status: DeliveryStatus::read(folder).filter(|it| it.is_of(identity.terminal.id)),
        id: identity.desk_id,
    }))
}
