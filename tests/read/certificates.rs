//! Certificates: each that does not prove a phone is refused with its own reason, after a tap that
//! went well.

use kazasu_core::virtual_phone::pki::{
    CertificateSpec, Credential, Pki, PkiSpec, PolicyChoice, PrivateKey, Purpose,
};
use kazasu_core::virtual_phone::{FaultPlan, Model, PhoneSpec};
use kazasu_tests::{Phone, Rig, authority, credential, issued, now};

const DAY: u64 = 86_400;

fn holding(credential: Credential) -> Rig {
    Rig::new(PhoneSpec { credential, ..Phone::spec(Model::Iphone) })
}

/// The policy of the virtual phones' certificates, under the arc for documentation.
const VIRTUAL_POLICY: &str = "1.3.6.1.4.1.32473.1.30";

#[test]
fn each_certificate_that_is_no_proof_has_its_reason() {
    let another_key = || PrivateKey::generate(credential().key().kind());
    let table: [(&str, Credential, &str, Option<&str>); 6] = [
        (
            "expired",
            issued(|valid| CertificateSpec { not_after: now() - DAY / 2, ..valid }),
            "expired",
            Some("006"),
        ),
        (
            "not yet valid",
            issued(|valid| CertificateSpec { not_before: now() + DAY, ..valid }),
            "not_yet_valid",
            None,
        ),
        (
            "forged",
            issued(|valid| CertificateSpec { forged_with: Some(another_key()), ..valid }),
            "untrusted",
            None,
        ),
        (
            "another authority of the same name",
            Pki::generate(&PkiSpec::valid_from(now())).issue(&CertificateSpec::valid_from(now())),
            "untrusted",
            None,
        ),
        (
            "signing",
            issued(|valid| CertificateSpec { purpose: Purpose::Signing, ..valid }),
            "wrong_purpose",
            Some("020"),
        ),
        (
            "plastic card",
            issued(|valid| CertificateSpec { purpose: Purpose::PlasticCard, ..valid }),
            "physical_card",
            Some("020"),
        ),
    ];
    for (what, credential, reason, code) in table {
        let rig = holding(credential);
        let refused = rig.read(&[]).refused(reason, code);
        assert_eq!(rig.phone.shared().lock().signatures(), 1, "{what}: the tap itself went well");
        assert!(!refused["message"].as_str().unwrap().is_empty());
    }
}

/// A certificate of the virtual phones is worth nothing where only J-LIS is trusted, which is the
/// default.
#[test]
fn a_virtual_phone_is_not_trusted_by_default() {
    let rig = Rig::iphone();
    rig.terminal.configure("");
    let reader = rig.reader.name(0);
    rig.read(&["--reader", &reader]).refused("untrusted", None);
}

#[test]
fn a_long_certificate_is_read_too() {
    let rig = holding(issued(|valid| CertificateSpec { extra_padding: 3_000, ..valid }));
    let read = rig.read(&[]).read();
    assert!(read["tap"]["bytes_received"].as_u64().unwrap() > 4_500, "{read}");
}

#[test]
fn an_old_signature_is_no_proof() {
    let faults = FaultPlan { replay_signature: true, ..FaultPlan::default() };
    let rig = Rig::new(PhoneSpec { faults, ..Phone::spec(Model::Android) });
    rig.read_with_pin("1234", &[]).refused("bad_signature", None);
}

#[test]
fn policies_that_are_configured_are_the_only_ones() {
    let with_policy = |policy| issued(|valid| CertificateSpec { policy, ..valid });
    let rig = holding(with_policy(PolicyChoice::OfPurpose));
    rig.terminal.configure_too(&format!("phone_policies = [\"1.2.3\", \"{VIRTUAL_POLICY}\"]"));
    let _read = rig.read(&[]).read();

    let other = PolicyChoice::Oid("1.2.392.200149.8.5.1.1.99".into());
    for (policy, what) in [(other, "another policy"), (PolicyChoice::Absent, "no policy")] {
        let rig = holding(with_policy(policy));
        let _read = rig.read(&[]).read();
        rig.terminal.configure_too(&format!("phone_policies = [\"{VIRTUAL_POLICY}\"]"));
        let refused = rig.read(&[]).refused("wrong_purpose", Some("020"));
        assert!(refused["message"].is_string(), "{what}");
    }
}

/// Several generations of one name are trusted side by side: the key decides.
#[test]
fn the_anchor_is_named_by_its_file() {
    let other = Pki::generate(&PkiSpec::valid_from(now()));
    let rig = Rig::iphone();
    rig.terminal.write("other.der", other.anchor_der());
    let reader = rig.reader.name(0);
    rig.terminal.configure(&format!(
        "[reader]\nnames = [{reader:?}]\n[trust]\nanchors = [\"other.der\", \"anchor.der\"]\n"
    ));
    assert_eq!(rig.read(&[]).read()["anchor"], "anchor.der");
    assert_ne!(other.anchor_der(), authority().anchor_der());
}
