use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use x509_cert::crl::CertificateList;
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::pkix::crl::CrlNumber;
use x509_cert::ext::pkix::{CrlDistributionPoints, IssuingDistributionPoint};

use super::*;
use crate::virtual_phone::pki::{shared, shared_phone};

fn parse(spec: &CrlSpec) -> CertificateList {
    CertificateList::from_der(&shared().crl(spec)).unwrap()
}

fn signed_by_the_authority(list: &CertificateList) -> bool {
    let message = list.tbs_cert_list.to_der().unwrap();
    let key = shared().key.public_key_info();
    UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &key)
        .verify(&message, list.signature.raw_bytes())
        .is_ok()
}

#[test]
fn an_empty_list_is_dated_numbered_and_signed() {
    let list = parse(&CrlSpec { number: 300, ..CrlSpec::default() });
    assert!(signed_by_the_authority(&list));
    assert_eq!(list.tbs_cert_list.version, x509_cert::Version::V2);
    assert_eq!(list.tbs_cert_list.this_update.to_string(), "2026-11-01T00:00:00Z");
    assert_eq!(list.tbs_cert_list.next_update.unwrap().to_string(), "2026-12-01T00:00:00Z");
    assert!(list.tbs_cert_list.revoked_certificates.is_none());
    let extensions = list.tbs_cert_list.crl_extensions.as_deref().unwrap();
    let ids: Vec<_> = extensions.iter().map(|extension| extension.extn_id.to_string()).collect();
    assert_eq!(ids, [oid::AUTHORITY_KEY_ID, oid::CRL_NUMBER]);
    let CrlNumber(number) = CrlNumber::from_der(extensions[1].extn_value.as_bytes()).unwrap();
    assert_eq!(number.as_bytes(), [0x01, 0x2C]);
}

#[test]
fn revoked_serials_stand_in_it() {
    let revoked = vec![
        Revoked { serial: 0x0112_A5C3, at: 1_793_000_000 },
        Revoked { serial: 0x80, at: 1_793_000_001 },
    ];
    let list = parse(&CrlSpec { revoked, next_update: None, ..CrlSpec::default() });
    assert!(list.tbs_cert_list.next_update.is_none());
    let entries = list.tbs_cert_list.revoked_certificates.unwrap();
    let serials: Vec<_> =
        entries.iter().map(|entry| entry.serial_number.as_bytes().to_vec()).collect();
    assert_eq!(serials, [vec![0x01, 0x12, 0xA5, 0xC3], vec![0x00, 0x80]]);
    assert_eq!(entries[0].revocation_date.to_unix_duration().as_secs(), 1_793_000_000);
}

/// The list's distribution point is the very name that the residents' certificates carry.
#[test]
fn a_city_list_names_the_distribution_point_of_the_certificate() {
    let list = parse(&CrlSpec { only_for: Some(Municipality::default()), ..CrlSpec::default() });
    let extensions = list.tbs_cert_list.crl_extensions.unwrap();
    let extension = extensions
        .iter()
        .find(|e| e.extn_id.to_string() == oid::ISSUING_DISTRIBUTION_POINT)
        .unwrap();
    assert!(extension.critical);
    let list_point = IssuingDistributionPoint::from_der(extension.extn_value.as_bytes())
        .unwrap()
        .distribution_point
        .unwrap();

    let certificate = x509_cert::Certificate::from_der(shared_phone().certificate_der()).unwrap();
    let extensions = certificate.tbs_certificate().extensions().unwrap();
    let extension =
        extensions.iter().find(|e| e.extn_id.to_string() == oid::CRL_DISTRIBUTION_POINTS).unwrap();
    let CrlDistributionPoints(points) =
        CrlDistributionPoints::from_der(extension.extn_value.as_bytes()).unwrap();
    assert_eq!(points[0].distribution_point.as_ref(), Some(&list_point));
}

#[test]
fn a_forged_list_does_not_verify() {
    let forged =
        parse(&CrlSpec { forged_with: Some(shared_phone().key().clone()), ..CrlSpec::default() });
    assert!(!signed_by_the_authority(&forged));
}
