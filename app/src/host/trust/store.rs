//! What is in force, and what becomes of it when a file changes. No thread, and no clock.

use std::path::Path;
use std::time::{Duration, SystemTime};

use kazasu_core::time::UnixTime;
use kazasu_core::verify::{
    Anchor, Crl, CrlProblem, Fingerprint, Oid, Policy, RevocationMode, Succession,
};

use super::report::{TrustFile, TrustKey, TrustReport, TrustStanding};
use crate::config::{Trust, TrustSource};
use crate::host::bounded_file::Patience;
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
    /// All that the file holds; nothing while it is awaited.
    in_force: Vec<T>,
    /// The file has not answered yet: there is nothing that it would take the place of.
    is_awaited: bool,
    /// Of the file when it was read last.
    seen: Option<Stamp>,
    /// Why the file was not taken, if it was not.
    not_taken: Option<String>,
}

/// Reads all that a file holds.
type Read<T> = fn(&str, &Path, Patience) -> Result<Vec<T>, TrustFileError>;

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
    /// It holds less than before, and was written just now: perhaps not to its end.
    Unfinished,
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
            let follows =
                |new: &[Anchor], old: &[Anchor], is_racy| anchors_after(new, old, is_racy, now);
            looked.add(slot.look(trust_files::anchors, follows));
        }
        // A list is judged by the anchors that count now.
        let policy = self.policy();
        for slot in &mut self.crls {
            let follows = |new: &[Crl], old: &[Crl], _| crls_after(new, old, &policy, now);
            looked.add(slot.look(trust_files::crls, follows));
        }
        looked
    }

    /// Takes every file as it is, whatever was there before. Name and fault of each that cannot be
    /// read; of those the one before stays.
    pub(crate) fn read_anew(&mut self) -> Vec<(String, String)> {
        let patience = Patience::usual();
        let mut faults = Vec::new();
        for slot in &mut self.anchors {
            faults.extend(slot.read_anew(trust_files::anchors, patience));
        }
        for slot in &mut self.crls {
            faults.extend(slot.read_anew(trust_files::crls, patience));
        }
        faults
    }

    /// The policy in force.
    pub(crate) fn policy(&self) -> Policy {
        let anchors = self.anchors.iter().flat_map(|slot| slot.in_force.clone()).collect();
        let crls = self.crls.iter().flat_map(|slot| slot.in_force.clone()).collect();
        let policy = Policy::new(anchors)
            .with_revocation(self.revocation, crls)
            .with_phone_policies(self.phone_policies.clone());
        if self.is_complete() { policy } else { policy.incomplete() }
    }

    /// Whether nothing is awaited any more without which nobody can be judged.
    pub(super) fn is_complete(&self) -> bool {
        let uses_lists = self.revocation != RevocationMode::Off;
        self.anchors.iter().all(|slot| !slot.is_awaited)
            && self.crls.iter().all(|slot| !(uses_lists && slot.is_awaited))
    }

    /// How each file stands at this time.
    pub(crate) fn report(&self, now: UnixTime) -> TrustReport {
        let policy = self.policy();
        let assessment = policy.assess(now);
        let anchors = items(&self.anchors).zip(&assessment.anchors).filter_map(|(slot, it)| {
            let standing = match it.in_time {
                true => TrustStanding::Counts,
                false if now < it.anchor.validity().not_before => useless("not_begun"),
                false => useless("expired"),
            };
            slot.report(TrustKey::Anchors, it.anchor.id().name(), it.anchor.id().sha256(), standing)
        });
        let lists = items(&self.crls).zip(&assessment.lists).filter_map(|(slot, it)| {
            let standing = match (&it.problem, it.crl.notice_from(), it.crl.next_update()) {
                (Some(problem), ..) => useless(problem.as_str()),
                (None, Some(notice), Some(end)) if notice <= now => {
                    TrustStanding::EndsSoon { at: end.as_secs() }
                }
                (None, ..) => TrustStanding::Counts,
            };
            slot.report(TrustKey::Crls, it.crl.name(), it.crl.sha256(), standing)
        });
        let awaited =
            awaited(&self.anchors, TrustKey::Anchors).chain(awaited(&self.crls, TrustKey::Crls));
        TrustReport {
            revocation: self.revocation != RevocationMode::Off,
            files: anchors.chain(lists).chain(awaited).collect(),
        }
    }

    /// The next time at which a report may differ though no file has changed.
    pub(crate) fn next_change(&self, now: UnixTime) -> Option<UnixTime> {
        let lists = self.crls.iter().flat_map(|slot| &slot.in_force).flat_map(|crl| {
            let after_end = crl.next_update().map(second_after);
            [Some(crl.this_update()), crl.notice_from(), after_end]
        });
        let anchors = self
            .anchors
            .iter()
            .flat_map(|slot| &slot.in_force)
            .map(Anchor::validity)
            .flat_map(|it| [Some(it.not_before), Some(second_after(it.not_after))]);
        lists.chain(anchors).flatten().filter(|time| *time > now).min()
    }
}

/// Ends include their last second.
const fn second_after(time: UnixTime) -> UnixTime {
    UnixTime::from_secs(time.as_secs().saturating_add(1))
}

/// Anchors take the place of others unless that would leave those that have ended, or have not
/// begun, where one was in time.
fn anchors_after(new: &[Anchor], old: &[Anchor], is_racy: bool, now: UnixTime) -> Result<(), Not> {
    let is_one_in_time = |all: &[Anchor]| all.iter().any(|it| it.validity().contains(now));
    if !is_one_in_time(new) && is_one_in_time(old) {
        return Err(Not::Worse("outside_its_time"));
    }
    if new.len() < old.len() && is_racy {
        return Err(Not::Unfinished);
    }
    Ok(())
}

/// The lists of a file take the place of those before, unless one of them would be followed by a
/// step back, or by nothing.
fn crls_after(new: &[Crl], old: &[Crl], policy: &Policy, now: UnixTime) -> Result<(), Not> {
    for before in old {
        let same = new.iter().filter(|list| list.succession(before) != Succession::Other);
        // A file may hold several generations of one list.
        let newest = same.reduce(|known, list| match list.succession(known) {
            Succession::Newer => list,
            Succession::Older | Succession::Same | Succession::Other => known,
        });
        match (newest, old) {
            (Some(newest), _) => crl_after(newest, before, policy, now)?,
            // Another list in its place, as it is with files of one.
            (None, [_]) => {
                new.iter().try_for_each(|list| crl_after(list, before, policy, now))?;
            }
            (None, _) if policy.assess_crl(before, now).signers.is_empty() => {}
            (None, _) => return Err(Not::Worse("list_missing")),
        }
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
        read: Read<T>,
        follows: impl Fn(&[T], &[T], bool) -> Result<(), Not>,
    ) -> Looked {
        let Some(path) = self.source.path.clone() else { return Looked::default() };
        let stamp = Stamp::of(&path);
        if stamp.as_ref().is_some_and(|stamp| !stamp.is_racy && self.seen.as_ref() == Some(stamp)) {
            return Looked::default();
        }
        let is_racy = stamp.as_ref().is_none_or(|stamp| stamp.is_racy);
        self.seen = stamp;
        let before = self.not_taken.take();
        let policy = match read(&self.source.name, &path, Patience::Endless) {
            Err(error) => {
                tracing::debug!(file = %path.display(), %error, "not taken");
                self.not_taken = Some(error.as_str().to_owned());
                false
            }
            Ok(new) if std::mem::take(&mut self.is_awaited) => {
                self.in_force = new;
                true
            }
            Ok(new) if new == self.in_force => false,
            Ok(new) => match follows(&new, &self.in_force, is_racy) {
                Ok(()) => {
                    self.in_force = new;
                    true
                }
                Err(not) => {
                    self.not_taken = Some(not.as_str().to_owned());
                    if matches!(not, Not::Early | Not::Unfinished) {
                        // Its time comes without a change of the file.
                        self.seen = None;
                    }
                    false
                }
            },
        };
        Looked { policy, files: self.not_taken != before }
    }

    fn read_anew(&mut self, read: Read<T>, patience: Patience) -> Option<(String, String)> {
        match read(&self.source.name, self.source.path.as_deref()?, patience) {
            Ok(new) => {
                (self.in_force, self.is_awaited) = (new, false);
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
        name: &str,
        sha256: Fingerprint,
        standing: TrustStanding,
    ) -> Option<TrustFile> {
        self.source.path.as_ref()?;
        Some(TrustFile {
            key,
            entry: self.source.entry,
            name: name.to_owned(),
            sha256: sha256.to_string().chars().take(16).collect(),
            standing,
            not_taken: self.not_taken.clone(),
        })
    }
}

fn slots<T: Clone>(sources: &[TrustSource], in_force: &[T]) -> Vec<Slot<T>> {
    let mut left = in_force.iter();
    let slot = |source: &TrustSource| Slot {
        source: source.clone(),
        in_force: left.by_ref().take(source.count).cloned().collect(),
        is_awaited: source.is_awaited,
        seen: None,
        not_taken: source.is_awaited.then(|| "slow".to_owned()),
    };
    sources.iter().map(slot).collect()
}

/// The slot of each anchor or list in force, in their order.
fn items<T>(slots: &[Slot<T>]) -> impl Iterator<Item = &Slot<T>> {
    slots.iter().flat_map(|slot| slot.in_force.iter().map(move |_| slot))
}

/// Files with nothing in force.
fn awaited<T>(slots: &[Slot<T>], key: TrustKey) -> impl Iterator<Item = TrustFile> {
    slots.iter().filter(|slot| slot.is_awaited).map(move |slot| TrustFile {
        key,
        entry: slot.source.entry,
        name: slot.source.name.clone(),
        sha256: String::new(),
        standing: useless("awaited"),
        not_taken: slot.not_taken.clone(),
    })
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
            Self::Unfinished => "unfinished",
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
