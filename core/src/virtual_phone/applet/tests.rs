use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

use crate::virtual_phone::pki::{self, CertificateSpec, KeyKind, Purpose};
use crate::virtual_phone::testing::*;
use crate::virtual_phone::{FaultPlan, Model, PhoneSpec, SigningSide, VirtualPhone};

fn certificate() -> &'static [u8] {
    pki::shared_phone().certificate_der()
}

fn plastic() -> VirtualPhone {
    held(PhoneSpec::shared(Model::Card))
}

#[test]
fn the_whole_android_script() {
    let mut phone = android();
    assert_eq!(phone.script(&[SELECT_AP]), "9000");
    assert_eq!(phone.script(&[SELECT_TOKEN]), "9000");
    assert_eq!(
        phone.script(&["00B0000020"]),
        "4A504B49415047505345544F4B454E".to_owned() + &"20".repeat(17) + "9000"
    );
    assert_eq!(phone.script(&[SELECT_PIN]), "9000");
    assert_eq!(phone.script(&[TRIES_LEFT]), "63C3");
    assert_eq!(phone.script(&[VERIFY_1234]), "9000");
    assert_eq!(phone.script(&[TRIES_LEFT]), "63C3", "also after a right PIN, never 9000");
    assert_eq!(phone.script(&[SELECT_CERTIFICATE]), "9000");
    assert_eq!(phone.read_file(0x00), certificate());
    assert_eq!(phone.script(&[SELECT_KEY]), "9000");
    let response = phone.send(&sign(0xAB));
    assert_eq!(response.len(), 258);
    assert_eq!(response[256..], [0x90, 0x00]);
    assert_eq!((phone.verifies(), phone.signatures()), (1, 1));
}

/// The signature is one of SHA-256(challenge), as the terminal will check it.
#[test]
fn the_signature_is_one_of_the_challenge() {
    let challenge = [0x5A; 32];
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &challenge);
    let mut command = sign(0);
    command[5 + 19..5 + 51].copy_from_slice(digest.as_ref());
    let mut phone = android().unlocked();
    phone.script(&[SELECT_KEY]);
    let response = phone.send(&command);
    let key = pki::shared_phone().key().public_key_info();
    let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &key);
    assert!(key.verify(&challenge, &response[..256]).is_ok());
}

#[test]
fn each_model_has_its_token() {
    let token = |model| {
        let mut phone = held(PhoneSpec::shared(model));
        String::from_utf8(
            bytes(&phone.script(&[SELECT_AP, SELECT_TOKEN, "00B0000020"]))[..32].to_vec(),
        )
        .unwrap()
    };
    assert_eq!(token(Model::Iphone), format!("{:32}", "JPKIAPIOSTOKEN"));
    assert_eq!(token(Model::Card), format!("{:32}", "JPKIAPICCTOKEN2"));
    assert_eq!(token(Model::JukiCard), format!("{:32}", "JPKIAPICCTOKEN"));
    assert_eq!(
        token(Model::Unknown { token: b"SOMETHING".to_vec() }),
        format!("{:32}", "SOMETHING")
    );
}

/// JPKI reference, section 2: CK_TOKEN_INFO as it was measured on a card, field by field.
#[test]
fn the_token_file_is_160_bytes_of_ck_token_info() {
    let mut phone = plastic();
    phone.script(&[SELECT_AP, SELECT_TOKEN]);
    let token = phone.read_file(0x00);
    assert_eq!(token.len(), 160);
    assert_eq!(token[96..100], [0x00, 0x00, 0x04, 0x0D]);
    assert_eq!(token[100..124], bytes("00000001 00000000 00000001 00000000 00000010 00000006"));
    assert_eq!(token[124..140], [0xFF; 16]);
    assert_eq!(token[140..144], *b"0301");
    assert_eq!(token[144..], [b'9'; 16]);
}

#[test]
fn a_transit_card_has_no_jpki() {
    let mut card = held(PhoneSpec::shared(Model::Transit));
    assert_eq!(card.script(&[SELECT_AP]), "6A82");
    assert_eq!(card.script(&[SELECT_TOKEN]), "6986");
}

#[test]
fn android_keeps_certificate_and_key_behind_the_pin() {
    let mut phone = android();
    assert_eq!(phone.script(&[SELECT_AP, SELECT_CERTIFICATE, "00B0000000"]), "6982");
    phone.script(&[SELECT_KEY]);
    assert_eq!(hex(&phone.send(&sign(1))), "6982");
    assert_eq!(phone.signatures(), 0);
}

#[test]
fn a_card_gives_its_certificate_freely_but_not_its_key() {
    let mut card = plastic();
    assert_eq!(card.script(&[SELECT_AP, SELECT_CERTIFICATE]), "9000");
    assert_eq!(card.read_file(0x00), certificate());
    card.script(&[SELECT_KEY]);
    assert_eq!(hex(&card.send(&sign(1))), "6982");
    card.script(&["00A4020C02000B"]);
    assert_eq!(card.read_file(0xFF), pki::shared().anchor_der());
}

#[test]
fn an_iphone_asks_no_pin_but_for_its_wallet() {
    let mut phone = held(PhoneSpec { wallet_locked: true, ..PhoneSpec::shared(Model::Iphone) });
    assert_eq!(phone.script(&[SELECT_AP, SELECT_CERTIFICATE, "00B0000000"]), "6982");
    phone.script(&[SELECT_KEY]);
    assert_eq!(hex(&phone.send(&sign(1))), "6982");
    phone.set_wallet_locked(false);
    assert_eq!(phone.send(&sign(1)).len(), 258);
    phone.script(&[SELECT_CERTIFICATE]);
    assert_eq!(phone.read_file(0x00), certificate());
}

#[test]
fn wrong_pins_count_down_to_a_lock_that_only_the_office_lifts() {
    let mut phone = android();
    phone.script(&[SELECT_AP, SELECT_PIN]);
    assert_eq!(phone.script(&[VERIFY_9999]), "63C2");
    assert_eq!(phone.script(&[TRIES_LEFT]), "63C2");
    assert_eq!(phone.script(&[VERIFY_1234]), "9000");
    assert_eq!(phone.script(&[VERIFY_9999]), "63C2", "a right PIN had filled the counter up");
    assert_eq!(
        phone.script(&[SELECT_CERTIFICATE, "00B0000000"]),
        "6982",
        "a wrong one locks what was open"
    );
    phone.script(&[SELECT_PIN]);
    assert_eq!(phone.script(&[VERIFY_9999]), "63C1");
    assert_eq!(
        phone.script(&["0020008006313233343536"]),
        "63C0",
        "another length is a wrong PIN too"
    );
    assert_eq!(phone.script(&[VERIFY_1234]), "6984");
    assert_eq!(phone.script(&[TRIES_LEFT]), "6984");
    phone.take_away();
    phone.hold();
    phone.power_on();
    assert_eq!(
        phone.script(&[SELECT_AP, SELECT_PIN, VERIFY_1234]),
        "6984",
        "the counter outlives the power"
    );
    assert_eq!(phone.tries_left(), 0);
    phone.restore_tries();
    assert_eq!(phone.script(&[VERIFY_1234]), "9000");
    assert_eq!(phone.verifies(), 8);
}

#[test]
fn a_pin_survives_a_reset_but_not_the_loss_of_power() {
    let mut phone = android().unlocked();
    phone.reset();
    assert_eq!(phone.script(&["00B0000000"]), "6986", "the file is forgotten");
    assert_eq!(phone.script(&[SELECT_CERTIFICATE]), "6986", "and the application");
    assert_eq!(&phone.script(&[SELECT_AP, SELECT_CERTIFICATE, "00B0000004"])[8..], "9000");
    phone.power_off();
    phone.power_on();
    assert_eq!(phone.script(&[SELECT_AP, SELECT_CERTIFICATE, "00B0000004"]), "6982");
}

#[test]
fn select_knows_files_and_one_application() {
    let mut phone = android();
    assert_eq!(phone.script(&["00A40000"]), "6A86", "measured on a card: after a reset");
    assert_eq!(phone.script(&["00A4040C0AD3921000310001010402"]), "6A82");
    assert_eq!(phone.script(&["00A404000AD392F000260100000001"]), "9000");
    assert_eq!(phone.script(&["00A40000"]), "9000", "and inside the application");
    assert_eq!(phone.script(&["00A40000023F00"]), "6A82");
    assert_eq!(phone.script(&["00A4020C020099"]), "6A82");
    assert_eq!(phone.script(&["00A4020C01000A"]), "6700");
    assert_eq!(phone.script(&["00A4090C020006"]), "6A86");
    assert_eq!(
        phone.script(&[SELECT_TOKEN, "00A4040C0AD3921000310001010402", "00B0000001"]),
        "4A9000",
        "a failed SELECT moves nothing"
    );
    assert_eq!(phone.script(&[SELECT_AP, "00B0000001"]), "6986", "the application anew, no file");
}

#[test]
fn read_binary_keeps_to_the_file() {
    let mut card = plastic();
    card.script(&[SELECT_AP, SELECT_TOKEN]);
    assert_eq!(card.script(&["00B0009F01"]), "399000");
    assert_eq!(card.script(&["00B0009F00"]), "399000", "Le 00: what there is");
    assert_eq!(
        card.script(&["00B0009F02"]),
        "396282",
        "a number: that many, or the end of the file"
    );
    assert_eq!(card.script(&["00B000A001"]), "6B00");
    assert_eq!(card.script(&["00B07FFF00"]), "6B00");
    assert_eq!(card.script(&["00B00000"]), "6700");
    assert_eq!(card.script(&["00B00000010000"]), "6700", "no data belong to it");
    assert_eq!(card.script(&[SELECT_PIN, "00B0000000"]), "6981");
    assert_eq!(card.script(&[SELECT_KEY, "00B0000000"]), "6981");
}

/// Measured on a plastic card; of phones it is unknown, so they do not know it.
#[test]
fn short_identifiers_work_on_plastic_alone() {
    let mut card = plastic();
    assert_eq!(card.script(&["00B08A0004"]), "6986", "not outside the application");
    assert_eq!(card.script(&[SELECT_AP, "00B08A0004"]), hex(&certificate()[..4]) + "9000");
    assert_eq!(
        card.script(&["00B0000401"]),
        hex(&certificate()[4..5]) + "9000",
        "the file is now the current one"
    );
    assert_eq!(card.script(&["00B0900000"]), "6A82");
    assert_eq!(card.script(&["002000980431323334"]), "9000");
    let mut sign = sign(1);
    sign[3] = 0x97;
    assert_eq!(card.send(&sign).len(), 258);
    let mut phone = android().unlocked();
    assert_eq!(phone.script(&["00B08A0004"]), "6A86");
    assert_eq!(phone.script(&["002000980431323334"]), "6A86");
}

#[test]
fn verify_and_sign_want_their_own_files() {
    let mut phone = android();
    assert_eq!(phone.script(&[SELECT_AP, VERIFY_1234]), "6986");
    assert_eq!(phone.script(&[SELECT_TOKEN, VERIFY_1234]), "6981");
    assert_eq!(phone.script(&[SELECT_PIN, "002000010431323334"]), "6A86");
    assert_eq!(phone.verifies(), 0);
    let mut phone = phone.unlocked();
    assert_eq!(hex(&phone.send(&sign(1))), "6981");
    phone.script(&[SELECT_KEY]);
    assert_eq!(phone.script(&["802A008000"]), "6700");
    assert_eq!(
        phone.script(&["802A0080020102"]),
        "6700",
        "without Le there is nowhere to put 256 bytes"
    );
    let hash_only = [&bytes("802A018020"), [7; 32].as_slice(), &[0]].concat();
    assert_eq!(hex(&phone.send(&hash_only)), "6A86");
    let too_long = [&bytes("802A0080F6"), [7; 0xF6].as_slice(), &[0]].concat();
    assert_eq!(hex(&phone.send(&too_long)), "6A80");
    assert_eq!(phone.signatures(), 0);
}

#[test]
fn other_instructions_and_classes_are_unknown() {
    let mut phone = android();
    assert_eq!(phone.script(&["0084000008"]), "6D00");
    assert_eq!(phone.script(&["80CA006600"]), "6D00");
    assert_eq!(phone.script(&["FFCA000000"]), "6E00");
    assert_eq!(phone.script(&["80FC0000"]), "6D00");
    assert_eq!(plastic().script(&["80FC0000"]), "6700");
    assert_eq!(held(PhoneSpec::shared(Model::Iphone)).script(&["80FC0000"]), "9000");
}

/// What OpenSC asks of a card beside the certificate: the signing files, and both counters.
#[test]
fn the_signing_side_stands_behind_its_password() {
    let signing = CertificateSpec { purpose: Purpose::Signing, ..CertificateSpec::default() };
    let credential = pki::shared().issue_for(&signing, pki::shared_phone().key().clone());
    let ca_certificate = pki::shared().anchor_der().to_vec();
    let side =
        SigningSide { credential: credential.clone(), ca_certificate, password: "ABC123".into() };
    let mut card = held(PhoneSpec { signing: Some(side), ..PhoneSpec::shared(Model::Card) });
    assert_eq!(card.script(&[SELECT_AP, "00A4020C020008", "00B0000000"]), "8F8F009000");
    assert_eq!(card.script(&["00A4020C02001B", TRIES_LEFT]), "63C5");
    assert_eq!(card.script(&["00A4020C020001", "00B0000004"]), "6982");
    assert_eq!(card.script(&["00A4020C02001B", "0020008006414243313233"]), "9000");
    card.script(&["00A4020C020001"]);
    assert_eq!(card.read_file(0), credential.certificate_der());
    card.script(&["00A4020C020002"]);
    assert_eq!(card.read_file(0), pki::shared().anchor_der());
    card.script(&["00A4020C02001A"]);
    assert_eq!(card.send(&sign(1)).len(), 258);
    card.script(&[SELECT_KEY]);
    assert_eq!(hex(&card.send(&sign(1))), "6982", "the password is not the PIN");
}

#[test]
fn without_a_signing_side_no_password_matches() {
    let mut phone = android();
    assert_eq!(phone.script(&[SELECT_AP, "00A4020C020001"]), "6A82");
    assert_eq!(phone.script(&["00A4020C02001B", TRIES_LEFT]), "63C5");
    assert_eq!(phone.script(&["0020008006414243313233"]), "63C4");
}

#[test]
fn elliptic_curve_keys_sign_too() {
    for (kind, longest) in [(KeyKind::EcP256, 72), (KeyKind::EcP384, 104)] {
        let credential =
            pki::shared().issue(&CertificateSpec { key: kind, ..CertificateSpec::default() });
        let mut phone = held(PhoneSpec::new(Model::Android, credential, &[])).unlocked();
        phone.script(&[SELECT_KEY]);
        let response = phone.send(&sign(0xAB));
        assert!(
            response.len() <= longest + 2 && response.ends_with(&[0x90, 0x00]),
            "{}",
            hex(&response)
        );
    }
}

#[test]
fn a_file_without_end_always_has_more() {
    let faults = FaultPlan { endless_file: true, ..FaultPlan::default() };
    let mut phone = held(PhoneSpec { faults, ..PhoneSpec::shared(Model::Android) }).unlocked();
    phone.script(&[SELECT_CERTIFICATE]);
    assert_eq!(phone.script(&["00B0000004"]), "3082FFFF9000");
    assert_eq!(phone.send(&bytes("00B0000400")).len(), 258);
    assert_eq!(phone.script(&["00B07FFF02"]), "A5A59000");
    assert_eq!(phone.script(&[SELECT_TOKEN, "00B0009F02"]), "396282", "other files end");
}

#[test]
fn a_replayed_signature_is_one_of_another_challenge() {
    let faults = FaultPlan { replay_signature: true, ..FaultPlan::default() };
    let mut phone = held(PhoneSpec { faults, ..PhoneSpec::shared(Model::Android) }).unlocked();
    phone.script(&[SELECT_KEY]);
    let (first, second) = (phone.send(&sign(1)), phone.send(&sign(2)));
    assert_eq!(first, second);
    let mut honest = android().unlocked();
    honest.script(&[SELECT_KEY]);
    assert_ne!(honest.send(&sign(1)), first);
}
