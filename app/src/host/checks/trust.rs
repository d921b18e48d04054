//! The trust anchors and the revocation lists: what a verification would make of them now.

use kazasu_core::time::UnixTime;
use kazasu_core::verify::{
    AnchorStanding, Assessment, CrlProblem, CrlStanding, Policy, RevocationMode, Validity,
};
use kazasu_i18n::Seen;

use super::{Finding, State};
use crate::config::Config;
use crate::host::trust::TrustStore;

/// The name of the check whether revocation is checked.
const REVOCATION: &str = "revocation";
/// The name of the check of one list.
const LIST: &str = "list";

const DAY: u64 = 24 * 60 * 60;

/// An anchor that ends within so many days is spoken of: time enough for an update to reach every
/// clinic.
const SOON: u64 = 90;

/// What the files of anchors and lists hold now.
#[derive(Clone, Debug)]
pub(crate) struct Fresh {
    policy: Policy,
    /// Name and fault of each file that cannot be taken.
    faults: Vec<(String, String)>,
}

/// Reads the files anew: a program that runs for days must not tell how they once were.
pub(super) fn fresh(config: &Config) -> Fresh {
    let mut store = TrustStore::new(&config.trust, &config.policy);
    let faults = store.read_anew();
    Fresh { policy: store.policy(), faults }
}

pub(super) fn check(fresh: Option<&Fresh>, read: &Policy, now: UnixTime) -> Vec<Finding> {
    let policy = fresh.map_or(read, |fresh| &fresh.policy);
    let assessment = policy.assess(now);
    let mut findings = anchors(&assessment, now);
    findings.extend(revocation(policy.revocation(), &assessment, now));
    findings.extend(fresh.iter().flat_map(|fresh| &fresh.faults).map(|(name, error)| {
        let seen = Seen::TrustFile { name: name.clone(), error: error.clone() };
        Finding::new("trust_file", State::Warning, seen)
    }));
    findings
}

/// Why revocation is not checked though it should be, where no phone is refused for that: the fault
/// of the first list, or what is said of all.
pub(super) fn unchecked(findings: &[Finding]) -> Option<&Finding> {
    let warns = |finding: &&Finding| finding.state == State::Warning;
    findings.iter().filter(warns).find(|finding| finding.name == REVOCATION)?;
    findings.iter().filter(warns).find(|finding| [LIST, REVOCATION].contains(&finding.name))
}

/// One anchor in time is enough to read phones; one that has ended is still worth a word.
fn anchors(assessment: &Assessment<'_>, now: UnixTime) -> Vec<Finding> {
    let is_one_in_time = assessment.anchors.iter().any(|standing| standing.in_time);
    let otherwise = if is_one_in_time { State::Warning } else { State::Problem };
    let finding = |standing: &AnchorStanding<'_>| {
        let name = standing.anchor.id().name().to_owned();
        let Validity { not_before, not_after } = *standing.anchor.validity();
        let days = not_after.as_secs().saturating_sub(now.as_secs()) / DAY;
        let (state, seen) = if now < not_before {
            (otherwise, Seen::AnchorNotYet { name, not_before })
        } else if now > not_after {
            (otherwise, Seen::AnchorEnded { name, not_after })
        } else if days < SOON {
            (State::Warning, Seen::AnchorEndsSoon { name, not_after, days })
        } else {
            (State::Ok, Seen::Anchor { name, not_after })
        };
        Finding::new("anchor", state, seen)
    };
    assessment.anchors.iter().map(finding).collect()
}

/// Where revocation is required, a list that does not count refuses phones; elsewhere it is of no
/// use, and somebody should know.
fn revocation(mode: RevocationMode, assessment: &Assessment<'_>, now: UnixTime) -> Vec<Finding> {
    let otherwise = match mode {
        RevocationMode::Off => {
            return vec![Finding::new(REVOCATION, State::Ok, Seen::RevocationOff)];
        }
        RevocationMode::Prefer => State::Warning,
        RevocationMode::Require => State::Problem,
    };
    let mut findings: Vec<_> =
        assessment.lists.iter().map(|standing| list(standing, otherwise, now)).collect();
    let usable = assessment.lists.iter().filter(|standing| standing.problem.is_none()).count();
    let (state, seen) = match (assessment.lists.len(), usable) {
        (0, _) => (otherwise, Seen::NoList),
        (lists, 0) => (otherwise, Seen::NoUsableList { lists }),
        (_, lists) => (State::Ok, Seen::Revocation { lists }),
    };
    if usable > 0 {
        let bare = assessment.anchors.iter().filter(|it| it.in_time && it.lists == 0);
        findings.extend(bare.map(|it| {
            let seen = Seen::AnchorWithoutList { name: it.anchor.id().name().to_owned() };
            Finding::new(REVOCATION, otherwise, seen)
        }));
    }
    findings.push(Finding::new(REVOCATION, state, seen));
    findings
}

fn list(standing: &CrlStanding<'_>, otherwise: State, now: UnixTime) -> Finding {
    let crl = standing.crl;
    let name = crl.name().to_owned();
    let (now, made) = (now.as_secs(), crl.this_update());
    let age = now.saturating_sub(made.as_secs());
    let (state, seen) = match (&standing.problem, crl.next_update()) {
        (None, Some(next_update)) => {
            let left = next_update.as_secs().saturating_sub(now);
            match crl.notice_from() {
                Some(notice) if notice.as_secs() <= now => {
                    (State::Warning, Seen::ListEndsSoon { name, next_update, left })
                }
                _ => (State::Ok, Seen::List { name, next_update, age }),
            }
        }
        (Some(CrlProblem::OutOfDate { next_update }), _) => {
            let overdue = now.saturating_sub(next_update.as_secs());
            (otherwise, Seen::ListOutdated { name, next_update: *next_update, overdue })
        }
        (Some(CrlProblem::NoNextUpdate) | None, _) => (otherwise, Seen::ListUndated { name, age }),
        (Some(CrlProblem::NotYetValid { this_update }), _) => {
            let ahead = this_update.as_secs().saturating_sub(now);
            (otherwise, Seen::ListNotYet { name, this_update: *this_update, ahead })
        }
        (Some(problem), _) => {
            let oid = match problem {
                CrlProblem::UnsupportedSignatureAlgorithm { oid }
                | CrlProblem::UnknownCriticalExtension { oid }
                | CrlProblem::UnknownCriticalEntryExtension { oid } => oid.to_string(),
                _ => String::new(),
            };
            (otherwise, Seen::ListUseless { name, why: problem.as_str(), oid })
        }
    };
    Finding::new(LIST, state, seen)
}
