use crate::virtual_phone::pki::{self, CertificateSpec, KeyKind};
use crate::virtual_phone::testing::*;
use crate::virtual_phone::{Fault, FaultPlan, LeStyle, Manner, Model, PhoneSpec, VirtualPhone};

fn with(manner: Manner) -> VirtualPhone {
    held(PhoneSpec { manner, ..PhoneSpec::shared(Model::Android) }).unlocked()
}

fn styled(le_style: LeStyle) -> VirtualPhone {
    with(Manner { le_style, ..Manner::default() })
}

fn certificate() -> &'static [u8] {
    pki::shared_phone().certificate_der()
}

#[test]
fn blocks_can_be_smaller_than_asked() {
    let mut phone = with(Manner { max_block: 0x80, ..Manner::default() });
    assert_eq!(phone.script(&[SELECT_CERTIFICATE, "00B0000000"]).len(), 2 * (0x80 + 2));
    assert_eq!(phone.read_file(0x00), certificate());
}

/// 6Cxx: the right Le for a full block, for the rest of the file, and for a signature, which is
/// then not made twice.
#[test]
fn six_c_wants_the_right_le() {
    let mut phone = styled(LeStyle::SixC);
    phone.script(&[SELECT_CERTIFICATE]);
    assert_eq!(phone.script(&["00B0000004"]), "6C00");
    assert_eq!(phone.send(&bytes("00B0000000")).len(), 258);
    let left = certificate().len() - 0x600;
    assert_eq!(phone.script(&["00B0060000"]), format!("6C{left:02X}"));
    let rest = format!("00B00600{left:02X}");
    assert_eq!(phone.script(&[&rest]), hex(&certificate()[0x600..]) + "9000");
    assert_eq!(
        phone.script(&[&rest]),
        hex(&certificate()[0x600..]) + "9000",
        "at the first go too"
    );
    phone.script(&[SELECT_KEY]);
    let mut short = sign(1);
    *short.last_mut().unwrap() = 0xF0;
    assert_eq!(hex(&phone.send(&short)), "6C00");
    assert_eq!(phone.send(&sign(1)).len(), 258);
    assert_eq!(phone.signatures(), 1);
}

/// ECDSA signatures differ in length from one to the next; the kept one is given, so that the right
/// Le stays right.
#[test]
fn six_c_keeps_an_elliptic_curve_signature() {
    let credential = pki::shared()
        .issue(&CertificateSpec { key: KeyKind::EcP256, ..CertificateSpec::default() });
    let manner = Manner { le_style: LeStyle::SixC, ..Manner::default() };
    let mut phone =
        held(PhoneSpec { manner, ..PhoneSpec::new(Model::Android, credential, &[]) }).unlocked();
    phone.script(&[SELECT_KEY]);
    let mut command = sign(1);
    let right = phone.send(&command);
    assert_eq!(right[0], 0x6C);
    *command.last_mut().unwrap() = right[1];
    assert_eq!(phone.send(&command).len(), usize::from(right[1]) + 2);
    assert_eq!(phone.signatures(), 1);
}

#[test]
fn six_one_hands_out_in_chunks() {
    let mut phone = styled(LeStyle::SixOne { chunk: 0x60 });
    phone.script(&[SELECT_CERTIFICATE]);
    assert_eq!(phone.script(&["00B0000000"]), "6160");
    let first = phone.send(&bytes("00C0000060"));
    assert_eq!(first, [&certificate()[..0x60], &[0x61, 0x60]].concat());
    let second = phone.send(&bytes("00C0000060"));
    assert_eq!(second, [&certificate()[0x60..0xC0], &[0x61, 0x40]].concat());
    let third = phone.send(&bytes("00C0000000"));
    assert_eq!(third, [&certificate()[0xC0..0x100], &[0x90, 0x00]].concat());
    assert_eq!(phone.script(&["00C0000000"]), "6985", "nothing waits any more");
    assert_eq!(
        phone.script(&["00B0000000", SELECT_KEY, "00C0000000"]),
        "6985",
        "another command throws it away"
    );
}

/// JPKI over a reader that cannot take 256: the signature comes in two parts.
#[test]
fn a_short_le_leaves_the_rest_of_a_signature_waiting() {
    let mut phone = android().unlocked();
    phone.script(&[SELECT_KEY]);
    let whole = phone.send(&sign(1));
    let mut short = sign(1);
    *short.last_mut().unwrap() = 0xF0;
    let first = phone.send(&short);
    assert_eq!(first[0xF0..], [0x61, 0x10]);
    let rest = phone.send(&bytes("00C0000010"));
    assert_eq!([&first[..0xF0], &rest].concat(), whole);
}

#[test]
fn some_phones_refuse_256() {
    let mut phone = styled(LeStyle::Refuse256);
    assert_eq!(phone.script(&[SELECT_CERTIFICATE, "00B0000000"]), "6700");
    assert_eq!(phone.script(&["00B00000F1"]), "6700");
    assert_eq!(phone.read_file(0xF0), certificate());
    phone.script(&[SELECT_KEY]);
    assert_eq!(phone.send(&sign(1)).len(), 258);
}

#[test]
fn extended_length_is_refused_unless_the_phone_has_it() {
    let mut phone = android().unlocked();
    phone.script(&[SELECT_CERTIFICATE]);
    assert_eq!(phone.script(&["00B00000000000"]), "6700");
    let mut phone = with(Manner { extended_length: true, ..Manner::default() });
    phone.script(&[SELECT_CERTIFICATE]);
    assert_eq!(phone.send(&bytes("00B00000000000")), [certificate(), &[0x90, 0x00]].concat());
    assert_eq!(
        phone.send(&bytes("00B00000000200")),
        [&certificate()[..512], &[0x90, 0x00]].concat()
    );
}

#[test]
fn padding_stands_behind_the_certificate() {
    for fill in [0xFF, 0x00] {
        let mut phone = with(Manner { padding: (fill, 100), ..Manner::default() });
        phone.script(&[SELECT_CERTIFICATE]);
        assert_eq!(phone.read_file(0), [certificate(), [fill; 100].as_slice()].concat());
    }
}

#[test]
fn status_words_of_a_pin_can_differ() {
    let spec = |manner| PhoneSpec { manner, tries_left: 0, ..PhoneSpec::shared(Model::Android) };
    let mut phone = held(spec(Manner { blocked_status: 0x6983, ..Manner::default() }));
    assert_eq!(phone.script(&[SELECT_AP, SELECT_PIN, TRIES_LEFT]), "6983");
    assert_eq!(phone.script(&[VERIFY_1234]), "6983");
    for no_counter in [0x6A86, 0x6D00] {
        let mut phone = with(Manner { no_counter: Some(no_counter), ..Manner::default() });
        assert_eq!(phone.script(&[TRIES_LEFT]), format!("{no_counter:04X}"));
        assert_eq!(phone.script(&[VERIFY_9999]), "63C2");
    }
}

#[test]
fn tokens_can_be_short_and_padded_with_nul() {
    let mut phone = with(Manner { token_padding: 0, token_length: 32, ..Manner::default() });
    phone.script(&[SELECT_TOKEN]);
    assert_eq!(phone.read_file(0), [b"JPKIAPGPSETOKEN".as_slice(), &[0; 17]].concat());
}

#[test]
fn a_sleepy_phone_answers_its_first_command_badly() {
    let manner = Manner { sleepy: true, ..Manner::default() };
    let mut phone = held(PhoneSpec { manner, ..PhoneSpec::shared(Model::Android) });
    assert_eq!(phone.script(&[SELECT_AP]), "6F00");
    assert_eq!(phone.script(&[SELECT_TOKEN]), "6986", "it was not carried out");
    assert_eq!(phone.script(&[SELECT_AP]), "9000");
    phone.reset();
    assert_eq!(phone.script(&[SELECT_AP]), "9000", "a reset is no loss of power");
    phone.power_off();
    phone.power_on();
    assert_eq!(phone.script(&[SELECT_AP]), "6F00");
}

#[test]
fn sixty_one_without_end_ends_with_another_command() {
    let faults = FaultPlan::at(3, Fault::EndlessMore);
    let mut phone = held(PhoneSpec { faults, ..PhoneSpec::shared(Model::Android) });
    assert_eq!(phone.script(&[SELECT_AP, SELECT_TOKEN, "00B0000020"]), "61FF");
    for _ in 0..300 {
        let response = phone.send(&bytes("00C00000FF"));
        assert_eq!((response.len(), &response[255..]), (257, &[0x61, 0xFF][..]));
    }
    assert_eq!(&phone.script(&["00B0000004"])[8..], "9000");
}
