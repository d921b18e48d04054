//! OpenSC, which knows the JPKI card and nothing of us, reads the same virtual phones: what both
//! programs say must be the same. So the virtual phones are not merely what Kazasu expects of them.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Call, Outcome, Phone, Rig, authority, credential, sibling, tool};

// OpenSC's identifiers of the JPKI objects (pkcs15-jpki.c).
const CERTIFICATE: &str = "1";
const CA_CERTIFICATE: &str = "3";

/// A phone or card that the service has seen: OpenSC's own way of waiting also waits where a card
/// lies already.
fn lying(model: Model) -> Rig {
    let rig = Rig::new(Phone::spec(model));
    let mut seen = rig.terminal.client(sibling("hold-reader"));
    seen.arg(rig.reader.name(0));
    assert_eq!(Call::new(seen).run().exit, 0);
    rig
}

/// Runs one of OpenSC's tools.
#[track_caller]
fn opensc(rig: &Rig, name: &str, arguments: &[&str]) -> Outcome {
    let mut command = rig.terminal.client(tool(name).get_program());
    command
        .current_dir(rig.terminal.path(""))
        .args(["--reader", &rig.reader.name(0)])
        .args(arguments);
    Call::new(command).run()
}

/// The DER inside the PEM that OpenSC prints (RFC 7468).
#[track_caller]
fn certificate(outcome: &Outcome) -> Vec<u8> {
    assert_eq!(outcome.exit, 0, "{outcome:#?}");
    let body = outcome
        .stdout
        .lines()
        .skip_while(|line| !line.starts_with("-----BEGIN CERTIFICATE"))
        .skip(1);
    let base64: String = body.take_while(|line| !line.starts_with("-----END")).collect();
    STANDARD.decode(base64).unwrap_or_else(|error| panic!("{error}: {outcome:#?}"))
}

fn der(read: &serde_json::Value) -> Vec<u8> {
    STANDARD.decode(read["certificate"]["der"].as_str().unwrap()).unwrap()
}

#[test]
fn the_card_gives_opensc_its_certificates() {
    let rig = lying(Model::Card);
    let read = |id| certificate(&opensc(&rig, "pkcs15-tool", &["--read-certificate", id]));
    assert_eq!(read(CERTIFICATE), credential().certificate_der());
    assert_eq!(read(CA_CERTIFICATE), authority().anchor_der());
    assert_eq!(rig.phone.verifies(), 0, "free on a card");
    // The same card, and it is a card for Kazasu too.
    rig.read(&[]).refused("physical_card", Some("020"));
}

#[test]
fn the_android_phone_gives_opensc_and_us_the_same_bytes() {
    let rig = lying(Model::Android);
    let ours = der(&rig.read_with_pin("1234", &[]).read());
    let closed = opensc(&rig, "pkcs15-tool", &["--read-certificate", CERTIFICATE]);
    assert_ne!(
        closed.exit, 0,
        "behind the PIN on a phone, and the PIN of our tap is forgotten: {closed:#?}"
    );
    let pin = ["--verify-pin", "--auth-id", "1", "--pin", "1234"];
    let theirs = certificate(&opensc(
        &rig,
        "pkcs15-tool",
        &[&pin[..], &["--read-certificate", CERTIFICATE]].concat(),
    ));
    assert!(ours == theirs && !ours.is_empty());
    assert_eq!((rig.phone.verifies(), rig.phone.shared().lock().tries_left()), (2, 3));
}

#[test]
fn the_iphone_gives_opensc_and_us_the_same_bytes() {
    let rig = lying(Model::Iphone);
    let ours = der(&rig.read(&[]).read());
    let theirs = certificate(&opensc(&rig, "pkcs15-tool", &["--read-certificate", CERTIFICATE]));
    assert!(ours == theirs && !ours.is_empty());
}

/// The signature that OpenSC gets out of the phone is one of the certificate's key, by openssl.
#[test]
fn the_android_phone_signs_for_opensc() {
    let rig = lying(Model::Android);
    let message = b"a message of no meaning";
    rig.terminal.write("message", message);
    let in_folder = |name: &str, arguments: &[&str]| {
        let mut command = tool(name);
        command.args(arguments).current_dir(rig.terminal.path(""));
        let outcome = Call::new(command).run();
        assert_eq!(outcome.exit, 0, "{outcome:#?}");
        outcome.stdout
    };
    let _ = in_folder("openssl", &["dgst", "-sha256", "-binary", "-out", "digest", "message"]);
    let signs = [
        "--sign",
        "--key",
        "1",
        "--sha-256",
        "--pkcs1",
        "--pin",
        "1234",
        "--input",
        "digest",
        "--output",
        "signature",
    ];
    let signed = opensc(&rig, "pkcs15-crypt", &signs);
    assert_eq!(signed.exit, 0, "{signed:#?}");
    assert_eq!(fs::read(rig.terminal.path("signature")).unwrap().len(), 256);
    rig.terminal.write("certificate.der", credential().certificate_der());
    let key = in_folder(
        "openssl",
        &["x509", "-inform", "DER", "-in", "certificate.der", "-noout", "-pubkey"],
    );
    rig.terminal.write("key.pem", key.as_bytes());
    let verified = in_folder(
        "openssl",
        &["dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "message"],
    );
    assert_eq!(verified, "Verified OK\n");
}

/// A wrong PIN costs one try, whichever program sends it, and Kazasu sees what OpenSC has left.
#[test]
fn both_see_the_same_counter() {
    let rig = lying(Model::Android);
    let wrong = ["--verify-pin", "--auth-id", "1", "--pin", "9999"];
    assert_ne!(opensc(&rig, "pkcs15-tool", &wrong).exit, 0);
    assert_eq!(rig.read(&[]).refused("pin_required", None)["tries_left"], 2);
    let dump = opensc(&rig, "pkcs15-tool", &["--list-pins"]);
    assert!(dump.stdout.contains("Tries left     : 2"), "{dump:#?}");
}
