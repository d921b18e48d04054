//! What is in force, and what becomes of it when a file changes. No thread, and no clock.

use std::path::Path;
use std::time::{Duration, SystemTime};

use kazasu_core::time::UnixTime;
use kazasu_core::verify::{
    Anchor, Crl, CrlProblem, Fingerprint, Oid, Policy, RevocationMode, Succession,
};

use super::report::{TrustFile, TrustKey, TrustReport, TrustStanding};
use crate::config::{Trust, TrustSource};
use crate::host::trust_files::{self, TrustFileError};

/// A file that was changed so shortly before it was read may change again without another time
/// stamp: it is read once more. Some file systems keep whole seconds, FAT even ones.
const RACY: Duration = Duration::from_secs(3);

/// Anchors and lists in force.
#[derive(Debug)]
pub(crate) struct TrustStore {
    anchors: Vec<Slot<Anchor>>,
    crls: Vec<Slot<Crl>>,
    revocation: RevocationMode,
    phone_policies: Vec<Oid>,
}

/// One entry of the configuration.
#[derive(Debug)]
struct Slot<T> {
    source: TrustSource,
    in_force: T,
    /// Of the file when it was read last.
    seen: Option<Stamp>,
    /// Why the file was not taken, if it was not.
    not_taken: Option<String>,
}

/// By what it is seen that a file has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Device and number of the file, and when anything of it was changed.
    identity: Option<(u64, u64, i64, i64)>,
    /// It had changed just before it was looked at.
    is_racy: bool,
}

/// What is different after a look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Looked {
    /// The policy in force.
    pub(crate) policy: bool,
    /// Why a file is not taken, or that it is.
    pub(crate) files: bool,
}

impl Looked {
    const fn add(&mut self, other: Self) {
        self.policy |= other.policy;
        self.files |= other.files;
    }
}

/// Why a file that can be read is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Not {
    /// It is older than what is in force.
    Older,
    /// It counts for nothing, and what is in force does.
    Worse(&'static str),
    /// Its time is still to come, and what is in force counts meanwhile.
    Early,
}

impl TrustStore {
    /// What the configuration has read.
    pub(crate) fn new(trust: &Trust, policy: &Policy) -> Self {
        Self {
            anchors: slots(&trust.anchors, policy.anchors()),
            crls: slots(&trust.crls, policy.crls()),
            revocation: policy.revocation(),
            phone_policies: trust.phone_policies.clone(),
        }
    }

    /// Looks at every file, and takes what may be taken.
    pub(crate) fn look(&mut self, now: UnixTime) -> Looked {
        let mut looked = Looked::default();
        for slot in &mut self.anchors {
            let follows = |new: &Anchor, old: &Anchor| anchor_after(new, old, now);
            looked.add(slot.look(trust_files::anchor, follows));
        }
        // A list is judged by the anchors that count now.
        let policy = self.policy();
        for slot in &mut self.crls {
            let follows = |new: &Crl, old: &Crl| crl_after(new, old, &policy, now);
            looked.add(slot.look(trust_files::crl, follows));
        }
        looked
    }

    /// Takes every file as it is, whatever was there before. Name and fault of each that cannot be
    /// read; of those the one before stays.
    pub(crate) fn read_anew(&mut self) -> Vec<(String, String)> {
        let mut faults = Vec::new();
        for slot in &mut self.anchors {
            faults.extend(slot.read_anew(trust_files::anchor));
        }
        for slot in &mut self.crls {
            faults.extend(slot.read_anew(trust_files::crl));
        }
        faults
    }

    /// The policy in force.
    pub(crate) fn policy(&self) -> Policy {
        let anchors = self.anchors.iter().map(|slot| slot.in_force.clone()).collect();
        let crls = self.crls.iter().map(|slot| slot.in_force.clone()).collect();
        Policy::new(anchors)
            .with_revocation(self.revocation, crls)
            .with_phone_policies(self.phone_policies.clone())
    }

    /// How each file stands at this time.
    pub(crate) fn report(&self, now: UnixTime) -> TrustReport {
        let policy = self.policy();
        let assessment = policy.assess(now);
        let anchors = self.anchors.iter().zip(&assessment.anchors).filter_map(|(slot, it)| {
            let standing = match it.in_time {
                true => TrustStanding::Counts,
                false if now < it.anchor.validity().not_before => useless("not_begun"),
                false => useless("expired"),
            };
            slot.report(TrustKey::Anchors, it.anchor.id().sha256(), standing)
        });
        let lists = self.crls.iter().zip(&assessment.lists).filter_map(|(slot, it)| {
            let standing = match (&it.problem, it.crl.notice_from(), it.crl.next_update()) {
                (Some(problem), ..) => useless(problem.as_str()),
                (None, Some(notice), Some(end)) if notice <= now => {
                    TrustStanding::EndsSoon { at: end.as_secs() }
                }
                (None, ..) => TrustStanding::Counts,
            };
            slot.report(TrustKey::Crls, it.crl.sha256(), standing)
        });
        TrustReport {
            revocation: self.revocation != RevocationMode::Off,
            files: anchors.chain(lists).collect(),
        }
    }

    /// The next time at which a report may differ though no file has changed.
    pub(crate) fn next_change(&self, now: UnixTime) -> Option<UnixTime> {
        let lists = self.crls.iter().map(|slot| &slot.in_force).flat_map(|crl| {
            let after_end = crl.next_update().map(second_after);
            [Some(crl.this_update()), crl.notice_from(), after_end]
        });
        let anchors = self
            .anchors
            .iter()
            .map(|slot| slot.in_force.validity())
            .flat_map(|it| [Some(it.not_before), Some(second_after(it.not_after))]);
        lists.chain(anchors).flatten().filter(|time| *time > now).min()
    }
}

/// Ends include their last second.
const fn second_after(time: UnixTime) -> UnixTime {
    UnixTime::from_secs(time.as_secs().saturating_add(1))
}

/// An anchor takes the place of another one unless that would leave an anchor that has ended, or
/// has not begun, where one was in time.
fn anchor_after(new: &Anchor, old: &Anchor, now: UnixTime) -> Result<(), Not> {
    if !new.validity().contains(now) && old.validity().contains(now) {
        return Err(Not::Worse("outside_its_time"));
    }
    Ok(())
}

/// A list takes the place of another one unless that would be a step back: an older list of the
/// same CA and scope, one that an anchor has not signed, one whose time is to come.
fn crl_after(new: &Crl, old: &Crl, policy: &Policy, now: UnixTime) -> Result<(), Not> {
    let standing = policy.assess_crl(new, now).problem;
    let before = policy.assess_crl(old, now);
    // What is nobody's word cannot be worse than anything.
    if before.signers.is_empty() {
        return Ok(());
    }
    match standing {
        None | Some(CrlProblem::OutOfDate { .. } | CrlProblem::NoNextUpdate) => {}
        Some(CrlProblem::NotYetValid { .. }) => return Err(Not::Early),
        Some(problem) => return Err(Not::Worse(problem.as_str())),
    }
    match new.succession(old) {
        Succession::Older => Err(Not::Older),
        Succession::Newer | Succession::Same | Succession::Other => Ok(()),
    }
}

impl<T: PartialEq> Slot<T> {
    fn look(
        &mut self,
        read: fn(&str, &Path) -> Result<T, TrustFileError>,
        follows: impl Fn(&T, &T) -> Result<(), Not>,
    ) -> Looked {
        let Some(path) = self.source.path.clone() else { return Looked::default() };
        let stamp = Stamp::of(&path);
        if stamp.as_ref().is_some_and(|stamp| !stamp.is_racy && self.seen.as_ref() == Some(stamp)) {
            return Looked::default();
        }
        self.seen = stamp;
        let before = self.not_taken.take();
        let policy = match read(&self.source.name, &path) {
            Err(error) => {
                tracing::debug!(file = %path.display(), %error, "not taken");
                self.not_taken = Some(error.as_str().to_owned());
                false
            }
            Ok(new) if new == self.in_force => false,
            Ok(new) => match follows(&new, &self.in_force) {
                Ok(()) => {
                    self.in_force = new;
                    true
                }
                Err(not) => {
                    self.not_taken = Some(not.as_str().to_owned());
                    if not == Not::Early {
                        // Its time comes without a change of the file.
                        self.seen = None;
                    }
                    false
                }
            },
        };
        Looked { policy, files: self.not_taken != before }
    }

    fn read_anew(
        &mut self,
        read: fn(&str, &Path) -> Result<T, TrustFileError>,
    ) -> Option<(String, String)> {
        match read(&self.source.name, self.source.path.as_deref()?) {
            Ok(new) => {
                self.in_force = new;
                None
            }
            Err(error) => Some((self.source.name.clone(), error.to_string())),
        }
    }
}

impl<T> Slot<T> {
    /// What is built in is no file, and never changes.
    fn report(
        &self,
        key: TrustKey,
        sha256: Fingerprint,
        standing: TrustStanding,
    ) -> Option<TrustFile> {
        self.source.path.as_ref()?;
        Some(TrustFile {
            key,
            entry: self.source.entry,
            name: self.source.name.clone(),
            sha256: sha256.to_string().chars().take(16).collect(),
            standing,
            not_taken: self.not_taken.clone(),
        })
    }
}

fn slots<T: Clone>(sources: &[TrustSource], in_force: &[T]) -> Vec<Slot<T>> {
    let slot = |(source, in_force): (&TrustSource, &T)| Slot {
        source: source.clone(),
        in_force: in_force.clone(),
        seen: None,
        not_taken: None,
    };
    sources.iter().zip(in_force).map(slot).collect()
}

fn useless(why: &str) -> TrustStanding {
    TrustStanding::Useless { why: why.to_owned() }
}

impl Not {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Older => "older",
            Self::Worse(why) => why,
            Self::Early => "not_begun",
        }
    }
}

impl Stamp {
    /// `None`: nothing is there, or nobody may look.
    fn of(path: &Path) -> Option<Self> {
        let about = path.metadata().ok()?;
        let modified = about.modified().ok();
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            Some((about.dev(), about.ino(), about.ctime(), about.ctime_nsec()))
        };
        #[cfg(not(unix))]
        let identity = None;
        let is_racy =
            modified.is_none_or(|modified| modified.elapsed().map_or(true, |age| age < RACY));
        Some(Self { length: about.len(), modified, identity, is_racy })
    }
}

#[cfg(all(test, feature = "demo"))]
mod tests;
