//! What belongs to a patient is in none of the store's files, in no audit line and in no trace.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::consent::{
    Consent, ConsentAnswer, ConsentItem, Ending, Layout, Prescription, Questions,
};
use kazasu_core::handover::{VisitRecord, VisitVersion};
use kazasu_core::verify::{Anchor, verify};

use super::given::*;
use crate::store::sqlite::{Purpose, SqliteStore, StorePlace};
use crate::store::{Acceptance, Deed, Store, VisitFilter};

/// Every file of a folder, in one.
fn files(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        // SQLite removes its log when the last connection closes, beside us.
        all.extend(std::fs::read(entry.unwrap().path()).unwrap_or_default());
    }
    all
}

fn holds(bytes: &[u8], canary: &[u8]) -> bool {
    bytes.windows(canary.len()).any(|window| window == canary)
}

/// What must be nowhere, by name.
fn canaries(record: &VisitRecord, body: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let certificate = record.evidence.certificate.as_bytes();
    let signature = record.evidence.signature.as_bytes();
    // A part in the middle too: a page may begin anywhere.
    let middle = &certificate[certificate.len() / 2..][..24];
    let text = |bytes: &[u8]| STANDARD.encode(bytes).into_bytes();
    let evidence = record.evidence.evidence(&TERMINAL.to_string(), record.visit);
    let anchor = Anchor::from_der("virtual", policy().anchors()[0].as_der()).unwrap();
    let by = kazasu_core::verify::Policy::new(vec![anchor]);
    let proof = verify(&evidence, &by, NOW.as_unix()).unwrap();
    vec![
        ("certificate", certificate[..24].to_vec()),
        ("its middle", middle.to_vec()),
        ("its base64", text(&certificate[..24])),
        ("its hash", proof.value().sha256().as_bytes().to_vec()),
        ("its hash as text", proof.value().sha256().to_string().into_bytes()),
        ("its serial number", proof.value().serial_hex().into_bytes()),
        ("signature", signature[..24].to_vec()),
        ("its base64", text(&signature[..24])),
        ("consent", b"\"surgery\":\"refused\"".to_vec()),
        ("prescription", b"\"prescription\":\"electronic\"".to_vec()),
        ("evidence", b"RSA-PKCS1-SHA256".to_vec()),
        ("body", body[..40].to_vec()),
    ]
}

fn whole(first: &VisitRecord) -> VisitRecord {
    let groups = vec![vec![ConsentItem::Diagnosis], vec![ConsentItem::Surgery]];
    let questions = Questions::new(Layout::Items, groups, true).unwrap();
    VisitRecord {
        version: VisitVersion::Whole,
        consent: Some(Consent {
            questions: questions.id(),
            answers: BTreeMap::from([
                (ConsentItem::Diagnosis, ConsentAnswer::Given),
                (ConsentItem::Surgery, ConsentAnswer::Refused),
            ]),
            prescription: Some(Prescription::Electronic),
        }),
        ending: Some(Ending::Complete),
        ended_at: Some(after(60_000)),
        ..first.clone()
    }
}

#[tokio::test]
async fn nothing_of_a_patient_is_in_a_file_before_or_after() {
    let folder = tempfile::tempdir().unwrap();
    let (file, key) = (folder.path().join("desk.sqlite"), folder.path().join("store.key"));
    let place = StorePlace { file, key };
    let serve = Purpose::Serve { demo: false };
    let store = SqliteStore::open(&place, serve, NOW).unwrap();
    let code = enrol(&store).await;
    let prover = prover();
    store.keep_material(prover.material().to_vec(), NOW).await.unwrap();

    let first = Tap::default().record_by(store.keys());
    let whole = whole(&first);
    let bodies = [&first, &whole].map(|record| serde_json::to_vec(record).unwrap());
    let other = [b" ", bodies[1].as_slice()].concat();
    let mut receipts = 0;
    for (record, body) in [(&first, &bodies[0]), (&whole, &bodies[1]), (&whole, &other)] {
        let accepted = store.accept_version(arrival(&store, &prover, record, body)).await.unwrap();
        receipts += usize::from(matches!(accepted, Acceptance::Accepted(_)));
    }
    assert_eq!(receipts, 2, "and one conflict, whose bytes are kept too");
    let opened = store.visit(first.visit, Some("yamada".to_owned()), NOW).await.unwrap().unwrap();
    assert_eq!((opened.versions.len(), opened.conflicts.len()), (2, 1));
    assert_eq!(*opened.versions[1].body, *bodies[1], "it is there, for who may see it");
    let rows = store.visits(VisitFilter { open: true, limit: 9 }).await.unwrap();
    store.write_down(Deed::LoginRefused, NOW).await.unwrap();
    let mut seen = store.audit_lines(1, 1_000).await.unwrap().join("\n").into_bytes();
    seen.extend(format!("{rows:?} {opened:?} {first:?} {store:?} {prover:?}").into_bytes());

    let mut canaries = canaries(&whole, &bodies[1]);
    canaries.push(("code", code.as_bytes().to_vec()));
    let while_open = files(folder.path());
    store.close().await.unwrap();
    drop(store);
    let at_rest = files(folder.path());
    for (name, canary) in &canaries {
        assert!(!holds(&while_open, canary), "{name} in the files of an open store");
        assert!(!holds(&at_rest, canary), "{name} in the files of a closed store");
        assert!(!holds(&seen, canary), "{name} in audit log or Debug");
    }
    // They would be found: the ids that may stand there are.
    assert!(holds(&at_rest, first.visit.to_string().as_bytes()));
    let body = [bodies[0].as_slice(), bodies[1].as_slice()].concat();
    for (name, canary) in canaries.iter().filter(|(name, _)| name.contains("base64")) {
        assert!(holds(&body, &canary[..32]), "{name}");
    }
}
