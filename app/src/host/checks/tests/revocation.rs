//! Revocation lists: ready, or why not.

use kazasu_core::verify::{Anchor, Crl, Policy, RevocationMode};
use kazasu_core::virtual_phone::pki::{CrlDefect, CrlSpec, KeyKind, PrivateKey};

use super::*;

#[test]
fn an_outdated_list_is_a_problem_only_where_it_is_required() {
    let trust = |mode: &str, lists: &str| {
        format!("[trust]\nanchors = [\"anchor.der\"]\nrevocation = \"{mode}\"\ncrls = [{lists}]\n")
    };
    for (mode, state) in [("require", State::Problem), ("prefer", State::Warning)] {
        assert_eq!(
            not_well(&well(), &trust(mode, "\"auth.crl\"")),
            [("list", state), ("revocation", state), NO_DESK]
        );
        assert_eq!(not_well(&well(), &trust(mode, "")), [("revocation", state), NO_DESK]);
    }
    let findings = all(&well(), &configured(&trust("prefer", "\"auth.crl\"")));
    let said = verdict(&findings, &Texts::new(Language::EN));
    let start =
        "Phones can be read, but revocation is not checked as configured: the revocation list";
    assert!(said.starts_with(start) && said.contains("too old"), "{said}");
    assert_eq!(not_well(&well(), &trust("off", "\"auth.crl\"")), [NO_DESK]);
    let fresh = Facts { now: UnixTime::from_secs(NOW.as_secs() - 2 * DAY), ..well() };
    assert_eq!(not_well(&fresh, &trust("require", "\"auth.crl\"")), [NO_DESK]);
    // In the last quarter of its two days.
    let late = Facts { now: UnixTime::from_secs(NOW.as_secs() - DAY - 3_600), ..well() };
    assert_eq!(
        not_well(&late, &trust("require", "\"auth.crl\"")),
        [("list", State::Warning), NO_DESK]
    );
}

/// Whatever keeps a list from counting in a verification keeps it from being ready here.
#[test]
fn a_list_that_does_not_count_is_not_ready() {
    let now = NOW.as_secs();
    let good = || CrlSpec {
        this_update: now - DAY,
        next_update: Some(now + 20 * DAY),
        ..CrlSpec::default()
    };
    let key = || Some(PrivateKey::generate(KeyKind::Rsa2048));
    let config = configured("[trust]\nanchors = [\"anchor.der\"]\n");
    let sister = pki::shared_other_generation();
    let found = |mode, lists: &[Vec<u8>], anchors: Vec<Anchor>| {
        let lists = lists.iter().map(|der| Crl::from_der("auth.crl", der).unwrap()).collect();
        let policy = Policy::new(anchors).with_revocation(mode, lists);
        trust::check(None, &policy, NOW)
            .into_iter()
            .filter(|finding| finding.state != State::Ok)
            .map(|finding| (finding.seen, finding.state))
            .collect::<Vec<_>>()
    };
    let own = || config.policy.anchors().to_vec();
    assert_eq!(found(RevocationMode::Require, &[pki::shared().crl(&good())], own()), []);
    let useless = |why| Seen::ListUseless { name: "auth.crl".into(), why, oid: String::new() };
    let mut broken = pki::shared().crl(&good());
    *broken.last_mut().unwrap() ^= 1;
    let this_update = UnixTime::from_secs(now + DAY);
    let name = || "auth.crl".to_owned();
    for (list, expected) in [
        (
            pki::shared().crl(&CrlSpec { forged_with: key(), ..good() }),
            useless("not_signed_by_anchor"),
        ),
        (sister.crl(&good()), useless("not_signed_by_anchor")),
        (broken, useless("not_signed_by_anchor")),
        (
            pki::shared().crl(&CrlSpec { defect: Some(CrlDefect::Delta), ..good() }),
            useless("delta"),
        ),
        (
            pki::shared().crl(&CrlSpec { this_update: now + DAY, ..good() }),
            Seen::ListNotYet { name: name(), this_update, ahead: DAY },
        ),
        (
            pki::shared().crl(&CrlSpec { next_update: None, ..good() }),
            Seen::ListUndated { name: name(), age: DAY },
        ),
    ] {
        for (mode, state) in
            [(RevocationMode::Require, State::Problem), (RevocationMode::Prefer, State::Warning)]
        {
            let none = (Seen::NoUsableList { lists: 1 }, state);
            assert_eq!(
                found(mode, std::slice::from_ref(&list), own()),
                [(expected.clone(), state), none]
            );
        }
    }
    let other = vec![Anchor::builtin("authca03").unwrap()];
    let foreign = found(RevocationMode::Require, &[pki::shared().crl(&good())], other);
    assert_eq!(foreign[0], (useless("other_issuer"), State::Problem));
    // A second authority without a list of its own.
    let both = own().into_iter().chain([Anchor::builtin("authca03").unwrap()]);
    let bare = Seen::AnchorWithoutList { name: "authca03".into() };
    assert_eq!(
        found(RevocationMode::Require, &[pki::shared().crl(&good())], both.collect()),
        [(bare, State::Problem)]
    );
}

/// What the technician's view tells of a program that runs for days is what lies there now.
#[test]
fn files_are_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kazasu.toml");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("anchor.der"), pki::shared().anchor_der()).unwrap();
    fs::write(at("auth.crl"), list()).unwrap();
    let trust = "anchors = [\"anchor.der\"]\nrevocation = \"require\"\ncrls = [\"auth.crl\"]\n";
    fs::write(&path, format!("[trust]\n{trust}")).unwrap();
    let config = Config::load(Some(&path)).unwrap();
    fs::write(at("auth.crl"), &list()[..300]).unwrap();
    let facts = Facts { trust: Some(trust::fresh(&config)), ..well() };
    let found = all(&facts, &config);
    let file = found.iter().find(|finding| finding.name == "trust_file").unwrap();
    let Seen::TrustFile { name, error } = &file.seen else { panic!("{file:?}") };
    assert!(name == "auth.crl" && error.contains("cut off"), "{error}");
    // The one before still counts for what it says.
    assert!(found.iter().any(|finding| matches!(finding.seen, Seen::ListOutdated { .. })));
}
