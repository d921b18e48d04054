//! The object of a phone that was read: whole, true, and checked again by a program that is not
//! ours.

use std::fs;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::virtual_phone::pki::{CertificateSpec, KeyKind};
use kazasu_core::virtual_phone::{Model, PhoneSpec};
use kazasu_tests::{Phone, Rig, authority, credential, now, tool};
use serde_json::Value;

fn bytes(value: &Value) -> Vec<u8> {
    STANDARD.decode(value.as_str().unwrap()).unwrap()
}

/// Puts the certificate, the challenge and the signature of `read` beside the configuration, and
/// gives openssl to be asked about them.
fn lay_out(rig: &Rig, read: &Value) -> impl Fn(&[&str]) -> Command {
    rig.terminal.write("certificate.der", &bytes(&read["certificate"]["der"]));
    rig.terminal.write("challenge", &bytes(&read["proof"]["challenge"]));
    rig.terminal.write("signature", &bytes(&read["proof"]["signature"]));
    let folder = rig.terminal.path("");
    move |arguments| {
        let mut openssl = tool("openssl");
        openssl.args(arguments).current_dir(&folder);
        openssl
    }
}

fn output(mut command: Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Certificate by anchor, signature by certificate, and every word about the certificate, by
/// openssl.
fn check_with_openssl(rig: &Rig, read: &Value, digest: &str) {
    let openssl = lay_out(rig, read);
    for name in ["certificate", "anchor"] {
        let _ = output(openssl(&[
            "x509",
            "-inform",
            "DER",
            "-in",
            &format!("{name}.der"),
            "-out",
            &format!("{name}.pem"),
        ]));
    }
    let verified = output(openssl(&[
        "verify",
        "-CAfile",
        "anchor.pem",
        "-purpose",
        "sslclient",
        "certificate.pem",
    ]));
    assert_eq!(verified, "certificate.pem: OK\n");

    let about =
        |question: &str| output(openssl(&["x509", "-in", "certificate.pem", "-noout", question]));
    let after_equals = |text: String| text.trim().split_once('=').unwrap().1.to_lowercase();
    let certificate = &read["certificate"];
    assert_eq!(
        after_equals(about("-serial")),
        certificate["serial"].as_str().unwrap().to_lowercase()
    );
    let fingerprint =
        output(openssl(&["x509", "-in", "certificate.pem", "-noout", "-fingerprint", "-sha256"]));
    assert_eq!(after_equals(fingerprint).replace(':', ""), certificate["sha256"].as_str().unwrap());
    let end = output(openssl(&[
        "x509",
        "-in",
        "certificate.pem",
        "-noout",
        "-enddate",
        "-dateopt",
        "iso_8601",
    ]));
    assert_eq!(
        after_equals(end).replace(' ', "t"),
        certificate["not_after"].as_str().unwrap().to_lowercase()
    );

    rig.terminal.write("key.pem", about("-pubkey").as_bytes());
    let signed = ["dgst", digest, "-verify", "key.pem", "-signature", "signature", "challenge"];
    assert_eq!(output(openssl(&signed)), "Verified OK\n");
    // And openssl does say no: one bit of the challenge is enough.
    let mut challenge = fs::read(rig.terminal.path("challenge")).unwrap();
    challenge[31] ^= 1;
    rig.terminal.write("challenge", &challenge);
    assert!(!openssl(&signed).output().unwrap().status.success());
}

#[test]
fn the_proof_holds_without_us() {
    for model in [Model::Android, Model::Iphone] {
        let rig = Rig::new(Phone::spec(model));
        let read = rig.read_with_pin("1234", &[]).read();
        assert_eq!(read["proof"]["algorithm"], "RSA-PKCS1-SHA256");
        check_with_openssl(&rig, &read, "-sha256");
    }
}

/// The next card will sign with ECDSA: which algorithm it is stands in the proof.
#[test]
fn the_proof_of_another_kind_of_key_holds_too() {
    for key in [KeyKind::EcP256, KeyKind::EcP384] {
        let credential =
            authority().issue(&CertificateSpec { key, ..CertificateSpec::valid_from(now()) });
        let rig = Rig::new(PhoneSpec::new(Model::Iphone, credential, authority().anchor_der()));
        let read = rig.read(&[]).read();
        assert!(read["proof"]["algorithm"].as_str().unwrap().starts_with("ECDSA"), "{read}");
        check_with_openssl(&rig, &read, "-sha256");
    }
}

#[test]
fn the_object_is_whole_and_true() {
    let rig = Rig::android();
    let read = rig.read_with_pin("1234", &[]).read();
    assert_eq!(bytes(&read["certificate"]["der"]), credential().certificate_der());
    assert_eq!(bytes(&read["proof"]["challenge"]).len(), 32);
    assert_eq!(read["revocation"], "unchecked", "no list is configured");
    let phone = rig.phone.shared().lock();
    let count = |of: fn(&kazasu_core::virtual_phone::Exchange) -> usize| {
        phone.log().map(of).sum::<usize>() as u64
    };
    let tap = &read["tap"];
    assert_eq!(tap["commands"], phone.commands());
    assert_eq!(tap["bytes_sent"], count(|exchange| exchange.sent));
    assert_eq!(tap["bytes_received"], count(|exchange| exchange.received));
    let milliseconds = |name: &str| tap[name].as_u64().unwrap_or_else(|| panic!("{name}: {tap}"));
    assert!(
        milliseconds("card_ms") <= milliseconds("total_ms") && milliseconds("total_ms") < 5_000,
        "{tap}"
    );
}

#[test]
fn each_tap_has_a_challenge_of_its_own() {
    let rig = Rig::iphone();
    let challenge = || rig.read(&[]).read()["proof"]["challenge"].clone();
    assert_ne!(challenge(), challenge());
}

#[test]
fn a_challenge_that_was_given_is_the_one_that_is_signed() {
    let given = STANDARD.encode([0xC5; 32]);
    let rig = Rig::iphone();
    let read = rig.read(&["--challenge", &given]).read();
    assert_eq!(read["proof"]["challenge"], given);
    check_with_openssl(&rig, &read, "-sha256");
}
