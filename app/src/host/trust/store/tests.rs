//! Files that come, go, are half written, or are a step back.

use std::fs;
use std::path::PathBuf;

use kazasu_core::verify::Anchor;
use kazasu_core::virtual_phone::pki::{self, CrlDefect, CrlSpec, KeyKind, PrivateKey};
use tempfile::TempDir;

use super::*;
use crate::config::Config;

mod several;

const DAY: u64 = 86_400;

/// 2026-12-01.
const NOW: u64 = 1_796_083_200;

fn now() -> UnixTime {
    UnixTime::from_secs(NOW)
}

/// A list that was made so many days ago, and holds for twenty.
fn made(days: u64) -> CrlSpec {
    let this_update = NOW - days * DAY;
    let next_update = Some(this_update + 20 * DAY);
    CrlSpec { this_update, next_update, ..CrlSpec::default() }
}

/// A configuration with one anchor and one list.
struct Place {
    folder: TempDir,
    store: TrustStore,
}

impl Place {
    fn new(first: &CrlSpec) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("anchor.der"), pki::shared().anchor_der()).unwrap();
        fs::write(at("auth.crl"), pki::shared().crl(first)).unwrap();
        let text = "[trust]\nanchors = [\"builtin:authca03\", \"anchor.der\"]\n\
                    revocation = \"require\"\ncrls = [\"auth.crl\"]\n";
        fs::write(at("kazasu.toml"), text).unwrap();
        let config = Config::load(Some(&at("kazasu.toml"))).unwrap();
        let mut place = Self { folder, store: TrustStore::new(&config.trust, &config.policy) };
        assert_eq!(place.look(), Looked::default(), "nothing has changed since");
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn look(&mut self) -> Looked {
        self.store.look(now())
    }

    /// A whole file takes the place of the one before, as it should be done.
    fn put(&mut self, bytes: &[u8]) -> Looked {
        fs::write(self.at("auth.crl.new"), bytes).unwrap();
        fs::rename(self.at("auth.crl.new"), self.at("auth.crl")).unwrap();
        self.look()
    }

    /// When the list in force was made, in days before now; and why the file is another one.
    fn in_force(&self) -> (u64, Option<String>) {
        let days = (NOW - self.store.policy().crls()[0].this_update().as_secs()) / DAY;
        let report = self.store.report(now());
        (days, report.files.last().unwrap().not_taken.clone())
    }

    #[track_caller]
    fn keeps(&self, days: u64, why: &str) {
        assert_eq!(self.in_force(), (days, Some(why.to_owned())));
    }
}

const TAKEN: Looked = Looked { policy: true, files: false };
const REFUSED: Looked = Looked { policy: false, files: true };

#[test]
fn a_new_list_counts_at_the_next_look() {
    let mut place = Place::new(&made(9));
    assert_eq!(place.put(&pki::shared().crl(&made(3))), TAKEN);
    assert_eq!(place.in_force(), (3, None));
    // Written over in place.
    fs::write(place.at("auth.crl"), pki::shared().crl(&made(2))).unwrap();
    assert_eq!(place.look(), TAKEN);
    assert_eq!(place.in_force(), (2, None));
    assert_eq!(place.look(), Looked::default());
    // As PEM, by a link, of the same length, at the same second: what lies there counts.
    let same_length = pki::shared().crl(&made(1));
    fs::write(place.at("auth.crl"), &same_length).unwrap();
    assert_eq!((place.look(), place.in_force()), (TAKEN, (1, None)));
}

#[test]
fn half_a_file_leaves_the_one_before() {
    let mut place = Place::new(&made(9));
    let new = pki::shared().crl(&made(1));
    for half in [&new[..0], &new[..1], &new[..new.len() / 2], &new[..new.len() - 1]] {
        fs::write(place.at("auth.crl"), half).unwrap();
        place.look();
        let why = if half.is_empty() { "empty" } else { "cut_off" };
        // A single byte says nothing of how many there should be.
        let why = if half.len() == 1 { "something_else" } else { why };
        place.keeps(9, why);
    }
    fs::write(place.at("auth.crl"), &new).unwrap();
    assert_eq!(place.look(), Looked { policy: true, files: true });
    assert_eq!(place.in_force(), (1, None));
}

#[test]
fn what_is_no_list_leaves_the_one_before() {
    let mut place = Place::new(&made(9));
    assert_eq!(place.put(b"<html>"), REFUSED);
    place.keeps(9, "something_else");
    fs::remove_file(place.at("auth.crl")).unwrap();
    place.look();
    place.keeps(9, "missing");
    fs::create_dir(place.at("auth.crl")).unwrap();
    place.look();
    place.keeps(9, "not_a_file");
    fs::remove_dir(place.at("auth.crl")).unwrap();
    #[cfg(unix)]
    {
        let pipe = place.at("auth.crl");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        place.look();
        place.keeps(9, "not_a_file");
        fs::remove_file(pipe).unwrap();
    }
    // The same again: all is well.
    place.put(&pki::shared().crl(&made(9)));
    assert_eq!(place.in_force(), (9, None));
}

/// Somebody who puts back an old list takes no revocation back by it.
#[test]
fn an_older_list_is_no_successor() {
    let mut place = Place::new(&made(3));
    assert_eq!(place.put(&pki::shared().crl(&made(9))), REFUSED);
    place.keeps(3, "older");
    let number = CrlSpec { number: 0, ..made(3) };
    place.put(&pki::shared().crl(&number));
    place.keeps(3, "older");
    place.put(&pki::shared().crl(&CrlSpec { number: 2, ..made(3) }));
    assert_eq!(place.in_force(), (3, None));
}

#[test]
fn a_list_that_does_not_count_takes_no_place_of_one_that_does() {
    let mut place = Place::new(&made(3));
    let forged_with = Some(PrivateKey::generate(KeyKind::Rsa2048));
    place.put(&pki::shared().crl(&CrlSpec { forged_with, ..made(1) }));
    place.keeps(3, "not_signed_by_anchor");
    place.put(&pki::shared().crl(&CrlSpec { defect: Some(CrlDefect::Delta), ..made(1) }));
    place.keeps(3, "delta");
    // One that has run out is newer all the same, and still revokes.
    let ended = CrlSpec { next_update: Some(NOW - 1), ..made(1) };
    assert!(place.put(&pki::shared().crl(&ended)).policy);
    let standing = place.store.report(now()).files.last().unwrap().standing.clone();
    assert_eq!(standing, useless("out_of_date"));
}

/// It is taken when its time has come, without a change of the file.
#[test]
fn a_list_of_tomorrow_waits() {
    let mut place = Place::new(&made(3));
    let tomorrow =
        CrlSpec { this_update: NOW + DAY, next_update: Some(NOW + 9 * DAY), ..CrlSpec::default() };
    place.put(&pki::shared().crl(&tomorrow));
    place.keeps(3, "not_begun");
    let then = UnixTime::from_secs(NOW + DAY);
    assert!(place.store.look(then).policy);
    assert_eq!(place.store.policy().crls()[0].this_update(), then);
}

#[test]
fn an_end_is_announced_before_it_comes() {
    let place = Place::new(&made(3));
    let end = NOW + 17 * DAY;
    let at = |time: u64| {
        place.store.report(UnixTime::from_secs(time)).files.last().unwrap().standing.clone()
    };
    assert_eq!(at(end - 3 * DAY - 1), TrustStanding::Counts);
    assert_eq!(at(end - 3 * DAY), TrustStanding::EndsSoon { at: end });
    assert_eq!(at(end), TrustStanding::EndsSoon { at: end });
    assert_eq!(at(end + 1), useless("out_of_date"));
    let next = |time: u64| place.store.next_change(UnixTime::from_secs(time));
    assert_eq!(next(NOW), Some(UnixTime::from_secs(end - 3 * DAY)));
    assert_eq!(next(end - 3 * DAY), Some(UnixTime::from_secs(end + 1)));
}

#[test]
fn an_anchor_is_followed_too() {
    let mut place = Place::new(&made(3));
    let names = |place: &Place| {
        let sha256 = |anchor: &Anchor| anchor.id().sha256().to_string();
        place.store.policy().anchors().iter().map(sha256).collect::<Vec<_>>()
    };
    let before = names(&place);
    fs::write(place.at("anchor.der"), &pki::shared().anchor_der()[..400]).unwrap();
    assert_eq!(place.look(), REFUSED);
    assert_eq!(names(&place), before);
    assert_eq!(place.store.report(now()).files[0].not_taken.as_deref(), Some("cut_off"));
    let sister = pki::shared_other_generation();
    fs::write(place.at("anchor.der"), sister.anchor_der()).unwrap();
    assert_eq!(place.look(), Looked { policy: true, files: true });
    assert_ne!(names(&place), before);
    // The list is another key's word now; one of this key takes its place, though it is older.
    let report = place.store.report(now());
    assert_eq!(report.files.last().unwrap().standing, useless("not_signed_by_anchor"));
    assert_eq!(report.lists(), (1, 0));
    place.put(&sister.crl(&made(9)));
    assert_eq!(place.in_force(), (9, None));
    assert_eq!(place.store.report(now()).lists(), (1, 1));
}
