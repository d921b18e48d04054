//! `[trust]`: anchors, revocation, and what a phone's certificate may say of itself.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use kazasu_core::verify::{Anchor, Crl, Oid, Policy, RevocationMode};

use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{Choice, Kind, List, Written, path_name, plain, quoted};
use crate::host::bounded_file::{Patience, Unreadable};
use crate::host::trust_files::{self, TrustFileError};

/// Marks an anchor that comes with Kazasu.
const BUILTIN: &str = "builtin:";

const MODES: Choice<RevocationMode> = Choice(&[
    ("off", RevocationMode::Off, "nobody looks"),
    ("prefer", RevocationMode::Prefer, "checked where a list covers the certificate"),
    ("require", RevocationMode::Require, "refused where no list covers it"),
]);

/// Where anchors and lists come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trust {
    /// In the order of the policy's anchors.
    pub(crate) anchors: Vec<TrustSource>,
    /// In the order of the policy's lists.
    pub(crate) crls: Vec<TrustSource>,
    /// As the policy has them.
    pub(crate) phone_policies: Vec<Oid>,
}

/// Where one of them comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TrustSource {
    /// Its place in the list of the configuration, from 1.
    pub(crate) entry: u32,
    /// As the configuration writes it.
    pub(crate) name: String,
    /// `None`: it is built in.
    pub(crate) path: Option<PathBuf>,
    /// How many of the policy's anchors or lists are its.
    pub(crate) count: usize,
    /// The file has not answered yet, and has none.
    pub(crate) is_awaited: bool,
}

/// An entry with all that it holds.
struct Loaded<T> {
    name: String,
    path: Option<PathBuf>,
    held: Vec<T>,
    is_awaited: bool,
}

/// Where files are, and how long all of them together may keep the program; what did not answer is
/// noted.
struct Files<'a> {
    folder: &'a Path,
    patience: Patience,
    slow: RefCell<Vec<Wrong>>,
}

pub(in crate::config) fn declare(section: &mut Section<'_>) -> (Policy, Trust) {
    let patience = Patience::usual();
    let files = || Files { folder: section.folder(), patience, slow: RefCell::default() };
    let (anchor_files, crl_files) = (files(), files());
    let usual = Anchor::default_set().unwrap_or_else(|error| {
        section.complain("anchors", error.to_string());
        Vec::new()
    });
    let usual = usual.into_iter().map(Loaded::built_in).collect();
    let anchors = section.key(
        "anchors",
        "The CAs that may have issued a phone's certificate; by default those of J-LIS. \
         builtin:authca01 has expired.",
        Anchors { files: &anchor_files },
        usual,
    );
    let revocation = section.key(
        "revocation",
        "Whether a certificate is looked up in the lists of `crls`.",
        MODES,
        RevocationMode::Off,
    );
    let crls = section.key(
        "crls",
        "Lists of revoked certificates.",
        List(CrlFile { files: &crl_files }),
        Vec::new(),
    );
    section.await_files("anchors", anchor_files.slow.into_inner());
    section.await_files("crls", crl_files.slow.into_inner());
    let phone_policies = section.key(
        "phone_policies",
        "The policies that a phone's certificate may carry; none: any but the plastic card's and \
         those for signing.",
        List(PolicyOid),
        Vec::new(),
    );
    let trust = Trust {
        anchors: sources(&anchors),
        crls: sources(&crls),
        phone_policies: phone_policies.clone(),
    };
    let is_complete = !trust.is_awaited(revocation);
    let policy = Policy::new(all(anchors))
        .with_revocation(revocation, all(crls))
        .with_phone_policies(phone_policies);
    (if is_complete { policy } else { policy.incomplete() }, trust)
}

impl Trust {
    /// Whether something is still to come without which nobody can be judged.
    fn is_awaited(&self, revocation: RevocationMode) -> bool {
        let lists = (revocation != RevocationMode::Off).then_some(&self.crls);
        self.anchors.iter().chain(lists.into_iter().flatten()).any(|source| source.is_awaited)
    }
}

fn all<T>(loaded: Vec<Loaded<T>>) -> Vec<T> {
    loaded.into_iter().flat_map(|entry| entry.held).collect()
}

fn sources<T>(loaded: &[Loaded<T>]) -> Vec<TrustSource> {
    let source = |(it, entry): (&Loaded<T>, u32)| TrustSource {
        entry,
        name: it.name.clone(),
        path: it.path.clone(),
        count: it.held.len(),
        is_awaited: it.is_awaited,
    };
    loaded.iter().zip(1..).map(source).collect()
}

impl Loaded<Anchor> {
    fn built_in(anchor: Anchor) -> Self {
        let name = anchor.id().name().to_owned();
        Self { name, path: None, held: vec![anchor], is_awaited: false }
    }
}

/// Anchors: at least one, or nothing could be proven.
struct Anchors<'a> {
    files: &'a Files<'a>,
}

impl Anchors<'_> {
    const fn entries(&self) -> List<AnchorFile<'_>> {
        List(AnchorFile { files: self.files })
    }
}

impl Kind for Anchors<'_> {
    type Value = Vec<Loaded<Anchor>>;

    fn takes(&self) -> String {
        self.entries().takes()
    }

    fn read(&self, value: &Written<'_>) -> Result<Self::Value, Wrong> {
        let anchors = self.entries().read(value)?;
        if anchors.is_empty() {
            return Err(Wrong::new(value.span(), "names no anchor: nothing could be proven"));
        }
        Ok(anchors)
    }

    fn write(&self, value: &Self::Value) -> String {
        self.entries().write(value)
    }
}

struct AnchorFile<'a> {
    files: &'a Files<'a>,
}

impl Kind for AnchorFile<'_> {
    type Value = Loaded<Anchor>;

    fn takes(&self) -> String {
        "\"builtin:authca01\" to \"builtin:authca03\", or a file, DER or PEM, of one or several"
            .to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<Self::Value, Wrong> {
        let name: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        let wrong = |message: String| Wrong::new(value.span(), message);
        if let Some(builtin) = name.strip_prefix(BUILTIN) {
            let anchor = Anchor::builtin(builtin);
            let anchor = anchor.map_err(|error| wrong(format!("{name}: {error}")))?;
            return Ok(Loaded::built_in(anchor));
        }
        self.files.load(name, value, trust_files::anchors)
    }

    /// Only built-in anchors are ever written: the defaults.
    fn write(&self, value: &Self::Value) -> String {
        quoted(&format!("{BUILTIN}{}", value.name))
    }
}

struct CrlFile<'a> {
    files: &'a Files<'a>,
}

impl Kind for CrlFile<'_> {
    type Value = Loaded<Crl>;

    fn takes(&self) -> String {
        "a file, DER or PEM, of one list or several".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<Self::Value, Wrong> {
        let name: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        self.files.load(name, value, trust_files::crls)
    }

    fn write(&self, value: &Self::Value) -> String {
        quoted(&value.name)
    }
}

/// The longest object identifier, in letters: thirty arcs of nine digits. (Real ones have half.)
const LONGEST_OID: usize = 300;

struct PolicyOid;

impl Kind for PolicyOid {
    type Value = Oid;

    fn takes(&self) -> String {
        "an object identifier such as \"1.2.392.200149.8.5.1.1.40\"".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<Oid, Wrong> {
        let text: Option<String> = plain(value);
        let text = text.filter(|text| text.len() <= LONGEST_OID);
        text.and_then(|text| text.parse().ok()).ok_or_else(|| self.mismatch(value))
    }

    fn write(&self, value: &Oid) -> String {
        quoted(&value.to_string())
    }
}

impl Files<'_> {
    /// All that a file holds; nothing, and a note, where it does not answer in time.
    fn load<T>(
        &self,
        name: String,
        value: &Written<'_>,
        read: fn(&str, &Path, Patience) -> Result<Vec<T>, TrustFileError>,
    ) -> Result<Loaded<T>, Wrong> {
        let name = path_name(name, value)?;
        let path = self.folder.join(&name);
        let (held, is_awaited) = match read(&name, &path, self.patience) {
            Ok(held) => (held, false),
            // Where it was looked for is of use only while it is not found.
            Err(error @ TrustFileError::Unreadable(_)) => {
                let wrong = Wrong::new(value.span(), format!("{}: {error}", path.display()));
                if !matches!(error, TrustFileError::Unreadable(Unreadable::Slow)) {
                    return Err(wrong);
                }
                self.slow.borrow_mut().push(wrong);
                (Vec::new(), true)
            }
            Err(error) => return Err(Wrong::new(value.span(), format!("{name}: {error}"))),
        };
        Ok(Loaded { name, path: Some(path), held, is_awaited })
    }
}
