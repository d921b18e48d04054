//! What a desk finds out about a visit: it recomputes what the phone must have signed, and proves
//! the evidence itself, twice. It never takes a terminal's word.

mod material;

use std::sync::Arc;

use kazasu_core::handover::{
    Bytes32, RefusalReason, Timestamp, Verdict, VerdictState, VisitRecord,
};
use kazasu_core::sha256::Sha256;
use kazasu_core::time::UnixTime;
use kazasu_core::verify::{Evidence, Policy, RevocationStatus, verify};
use uuid::Uuid;

use crate::keys::DeskKeys;
use crate::nonces::{self, GOOD_MS, Origin};
use crate::store::{Judgement, Material};

/// By what a desk judges.
#[derive(Clone, Debug)]
pub struct Prover {
    policy: Arc<Policy>,
    service_starts: Option<UnixTime>,
    material: Vec<Material>,
    named: Sha256,
}

/// What was found out about one version of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// This desk's nonce that the tap has used: it must belong to this visit alone.
    pub desk_nonce: Option<Bytes32>,
    /// The verdict, as of the tap and as of the receipt.
    pub judgement: Judgement,
}

/// What one look at the evidence has given.
type Looked = Result<RevocationStatus, RefusalReason>;

impl Prover {
    /// Judges by this policy. Before `service_starts` no phone counts; `None`: at any time.
    #[must_use]
    pub fn new(policy: Arc<Policy>, service_starts: Option<UnixTime>) -> Self {
        let material = material::of(&policy, service_starts);
        let named = material.first().map_or(Sha256::NONE, Material::sha256);
        Self { policy, service_starts, material, named }
    }

    /// All that its verdicts rest on: the policy first, then the anchors and lists that it names.
    /// It is to be [kept](crate::store::Store::keep_material) before the first verdict, so that an
    /// auditor can prove everything again years later.
    #[must_use]
    pub fn material(&self) -> &[Material] {
        &self.material
    }

    /// Judges the evidence of a version that has come from this terminal.
    ///
    /// As of the tap: by the terminal's clock, but not before the desk's nonce was made, and not
    /// after the receipt. As of the receipt, by the desk's clock.
    #[must_use]
    pub fn prove(
        &self,
        keys: &DeskKeys,
        terminal: Uuid,
        record: &VisitRecord,
        received_at: Timestamp,
    ) -> Proof {
        let nonce = record.evidence.desk_nonce;
        let origin = nonces::origin(keys, terminal, nonce);
        let (desk_nonce, made_at) = match origin {
            Origin::Ours { made_at } => (Some(nonce), Some(made_at)),
            Origin::None | Origin::Foreign => (None, None),
        };
        let earliest = made_at.unwrap_or_default().min(received_at);
        let tapped_at = record.tapped_at.clamp(earliest, received_at);
        let connected = made_at.is_some_and(|made_at| {
            tapped_at.as_millis().saturating_sub(made_at.as_millis()) <= GOOD_MS
        });
        let evidence = record.evidence.evidence(&terminal.to_string(), record.visit);
        let (at_tap, at_receipt) = if origin == Origin::Foreign {
            (Err(RefusalReason::Challenge), Err(RefusalReason::Challenge))
        } else {
            let at_receipt = self.look(&evidence, received_at.as_unix());
            let at_tap = self.look(&evidence, tapped_at.as_unix());
            (with_later_list(at_tap, at_receipt), at_receipt)
        };
        let judgement = Judgement {
            at_tap: verdict(at_tap, connected),
            at_receipt: verdict(at_receipt, connected),
            policy: self.named,
        };
        Proof { desk_nonce, judgement }
    }

    fn look(&self, evidence: &Evidence, at: UnixTime) -> Looked {
        if self.service_starts.is_some_and(|starts| at < starts) {
            return Err(RefusalReason::BeforeServiceStart);
        }
        match verify(evidence, &self.policy, at) {
            Ok(proof) => Ok(proof.revocation()),
            Err(refusal) => Err(RefusalReason::from(&refusal)),
        }
    }
}

/// A list that was made after the tap says nothing as of the tap. But a revocation is for ever: if
/// that list does not name the certificate as of the receipt, it was not revoked at the tap either.
/// Without this, what was delivered late could never be proved where revocation must be checked.
const fn with_later_list(at_tap: Looked, at_receipt: Looked) -> Looked {
    match (at_tap, at_receipt) {
        (
            Ok(RevocationStatus::Unchecked) | Err(RefusalReason::RevocationUnknown),
            Ok(RevocationStatus::Checked),
        ) => Ok(RevocationStatus::Checked),
        _ => at_tap,
    }
}

const fn verdict(looked: Looked, connected: bool) -> Verdict {
    match looked {
        Ok(revocation) => Verdict {
            state: VerdictState::Proved,
            reason: None,
            revocation: Some(revocation),
            connected,
        },
        Err(reason) => Verdict {
            state: VerdictState::Refused,
            reason: Some(reason),
            revocation: None,
            connected,
        },
    }
}

#[cfg(test)]
mod tests;
