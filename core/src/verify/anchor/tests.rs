use der::pem;

use super::*;
use crate::verify::file_form::FileKind;
use crate::verify::tests::forge::{CA_KEY, Draft, PHONE_KEY, bits, ec_spki, name, sequence};

/// SHA-256, validity (seconds since 1970) and subject key id of the built-in anchors, from the
/// table of J-LIS' certificates.
const TABLE: [(&str, &str, u64, u64, &str); 3] = [
    (
        "authca01",
        "4dcfc4ca0aaf9fb2a3081b3f0c991c320b3acc008667a341eeaec5af1d58ca7d",
        1_445_310_493,
        1_760_885_999,
        "9567951B5CA70D84A0FFF1D85A87F1AAB1340385",
    ),
    (
        "authca02",
        "0d98de47fc11b7f67126874b7028b6026a803d2638d6edfe53176953961fade6",
        1_568_504_519,
        1_884_092_399,
        "8CD5586A891485E559379B7E29D410CFD28B3593",
    ),
    (
        "authca03",
        "64114f29620c24ed2631d46476a040e7ee740d956089c00b036a6a8118c322b5",
        1_689_469_264,
        2_005_052_399,
        "1AC100F596A3BC8C4B3DF195E32699249E9E308A",
    ),
];

fn ca() -> Draft {
    Draft::ca(&CA_KEY, b"key one")
}

fn refused(draft: &Draft) -> AnchorError {
    Anchor::from_der("ca", &draft.signed_by(&CA_KEY)).unwrap_err()
}

#[test]
fn the_built_in_anchors_are_those_that_j_lis_published() {
    for (name, sha256, not_before, not_after, key_id) in TABLE {
        let anchor = Anchor::builtin(name).unwrap();
        assert_eq!((anchor.id().name(), anchor.id().sha256().to_string().as_str()), (name, sha256));
        assert_eq!(
            (anchor.validity().not_before.as_secs(), anchor.validity().not_after.as_secs()),
            (not_before, not_after)
        );
        let hex: String =
            anchor.subject_key_id().unwrap().iter().map(|byte| format!("{byte:02X}")).collect();
        assert_eq!(hex, key_id);
        assert!(anchor.may_sign_crls());
    }
}

/// Real certificates, real signatures: each of the three verifies its own and no other, though they
/// share one name.
#[test]
fn the_built_in_anchors_signed_themselves() {
    for (name, der) in BUILTIN {
        let certificate = Certificate::parse(der).unwrap();
        for (other, _) in BUILTIN {
            let anchor = Anchor::builtin(other).unwrap();
            assert_eq!(*anchor.subject(), certificate.issuer);
            assert_eq!(certificate.signed.check_signature(anchor.key()).is_ok(), name == other);
        }
    }
}

#[test]
fn the_expired_generation_is_not_in_the_default_set() {
    let names: Vec<_> =
        Anchor::default_set().unwrap().iter().map(|anchor| anchor.id().name().to_owned()).collect();
    assert_eq!(names, ["authca02", "authca03"]);
}

#[test]
fn signing_cas_are_never_anchors() {
    for name in ["signca01", "signca02", "signca03"] {
        assert_eq!(Anchor::builtin(name).unwrap_err(), AnchorError::SigningCa);
    }
    let file = include_bytes!("../../../../assets/trust/signca03.cer");
    assert_eq!(Anchor::from_der("signca03.cer", file).unwrap_err(), AnchorError::SigningCa);
    for name in ["authca04", "AUTHCA02", "authca02.cer", ""] {
        assert_eq!(Anchor::builtin(name).unwrap_err(), AnchorError::UnknownBuiltin);
    }
}

#[test]
fn only_a_ca_is_an_anchor() {
    assert_eq!(refused(&Draft::phone(&PHONE_KEY)), AnchorError::NotACa);
    assert_eq!(refused(&ca().with(19, true, &sequence(&[]))), AnchorError::NotACa);
    assert_eq!(
        refused(&ca().with(15, true, &bits(1, &[0x02]))),
        AnchorError::MayNotSignCertificates
    );
    let oid: Oid = "2.5.29.30".parse().unwrap();
    assert_eq!(
        refused(&ca().with(30, true, &sequence(&[]))),
        AnchorError::UnknownCriticalExtension { oid }
    );
    let p521 = ec_spki(&[0x2B, 0x81, 4, 0, 35], &[4; 133]);
    assert_eq!(
        refused(&Draft { spki: p521, ..ca() }),
        AnchorError::UnsupportedKey(UnsupportedKey::Curve)
    );
    let signing = name(&[(6, "JP"), (11, "JPKI for digital signature")]);
    assert_eq!(refused(&Draft { subject: signing, ..ca() }), AnchorError::SigningCa);
    assert!(Anchor::from_der("ca", &ca().without(15).signed_by(&CA_KEY)).is_ok());
    assert_eq!(
        Anchor::from_der("ca", &[]).unwrap_err(),
        AnchorError::Malformed { what: Defect::NotDer }
    );
}

#[test]
fn pem_is_read_too() {
    let der = ca().signed_by(&CA_KEY);
    let pem = pem::encode_string("CERTIFICATE", pem::LineEnding::LF, &der).unwrap();
    let read = |text: &str| {
        Anchor::from_pem_or_der("ca.pem", text.as_bytes()).map(|anchor| anchor.id().sha256())
    };
    let expected = Fingerprint::of(&der);
    assert_eq!(
        Anchor::from_pem_or_der("ca.cer", &der).map(|anchor| anchor.id().sha256()),
        Ok(expected)
    );
    assert_eq!(read(&pem), Ok(expected));
    assert_eq!(read(&pem.replace('\n', "\r\n")), Ok(expected));
    // As `openssl x509 -text` writes it: words first.
    assert_eq!(read(&format!("Certificate:\n    Data:\n{pem}")), Ok(expected));
    let other = |kind| AnchorError::File(FileFault::Other { kind });
    for (wrong, expected) in [
        ("", AnchorError::File(FileFault::Empty)),
        ("no certificate", other(FileKind::Text)),
        (&pem.replace("CERTIFICATE", "X509 CRL"), other(FileKind::Crl)),
        (&pem[..pem.len() / 2], AnchorError::File(FileFault::NoEnd { line: 1 })),
        (
            &format!("{pem}{pem}"),
            AnchorError::File(FileFault::Several { count: 2, line: pem.lines().count() + 1 }),
        ),
    ] {
        assert_eq!(read(wrong), Err(expected), "{wrong}");
    }
}

/// A bundle: each certificate in it, or the number of the one that cannot be used.
#[test]
fn several_in_one_file_are_all_read_or_the_one_is_named() {
    let root = ca().signed_by(&CA_KEY);
    let other = Draft { subject: name(&[(6, "JP"), (11, "Another CA")]), ..ca() };
    let other = other.signed_by(&CA_KEY);
    let pem = |der: &[u8]| pem::encode_string("CERTIFICATE", pem::LineEnding::LF, der).unwrap();
    let (first, second) = (pem(&root), pem(&other));
    let read = |bytes: &[u8]| {
        let all = Anchor::all_from_pem_or_der("ca.pem", bytes)?;
        let told = all.iter().map(|it| (it.id().name().to_owned(), it.id().sha256()));
        Ok::<Vec<_>, AnchorError>(told.collect())
    };
    let both = || {
        vec![
            ("ca.pem (1)".to_owned(), Fingerprint::of(&root)),
            ("ca.pem (2)".to_owned(), Fingerprint::of(&other)),
        ]
    };
    assert_eq!(read(&root), Ok(vec![("ca.pem".to_owned(), Fingerprint::of(&root))]));
    for bundle in [
        format!("{first}{second}"),
        format!("# two CAs\r\n\r\n{first}\r\nand another\r\n{second}\r\nthat is all"),
        format!("{first}{second}{first}"),
        format!("{first}{}{second}", first.replace("CERTIFICATE", "X509 CRL")),
    ] {
        assert_eq!(read(bundle.as_bytes()), Ok(both()), "{bundle}");
    }
    for between in ["", "\n", " \r\n"] {
        let der = [&root, between.as_bytes(), &other, b"\n"].concat();
        assert_eq!(read(&der), Ok(both()), "one DER behind the other");
    }

    let leaf = pem(&ca().with(19, true, &sequence(&[])).signed_by(&CA_KEY));
    let line = first.lines().count() + 1;
    for (bundle, place, error) in [
        (
            format!("{first}{leaf}{second}"),
            PlaceInFile { number: 2, count: 3, line: Some(line) },
            AnchorError::NotACa,
        ),
        (
            format!("{first}{}", &second[..second.len() / 2]),
            PlaceInFile { number: 2, count: 2, line: Some(line) },
            AnchorError::File(FileFault::NoEnd { line }),
        ),
    ] {
        let named = AnchorError::OneOfSeveral { place, error: Box::new(error) };
        assert!(named.to_string().starts_with(&format!("number 2 of {} (line ", place.count)));
        assert_eq!(read(bundle.as_bytes()), Err(named), "{bundle}");
    }
    let cut = [&root[..], &other[..other.len() - 1]].concat();
    let said = read(&cut).unwrap_err().to_string();
    assert!(said.starts_with("number 2 of 2: the file is cut off"), "{said}");
}

#[test]
fn debug_names_the_anchor() {
    let shown = format!("{:?}", Anchor::builtin("authca02").unwrap());
    assert!(shown.starts_with(r#"Anchor { name: "authca02", sha256: 0d98de47"#), "{shown}");
}
