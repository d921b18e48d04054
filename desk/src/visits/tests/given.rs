//! Taps of virtual phones, read as a terminal reads them.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use kazasu_core::handover::{
    Bytes32, ChallengeParts, Der, EvidenceRecord, Slot, Timestamp, VisitRecord, VisitVersion,
};
use kazasu_core::jpki::PinEntry;
use kazasu_core::read::{Request, read};
use kazasu_core::secret::{Pin, WipedBytes};
use kazasu_core::session::{Facility, VisitId};
use kazasu_core::sha256::Sha256;
use kazasu_core::time::Ticks;
use kazasu_core::verify::{Anchor, Policy, RevocationStatus};
use kazasu_core::virtual_phone::pki::{CertificateSpec, shared, shared_phone};
use kazasu_core::virtual_phone::{Model, PhoneSpec, SharedPhone, VirtualPhone};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::keys::{DeskId, DeskKeys, KeyMaterial};
use crate::nonces;
use crate::store::sqlite::SqliteStore;
use crate::store::{Arrival, IssuedCertificate, NewSlot, SlotUse, Store};
use crate::visits::Prover;

/// 2026-11-27, when the virtual phones' certificates hold.
pub(super) const NOW: Timestamp = Timestamp::from_millis(1_795_737_600_000);
/// When the nonce of a tap was made.
pub(super) const NONCE_AT: Timestamp = Timestamp::from_millis(NOW.as_millis() - 60_000);
pub(super) const TERMINAL: Uuid = Uuid::from_u128(5);

pub(super) static KEYS: LazyLock<DeskKeys> = LazyLock::new(|| {
    let id = DeskId::random().unwrap();
    DeskKeys::new(id, &KeyMaterial::generate(id, NOW).unwrap()).unwrap()
});

pub(super) fn after(millis: u64) -> Timestamp {
    Timestamp::from_millis(NOW.as_millis() + millis)
}

pub(super) fn visit(number: u128) -> VisitId {
    VisitId::new(Uuid::from_u128(0x0193_9d2c_0000_7000_8000_0000_0000_0000 + number))
}

pub(super) fn policy() -> Arc<Policy> {
    Arc::new(Policy::new(vec![Anchor::from_der("virtual", shared().anchor_der()).unwrap()]))
}

pub(super) fn prover() -> Prover {
    Prover::new(policy(), None)
}

/// A phone that is held to the terminal.
#[derive(Clone)]
pub(super) struct Tap {
    pub(super) model: Model,
    /// Of its certificate: another one has another key.
    pub(super) serial: u32,
    pub(super) certificate: Option<CertificateSpec>,
    pub(super) tapped_at: Timestamp,
    /// `None`: one that the desk has just made.
    pub(super) desk_nonce: Option<Bytes32>,
}

impl Default for Tap {
    fn default() -> Self {
        Self {
            model: Model::Iphone,
            serial: CertificateSpec::default().serial,
            certificate: None,
            tapped_at: NOW,
            desk_nonce: None,
        }
    }
}

struct NoTime;

impl Ticks for NoTime {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

impl Tap {
    pub(super) fn of(self, model: Model) -> Self {
        Self { model, ..self }
    }

    /// Version 1 of visit 1, with what the phone gave.
    pub(super) fn record(&self) -> VisitRecord {
        self.record_by(&KEYS)
    }

    /// The same for a desk with these keys.
    pub(super) fn record_by(&self, keys: &DeskKeys) -> VisitRecord {
        let own = CertificateSpec { serial: self.serial, ..CertificateSpec::default() };
        let credential = match &self.certificate {
            Some(spec) => shared().issue(spec),
            None if self.serial == CertificateSpec::default().serial => shared_phone().clone(),
            None => shared().issue(&own),
        };
        let spec = PhoneSpec { credential, ..PhoneSpec::shared(self.model.clone()) };
        let phone = SharedPhone::new(VirtualPhone::new(spec));
        phone.hold();
        let desk_nonce = self
            .desk_nonce
            .unwrap_or_else(|| nonces::make(keys, TERMINAL, NONCE_AT).unwrap().nonce);
        let parts = ChallengeParts { desk_nonce, terminal_nonce: Bytes32([3; 32]) };
        let entry = (self.model == Model::Android)
            .then(|| PinEntry::new(Pin::from_digits(b"1234").unwrap()));
        let request = Request::alone(entry, parts.challenge(&TERMINAL.to_string(), visit(1)));
        let tap = read(&mut phone.connect().unwrap(), &request, &NoTime, &mut |_| {});
        let evidence = tap.result.unwrap();
        VisitRecord {
            visit: visit(1),
            version: VisitVersion::Evidence,
            demo: false,
            confirmation: "A07".parse().unwrap(),
            facility: Facility::Clinic,
            tapped_at: self.tapped_at,
            evidence: EvidenceRecord::new(&evidence, parts),
            revocation: RevocationStatus::Unchecked,
            consent: None,
            ending: None,
            ended_at: None,
        }
    }
}

/// A version as it comes to the store.
pub(super) fn arrival(
    store: &SqliteStore,
    prover: &Prover,
    record: &VisitRecord,
    body: &[u8],
) -> Arrival {
    let proof = prover.prove(store.keys(), TERMINAL, record, after(61_000));
    Arrival {
        terminal: TERMINAL,
        visit: record.visit,
        version: record.version,
        demo: record.demo,
        confirmation: record.confirmation,
        tapped_at: record.tapped_at,
        ending: record.ending,
        ended_at: record.ended_at,
        received_at: after(61_000),
        body: WipedBytes::from(body),
        sha256: Sha256::of(body),
        desk_nonce: proof.desk_nonce,
        judgement: proof.judgement,
        questions: None,
    }
}

/// Makes [`TERMINAL`] one of the store; its code.
pub(super) async fn enrol(store: &SqliteStore) -> Zeroizing<String> {
    let slot: Slot = "0417".parse().unwrap();
    let code = Zeroizing::new("041793018570361922874512".to_owned());
    let new = NewSlot {
        slot,
        code: code.clone(),
        terminal: TERMINAL,
        name: "入口 1".to_owned(),
        letters: Vec::new(),
        by: "yamada".to_owned(),
        opened_at: NOW,
        expires_at: after(600_000),
    };
    store.open_slot(new).await.unwrap();
    let issued = IssuedCertificate {
        certificate: Der::new(vec![0x30, 1]),
        not_after: after(90 * 86_400_000),
    };
    let used = store.use_slot(slot, Sha256::of(b"csr"), issued, NOW).await.unwrap();
    assert!(matches!(used, SlotUse::Enrolled(_)));
    code
}
