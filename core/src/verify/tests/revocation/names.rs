//! Names of CAs and distribution points that are written otherwise than the anchor writes them.

use super::*;

/// The same CA, written otherwise: in another string type, with other case and spaces.
fn written_otherwise() -> Vec<u8> {
    let rdn = |kind: u8, tag: u8, text: &[u8]| {
        tlv(0x31, &sequence(&[&forge::oid(&[0x55, 4, kind]), &tlv(tag, text)]))
    };
    let wide: Vec<u8> = "Not a real agency".encode_utf16().flat_map(u16::to_be_bytes).collect();
    sequence(&[
        &rdn(6, 0x0C, b"jp"),
        &rdn(10, 0x0C, b"Kazasu  Test"),
        &rdn(11, 0x14, b" KAZASU for user authentication"),
        &rdn(11, 0x1E, &wide),
    ])
}

#[test]
fn the_name_of_a_ca_may_be_written_otherwise() {
    let phones = [phone(), Draft { issuer: written_otherwise(), ..phone() }];
    let lists = [naming(), CrlDraft { issuer: written_otherwise(), ..naming() }];
    for phone in &phones {
        assert!(check(phone).is_ok());
        for list in &lists {
            let policy = policy().with_revocation(RevocationMode::Prefer, vec![parsed(list)]);
            let refused = Refusal::Revoked { at: UnixTime::from_secs(REVOKED_AT) };
            assert_eq!(check_with(phone, &policy), Err(refused));
        }
    }
    // The distribution point, too: the city's name in another string type.
    let here = tlv(
        0xA0,
        &tlv(
            0xA0,
            &tlv(
                0xA4,
                &sequence(&[
                    &tlv(0x31, &sequence(&[&forge::oid(&[0x55, 4, 6]), &tlv(0x13, b"JP")])),
                    &tlv(
                        0x31,
                        &sequence(&[&forge::oid(&[0x55, 4, 10]), &tlv(0x0C, b"Kazasu Test")]),
                    ),
                    &tlv(0x31, &sequence(&[&forge::oid(&[0x55, 4, 11]), &tlv(0x0C, b"TOKYO-TO")])),
                    &tlv(
                        0x31,
                        &sequence(&[&forge::oid(&[0x55, 4, 3]), &tlv(0x0C, b"Chiyoda-ku  crldp")]),
                    ),
                ]),
            ),
        ),
    );
    let list = parsed(&CrlDraft { scope: Some(here), ..naming() });
    assert!(matches!(status(RevocationMode::Prefer, &[list]), Err(Refusal::Revoked { .. })));
}

#[test]
fn an_address_is_a_distribution_point_too() {
    let at = |address: &[u8]| tlv(0xA0, &tlv(0xA0, &tlv(0x86, address)));
    let phone =
        phone().with(31, false, &sequence(&[&sequence(&[&at(b"http://CRL.example/Auth.crl")])]));
    let policy = |address: &[u8]| {
        let list = CrlDraft { scope: Some(at(address)), ..naming() };
        policy().with_revocation(RevocationMode::Prefer, vec![parsed(&list)])
    };
    let read = |address: &[u8]| check_with(&phone, &policy(address)).is_ok();
    assert!(!read(b"http://CRL.example/Auth.crl"));
    assert!(!read(b"HTTP://crl.EXAMPLE/Auth.crl"));
    assert!(read(b"http://crl.example/auth.crl"));
    assert!(read(b"ldap://crl.example/Auth.crl"));
}
