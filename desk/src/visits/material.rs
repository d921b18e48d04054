//! What verdicts rest on, by hash.

use kazasu_core::time::UnixTime;
use kazasu_core::verify::{Policy, RevocationMode};
use serde_json::json;

use crate::store::{Material, MaterialKind};

/// The policy as a JSON object, then every anchor and list that it names.
pub(super) fn of(policy: &Policy, service_starts: Option<UnixTime>) -> Vec<Material> {
    let hashes = |hashes: Vec<String>| {
        let mut hashes = hashes;
        hashes.sort();
        hashes
    };
    let anchors = policy.anchors().iter().map(|anchor| anchor.id().sha256().to_string());
    let crls = policy.crls().iter().map(|crl| crl.sha256().to_string());
    let named = json!({
        "verifier": kazasu_core::VERSION,
        "anchors": hashes(anchors.collect()),
        "crls": hashes(crls.collect()),
        "revocation": match policy.revocation() {
            RevocationMode::Off => "off",
            RevocationMode::Prefer => "prefer",
            RevocationMode::Require => "require",
        },
        "phone_policies":
            policy.phone_policies().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "service_starts": service_starts.map(UnixTime::as_secs),
    });
    let policy_itself = Material {
        kind: MaterialKind::Policy,
        name: "policy".to_owned(),
        bytes: named.to_string().into_bytes(),
    };
    let anchors = policy.anchors().iter().map(|anchor| Material {
        kind: MaterialKind::Anchor,
        name: anchor.id().name().to_owned(),
        bytes: anchor.as_der().to_vec(),
    });
    let crls = policy.crls().iter().filter_map(|crl| {
        let (name, bytes) = (crl.name().to_owned(), crl.to_der()?);
        Some(Material { kind: MaterialKind::Crl, name, bytes })
    });
    std::iter::once(policy_itself).chain(anchors).chain(crls).collect()
}
