//! How the parts of a policy stand at a time: which anchors and lists count, and why others do not.
//! Self test and views ask here, and here the same functions are asked as in a verification.

use super::anchor::{Anchor, AnchorId};
use super::crl::{Crl, CrlProblem};
use super::policy::Policy;
use super::revocation::RevocationMode;
use crate::time::UnixTime;

/// Every anchor and every list of a policy, in its order, as they stand at one time.
#[derive(Clone, Debug)]
pub struct Assessment<'a> {
    /// Whether each is in its own time, and what lists it has.
    pub anchors: Vec<AnchorStanding<'a>>,
    /// The lists; none where revocation is off, since nobody looks at them then.
    pub lists: Vec<CrlStanding<'a>>,
}

/// What an anchor is good for at this time.
#[derive(Clone, Debug)]
pub struct AnchorStanding<'a> {
    /// As the policy holds it.
    pub anchor: &'a Anchor,
    /// Whether the time lies in the anchor's own validity: else nothing that it issued is accepted.
    pub in_time: bool,
    /// How many lists count for the certificates that it issued. (A list of one distribution point
    /// counts for those of that point alone.)
    pub lists: usize,
}

/// What a list is good for at this time.
#[derive(Clone, Debug)]
pub struct CrlStanding<'a> {
    /// As the policy holds it.
    pub crl: &'a Crl,
    /// The anchors whose word it is: none, one, or several certificates of one key.
    pub signers: Vec<&'a AnchorId>,
    /// Why its silence says nothing of any certificate; `None`: a certificate that it covers and
    /// does not name counts as checked.
    pub problem: Option<CrlProblem>,
}

impl Policy {
    /// How its anchors and lists stand at this time.
    #[must_use]
    pub fn assess(&self, now: UnixTime) -> Assessment<'_> {
        let lists: Vec<_> = match self.revocation {
            RevocationMode::Off => Vec::new(),
            RevocationMode::Prefer | RevocationMode::Require => {
                self.crls.iter().map(|crl| self.assess_crl(crl, now)).collect()
            }
        };
        let usable_for = |anchor: &Anchor| {
            let counts = |list: &&CrlStanding<'_>| {
                list.problem.is_none() && list.signers.contains(&anchor.id())
            };
            lists.iter().filter(counts).count()
        };
        let anchors = self.anchors.iter().map(|anchor| AnchorStanding {
            anchor,
            in_time: anchor.validity().contains(now),
            lists: usable_for(anchor),
        });
        Assessment { anchors: anchors.collect(), lists }
    }

    /// How one list would stand if it were one of this policy's.
    #[must_use]
    pub fn assess_crl<'a>(&'a self, crl: &'a Crl, now: UnixTime) -> CrlStanding<'a> {
        let mut signers = Vec::new();
        let mut in_time = false;
        let mut problem = CrlProblem::OtherIssuer;
        for anchor in &self.anchors {
            match crl.check_authentic(anchor) {
                Ok(()) => {
                    signers.push(anchor.id());
                    in_time |= anchor.validity().contains(now);
                }
                // What another anchor of its name says of it tells more.
                Err(CrlProblem::OtherIssuer) => {}
                Err(other) => problem = other,
            }
        }
        let problem = match signers.as_slice() {
            [] => Some(problem),
            [..] if !in_time => Some(CrlProblem::AnchorOutsideValidity),
            [..] => crl.check_time(now).err(),
        };
        CrlStanding { crl, signers, problem }
    }
}
