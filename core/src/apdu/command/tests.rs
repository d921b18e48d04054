use super::*;

#[test]
fn the_four_short_cases_of_iso_7816_3() {
    let header = Command::new(0x00, 0xA4, 0x04, 0x0C);
    assert_eq!(header.to_bytes(), [0x00, 0xA4, 0x04, 0x0C]);
    assert_eq!(header.clone().with_le(Le::MAX).to_bytes(), [0x00, 0xA4, 0x04, 0x0C, 0x00]);
    assert_eq!(header.clone().with_data(&[1, 2]).to_bytes(), [0x00, 0xA4, 0x04, 0x0C, 0x02, 1, 2]);
    assert_eq!(
        header.with_data(&[1, 2]).with_le(Le::at_most(54)).to_bytes(),
        [0x00, 0xA4, 0x04, 0x0C, 0x02, 1, 2, 54]
    );
}

#[test]
fn le_stays_within_a_short_command() {
    assert_eq!(Le::at_most(0).get(), 1);
    assert_eq!(Le::at_most(255).get(), 255);
    assert_eq!(Le::at_most(100_000), Le::MAX);
    assert_eq!(Le::from_sw2(0), Le::MAX);
    assert_eq!(Le::from_sw2(0xF0).get(), 0xF0);
}

#[test]
fn no_debug_output_shows_command_data() {
    let secret = SecretCommand::new(0x00, 0x20, 0x00, 0x80, b"4711");
    assert_eq!(secret.as_bytes(), b"\x00\x20\x00\x80\x044711");
    assert_eq!(format!("{secret:?}"), "00 20 00 80, ***");
    let plain = Command::new(0x80, 0x2A, 0x00, 0x80).with_data(b"4711").with_le(Le::MAX);
    assert_eq!(format!("{plain:?}"), "80 2A 00 80, 4 bytes, Le Some(256)");
}
