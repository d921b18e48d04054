use super::*;

fn token(label: &[u8], padding: u8, length: usize) -> Token {
    let mut file = label.to_vec();
    file.resize(length, padding);
    Token::new(file)
}

#[test]
fn each_label_of_the_reference_with_either_padding_and_any_length() {
    let table = [
        (ANDROID, Holder::Phone(PhoneKind::Android)),
        (IPHONE, Holder::Phone(PhoneKind::Iphone)),
        (PLASTIC_CARD, Holder::PlasticCard),
        (JUKI_CARD, Holder::JukiCard),
    ];
    for (label, holder) in table {
        for padding in [0x00, 0x20] {
            for length in [20, 32, 160] {
                assert_eq!(token(label, padding, length).holder(), holder);
            }
        }
    }
}

#[test]
fn a_label_is_compared_whole() {
    for label in [&b"JPKIAPICCTOKEN3"[..], b"JPKIAPGPSETOKENX", b"JPKIAPGPSETOKE", b" JPKIAPGPSETOKEN", b"jpkiapgpsetoken", b""] {
        assert_eq!(token(label, 0x20, 32).holder(), Holder::Unknown);
    }
}

#[test]
fn what_follows_the_label_does_not_count() {
    let mut file = token(ANDROID, 0x20, 32).0;
    file.extend_from_slice(b"manufacturer and serial");
    assert_eq!(Token::new(file).holder(), Holder::Phone(PhoneKind::Android));
}

#[test]
fn an_unknown_label_is_shown_word_for_word_and_harmlessly() {
    assert_eq!(token(b"JPKIAPNEXTTOKEN", 0x20, 32).to_string(), "JPKIAPNEXTTOKEN");
    assert_eq!(token(b"a\x1b[2Jb\n\xff", 0x00, 32).to_string(), r"a\x1b[2Jb\n\xff");
}
