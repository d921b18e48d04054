use std::sync::Arc;

use kazasu_core::handover::{DeskEvent, RefusalReason, VerdictState};
use kazasu_core::verify::{Crl, Policy, RevocationMode};
use kazasu_core::virtual_phone::pki::{CrlSpec, Revoked, shared};

use super::given::*;
use crate::store::sqlite::{Purpose, SqliteStore, StorePlace};
use crate::store::{Acceptance, Store, VisitFilter};
use crate::visits::{Prover, judge_again};

const DAY: u64 = 86_400;

/// A desk whose list, made two hours after the tap, says that the phone is revoked since then.
fn with_list(revoked_at: u64) -> Prover {
    let now = NOW.as_millis() / 1_000;
    let spec = CrlSpec {
        this_update: now + 7_200,
        next_update: Some(now + 30 * DAY),
        revoked: vec![Revoked { serial: Tap::default().serial, at: revoked_at }],
        ..CrlSpec::default()
    };
    let list = Crl::from_der("auth.crl", &shared().crl(&spec)).unwrap();
    let by = Policy::new(policy().anchors().to_vec());
    Prover::new(Arc::new(by.with_revocation(RevocationMode::Prefer, vec![list])), None)
}

#[tokio::test]
async fn a_newer_list_reaches_visits_that_were_proved() {
    let now = NOW.as_millis() / 1_000;
    for (revoked_at, refused_at_tap) in [(now - DAY, true), (now + 3_600, false)] {
        let folder = tempfile::tempdir().unwrap();
        let (file, key) = (folder.path().join("desk.sqlite"), folder.path().join("store.key"));
        let serve = Purpose::Serve { demo: false };
        let store = SqliteStore::open(&StorePlace { file, key }, serve, NOW).unwrap();
        enrol(&store).await;
        let record = Tap::default().record_by(store.keys());
        let body = serde_json::to_vec(&record).unwrap();
        let accepted = store.accept_version(arrival(&store, &prover(), &record, &body)).await;
        let Acceptance::Accepted(answer) = accepted.unwrap() else { panic!("not accepted") };
        assert_eq!(answer.verdict.state, VerdictState::Proved);
        let (cursor, _) = store.events(TERMINAL, None).await.unwrap();

        let (since, later) = (NOW, after(3 * 3_600_000));
        let same = judge_again(&store, &prover(), since, later).await.unwrap();
        assert_eq!(same, 0, "nothing has changed");
        let list = with_list(revoked_at);
        let old = judge_again(&store, &list, after(DAY * 1_000), later).await.unwrap();
        assert_eq!(old, 0, "what came before is not looked at");
        assert_eq!(judge_again(&store, &list, since, later).await.unwrap(), 1);
        assert_eq!(judge_again(&store, &list, since, later).await.unwrap(), 0, "told once");

        let rows = store.visits(VisitFilter { open: true, limit: 9 }).await.unwrap();
        let judgement = rows[0].judgement;
        assert_eq!(judgement.at_receipt.reason, Some(RefusalReason::Revoked));
        assert_eq!(judgement.at_tap.state == VerdictState::Refused, refused_at_tap);
        assert_eq!(judgement.policy, list.material()[0].sha256());
        assert!(store.material(judgement.policy).await.unwrap().is_some());
        let (_, events) = store.events(TERMINAL, Some(cursor)).await.unwrap();
        let told = DeskEvent::Verdict { visit: record.visit, verdict: judgement.at_tap };
        assert_eq!(events, [told]);
    }
}
