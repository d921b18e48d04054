use der::pem;
use proptest::prelude::*;

use super::*;
use crate::verify::tests::forge::{
    CA_KEY, CrlDraft, Draft, PHONE_KEY, bits, octets, oid, sequence, tlv,
};
use crate::verify::{Anchor, AnchorError, Crl};

fn certificate() -> Vec<u8> {
    Draft::ca(&CA_KEY, b"key one").signed_by(&CA_KEY)
}

fn list() -> Vec<u8> {
    CrlDraft::default().signed_by(&CA_KEY)
}

fn pem(label: &str, der: &[u8]) -> String {
    pem::encode_string(label, pem::LineEnding::LF, der).unwrap()
}

/// The body of a PEM block in lines of this length.
fn pem_of(label: &str, der: &[u8], width: usize) -> String {
    let letters: String = pem(label, der).lines().filter(|line| !line.starts_with('-')).collect();
    let lines: Vec<_> =
        letters.as_bytes().chunks(width).map(|line| str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

#[track_caller]
fn reads(bytes: &[u8]) {
    assert_eq!(
        der(bytes, Wanted::Certificate),
        Ok(certificate()),
        "{}",
        String::from_utf8_lossy(bytes)
    );
}

fn kind(bytes: &[u8], wanted: Wanted) -> FileKind {
    match der(bytes, wanted) {
        Err(FileFault::Other { kind }) => kind,
        other => panic!("{other:?}"),
    }
}

#[test]
fn pem_is_read_however_it_is_laid_out() {
    let usual = pem("CERTIFICATE", &certificate());
    for width in [1, 60, 72, 76, 10_000] {
        reads(pem_of("CERTIFICATE", &certificate(), width).as_bytes());
    }
    for text in [
        usual.clone(),
        usual.trim_end().to_owned(),
        usual.replace('\n', "\r\n"),
        usual.replace('\n', "\r"),
        usual.replace('\n', " \t\n"),
        usual.replace('\n', "\n    "),
        usual.replace('\n', "\n\n"),
        usual.replace('\n', " "),
        usual.replace('=', ""),
        format!("\u{FEFF}{usual}"),
        format!("Certificate:\n    Data:\n        Version: 3 (0x2)\n{usual}"),
        format!("{usual}\nsubject=C = JP\nhttp://example.invalid/\n"),
        format!("Bag Attributes: <No Attributes>\n{usual}{}", pem("X509 CRL", &list())),
        format!("{}{usual}", pem("PRIVATE KEY", b"key")),
        usual.replacen('\n', "\nProc-Type: 4,CLEAR\nComment: of 2023\n\n", 1),
        usual.replace("CERTIFICATE", "X509 CERTIFICATE"),
        usual.replace("CERTIFICATE", "TRUSTED CERTIFICATE"),
        pem("TRUSTED CERTIFICATE", &[certificate(), sequence(&[&tlv(0x0C, b"alias")])].concat()),
        // Without marks at all.
        usual.lines().filter(|line| !line.starts_with('-')).collect(),
    ] {
        reads(text.as_bytes());
    }
    // Words of another encoding beside it.
    reads(&[b"\x83J\x83U\x83X\r\n", usual.as_bytes()].concat());
    // As a shell on Windows writes it.
    for (mark, of) in
        [([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xFE, 0xFF], u16::to_be_bytes)]
    {
        let units: Vec<u8> = usual.encode_utf16().flat_map(of).collect();
        reads(&[&mark[..], &units].concat());
    }
    for label in ["X509 CRL", "CRL"] {
        assert_eq!(der(pem(label, &list()).as_bytes(), Wanted::Crl), Ok(list()));
    }
}

#[test]
fn der_is_read_with_line_ends_behind_it() {
    for rest in ["", "\n", "\r\n", " \n\n"] {
        reads(&[&certificate()[..], rest.as_bytes()].concat());
        assert_eq!(der(&[&list()[..], rest.as_bytes()].concat(), Wanted::Crl), Ok(list()));
    }
    // Anything else there stays, and is refused by whoever parses it.
    let longer = [&certificate()[..], &[0]].concat();
    assert_eq!(der(&longer, Wanted::Certificate), Ok(longer));
}

#[test]
fn what_is_cut_off_is_told() {
    let (whole, usual) = (certificate(), pem("CERTIFICATE", &certificate()));
    let cut = &whole[..whole.len() - 9];
    let expected = FileFault::CutOff { length: cut.len(), expected: whole.len() };
    assert_eq!(der(cut, Wanted::Certificate), Err(expected.clone()));
    assert_eq!(der(pem("CERTIFICATE", cut).as_bytes(), Wanted::Certificate), Err(expected));
    for end in [usual.len() / 2, usual.len() - 3, usual.len() - 20] {
        let cut = format!("first line\n{}", &usual[..end]);
        assert_eq!(
            der(cut.as_bytes(), Wanted::Certificate),
            Err(FileFault::NoEnd { line: 2 }),
            "{cut}"
        );
    }
    assert_eq!(der(b"\n-----BEGIN CERT", Wanted::Certificate), Err(other(FileKind::Text)));
    let mut twice = usual[..usual.len() / 2].to_owned();
    twice.push_str("\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assert_eq!(der(twice.as_bytes(), Wanted::Certificate), Err(FileFault::NoEnd { line: 1 }));
}

#[test]
fn a_line_that_is_not_base64_is_named() {
    let usual = pem("CERTIFICATE", &certificate());
    let lines: Vec<_> = usual.lines().collect();
    let broken = usual.replace(lines[3], &format!("{}!", lines[3]));
    let text = format!("words\r\n{}", broken.replace('\n', "\r\n"));
    assert_eq!(der(text.as_bytes(), Wanted::Certificate), Err(FileFault::NotBase64 { line: 5 }));
    let odd = "-----BEGIN CERTIFICATE-----\nAAAAA\n-----END CERTIFICATE-----\n";
    assert_eq!(der(odd.as_bytes(), Wanted::Certificate), Err(FileFault::NotBase64 { line: 1 }));
}

#[test]
fn two_of_them_are_one_too_many() {
    let usual = pem("CERTIFICATE", &certificate());
    let text = format!("{usual}\n{usual}");
    let line = usual.lines().count() + 2;
    assert_eq!(
        der(text.as_bytes(), Wanted::Certificate),
        Err(FileFault::Several { count: 2, line })
    );
}

#[test]
fn empty_files_are_told() {
    for empty in [&b""[..], b"\n", b" \r\n\t"] {
        assert_eq!(der(empty, Wanted::Crl), Err(FileFault::Empty));
    }
    assert_eq!(der(&[0; 512], Wanted::Crl), Err(FileFault::Zeros));
}

#[test]
fn what_a_file_is_instead_is_told() {
    let content = Draft::phone(&PHONE_KEY);
    let algorithm = PHONE_KEY.algorithm();
    let (zero, name) = (tlv(0x02, &[0]), content.subject.clone());
    let request = sequence(&[
        &sequence(&[&zero, &name, &content.spki, &tlv(0xA0, &[])]),
        &algorithm,
        &bits(0, &[1; 200]),
    ]);
    let long = octets(&[7; 200]);
    let key = sequence(&[&zero, &algorithm, &long]);
    let rsa = sequence(&[&zero, &tlv(0x02, &[7; 120]), &tlv(0x02, &[3]), &tlv(0x02, &[7; 120])]);
    let encrypted = sequence(&[&algorithm, &long]);
    let pkcs7 = sequence(&[
        &oid(&[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2]),
        &tlv(0xA0, &sequence(&[&long])),
    ]);
    let pfx = sequence(&[&tlv(0x02, &[3]), &pkcs7]);
    let ocsp = sequence(&[&tlv(0x0A, &[0]), &tlv(0xA0, &long)]);
    for (der, label, expected) in [
        (list(), "X509 CRL", FileKind::Crl),
        (request, "CERTIFICATE REQUEST", FileKind::Request),
        (key, "PRIVATE KEY", FileKind::PrivateKey),
        (rsa, "RSA PRIVATE KEY", FileKind::PrivateKey),
        (encrypted, "ENCRYPTED PRIVATE KEY", FileKind::PrivateKey),
        (content.spki.clone(), "PUBLIC KEY", FileKind::PublicKey),
        (pkcs7, "PKCS7", FileKind::Pkcs7),
        (pfx, "CERTIFICATE", FileKind::Pkcs12),
        (ocsp, "CERTIFICATE", FileKind::Ocsp),
    ] {
        assert_eq!(kind(&der, Wanted::Certificate), expected, "{label}");
        assert_eq!(kind(pem(label, &der).as_bytes(), Wanted::Certificate), expected, "{label}");
        // What the label promises wrongly, the bytes tell.
        assert_eq!(kind(pem("CERTIFICATE", &der).as_bytes(), Wanted::Certificate), expected);
    }
    assert_eq!(kind(&certificate(), Wanted::Crl), FileKind::Certificate);
    assert_eq!(
        kind(pem("CERTIFICATE", &certificate()).as_bytes(), Wanted::Crl),
        FileKind::Certificate
    );
    for (text, expected) in [
        ("<!DOCTYPE html>\n<title>404 Not Found</title>", FileKind::Html),
        ("\u{FEFF}  <HTML><head>", FileKind::Html),
        ("<?xml version=\"1.0\"?><error/>", FileKind::Xml),
        ("dn: cn=Chiyoda-ku CRLDP\ncertificateRevocationList:: MIIB", FileKind::Ldif),
        ("404 Not Found", FileKind::Text),
        ("0 lists", FileKind::Text),
        ("-----BEGIN FISH-----\nAAAA\n-----END FISH-----", FileKind::Text),
    ] {
        assert_eq!(kind(text.as_bytes(), Wanted::Crl), expected, "{text}");
    }
    for (bytes, expected) in [
        (&b"PK\x03\x04\x14\x00"[..], FileKind::Archive),
        (b"\x1F\x8B\x08\x00", FileKind::Archive),
        (b"\x00\x01\xFF\xFE", FileKind::Unknown),
    ] {
        assert_eq!(kind(bytes, Wanted::Crl), expected);
    }
}

#[test]
fn the_cause_reaches_whoever_reads_the_configuration() {
    let said = |bytes: &[u8]| Crl::from_pem_or_der("auth.crl", bytes).unwrap_err().to_string();
    assert_eq!(said(b""), "the file is empty");
    assert_eq!(said(b"<html>"), "the file is a web page (HTML): fetch the file itself");
    assert_eq!(said(&certificate()), "the file is a certificate");
    assert_eq!(
        said(&list()[..500]),
        format!("the file is cut off: 500 bytes of {} are there", list().len())
    );
    assert_eq!(
        Anchor::from_pem_or_der(
            "ca.pem",
            pem("CERTIFICATE", &Draft::phone(&PHONE_KEY).signed_by(&CA_KEY)).as_bytes()
        )
        .unwrap_err(),
        AnchorError::NotACa
    );
}

/// What a text with PEM blocks is made of, whole or not.
const PARTS: &str =
    "-----BEGIN |-----END |CERTIFICATE|X509 CRL|-----|[A-Za-z0-9+/=\r\n :]{0,40}|.{0,9}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = der(&bytes, Wanted::Certificate);
        let _ = der(&[&[0x30], &bytes[..]].concat(), Wanted::Crl);
    }

    #[test]
    fn no_text_makes_it_panic(parts in proptest::collection::vec(PARTS, 0..12)) {
        let text = parts.concat();
        let _ = der(text.as_bytes(), Wanted::Certificate);
        let _ = der(text.as_bytes(), Wanted::Crl);
    }

    /// A file that is cut or has a byte changed is never read as something else.
    #[test]
    fn half_a_file_is_never_read(cut in 0_usize..2_000, in_pem in any::<bool>()) {
        let whole = certificate();
        let whole = if in_pem { pem("CERTIFICATE", &whole).into_bytes() } else { whole };
        // The last line end may be missing.
        let cut = cut.min(whole.len() - 2);
        prop_assert!(Anchor::from_pem_or_der("ca", &whole[..cut]).is_err());
    }
}
