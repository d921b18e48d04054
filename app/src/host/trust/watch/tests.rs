use std::fs;
use std::sync::mpsc::channel;

use kazasu_core::virtual_phone::pki::{self, CrlSpec};

use super::*;
use crate::config::Config;

const DAY: u64 = 86_400;

/// The thread tells of what it finds, and of nothing else.
#[test]
fn news_come_when_there_are_some() {
    let now = clock::now().as_secs();
    let list = |days: u64| {
        let this_update = now - days * DAY;
        let next_update = Some(now + 30 * DAY);
        pki::shared().crl(&CrlSpec { this_update, next_update, ..CrlSpec::default() })
    };
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("anchor.der"), pki::shared().anchor_der()).unwrap();
    fs::write(at("auth.crl"), list(9)).unwrap();
    let trust = "anchors = [\"anchor.der\"]\nrevocation = \"prefer\"\ncrls = [\"auth.crl\"]\n";
    fs::write(at("kazasu.toml"), format!("[trust]\n{trust}")).unwrap();
    let config = Config::load(Some(&at("kazasu.toml"))).unwrap();
    let (tell, told) = channel();
    let tell = move |news| drop(tell.send(news));
    let watch = TrustWatch::start(&config.trust, &config.policy, tell).unwrap();
    let next = || told.recv_timeout(Duration::from_secs(60)).unwrap();

    let first = next();
    assert_eq!((first.policy, first.report.lists(), first.changes.len()), (None, (1, 1), 0));
    fs::write(at("auth.crl"), &list(1)[..200]).unwrap();
    let half = next();
    assert_eq!((half.policy, half.changes.len()), (None, 1));
    assert_eq!(half.changes[0].not_taken.as_deref(), Some("cut_off"));
    fs::write(at("new"), list(1)).unwrap();
    fs::rename(at("new"), at("auth.crl")).unwrap();
    let whole = next();
    assert_eq!(whole.changes[0].not_taken, None);
    let policy = whole.policy.unwrap();
    assert_eq!(policy.crls()[0].this_update().as_secs(), now - DAY);
    drop(watch);
    // The thread has gone, and with it whoever it told.
    assert!(told.recv_timeout(Duration::from_secs(60)).is_err());
}
