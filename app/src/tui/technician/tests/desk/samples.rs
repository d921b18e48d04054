//! A terminal of a desk, and one that is being enrolled.

use kazasu_core::consent::Questions;
use kazasu_core::handover::{DeskSettings, EnrolmentCode, Gate, GateReason, Timestamp};
use kazasu_core::sha256::Sha256;
use uuid::Uuid;

use crate::host::delivery::{DeliveryStatus, DeskLook, OwnDesk};
use crate::tui::technician::tests::samples::joined;
use crate::tui::technician::tests::*;

/// When it is on these screens.
pub(super) const NOW: u64 = 1_800_010_000;

pub(super) const CODE: [u8; 22] =
    [0, 4, 1, 7, 2, 9, 3, 8, 5, 6, 1, 0, 2, 9, 3, 8, 4, 7, 5, 6, 1, 2];

pub(super) fn time(before: u64) -> Timestamp {
    Timestamp::from_millis((NOW - before) * 1_000)
}

pub(super) fn status() -> DeliveryStatus {
    DeliveryStatus {
        at: time(3),
        terminal: None,
        connected: Some(time(7_300)),
        away: None,
        why: None,
        gate: None,
        certificate_ended: false,
        settings: Some(DeskSettings {
            revision: Sha256::of(b"settings"),
            questions: Some(Questions::usual()),
            desk: Some("総合案内".to_owned()),
        }),
        store: Some((Uuid::from_u128(0x018f_0000_0000_7000_8000_0000_0000_000a), 1_207)),
        waiting: 0,
        set_aside: 0,
        last_receipt: Some(time(95)),
        ahead: Some(-4),
        missing: 0,
        desk_time: time(3),
    }
}

pub(super) fn own(status: Option<DeliveryStatus>) -> DeskLook {
    DeskLook::Of(Box::new(OwnDesk {
        name: "入口 1".to_owned(),
        letter: Some('A'),
        id: "0123456789abcdef".to_owned(),
        address: "192.168.1.5:8443".to_owned(),
        enrolled_at: None,
        not_after: Some(UnixTime::from_secs(NOW + 5_000_000)),
        status,
    }))
}

/// The desk's page, where this was seen of it.
pub(super) fn seeing(mut technician: Technician, look: DeskLook) -> Technician {
    technician.know_time(UnixTime::from_secs(NOW));
    press(&mut technician, KeyCode::Char('0'));
    technician.learn(News::Answer(Answer::Desk(Some((look, None)))));
    while technician.next_request().is_some() {}
    technician
}

pub(super) fn answering(language: Language) -> Technician {
    seeing(joined(language), own(Some(status())))
}

pub(super) fn of_no_desk(language: Language) -> Technician {
    seeing(open(language), DeskLook::None)
}

pub(super) fn away(language: Language) -> Technician {
    let why = Some("refused_connection".to_owned());
    let status = DeliveryStatus {
        connected: None,
        away: Some(time(600)),
        why,
        settings: None,
        ahead: None,
        missing: 2,
        ..status()
    };
    let DeskLook::Of(mut own) = own(Some(status)) else { unreachable!() };
    own.enrolled_at = Some("desk.clinic.lan:8443".to_owned());
    seeing(joined(language), DeskLook::Of(own))
}

pub(super) fn gated(language: Language) -> Technician {
    let gate = Gate {
        reason: GateReason::Outdated,
        part: "ccid".to_owned(),
        have: "1.4.36".to_owned(),
        need: "1.5.2".to_owned(),
    };
    seeing(joined(language), own(Some(DeliveryStatus { gate: Some(gate), ..status() })))
}

pub(super) fn unknown_there(language: Language) -> Technician {
    let why = Some("unknown_terminal".to_owned());
    seeing(joined(language), own(Some(DeliveryStatus { why, ..status() })))
}

/// Where the address is asked for.
pub(super) fn asked(language: Language) -> Technician {
    let mut technician = of_no_desk(language);
    press(&mut technician, KeyCode::Down);
    press(&mut technician, KeyCode::Enter);
    type_in(&mut technician, "192.168.1.5");
    technician
}

pub(super) fn asked_anew(language: Language) -> Technician {
    let mut technician = answering(language);
    press(&mut technician, KeyCode::Down);
    press(&mut technician, KeyCode::Enter);
    technician
}

pub(super) fn typing(language: Language) -> Technician {
    let mut technician = asked(language);
    press(&mut technician, KeyCode::Enter);
    type_in(&mut technician, "0417 29385");
    technician
}

pub(super) fn code() -> String {
    EnrolmentCode::from_digits(&CODE).unwrap().grouped().to_string()
}

pub(super) fn slipped(language: Language) -> Technician {
    let mut technician = asked(language);
    press(&mut technician, KeyCode::Enter);
    type_in(&mut technician, &code().replacen("0417", "0471", 1));
    technician
}

/// All of it is typed, and Enter was pressed.
pub(super) fn running(language: Language) -> Technician {
    let mut technician = asked(language);
    press(&mut technician, KeyCode::Enter);
    type_in(&mut technician, &code());
    while technician.next_request().is_some() {}
    press(&mut technician, KeyCode::Enter);
    technician.learn(News::Answer(Answer::Enrolling("proving")));
    technician
}

pub(super) fn ended(language: Language, outcome: EnrolOutcome) -> Technician {
    let mut technician = running(language);
    while technician.next_request().is_some() {}
    technician.learn(News::Answer(Answer::Enrolled(outcome)));
    technician
}

pub(super) fn failed(why: &'static str) -> EnrolOutcome {
    EnrolOutcome::Failed { why, address: "192.168.1.5:8443".to_owned(), detail: "busy".to_owned() }
}

pub(super) fn waiting() -> EnrolOutcome {
    EnrolOutcome::Waiting { count: Some(3), address: "192.168.1.9:8443".to_owned() }
}

pub(super) fn done() -> EnrolOutcome {
    EnrolOutcome::Done {
        name: "入口 1".to_owned(),
        address: "192.168.1.5:8443".to_owned(),
        letter: Some('A'),
    }
}
