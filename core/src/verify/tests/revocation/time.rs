//! What a list says when its time is over, and what a newer list changes.

use super::*;

/// Time bounds what silence says, not what is said.
#[test]
fn a_list_that_has_run_out_still_revokes_what_it_names() {
    let refused = Err(Refusal::Revoked { at: UnixTime::from_secs(REVOKED_AT) });
    for next_update in [Some(NOW - 1), Some(NOW - 2 * 86_400), None] {
        let old = CrlDraft { this_update: NOW - 3 * 86_400, next_update, ..naming() };
        for mode in [RevocationMode::Prefer, RevocationMode::Require] {
            assert_eq!(status(mode, &[parsed(&old)]), refused);
            // A newer list that leaves the certificate out does not take a revocation back.
            assert_eq!(status(mode, &[parsed(&old), parsed(&list())]), refused);
            assert_eq!(status(mode, &[parsed(&list()), parsed(&old)]), refused);
        }
        assert_eq!(status(RevocationMode::Off, &[parsed(&old)]), Ok(RevocationStatus::Unchecked));
        // A forged one names nobody, and neither does another city's.
        let forged = Crl::from_der("city.crl", &old.signed_by(&Key::p256())).unwrap();
        assert_eq!(problem_for(&phone(), forged), CrlProblem::NotSignedByAnchor);
        let elsewhere = CrlDraft { scope: Some(tlv(0xA0, &point("Minato-ku CRLDP"))), ..old };
        assert_eq!(problem(&elsewhere), CrlProblem::OtherDistributionPoint);
    }
    // One that has not begun is not the CA's word yet, or the clock is wrong.
    let (this_update, next_update) = (NOW + 1, Some(NOW + 2));
    let early = CrlDraft { this_update, next_update, ..naming() };
    let begins = UnixTime::from_secs(this_update);
    assert_eq!(problem(&early), CrlProblem::NotYetValid { this_update: begins });
}

/// Why the phone's certificate stands on a list that was made so many days ago.
fn naming_for(reason: u8, days: u64) -> CrlDraft {
    let reason = extension(21, false, &tlv(0x0A, &[reason]));
    let this_update = NOW - days * 86_400;
    let revoked = vec![(SERIAL.to_vec(), REVOKED_AT, reason)];
    CrlDraft { this_update, revoked, ..list() }
}

#[test]
fn a_hold_ends_with_a_newer_list_and_a_revocation_never() {
    let require = |lists: &[&CrlDraft]| {
        let lists: Vec<_> = lists.iter().map(|list| parsed(list)).collect();
        status(RevocationMode::Require, &lists)
    };
    let made = |days: u64| CrlDraft { this_update: NOW - days * 86_400, ..list() };
    let refused = Err(Refusal::Revoked { at: UnixTime::from_secs(REVOKED_AT) });
    let hold = naming_for(6, 2);
    let ended_hold = CrlDraft { next_update: Some(NOW - 1), ..hold.clone() };
    for hold in [&hold, &ended_hold] {
        assert_eq!(require(&[hold]), refused);
        assert_eq!(require(&[hold, &made(3)]), refused, "an older list lifts nothing");
        assert_eq!(require(&[hold, &made(2)]), refused);
        assert_eq!(require(&[hold, &made(1)]), Ok(RevocationStatus::Checked));
        assert_eq!(require(&[&made(1), hold]), Ok(RevocationStatus::Checked));
        // A newer list that has run out says nothing by its silence.
        let run_out = CrlDraft { next_update: Some(NOW - 1), ..made(1) };
        assert_eq!(require(&[hold, &run_out]), refused);
        assert_eq!(require(&[hold, &naming_for(6, 1), &made(2)]), refused, "held again");
    }
    for reason in [0, 1, 3, 5, 9, 10] {
        assert_eq!(require(&[&naming_for(reason, 2), &made(1)]), refused, "reason {reason}");
    }
    // removeFromCRL: the list itself says that the certificate is not revoked any more.
    assert_eq!(require(&[&naming_for(8, 1)]), Ok(RevocationStatus::Checked));
    // Named twice, the worse word counts.
    for order in [[8, 1], [1, 8], [6, 1], [1, 6]] {
        let revoked = order.map(|reason| naming_for(reason, 2).revoked.remove(0)).to_vec();
        assert_eq!(require(&[&CrlDraft { revoked, ..list() }, &made(0)]), refused, "{order:?}");
    }
}
