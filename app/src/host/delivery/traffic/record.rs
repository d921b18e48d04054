//! The bytes of a version of a visit: written once, and from then on kept, sent and hashed as they
//! are (desk/PROTOCOL.md §5).

use kazasu_core::consent::Ending;
use kazasu_core::handover::{ChallengeParts, EvidenceRecord, VisitRecord, VisitVersion};
use kazasu_core::secret::WipedBytes;
use kazasu_core::session::HandOver;

use crate::host::delivery::desk_clock::now;

/// Room for a certificate and a signature in base64, and the rest: so that writing moves nothing.
const ROOM: usize = 16 << 10;

/// `None` for a version that the protocol does not have.
pub(super) fn write(it: &HandOver, parts: ChallengeParts) -> Option<(VisitVersion, WipedBytes)> {
    let version = u8::try_from(it.version).ok().and_then(VisitVersion::new)?;
    let record = VisitRecord {
        visit: it.visit,
        version,
        demo: it.demo,
        confirmation: it.confirmation,
        facility: it.facility,
        tapped_at: it.tapped_at.into(),
        evidence: EvidenceRecord::new(&it.evidence, parts),
        revocation: it.proof.revocation(),
        consent: it.consent.clone(),
        ending: it.ending,
        ended_at: it.ended_at.map(Into::into),
    };
    Some((version, bytes(&record)?))
}

/// Version 2 of a visit in which this terminal restarted, from its version 1. What was asked and
/// answered is not known any more.
pub(super) fn restarted(first: &[u8]) -> Option<WipedBytes> {
    let record: VisitRecord = serde_json::from_slice(first).ok()?;
    bytes(&VisitRecord {
        version: VisitVersion::Whole,
        consent: None,
        ending: Some(Ending::Restarted),
        ended_at: Some(now()),
        ..record
    })
}

fn bytes(record: &VisitRecord) -> Option<WipedBytes> {
    let mut bytes = Vec::with_capacity(ROOM);
    // Types of the protocol can always be written.
    serde_json::to_writer(&mut bytes, record).ok()?;
    Some(bytes.into())
}
