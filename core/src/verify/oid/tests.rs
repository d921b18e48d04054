use der::Decode;

use super::*;

fn contents(dotted: &str) -> Vec<u8> {
    dotted.parse::<Oid>().unwrap().0
}

#[test]
fn identifiers_are_written_as_the_standards_write_them() {
    // X.690 §8.19.5 and clientAuth.
    assert_eq!(contents("2.999.3"), [0x88, 0x37, 0x03]);
    assert_eq!(contents("1.3.6.1.5.5.7.3.2"), [0x2B, 6, 1, 5, 5, 7, 3, 2]);
    assert_eq!(
        contents("1.2.392.200149.8.5.1.3.30"),
        [0x2A, 0x83, 0x08, 0x8C, 0x9B, 0x55, 0x08, 0x05, 1, 3, 30]
    );
    assert_eq!(
        (contents("0.0"), contents("2.39"), contents("2.40")),
        (vec![0], vec![119], vec![120])
    );
}

#[test]
fn identifiers_print_as_they_are_read() {
    let longest = format!("2.25.{}", u128::MAX);
    for dotted in [
        "0.0",
        "0.39",
        "1.0",
        "1.39.5",
        "2.0",
        "2.39",
        "2.47.1",
        "2.999.3",
        "1.2.840.113549.1.1.11",
        &longest,
    ] {
        let oid: Oid = dotted.parse().unwrap();
        assert_eq!(oid.to_string(), dotted);
        let der = [&[6, u8::try_from(oid.0.len()).unwrap()], oid.0.as_slice()].concat();
        assert_eq!(Oid::from_der(&der), Ok(oid));
    }
}

#[test]
fn what_is_no_identifier_is_refused() {
    let too_long = format!("2.{}", u128::MAX);
    let far_too_long = format!("2.25.{}0", u128::MAX);
    for text in [
        "",
        "1",
        "3.1",
        "0.40",
        "1.40",
        "1.2.",
        ".1.2",
        "1..2",
        "1.+2",
        "1.02",
        "1.2 ",
        "1.x",
        &too_long,
        &far_too_long,
    ] {
        assert_eq!(text.parse::<Oid>(), Err(NotAnOid), "{text}");
    }
    // Nothing; an arc that does not end; a byte that says nothing; an arc of 129 bits, and one of
    // many.
    let arc = |first: u8, length: usize| {
        [&[0x2A, first], vec![0xFF; length].as_slice(), &[0x7F]].concat()
    };
    for wrong in [vec![], vec![0x2A, 0x83], vec![0x2A, 0x80, 0x01], arc(0x84, 17), arc(0xFF, 40)] {
        assert_eq!(Oid::from_contents(&wrong), None, "{wrong:02x?}");
    }
    assert!(Oid::from_contents(&arc(0x83, 17)).is_some());
}

#[test]
fn an_arc_is_not_taken_for_one_that_begins_like_it() {
    let is_name = |dotted: &str| dotted.parse::<Oid>().unwrap().is_signing_other_name();
    assert!(is_name("1.2.392.200149.8.5.5.1") && is_name("1.2.392.200149.8.5.5.6"));
    assert!(
        !is_name("1.2.392.200149.8.5.5")
            && !is_name("1.2.392.200149.8.5.51")
            && !is_name("1.2.392.200149.8.5.6.1")
    );
}
