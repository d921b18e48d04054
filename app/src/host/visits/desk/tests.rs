use super::*;

#[test]
fn each_screen_of_a_visit_is_a_step_that_reception_knows() {
    for (screen, step_of_it) in [
        ("kind", Some(Step::Kind)),
        ("ip-hold", Some(Step::Hold)),
        ("torn", Some(Step::Hold)),
        ("an-pin", Some(Step::Pin)),
        ("reading", Some(Step::Reading)),
        ("take-ip", Some(Step::TakeAway)),
        ("consent-all", Some(Step::Consent)),
        ("handing-over", Some(Step::HandingOver)),
        ("done", Some(Step::Done)),
        ("e020-card", Some(Step::Trouble)),
        ("pin-locked", Some(Step::Trouble)),
        ("help", None),
    ] {
        assert_eq!(step(screen), step_of_it, "{screen}");
    }
}

#[test]
fn a_refusal_of_the_desk_has_the_terminals_own_word() {
    for (theirs, ours) in [
        (Some(RefusalReason::Revoked), Reason::Revoked),
        (Some(RefusalReason::Expired), Reason::Expired),
        (Some(RefusalReason::PhysicalCard), Reason::PhysicalCard),
        (Some(RefusalReason::RevocationUnknown), Reason::RevocationUnknown),
        (Some(RefusalReason::Challenge), Reason::BadSignature),
        (Some(RefusalReason::NonceUsed), Reason::BadSignature),
        (None, Reason::BadSignature),
    ] {
        assert_eq!(reason(theirs), ours, "{theirs:?}");
    }
}

#[test]
fn a_gate_is_told_to_the_visits_with_its_part() {
    let gate = |reason, part: &str, need: &str| {
        state(DeskStanding::Gated(handover::Gate {
            reason,
            part: part.to_owned(),
            have: String::new(),
            need: need.to_owned(),
        }))
    };
    let part = |part| DeskState::Gated(Gate::TooOld(part));
    assert_eq!(gate(GateReason::Outdated, "kazasu", "0.2.0"), part(Part::Kazasu));
    assert_eq!(gate(GateReason::Outdated, "firmware", "2"), part(Part::Other));
    assert_eq!(gate(GateReason::Clock, "clock", ""), DeskState::Gated(Gate::Clock));
    let day = UnixTime::from_secs(1_798_761_600);
    assert_eq!(
        gate(GateReason::NotStarted, "service", "2027-01-01T00:00:00.000Z"),
        DeskState::Gated(Gate::NotStarted(day))
    );
    assert_eq!(state(DeskStanding::Struck), DeskState::Gated(Gate::Revoked));
    assert_eq!(state(DeskStanding::Unknown), DeskState::Gated(Gate::Unknown));
    assert_eq!(state(DeskStanding::CertificateEnded), DeskState::Gated(Gate::Certificate));
}
