use std::slice::from_ref;

use der::Decode;

use super::*;
use crate::verify::tests::forge::{oid, sequence, tlv};

const ORGANIZATION: u8 = 10;

/// An attribute under 2.5.4 with a value of this tag.
fn attribute(kind: u8, tag: u8, contents: &[u8]) -> Vec<u8> {
    sequence(&[&oid(&[0x55, 4, kind]), &tlv(tag, contents)])
}

fn name(parts: &[&[Vec<u8>]]) -> Name {
    let parts: Vec<u8> = parts.iter().flat_map(|part| tlv(0x31, &part.concat())).collect();
    Name::from_der(&tlv(0x30, &parts)).unwrap()
}

/// A name of one organization.
fn organization(tag: u8, contents: &[u8]) -> Name {
    name(&[&[attribute(ORGANIZATION, tag, contents)]])
}

fn utf8(text: &str) -> Name {
    organization(tag::UTF8, text.as_bytes())
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn utf32(text: &str) -> Vec<u8> {
    text.chars().flat_map(|char| u32::from(char).to_be_bytes()).collect()
}

#[test]
fn the_string_type_does_not_count() {
    let expected = utf8("Kazasu Test CA");
    for tag in [tag::PRINTABLE, tag::TELETEX, tag::IA5, tag::VISIBLE, tag::UTF8] {
        assert_eq!(organization(tag, b"Kazasu Test CA"), expected, "{tag:#x}");
    }
    assert_eq!(organization(tag::BMP, &utf16("Kazasu Test CA")), expected);
    assert_eq!(organization(tag::UNIVERSAL, &utf32("Kazasu Test CA")), expected);
    assert_eq!(
        organization(tag::BMP, &utf16("公的個人認証サービス")),
        utf8("公的個人認証サービス")
    );
    assert_eq!(organization(tag::UNIVERSAL, &utf32("𠮷田")), utf8("𠮷田"));
    assert_eq!(organization(tag::TELETEX, b"Caf\xE9"), utf8("café"));
    let number = |tag| organization(tag, b"12 34");
    assert_eq!(number(tag::NUMERIC), number(tag::PRINTABLE));
}

#[test]
fn case_and_spaces_do_not_count() {
    let expected = utf8("Kazasu Test CA");
    for other in [
        "KAZASU TEST CA",
        "kazasu test ca",
        "  Kazasu   Test\u{3000}CA ",
        "Kazasu\tTest\nCA",
        "Kazasu Test\u{AD} C\u{200D}A",
        "Ｋａｚａｓｕ\u{A0}Ｔｅｓｔ ＣＡ",
    ] {
        assert_eq!(utf8(other), expected, "{other:?}");
    }
    assert_eq!(utf8("STRASSE Ä"), utf8("straße a\u{308}"));
    assert_eq!(utf8("ΜΟΝΑΔΑΣ"), utf8("μοναδας"));
    // Half-width kana are the same letters.
    assert_eq!(utf8("ｶｻﾞｽ"), utf8("カザス"));
    assert_eq!(utf8(" "), utf8(""));
    for other in ["KazasuTest CA", "Kazasu Test C", "Kazasu Test CA.", "かざす"] {
        assert_ne!(utf8(other), expected, "{other:?}");
    }
}

#[test]
fn the_order_counts_between_parts_and_not_within_one() {
    let (unit, organization) =
        (attribute(11, tag::UTF8, b"Unit"), attribute(ORGANIZATION, tag::PRINTABLE, b"Org"));
    let shouted = attribute(11, tag::BMP, &utf16("UNIT"));
    let together = name(&[&[unit.clone(), organization.clone()]]);
    assert_eq!(name(&[&[organization.clone(), shouted]]), together);
    let apart = name(&[from_ref(&unit), from_ref(&organization)]);
    assert_ne!(apart, together);
    assert_ne!(name(&[from_ref(&organization), from_ref(&unit)]), apart);
    assert_ne!(name(&[&[organization]]), apart);
    // Another attribute with the same value.
    assert_ne!(name(&[&[unit]]), name(&[&[attribute(10, tag::UTF8, b"Unit")]]));
}

#[test]
fn domain_components_are_ia5_strings() {
    // 0.9.2342.19200300.100.1.25, RFC 4519 §2.4.
    let kind = oid(&[0x09, 0x92, 0x26, 0x89, 0x93, 0xF2, 0x2C, 0x64, 1, 25]);
    let component = |tag, text: &[u8]| name(&[&[sequence(&[&kind, &tlv(tag, text)])]]);
    assert_eq!(component(tag::IA5, b"Example"), component(tag::UTF8, b"eXAMPLE"));
    assert_ne!(component(tag::IA5, b"example"), component(tag::IA5, b"example.org"));
}

#[test]
fn what_is_no_text_is_compared_as_it_stands() {
    let exact = organization(0x04, b"Kazasu");
    assert_eq!(organization(0x04, b"Kazasu"), exact);
    for other in [organization(0x04, b"KAZASU"), organization(0x03, b"Kazasu"), utf8("Kazasu")] {
        assert_ne!(other, exact);
    }
    // Not in its own encoding, or with a character that the preparation forbids: the same bytes
    // are still the same name.
    for (tag, contents) in [
        (tag::UTF8, &b"\xFF\xFE"[..]),
        (tag::BMP, b"\xD8\x00"),
        (tag::BMP, b"\x00A\x00"),
        (tag::UNIVERSAL, b"\x00\x11\x00\x00"),
        (tag::IA5, b"\xE9"),
        (tag::UTF8, "\u{E000}".as_bytes()),
        (tag::UTF8, "\u{301}a".as_bytes()),
    ] {
        assert_eq!(organization(tag, contents), organization(tag, contents));
        assert_ne!(organization(tag, contents), organization(0x04, contents));
    }
}

#[test]
fn what_is_no_name_is_refused() {
    for wrong in [
        tlv(0x31, &[]),
        tlv(0x30, &tlv(0x31, &[])),
        tlv(0x30, &tlv(0x31, &sequence(&[&oid(&[0x55, 4, 10])]))),
        tlv(0x30, &tlv(0x31, &sequence(&[&oid(&[0x55, 4, 10]), &tlv(0x0C, b"a"), &[5, 0]]))),
        tlv(0x30, &tlv(0x31, &sequence(&[&oid(&[0x55, 4, 10]), &[0x0C, 0x81, 1, b'a']]))),
        tlv(0x30, &tlv(0x30, &attribute(10, 0x0C, b"a"))),
    ] {
        assert!(Name::from_der(&wrong).is_err(), "{wrong:02X?}");
    }
    assert!(name(&[]).0.is_empty());
    assert_eq!(format!("{:?}", utf8("Taro")), "Name(1 parts)");
}

#[test]
fn long_values_are_read() {
    for length in [127, 128, 255, 256, 4000] {
        let text = "a".repeat(length);
        assert_eq!(organization(tag::PRINTABLE, text.as_bytes()), utf8(&text.to_uppercase()));
    }
}

#[test]
fn a_unit_is_found_however_it_is_written() {
    let unit = |tag, contents: &[u8]| name(&[&[attribute(11, tag, contents)]]);
    for name in [
        unit(tag::PRINTABLE, b"JPKI for digital signature"),
        unit(tag::BMP, &utf16("jpki FOR  digital signature")),
    ] {
        assert!(name.has_unit("JPKI for digital signature"));
    }
    assert!(
        !unit(tag::UTF8, b"JPKI for user authentication").has_unit("JPKI for digital signature")
    );
    assert!(!utf8("JPKI for digital signature").has_unit("JPKI for digital signature"));
}
