//! `[trust]`: anchors, revocation, and what a phone's certificate may say of itself.

use std::fs;
use std::path::Path;

use kazasu_core::verify::{Anchor, Crl, Oid, Policy, RevocationMode};
use serde::Deserialize;
use toml::Spanned;

use super::file::Wrong;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Trust {
    anchors: Option<Spanned<Vec<Spanned<String>>>>,
    revocation: Option<Spanned<String>>,
    crls: Vec<Spanned<String>>,
    phone_policies: Vec<Spanned<String>>,
}

/// Marks an anchor that comes with Kazasu.
const BUILTIN: &str = "builtin:";

/// The policy that the table asks for; paths start at `folder`.
pub(super) fn policy(trust: Trust, folder: &Path) -> Result<Policy, Wrong> {
    let anchors = match trust.anchors {
        Some(list) if list.get_ref().is_empty() => {
            return Err(Wrong::new(list.span(), "names no anchor: nothing could be proven"));
        }
        Some(list) => list
            .into_inner()
            .into_iter()
            .map(|name| anchor(name, folder))
            .collect::<Result<_, _>>()?,
        None => Anchor::default_set().map_err(|error| Wrong::new(0..0, error.to_string()))?,
    };
    let mode = trust.revocation.map_or(Ok(RevocationMode::Off), mode)?;
    let crls = trust.crls.into_iter().map(|name| crl(name, folder)).collect::<Result<_, _>>()?;
    let phone_policies =
        trust.phone_policies.into_iter().map(policy_oid).collect::<Result<_, _>>()?;
    Ok(Policy::new(anchors).with_revocation(mode, crls).with_phone_policies(phone_policies))
}

fn anchor(name: Spanned<String>, folder: &Path) -> Result<Anchor, Wrong> {
    let span = name.span();
    let wrong = |message: String| Wrong::new(span.clone(), message);
    let name = name.into_inner();
    if let Some(builtin) = name.strip_prefix(BUILTIN) {
        return Anchor::builtin(builtin).map_err(|error| wrong(format!("{name}: {error}")));
    }
    let bytes = read(&name, folder).map_err(wrong)?;
    Anchor::from_pem_or_der(&name, &bytes).map_err(|error| wrong(format!("{name}: {error}")))
}

fn mode(value: Spanned<String>) -> Result<RevocationMode, Wrong> {
    match value.get_ref().as_str() {
        "off" => Ok(RevocationMode::Off),
        "prefer" => Ok(RevocationMode::Prefer),
        "require" => Ok(RevocationMode::Require),
        _ => Err(Wrong::new(value.span(), "must be \"off\", \"prefer\" or \"require\"")),
    }
}

fn crl(name: Spanned<String>, folder: &Path) -> Result<Crl, Wrong> {
    let span = name.span();
    let wrong = |message: String| Wrong::new(span.clone(), message);
    let name = name.into_inner();
    let bytes = read(&name, folder).map_err(wrong)?;
    Crl::from_der(&name, &bytes).map_err(|error| wrong(format!("{name}: {error}")))
}

fn policy_oid(value: Spanned<String>) -> Result<Oid, Wrong> {
    value.get_ref().parse().map_err(|_| {
        Wrong::new(
            value.span(),
            "must be an object identifier such as \"1.2.392.200149.8.5.1.1.40\"",
        )
    })
}

fn read(name: &str, folder: &Path) -> Result<Vec<u8>, String> {
    let path = folder.join(name);
    fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
}
