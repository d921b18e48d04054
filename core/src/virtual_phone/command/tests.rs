use super::*;

type Parsed<'a> = (&'a [u8], Option<usize>, bool);

fn parse(bytes: &[u8]) -> Result<Parsed<'_>, u16> {
    let command = Command::parse(bytes)?;
    assert_eq!(
        (command.class, command.instruction, command.p1, command.p2),
        (0x00, 0xB0, 0x01, 0x02)
    );
    Ok((command.data, command.expected, command.extended))
}

/// ISO/IEC 7816-3 table 12: the seven cases.
#[test]
fn every_case_by_its_length() {
    assert_eq!(parse(&[0x00, 0xB0, 1, 2]), Ok((&[][..], None, false)));
    assert_eq!(parse(&[0x00, 0xB0, 1, 2, 0x20]), Ok((&[][..], Some(32), false)));
    assert_eq!(parse(&[0x00, 0xB0, 1, 2, 0x00]), Ok((&[][..], Some(256), false)));
    assert_eq!(parse(&[0x00, 0xB0, 1, 2, 2, 8, 9]), Ok((&[8, 9][..], None, false)));
    assert_eq!(parse(&[0x00, 0xB0, 1, 2, 2, 8, 9, 0]), Ok((&[8, 9][..], Some(256), false)));
    assert_eq!(parse(&[0x00, 0xB0, 1, 2, 0, 0x01, 0x02]), Ok((&[][..], Some(0x0102), true)));
    assert_eq!(parse(&[0x00, 0xB0, 1, 2, 0, 0, 0]), Ok((&[][..], Some(65_536), true)));
    assert_eq!(parse(&[0x00, 0xB0, 1, 2, 0, 0, 2, 8, 9]), Ok((&[8, 9][..], None, true)));
    assert_eq!(
        parse(&[0x00, 0xB0, 1, 2, 0, 0, 2, 8, 9, 0, 0]),
        Ok((&[8, 9][..], Some(65_536), true))
    );
}

#[test]
fn lengths_that_do_not_fit_are_6700() {
    let wrong: [&[u8]; 8] = [
        &[],
        &[0x00, 0xB0, 1],
        &[0x00, 0xB0, 1, 2, 3, 8, 9],
        &[0x00, 0xB0, 1, 2, 2, 8, 9, 0, 0],
        &[0x00, 0xB0, 1, 2, 0, 0],
        &[0x00, 0xB0, 1, 2, 0, 0, 0, 8],
        &[0x00, 0xB0, 1, 2, 0, 0, 2, 8],
        &[0x00, 0xB0, 1, 2, 0, 0, 2, 8, 9, 0],
    ];
    for bytes in wrong {
        assert_eq!(Command::parse(bytes).err(), Some(0x6700), "{bytes:02X?}");
    }
}
