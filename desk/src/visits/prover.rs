//! Proves the evidence of a visit.

use std::sync::Arc;

use kazasu_core::handover::{
    Bytes32, RefusalReason, Timestamp, Verdict, VerdictState, VisitRecord,
};
use kazasu_core::sha256::Sha256;
use kazasu_core::time::UnixTime;
use kazasu_core::verify::{
    Anchor, Evidence, Policy, Refusal, RevocationStatus, UserAuthentication, Verified, verify,
};
use uuid::Uuid;

use super::material;
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
type Looked = Result<RevocationStatus, Refused>;

/// Why it is no proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Refused {
    reason: RefusalReason,
    /// Since when the certificate is revoked, by the list that says so.
    revoked_at: Option<UnixTime>,
}

impl Refused {
    const fn of(reason: RefusalReason) -> Self {
        Self { reason, revoked_at: None }
    }
}

impl Prover {
    /// Judges by this policy. Before `service_starts` no phone counts; `None`: at any time.
    #[must_use]
    pub fn new(policy: Arc<Policy>, service_starts: Option<UnixTime>) -> Self {
        let material = material::of(&policy, service_starts);
        let named = material.first().map_or(Sha256::NONE, Material::sha256);
        Self { policy, service_starts, material, named }
    }

    /// The same, by this anchor too.
    #[must_use]
    pub fn trusting(&self, anchor: Anchor) -> Self {
        let mut anchors = self.policy.anchors().to_vec();
        anchors.retain(|known| known.id() != anchor.id());
        anchors.push(anchor);
        let policy = Policy::new(anchors)
            .with_revocation(self.policy.revocation(), self.policy.crls().to_vec())
            .with_phone_policies(self.policy.phone_policies().to_vec());
        Self::new(Arc::new(policy), self.service_starts)
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
        self.prove_as_of(keys, terminal, record, received_at, received_at)
    }

    /// The same for a version that was received before, with what is known now: by a newer list,
    /// say.
    #[must_use]
    pub fn prove_as_of(
        &self,
        keys: &DeskKeys,
        terminal: Uuid,
        record: &VisitRecord,
        received_at: Timestamp,
        now: Timestamp,
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
            let refused = Refused::of(RefusalReason::Challenge);
            (Err(refused), Err(refused))
        } else {
            let later = self.look(&evidence, now.as_unix());
            let at_tap = self.look(&evidence, tapped_at.as_unix());
            (with_later_list(at_tap, later, tapped_at.as_unix()), later)
        };
        let judgement = Judgement {
            at_tap: verdict(at_tap, connected),
            at_receipt: verdict(at_receipt, connected),
            policy: self.named,
        };
        Proof { desk_nonce, judgement }
    }

    /// The proof itself, of evidence that a verdict has called proved: as of the tap, else of the
    /// receipt. `None`: by this policy it is no proof any more.
    #[must_use]
    pub fn proved(
        &self,
        terminal: Uuid,
        record: &VisitRecord,
        received_at: Timestamp,
    ) -> Option<(Evidence, Verified<UserAuthentication>)> {
        let evidence = record.evidence.evidence(&terminal.to_string(), record.visit);
        let at = |time: Timestamp| verify(&evidence, &self.policy, time.as_unix()).ok();
        let proof = at(record.tapped_at.min(received_at)).or_else(|| at(received_at))?;
        Some((evidence, proof))
    }

    fn look(&self, evidence: &Evidence, at: UnixTime) -> Looked {
        if self.service_starts.is_some_and(|starts| at < starts) {
            return Err(Refused::of(RefusalReason::BeforeServiceStart));
        }
        match verify(evidence, &self.policy, at) {
            Ok(proof) => Ok(proof.revocation()),
            Err(refusal) => {
                let revoked_at = match refusal {
                    Refusal::Revoked { at } => Some(at),
                    _ => None,
                };
                Err(Refused { reason: RefusalReason::from(&refusal), revoked_at })
            }
        }
    }
}

/// A list that was made after the tap says nothing as of the tap, but what it says is true of the
/// tap too. What it does not name later was not revoked then, since a revocation is for ever:
/// without this, what was delivered late could never be proved where revocation must be checked.
/// And what it says was revoked before the tap, was.
fn with_later_list(at_tap: Looked, later: Looked, tapped_at: UnixTime) -> Looked {
    let not_looked_up = match at_tap {
        Ok(status) => status == RevocationStatus::Unchecked,
        Err(refused) => refused.reason == RefusalReason::RevocationUnknown,
    };
    match later {
        Ok(RevocationStatus::Checked) if not_looked_up => later,
        Err(Refused { revoked_at: Some(at), .. }) if at_tap.is_ok() && at <= tapped_at => later,
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
        Err(refused) => Verdict {
            state: VerdictState::Refused,
            reason: Some(refused.reason),
            revocation: None,
            connected,
        },
    }
}
