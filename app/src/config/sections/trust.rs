//! `[trust]`: anchors, revocation, and what a phone's certificate may say of itself.

use std::fs;
use std::path::Path;

use kazasu_core::verify::{Anchor, Crl, Oid, Policy, RevocationMode};

use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{Choice, Kind, List, Written, plain, quoted};

/// Marks an anchor that comes with Kazasu.
const BUILTIN: &str = "builtin:";

const MODES: Choice<RevocationMode> = Choice(&[
    ("off", RevocationMode::Off, "nobody looks"),
    ("prefer", RevocationMode::Prefer, "checked where a list covers the certificate"),
    ("require", RevocationMode::Require, "refused where no list covers it"),
]);

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Policy {
    let folder = section.folder();
    let usual = Anchor::default_set().unwrap_or_else(|error| {
        section.complain("anchors", error.to_string());
        Vec::new()
    });
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
    let phone_policies = section.key(
        "phone_policies",
        "The policies that a phone's certificate may carry; none: any but the plastic card's and \
         those for signing.",
        List(PolicyOid),
        Vec::new(),
    );
    Policy::new(anchors).with_revocation(revocation, crls).with_phone_policies(phone_policies)
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
    type Value = Vec<Anchor>;

    fn takes(&self) -> String {
        self.entries().takes()
    }

    fn read(&self, value: &Written<'_>) -> Result<Vec<Anchor>, Wrong> {
        let anchors = self.entries().read(value)?;
        if anchors.is_empty() {
            return Err(Wrong::new(value.span(), "names no anchor: nothing could be proven"));
        }
        Ok(anchors)
    }

    fn write(&self, value: &Vec<Anchor>) -> String {
        self.entries().write(value)
    }
}

struct AnchorFile<'a> {
    folder: &'a Path,
}

impl Kind for AnchorFile<'_> {
    type Value = Anchor;

    fn takes(&self) -> String {
        "\"builtin:authca01\" to \"builtin:authca03\", or a file, DER or PEM".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<Anchor, Wrong> {
        let name: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        let wrong = |message: String| Wrong::new(value.span(), message);
        if let Some(builtin) = name.strip_prefix(BUILTIN) {
            return Anchor::builtin(builtin).map_err(|error| wrong(format!("{name}: {error}")));
        }
        let bytes = read(&name, self.folder).map_err(wrong)?;
        Anchor::from_pem_or_der(&name, &bytes).map_err(|error| wrong(format!("{name}: {error}")))
    }

    /// Only built-in anchors are ever written: the defaults.
    fn write(&self, value: &Anchor) -> String {
        quoted(&format!("{BUILTIN}{}", value.id().name()))
    }
}

struct CrlFile<'a> {
    folder: &'a Path,
}

impl Kind for CrlFile<'_> {
    type Value = Crl;

    fn takes(&self) -> String {
        "a file, DER".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<Crl, Wrong> {
        let name: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        let wrong = |message: String| Wrong::new(value.span(), message);
        let bytes = read(&name, self.folder).map_err(wrong)?;
        Crl::from_der(&name, &bytes).map_err(|error| wrong(format!("{name}: {error}")))
    }

    fn write(&self, value: &Crl) -> String {
        quoted(value.name())
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

fn read(name: &str, folder: &Path) -> Result<Vec<u8>, String> {
    let path = folder.join(name);
    fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
}
