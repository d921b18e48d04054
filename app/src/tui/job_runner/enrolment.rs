//! Enrols this terminal, and looks what it is at its desk.

use crate::config::Config;
use crate::host::audit;
use crate::host::delivery::{
    DeskLook, EnrolError, EnrolStep, Enrolling, Terms, audit_event, enrol as enrol_at,
    look as look_at_desk,
};
use crate::host::desk_identity::DeskFolder;
use crate::host::outbox::{self, OutboxLook, OutboxSettings};
use crate::host::report::OutboxReport;
use crate::tui::technician::{EnrolOrder, EnrolOutcome};

/// What is kept of the desk, and how the outbox stands that no program has open.
pub(super) fn look(config: &Config) -> (DeskLook, Option<Box<OutboxReport>>) {
    let at_rest = match outbox::look(&OutboxSettings::of(&config.outbox)) {
        OutboxLook::AtRest(report) => Some(Box::new(report)),
        OutboxLook::Nothing | OutboxLook::InUse(_) => None,
    };
    (look_at_desk(config.desk.address.as_ref()), at_rest)
}

/// Enrols it, and records it: whoever does something here says it in the audit log.
pub(super) fn enrol(order: EnrolOrder, config: &Config, tell: &dyn Fn(EnrolStep)) -> EnrolOutcome {
    let EnrolOrder { address, code, leaves_waiting } = order;
    let folder = match DeskFolder::usual() {
        Ok(folder) => folder,
        Err(error) => return failed(&EnrolError::NotKept(error), &address.to_string()),
    };
    let before = folder.identity().ok().flatten();
    let waiting = outbox::unconfirmed(&OutboxSettings::of(&config.outbox));
    let own = &Enrolling::ForPatients;
    let terms = Terms { own, waiting, leaves_waiting, tell };
    let outcome = enrol_at(&address, &code, &folder, &terms);
    drop(code);
    let event = audit_event(outcome.as_ref(), before.as_ref(), waiting, "technician");
    if let Err(error) = audit::record_once(&config.terminal.id, &event) {
        tracing::warn!(%error, "audit log");
    }
    match outcome {
        Ok(identity) => EnrolOutcome::Done {
            letter: identity.letter().map(|letter| letter.get()),
            name: identity.terminal.name,
            address: identity.address,
        },
        Err(EnrolError::Waiting { count, address }) => EnrolOutcome::Waiting { count, address },
        Err(error) => failed(&error, &address.to_string()),
    }
}

fn failed(error: &EnrolError, address: &str) -> EnrolOutcome {
    let detail = match error {
        EnrolError::Desk(word) => (*word).to_owned(),
        EnrolError::NotKept(error) => error.to_string(),
        EnrolError::System(said) => said.clone(),
        EnrolError::DeskIsDemo(_) => error.to_string(),
        _ => String::new(),
    };
    EnrolOutcome::Failed { why: error.reason(), address: address.to_owned(), detail }
}
