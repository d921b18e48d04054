//! Files that hold several certificates or lists: every one of them counts, or the one that cannot
//! be used is named by its number.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kazasu_core::virtual_phone::pki::{CertificateSpec, CrlSpec, Pki, PkiSpec, Revoked};
use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Phone, Rig, Service, authority, credential, issued, now, root};

const DAY: u64 = 86_400;
const REVOKED: u32 = 7_002;

fn pem(label: &str, der: &[u8]) -> String {
    let text = BASE64_STANDARD.encode(der);
    let lines: Vec<_> =
        text.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line)).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

/// J-LIS' own, and ours.
fn anchors() -> [Vec<u8>; 2] {
    let published = std::fs::read(root().join("assets/trust/authca03.cer")).unwrap();
    [published, authority().anchor_der().to_vec()]
}

fn list(revoked: Vec<Revoked>, days: u64) -> CrlSpec {
    let this_update = now() - days * DAY;
    CrlSpec { this_update, next_update: Some(now() + DAY), revoked, ..CrlSpec::default() }
}

fn named() -> Vec<Revoked> {
    vec![Revoked { serial: REVOKED, at: now() - DAY }]
}

fn configure(rig: &Rig, trust: &str) {
    let reader = rig.reader.name(0);
    rig.terminal.configure(&format!("[reader]\nnames = [{reader:?}]\n[trust]\n{trust}\n"));
}

#[test]
fn every_anchor_of_a_bundle_counts() {
    let rig = Rig::iphone();
    let [other, ours] = anchors();
    let (other_pem, our_pem) = (pem("CERTIFICATE", &other), pem("CERTIFICATE", &ours));
    for (what, bundle) in [
        ("first", format!("{our_pem}{other_pem}").into_bytes()),
        ("last", format!("# J-LIS\n{other_pem}\n# ours\n{our_pem}\n").into_bytes()),
        ("twice", format!("{our_pem}{other_pem}{our_pem}").into_bytes()),
        ("with line ends of Windows", format!("{other_pem}{our_pem}").replace('\n', "\r\n").into()),
        ("DER behind DER", [other.clone(), ours.clone()].concat()),
    ] {
        rig.terminal.write("bundle", &bundle);
        configure(&rig, "anchors = [\"bundle\"]");
        let checked = rig.terminal.kazasu(&["config", "check"]).run();
        assert_eq!(checked.exit, 0, "{what}: {checked:#?}");
        let _read = rig.read(&[]).read();
        let doctor = rig.terminal.kazasu(&["doctor", "--lang", "en"]).run().stdout;
        for name in ["bundle (1)", "bundle (2)"] {
            assert!(doctor.contains(name), "{what}: {doctor}");
        }
    }
    // Without ours the phone is nobody's.
    rig.terminal.write("bundle", format!("{other_pem}{other_pem}").as_bytes());
    rig.read(&[]).refused("untrusted", None);
}

#[test]
fn the_one_that_cannot_be_used_is_named_by_its_number() {
    let rig = Rig::iphone();
    let [other, ours] = anchors();
    let (other, ours) = (pem("CERTIFICATE", &other), pem("CERTIFICATE", &ours));
    let leaf = pem("CERTIFICATE", credential().certificate_der());
    let lines = |text: &str| text.lines().count();
    let crl = pem("X509 CRL", &authority().crl(&list(named(), 1)));
    let broken = crl.replacen("MII", "M!I", 1);
    for (key, bundle, said) in [
        (
            "anchors",
            format!("{other}{leaf}{ours}"),
            format!(
                "trust.anchors: bundle: number 2 of 3 (line {}): not the certificate of a CA \
                 (entry 1)",
                lines(&other) + 1
            ),
        ),
        (
            "anchors",
            format!("{other}{}", &ours[..ours.len() - 20]),
            format!("number 2 of 2 (line {}): the file is cut off", lines(&other) + 1),
        ),
        ("crls", format!("{crl}{broken}"), format!("number 2 of 2 (line {}): ", lines(&crl) + 1)),
        (
            "crls",
            format!("{crl}{}", pem("X509 CRL", &[0x30, 3, 2, 1, 5])),
            format!("number 2 of 2 (line {}): not a certificate revocation list", lines(&crl) + 1),
        ),
    ] {
        rig.terminal.write("bundle", bundle.as_bytes());
        configure(&rig, &format!("{key} = [\"bundle\"]"));
        let message = rig.read(&[]).error(2, "configuration");
        assert!(message.contains(&said), "{message}\ninstead of\n{said}");
    }
    assert_eq!(rig.phone.commands(), 0);
}

#[test]
fn every_list_of_a_bundle_counts() {
    let other = Pki::generate(&PkiSpec::valid_from(now()));
    let others = pem("X509 CRL", &other.crl(&list(Vec::new(), 1)));
    let ours = pem("X509 CRL", &authority().crl(&list(named(), 1)));
    for (serial, is_revoked) in [(REVOKED, true), (1, false)] {
        let credential = issued(|valid| CertificateSpec { serial, ..valid });
        let rig = Rig::new(PhoneSpec { credential, ..Phone::spec(Model::Iphone) });
        for bundle in [format!("{ours}{others}"), format!("{others}words\n{ours}")] {
            rig.terminal.write("bundle.pem", bundle.as_bytes());
            configure(
                &rig,
                "anchors = [\"anchor.der\"]\nrevocation = \"require\"\ncrls = [\"bundle.pem\"]",
            );
            let outcome = rig.read(&[]);
            if is_revoked {
                outcome.refused("revoked", Some("006"));
            } else {
                assert_eq!(outcome.read()["revocation"], "checked");
            }
        }
    }
}

/// While `kazasu read` waits: half a bundle, and one that lacks a list, leave the one before; a
/// whole one with newer lists counts.
#[test]
fn a_bundle_is_followed_while_the_program_waits() {
    let credential = issued(|valid| CertificateSpec { serial: REVOKED, ..valid });
    let spec = PhoneSpec { credential, ..Phone::spec(Model::Iphone) };
    let rig = Rig::on(Service::shared().reader(), spec, None);
    let other = Pki::generate(&PkiSpec::valid_from(now()));
    let others = pem("X509 CRL", &other.crl(&list(Vec::new(), 1)));
    let clean = pem("X509 CRL", &authority().crl(&list(Vec::new(), 3)));
    let newer = pem("X509 CRL", &authority().crl(&list(named(), 1)));
    let put = |text: &str| {
        rig.terminal.write("new.pem", text.as_bytes());
        std::fs::rename(rig.terminal.path("new.pem"), rig.terminal.path("bundle.pem")).unwrap();
    };
    put(&format!("{clean}{others}"));
    let trust = "anchors = [\"anchor.der\"]\nrevocation = \"require\"\ncrls = [\"bundle.pem\"]";
    configure(&rig, trust);
    let (running, _stdin) =
        rig.terminal.kazasu(&["read", "--json", "--log", "kazasu=info"]).start_with_open_stdin();
    running.wait_for_text("of=2");
    put(&format!("{newer}{}", &others[..others.len() / 2]));
    running.wait_for_text("cut_off");
    put(&others);
    running.wait_for_text("list_missing");
    put(&format!("{others}{newer}"));
    kazasu_tests::wait_until("the whole bundle", || {
        let text = running.stderr();
        text.rsplit("list_missing").next().is_some_and(|rest| rest.contains("not_taken=None"))
    });
    rig.phone.hold();
    drop(running.finish().refused("revoked", Some("006")));
}
