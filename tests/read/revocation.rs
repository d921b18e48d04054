//! Revocation: off, prefer, require, against lists that are good, old, forged, another's, or not
//! there.

use kazasu_core::virtual_phone::pki::{
    CertificateSpec, CrlDefect, CrlSpec, Municipality, PrivateKey, Revoked, Spelling,
};
use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Outcome, Phone, Rig, Service, authority, credential, issued, now};

const DAY: u64 = 86_400;
/// The certificate that the lists below name.
const REVOKED: u32 = 7_001;

/// What is expected of one list in the three modes.
#[derive(Clone, Copy)]
enum Expect {
    Checked,
    Unchecked,
    Revoked,
    Unknown,
}

impl Expect {
    #[track_caller]
    fn of(self, outcome: &Outcome) {
        match self {
            Self::Checked => assert_eq!(outcome.read()["revocation"], "checked"),
            Self::Unchecked => assert_eq!(outcome.read()["revocation"], "unchecked"),
            Self::Revoked => drop(outcome.refused("revoked", Some("006"))),
            Self::Unknown => drop(outcome.refused("revocation_unknown", None)),
        }
    }
}

fn current() -> CrlSpec {
    CrlSpec {
        this_update: now() - DAY,
        next_update: Some(now() + DAY),
        revoked: vec![Revoked { serial: REVOKED, at: now() - DAY }],
        ..CrlSpec::default()
    }
}

/// Reads a phone with this list configured, in each mode.
#[track_caller]
fn check(serial: u32, list: Option<&CrlSpec>, expected: [Expect; 3]) {
    check_phone(|spec| spec, serial, list, expected);
}

/// The same, with another certificate than the usual one.
#[track_caller]
fn check_phone(
    change: impl FnOnce(CertificateSpec) -> CertificateSpec,
    serial: u32,
    list: Option<&CrlSpec>,
    [off, prefer, require]: [Expect; 3],
) {
    let credential = issued(|valid| change(CertificateSpec { serial, ..valid }));
    let rig = Rig::new(PhoneSpec { credential, ..Phone::spec(Model::Iphone) });
    let trust = match list {
        Some(list) => {
            rig.terminal.write("auth.crl", &authority().crl(list));
            "crls = [\"auth.crl\"]\n"
        }
        None => "",
    };
    let reader = rig.reader.name(0);
    for (mode, expected) in [("off", off), ("prefer", prefer), ("require", require)] {
        rig.terminal.configure(&format!(
            "[reader]\nnames = [{reader:?}]\n[trust]\nanchors = [\"anchor.der\"]\n\
             revocation = \"{mode}\"\n{trust}"
        ));
        expected.of(&rig.read(&[]));
    }
}

use Expect::{Checked, Unchecked, Unknown};

#[test]
fn a_current_list_is_asked() {
    check(1, Some(&current()), [Unchecked, Checked, Checked]);
    check(REVOKED, Some(&current()), [Unchecked, Expect::Revoked, Expect::Revoked]);
}

#[test]
fn without_a_list_nothing_is_known() {
    check(1, None, [Unchecked, Unchecked, Unknown]);
}

/// A list that cannot be used says nothing, neither yes nor no: also of the certificate that it
/// names.
#[test]
fn a_list_that_cannot_be_used_says_nothing() {
    let another_key = PrivateKey::generate(credential().key().kind());
    let elsewhere = Municipality { prefecture: "Kakuu-ken".into(), city: "Betsu-shi".into() };
    for list in [
        CrlSpec { this_update: now() + DAY, next_update: Some(now() + 2 * DAY), ..current() },
        CrlSpec { defect: Some(CrlDefect::Delta), ..current() },
        CrlSpec { defect: Some(CrlDefect::UnknownCritical), ..current() },
        CrlSpec { forged_with: Some(another_key), ..current() },
        CrlSpec { only_for: Some(elsewhere), ..current() },
    ] {
        check(REVOKED, Some(&list), [Unchecked, Unchecked, Unknown]);
    }
}

/// Its silence says nothing any more; what it names is revoked all the same.
#[test]
fn a_list_that_has_run_out_still_revokes() {
    for list in [
        CrlSpec { this_update: now() - 2 * DAY, next_update: Some(now() - DAY), ..current() },
        CrlSpec { next_update: None, ..current() },
    ] {
        check(REVOKED, Some(&list), [Unchecked, Expect::Revoked, Expect::Revoked]);
        check(1, Some(&list), [Unchecked, Unchecked, Unknown]);
    }
}

/// A phone and a list whose issuer is the same name, written otherwise (RFC 5280 §7.1).
#[test]
fn the_issuer_may_be_written_otherwise() {
    for issuer in [Spelling::OtherTypes, Spelling::CaseAndSpaces] {
        let list = CrlSpec { issuer, ..current() };
        check_phone(
            |spec| spec,
            REVOKED,
            Some(&list),
            [Unchecked, Expect::Revoked, Expect::Revoked],
        );
        check_phone(|spec| spec, 1, Some(&list), [Unchecked, Checked, Checked]);
        let phone = |spec| CertificateSpec { issuer, ..spec };
        check_phone(
            phone,
            REVOKED,
            Some(&current()),
            [Unchecked, Expect::Revoked, Expect::Revoked],
        );
        check_phone(phone, 1, Some(&list), [Unchecked, Checked, Checked]);
    }
}

/// A list that comes while `kazasu read` waits for the phone counts for that phone; half of one
/// leaves the one before.
#[test]
fn a_list_that_comes_while_the_program_waits_counts() {
    let credential = issued(|valid| CertificateSpec { serial: REVOKED, ..valid });
    let spec = PhoneSpec { credential, ..Phone::spec(Model::Iphone) };
    let rig = Rig::on(Service::shared().reader(), spec, None);
    let clean = CrlSpec { this_update: now() - 2 * DAY, revoked: Vec::new(), ..current() };
    rig.terminal.write("auth.crl", &authority().crl(&clean));
    let reader = rig.reader.name(0);
    rig.terminal.configure(&format!(
        "[reader]\nnames = [{reader:?}]\n[trust]\nanchors = [\"anchor.der\"]\n\
         revocation = \"require\"\ncrls = [\"auth.crl\"]\n"
    ));
    let (running, _stdin) =
        rig.terminal.kazasu(&["read", "--json", "--log", "kazasu=info"]).start_with_open_stdin();
    // It has read its configuration, and follows the files.
    running.wait_for_text("counting=1");
    let list = authority().crl(&current());
    rig.terminal.write("auth.crl", &list[..list.len() / 2]);
    running.wait_for_text("cut_off");
    rig.terminal.write("auth.crl.new", &list);
    std::fs::rename(rig.terminal.path("auth.crl.new"), rig.terminal.path("auth.crl")).unwrap();
    running.wait_for_text("not_taken=None");
    rig.phone.hold();
    drop(running.finish().refused("revoked", Some("006")));
}

#[test]
fn the_list_of_the_own_city_is_used() {
    let list = CrlSpec { only_for: Some(Municipality::default()), ..current() };
    check(1, Some(&list), [Unchecked, Checked, Checked]);
    check(REVOKED, Some(&list), [Unchecked, Expect::Revoked, Expect::Revoked]);
}
