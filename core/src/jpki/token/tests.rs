use super::*;

fn token(label: &[u8], padding: u8, length: usize) -> Token {
    let mut file = label.to_vec();
    file.resize(length, padding);
    Token::new(file)
}

#[test]
fn each_label_of_the_reference_with_either_padding_and_any_length() {
    let table = [
        (ANDROID, Medium::Phone(PhoneKind::Android)),
        (IPHONE, Medium::Phone(PhoneKind::Iphone)),
        (PLASTIC_CARD, Medium::PlasticCard),
        (JUKI_CARD, Medium::JukiCard),
    ];
    for (label, medium) in table {
        for padding in [0x00, 0x20] {
            for length in [20, 32, 160] {
                assert_eq!(token(label, padding, length).medium(), medium);
            }
        }
    }
}

#[test]
fn a_label_is_compared_whole() {
    for label in [
        &b"JPKIAPICCTOKEN3"[..],
        b"JPKIAPGPSETOKENX",
        b"JPKIAPGPSETOKE",
        b" JPKIAPGPSETOKEN",
        b"jpkiapgpsetoken",
        b"",
    ] {
        assert_eq!(token(label, 0x20, 32).medium(), Medium::Unknown);
    }
}

#[test]
fn what_follows_the_label_does_not_count() {
    let mut file = token(ANDROID, 0x20, 32).0;
    file.extend_from_slice(b"manufacturer and serial");
    assert_eq!(Token::new(file).medium(), Medium::Phone(PhoneKind::Android));
}

#[test]
fn an_unknown_label_is_shown_word_for_word_and_harmlessly() {
    assert_eq!(token(b"JPKIAPNEXTTOKEN", 0x20, 32).to_string(), "JPKIAPNEXTTOKEN");
    assert_eq!(token(b"a\x1b[2Jb\n\xff", 0x00, 32).to_string(), r"a\x1b[2Jb\n\xff");
}

/// Reads a token file of which the phone gives `block` bytes at a time.
fn read_in_blocks(file: &[u8], block: usize) -> Token {
    struct Phone<'a>(&'a [u8], usize);
    impl crate::reader::Card for Phone<'_> {
        fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, crate::reader::CardError> {
            let [_, 0xB0, high, low, le] = *command else { return Ok(vec![0x90, 0x00]) };
            let from = usize::from(u16::from_be_bytes([high, low])).min(self.0.len());
            let asked = if le == 0 { 256 } else { usize::from(le) };
            let to = (from + asked.min(self.1)).min(self.0.len());
            Ok([&self.0[from..to], &[0x90, 0x00]].concat())
        }
    }
    let clock = crate::reader::script::Clock::stopped();
    let mut phone = Phone(file, block);
    read_token(&mut Channel::new(&mut phone, &clock, crate::apdu::Budget::TAP)).unwrap()
}

#[test]
fn the_whole_file_is_read_whatever_the_phone_gives_at_a_time() {
    let mut file = token(PLASTIC_CARD, 0x20, 32).0;
    file.extend_from_slice(&(32..160).map(|i| i as u8).collect::<Vec<_>>());
    for block in [1, 2, 5, 14, 16, 31, 33, 100, 128, 160, 256] {
        assert_eq!(
            read_in_blocks(&file, block),
            Token::new(file.clone()),
            "{block} bytes at a time"
        );
    }
    for length in [20, 32, 40, 200, 300] {
        let file = token(ANDROID, 0x20, length).0;
        assert_eq!(read_in_blocks(&file, 256), Token::new(file.clone()), "{length} bytes");
    }
}
