use super::*;
use crate::apdu::{Budget, StatusWord};
use crate::reader::script::{Clock, Script};

/// What the card's EF 000A holds in these tests: a SEQUENCE of `length` bytes in all.
fn certificate(length: usize) -> Vec<u8> {
    let mut bytes = vec![0x30, 0x82];
    bytes.extend_from_slice(&u16::try_from(length - 4).unwrap().to_be_bytes());
    bytes.extend((4..length).map(|i| (i % 251) as u8));
    bytes
}

/// A script that selects the certificate and answers READ BINARY at each of `reads` (offset, Le,
/// bytes given) out of `file`.
fn reads(file: &[u8], reads: &[(usize, usize, usize)]) -> Script {
    let mut script = Script::new().on("00 A4 02 0C 02 00 0A", "90 00");
    for &(offset, le, given) in reads {
        let command = vec![0x00, 0xB0, (offset >> 8) as u8, offset as u8, le as u8];
        script = script.bytes(command, Ok([&file[offset..offset + given], &[0x90, 0x00]].concat()));
    }
    script
}

fn read(mut script: Script) -> Result<Vec<u8>, JpkiError> {
    let clock = Clock::stopped();
    let result =
        read_certificate(&mut Channel::new(&mut script, &clock, Budget::TAP), &mut |_, _| ());
    script.assert_done();
    result.map(|bytes| bytes.to_vec())
}

#[test]
fn the_usual_certificate_takes_seven_reads() {
    let file = certificate(1590);
    let blocks: Vec<_> = (0..6).map(|i| (i * 256, 0x00, 256)).chain([(1536, 54, 54)]).collect();
    assert_eq!(read(reads(&file, &blocks)), Ok(file));
}

#[test]
fn a_phone_with_smaller_blocks_is_asked_for_the_rest() {
    let file = certificate(250);
    assert_eq!(read(reads(&file, &[(0, 0x00, 100), (100, 150, 100), (200, 50, 50)])), Ok(file));
}

#[test]
fn one_short_block_makes_the_next_no_shorter() {
    let file = certificate(600);
    assert_eq!(
        read(reads(&file, &[(0, 0x00, 256), (256, 0x00, 3), (259, 0x00, 256), (515, 85, 85)])),
        Ok(file)
    );
}

#[test]
fn a_phone_that_puts_le_right_is_asked_for_what_it_gives() {
    let file = certificate(300);
    let block = |from: usize, to: usize| Ok([&file[from..to], &[0x90, 0x00]].concat());
    let script = Script::new()
        .on("00 A4 02 0C 02 00 0A", "90 00")
        .on("00 B0 00 00 00", "6C 80")
        .bytes(vec![0x00, 0xB0, 0x00, 0x00, 0x80], block(0, 128))
        .bytes(vec![0x00, 0xB0, 0x00, 0x80, 0x80], block(128, 256))
        .bytes(vec![0x00, 0xB0, 0x01, 0x00, 44], block(256, 300));
    assert_eq!(read(script), Ok(file));
}

#[test]
fn a_phone_that_takes_le_00_alone_is_read() {
    let mut file = certificate(300);
    file.resize(512, 0xFF);
    let script = Script::new()
        .on("00 A4 02 0C 02 00 0A", "90 00")
        .bytes(vec![0x00, 0xB0, 0x00, 0x00, 0x00], Ok([&file[..256], &[0x90, 0x00]].concat()))
        .on("00 B0 01 00 2C", "67 00")
        .bytes(vec![0x00, 0xB0, 0x01, 0x00, 0x00], Ok([&file[256..], &[0x90, 0x00]].concat()));
    assert_eq!(read(script), Ok(certificate(300)));
}

#[test]
fn a_phone_that_gives_the_whole_file_whatever_it_is_asked_is_read_at_once() {
    let mut file = certificate(1590);
    file.resize(4096, 0xFF);
    let script = Script::new()
        .on("00 A4 02 0C 02 00 0A", "90 00")
        .bytes(vec![0x00, 0xB0, 0x00, 0x00, 0x00], Ok([&file[..], &[0x90, 0x00]].concat()));
    assert_eq!(read(script), Ok(certificate(1590)));
}

#[test]
fn a_header_that_comes_byte_by_byte_is_read_on() {
    let file = certificate(8);
    let blocks = [
        (0, 0x00, 1),
        (1, 0x00, 1),
        (2, 0x00, 1),
        (3, 0x00, 1),
        (4, 4, 1),
        (5, 3, 1),
        (6, 2, 1),
        (7, 1, 1),
    ];
    assert_eq!(read(reads(&file, &blocks)), Ok(file));
}

#[test]
fn padding_after_the_certificate_is_left_out() {
    let mut file = certificate(200);
    file.resize(256, 0xFF);
    assert_eq!(read(reads(&file, &[(0, 0x00, 256)])), Ok(certificate(200)));
}

#[test]
fn a_phone_that_refuses_256_is_asked_for_less() {
    let file = certificate(300);
    let script = Script::new()
        .on("00 A4 02 0C 02 00 0A", "90 00")
        .on("00 B0 00 00 00", "67 00")
        .bytes(vec![0x00, 0xB0, 0x00, 0x00, 0xF0], Ok([&file[..240], &[0x90, 0x00]].concat()))
        .bytes(vec![0x00, 0xB0, 0x00, 0xF0, 60], Ok([&file[240..], &[0x90, 0x00]].concat()));
    assert_eq!(read(script), Ok(file));
}

#[test]
fn a_phone_that_refuses_every_length_ends_with_its_word() {
    let script = Script::new()
        .on("00 A4 02 0C 02 00 0A", "90 00")
        .on("00 B0 00 00 00", "67 00")
        .on("00 B0 00 00 F0", "67 00")
        .on("00 B0 00 00 80", "67 00")
        .on("00 B0 00 00 40", "67 00")
        .on("00 B0 00 00 20", "67 00")
        .on("00 B0 00 00 10", "67 00")
        .on("00 B0 00 00 08", "67 00");
    assert_eq!(
        read(script),
        Err(JpkiError::Unexpected { step: JpkiStep::ReadCertificate, status: StatusWord(0x6700) })
    );
}

#[test]
fn a_header_that_promises_too_much_is_refused_at_once() {
    let script = |header: &str| {
        Script::new()
            .on("00 A4 02 0C 02 00 0A", "90 00")
            .on("00 B0 00 00 00", &format!("{header} 90 00"))
    };
    assert_eq!(
        read(script("30 82 3F FD")),
        Err(JpkiError::TooLarge { promised: MAX_CERTIFICATE + 1 })
    );
    assert_eq!(
        read(script("30 84 FF FF FF FF")),
        Err(JpkiError::TooLarge { promised: 0xFFFF_FFFF + 6 })
    );
    assert!(matches!(read(script("FF FF")), Err(JpkiError::Header(_))));
}

#[test]
fn a_file_that_ends_early_says_where() {
    for end in ["90 00", "62 82", "6B 00"] {
        let script = Script::new()
            .on("00 A4 02 0C 02 00 0A", "90 00")
            .on("00 B0 00 00 00", "30 82 01 00 62 82")
            .on("00 B0 00 04 00", end);
        assert_eq!(read(script), Err(JpkiError::EndedEarly { got: 4 }));
    }
}

#[test]
fn an_endless_file_is_read_no_further_than_its_header_says() {
    let mut file = certificate(600);
    file.resize(4096, 0xAA);
    assert_eq!(
        read(reads(&file, &[(0, 0x00, 256), (256, 0x00, 256), (512, 88, 256)])),
        Ok(certificate(600))
    );
}
