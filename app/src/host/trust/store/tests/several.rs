//! Files of several anchors or lists, and files that have not answered yet.

use std::fs;
use std::path::Path;

use kazasu_core::virtual_phone::pki;

use super::*;
use crate::config::Config;

/// Lists of two CAs, so many days old, one behind the other.
fn lists(ours: u64, sisters: u64) -> Vec<u8> {
    let sister = pki::shared_other_generation().crl(&made(sisters));
    [pki::shared().crl(&made(ours)), sister].concat()
}

fn configured(folder: &Path) -> Config {
    let [ours, sisters] = [pki::shared(), pki::shared_other_generation()];
    let anchors = [ours.anchor_der(), sisters.anchor_der()].concat();
    fs::write(folder.join("anchors.cer"), anchors).unwrap();
    fs::write(folder.join("auth.crl"), lists(9, 9)).unwrap();
    let text = "[trust]\nanchors = [\"builtin:authca03\", \"anchors.cer\"]\n\
                revocation = \"require\"\ncrls = [\"auth.crl\"]\n";
    fs::write(folder.join("kazasu.toml"), text).unwrap();
    Config::load(Some(&folder.join("kazasu.toml"))).unwrap()
}

/// The days since each list in force was made, and why the file is another one.
fn in_force(store: &TrustStore) -> (Vec<u64>, Option<String>) {
    let policy = store.policy();
    let days = policy.crls().iter().map(|list| (NOW - list.this_update().as_secs()) / DAY);
    (days.collect(), store.report(now()).files.last().unwrap().not_taken.clone())
}

#[test]
fn each_of_several_is_in_force_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let config = configured(folder.path());
    let store = TrustStore::new(&config.trust, &config.policy);
    assert_eq!((store.policy().anchors().len(), store.policy().crls().len()), (3, 2));
    assert_eq!(store.policy(), config.policy);
    let report = store.report(now());
    let names: Vec<_> = report.files.iter().map(|file| (file.entry, file.name.as_str())).collect();
    let expected =
        [(2, "anchors.cer (1)"), (2, "anchors.cer (2)"), (1, "auth.crl (1)"), (1, "auth.crl (2)")];
    assert_eq!(names, expected);
    assert_eq!(report.lists(), (2, 2));
}

#[test]
fn a_file_of_lists_is_replaced_by_a_whole_one_that_is_no_step_back() {
    let folder = tempfile::tempdir().unwrap();
    let config = configured(folder.path());
    let mut store = TrustStore::new(&config.trust, &config.policy);
    let put = |store: &mut TrustStore, bytes: &[u8]| {
        fs::write(folder.path().join("new"), bytes).unwrap();
        fs::rename(folder.path().join("new"), folder.path().join("auth.crl")).unwrap();
        store.look(now())
    };
    let refused = |why: &str| (vec![9, 9], Some(why.to_owned()));
    let whole = lists(3, 3);
    let first = pki::shared().crl(&made(3)).len();
    for (bytes, why) in [
        (&whole[..first], "list_missing"),
        (&whole[first..], "list_missing"),
        (&whole[..first + 9], "cut_off"),
        (&whole[..whole.len() - 1], "cut_off"),
        (&lists(3, 12)[..], "older"),
        (&lists(12, 3)[..], "older"),
    ] {
        put(&mut store, bytes);
        assert_eq!(in_force(&store), refused(why));
    }
    // In another order, with an older generation beside the new one, and with one more.
    let mixed = [lists(12, 3), lists(3, 12)].concat();
    assert!(put(&mut store, &mixed).policy);
    assert_eq!(in_force(&store), (vec![12, 3, 3, 12], None));
    assert!(put(&mut store, &lists(2, 1)).policy);
    assert_eq!(in_force(&store), (vec![2, 1], None));
}

/// A file of anchors that has lost one was perhaps not written to its end.
#[test]
fn fewer_anchors_are_taken_when_the_file_has_rested() {
    let folder = tempfile::tempdir().unwrap();
    let config = configured(folder.path());
    let mut store = TrustStore::new(&config.trust, &config.policy);
    let path = folder.path().join("anchors.cer");
    fs::write(&path, pki::shared().anchor_der()).unwrap();
    store.look(now());
    assert_eq!(store.policy().anchors().len(), 3);
    assert_eq!(store.report(now()).files[0].not_taken.as_deref(), Some("unfinished"));
    let rested = SystemTime::now() - 2 * RACY;
    fs::File::options().write(true).open(&path).unwrap().set_modified(rested).unwrap();
    assert!(store.look(now()).policy);
    assert_eq!(store.policy().anchors().len(), 2);
}

/// As the configuration leaves it where a file has not answered at the start.
#[test]
fn what_is_awaited_is_taken_when_it_answers() {
    let folder = tempfile::tempdir().unwrap();
    let config = configured(folder.path());
    let mut trust = config.trust.clone();
    for source in [&mut trust.anchors[1], &mut trust.crls[0]] {
        (source.count, source.is_awaited) = (0, true);
    }
    let builtin = config.policy.anchors()[..1].to_vec();
    let without = Policy::new(builtin).with_revocation(RevocationMode::Require, Vec::new());
    let mut store = TrustStore::new(&trust, &without.incomplete());
    assert!(!store.is_complete() && !store.policy().is_complete());
    let report = store.report(now());
    let told: Vec<_> =
        report.files.iter().map(|file| (file.key, file.not_taken.as_deref())).collect();
    assert_eq!(told, [(TrustKey::Anchors, Some("slow")), (TrustKey::Crls, Some("slow"))]);

    // What answers and is no list is still awaited.
    let list = fs::read(folder.path().join("auth.crl")).unwrap();
    fs::write(folder.path().join("auth.crl"), "<html>").unwrap();
    assert!(store.look(now()).policy);
    assert!(!store.policy().is_complete());
    fs::write(folder.path().join("auth.crl"), list).unwrap();
    assert!(store.look(now()).policy);
    assert_eq!(store.policy(), config.policy);
    assert_eq!(store.report(now()).files.len(), 4);
}
