//! `[trust]`: anchors, revocation, and what a phone's certificate may say of itself.

use std::path::{Path, PathBuf};

use kazasu_core::verify::{Anchor, Crl, Oid, Policy, RevocationMode};

use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{Choice, Kind, List, Written, plain, quoted};
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
}

/// What a source holds.
type Loaded<T> = (PathBuf, T);

pub(in crate::config) fn declare(section: &mut Section<'_>) -> (Policy, Trust) {
    let folder = section.folder();
    let usual = Anchor::default_set().unwrap_or_else(|error| {
        section.complain("anchors", error.to_string());
        Vec::new()
    });
    let usual = usual.into_iter().map(|anchor| (None, anchor)).collect();
    let anchors = section.key(
        "anchors",
        "The CAs that may have issued a phone's certificate; by default those of J-LIS. \
         builtin:authca01 has expired.",
        Anchors { folder },
        usual,
    );
    let revocation = section.key(
        "revocation",
        "Whether a certificate is looked up in the lists of `crls`.",
        MODES,
        RevocationMode::Off,
    );
    let crls =
        section.key("crls", "Lists of revoked certificates.", List(CrlFile { folder }), Vec::new());
    let (crl_paths, crls): (Vec<_>, Vec<_>) =
        crls.into_iter().map(|(path, crl)| (Some(path), crl)).unzip();
    let (anchor_paths, anchors): (Vec<_>, Vec<_>) = anchors.into_iter().unzip();
    let phone_policies = section.key(
        "phone_policies",
        "The policies that a phone's certificate may carry; none: any but the plastic card's and \
         those for signing.",
        List(PolicyOid),
        Vec::new(),
    );
    let trust = Trust {
        anchors: sources(anchor_paths, anchors.iter().map(|anchor| anchor.id().name())),
        crls: sources(crl_paths, crls.iter().map(Crl::name)),
        phone_policies: phone_policies.clone(),
    };
    let policy =
        Policy::new(anchors).with_revocation(revocation, crls).with_phone_policies(phone_policies);
    (policy, trust)
}

fn sources<'a>(
    paths: Vec<Option<PathBuf>>,
    names: impl Iterator<Item = &'a str>,
) -> Vec<TrustSource> {
    let source =
        |((path, name), entry): ((_, &str), _)| TrustSource { entry, name: name.to_owned(), path };
    paths.into_iter().zip(names).zip(1..).map(source).collect()
}

/// Anchors: at least one, or nothing could be proven.
struct Anchors<'a> {
    folder: &'a Path,
}

impl Anchors<'_> {
    const fn entries(&self) -> List<AnchorFile<'_>> {
        List(AnchorFile { folder: self.folder })
    }
}

impl Kind for Anchors<'_> {
    type Value = Vec<(Option<PathBuf>, Anchor)>;

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
    folder: &'a Path,
}

impl Kind for AnchorFile<'_> {
    type Value = (Option<PathBuf>, Anchor);

    fn takes(&self) -> String {
        "\"builtin:authca01\" to \"builtin:authca03\", or a file, DER or PEM".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<Self::Value, Wrong> {
        let name: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        let wrong = |message: String| Wrong::new(value.span(), message);
        if let Some(builtin) = name.strip_prefix(BUILTIN) {
            let anchor = Anchor::builtin(builtin);
            let anchor = anchor.map_err(|error| wrong(format!("{name}: {error}")))?;
            return Ok((None, anchor));
        }
        let (path, anchor) = load(&name, self.folder, trust_files::anchor).map_err(wrong)?;
        Ok((Some(path), anchor))
    }

    /// Only built-in anchors are ever written: the defaults.
    fn write(&self, (_, anchor): &Self::Value) -> String {
        quoted(&format!("{BUILTIN}{}", anchor.id().name()))
    }
}

struct CrlFile<'a> {
    folder: &'a Path,
}

impl Kind for CrlFile<'_> {
    type Value = Loaded<Crl>;

    fn takes(&self) -> String {
        "a file, DER or PEM".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<Self::Value, Wrong> {
        let name: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        load(&name, self.folder, trust_files::crl)
            .map_err(|message| Wrong::new(value.span(), message))
    }

    fn write(&self, (_, crl): &Self::Value) -> String {
        quoted(crl.name())
    }
}

struct PolicyOid;

impl Kind for PolicyOid {
    type Value = Oid;

    fn takes(&self) -> String {
        "an object identifier such as \"1.2.392.200149.8.5.1.1.40\"".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<Oid, Wrong> {
        let text: Option<String> = plain(value);
        text.and_then(|text| text.parse().ok()).ok_or_else(|| self.mismatch(value))
    }

    fn write(&self, value: &Oid) -> String {
        quoted(&value.to_string())
    }
}

fn load<T>(
    name: &str,
    folder: &Path,
    read: fn(&str, &Path) -> Result<T, TrustFileError>,
) -> Result<Loaded<T>, String> {
    let path = folder.join(name);
    let loaded = read(name, &path).map_err(|error| match &error {
        // Where it was looked for is of use only while it is not found.
        TrustFileError::Unreadable(_) => format!("{}: {error}", path.display()),
        TrustFileError::Anchor(_) | TrustFileError::Crl(_) => format!("{name}: {error}"),
    })?;
    Ok((path, loaded))
}
