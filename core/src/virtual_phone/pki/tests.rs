use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use x509_cert::Certificate;
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, CertificatePolicies, CrlDistributionPoints,
    ExtendedKeyUsage, KeyUsage, SubjectAltName, SubjectKeyIdentifier, name::GeneralName,
};

use super::*;

fn parse(der: &[u8]) -> Certificate {
    Certificate::from_der(der).unwrap()
}

fn extension<'a>(certificate: &'a Certificate, oid: &str) -> Option<&'a Extension> {
    let extensions = certificate.tbs_certificate().extensions().unwrap();
    extensions.iter().find(|extension| extension.extn_id.to_string() == oid)
}

fn decode<'a, T: Decode<'a>>(certificate: &'a Certificate, oid: &str) -> T {
    let extension = extension(certificate, oid).unwrap_or_else(|| panic!("extension {oid}"));
    T::from_der(extension.extn_value.as_bytes()).map_err(|_| ()).unwrap()
}

fn critical(certificate: &Certificate) -> Vec<String> {
    let extensions = certificate.tbs_certificate().extensions().unwrap();
    extensions
        .iter()
        .filter(|extension| extension.critical)
        .map(|extension| extension.extn_id.to_string())
        .collect()
}

/// Whether `issuer`'s key signed `certificate`, by the library's own check.
fn signed_by(certificate: &Certificate, issuer: &Certificate) -> bool {
    let key = issuer.tbs_certificate().subject_public_key_info().to_der().unwrap();
    let message = certificate.tbs_certificate().to_der().unwrap();
    UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &key)
        .verify(&message, certificate.signature().raw_bytes())
        .is_ok()
}

fn policies(certificate: &Certificate) -> Vec<String> {
    let CertificatePolicies(policies) = decode(certificate, oid::CERTIFICATE_POLICIES);
    policies.iter().map(|policy| policy.policy_identifier.to_string()).collect()
}

const ISSUER: &str = "OU=Virtual Agency for Tests and Demonstrations (Not Real),\
                      OU=JPKI for user authentication,O=KAZASU VIRTUAL,C=JP";

#[test]
fn the_authority_has_the_profile_of_the_real_ones() {
    let anchor = parse(shared().anchor_der());
    assert_eq!(anchor.tbs_certificate().subject().to_string(), ISSUER);
    assert_eq!(anchor.tbs_certificate().issuer(), anchor.tbs_certificate().subject());
    assert!(signed_by(&anchor, &anchor));
    assert!(decode::<BasicConstraints>(&anchor, oid::BASIC_CONSTRAINTS).ca);
    let usage: KeyUsage = decode(&anchor, oid::KEY_USAGE);
    assert!(usage.key_cert_sign() && usage.crl_sign() && !usage.digital_signature());
    assert_eq!(critical(&anchor), [oid::KEY_USAGE, oid::BASIC_CONSTRAINTS]);
    let validity = anchor.tbs_certificate().validity();
    assert_eq!(validity.not_after.to_string(), "2033-07-15T14:59:59Z");
}

#[test]
fn a_phone_certificate_has_the_profile_of_user_authentication() {
    let certificate = parse(shared_phone().certificate_der());
    let fields = certificate.tbs_certificate();
    let anchor = parse(shared().anchor_der());
    assert!(signed_by(&certificate, &anchor));
    assert_eq!(fields.issuer().to_string(), ISSUER);
    assert_eq!(fields.subject().to_string(), "CN=VIRTUAL000000000112A5C3,C=JP");
    assert_eq!(fields.serial_number().as_bytes(), [0x01, 0x12, 0xA5, 0xC3]);
    let usage: KeyUsage = decode(&certificate, oid::KEY_USAGE);
    assert!(usage.digital_signature() && !usage.non_repudiation());
    let ExtendedKeyUsage(purposes) = decode(&certificate, oid::EXTENDED_KEY_USAGE);
    assert_eq!(purposes.iter().map(ToString::to_string).collect::<Vec<_>>(), [oid::CLIENT_AUTH]);
    assert_eq!(policies(&certificate), [oid::POLICY_VIRTUAL_PHONE]);
    assert_eq!(critical(&certificate), [oid::KEY_USAGE, oid::CERTIFICATE_POLICIES]);
    assert!(extension(&certificate, oid::SUBJECT_ALT_NAME).is_none());
    assert!(extension(&certificate, oid::ISSUER_ALT_NAME).is_some());
    assert!(extension(&certificate, oid::AUTHORITY_INFO_ACCESS).is_some());
    let issuer_key: AuthorityKeyIdentifier = decode(&certificate, oid::AUTHORITY_KEY_ID);
    let anchor_key: SubjectKeyIdentifier = decode(&anchor, oid::SUBJECT_KEY_ID);
    assert_eq!(issuer_key.key_identifier, Some(anchor_key.0));
    assert!(extension(&certificate, oid::SUBJECT_KEY_ID).is_some());
    let spki = fields.subject_public_key_info().to_der().unwrap();
    assert_eq!(spki, shared_phone().key().public_key_info());
}

/// Cards that were read had 1 573 to 1 590 bytes; tests of block sizes count on a certificate of
/// that length.
#[test]
fn a_phone_certificate_is_as_long_as_real_ones() {
    let length = shared_phone().certificate_der().len();
    assert!((1_580..=1_600).contains(&length), "{length} bytes");
    let longer = CertificateSpec { extra_padding: 400, ..CertificateSpec::default() };
    let longer = shared().issue_for(&longer, shared_phone().key().clone());
    assert!((length + 400..length + 430).contains(&longer.certificate_der().len()));
    parse(longer.certificate_der());
}

#[test]
fn the_distribution_point_is_a_directory_name_of_the_city() {
    let CrlDistributionPoints(points) =
        decode(&parse(shared_phone().certificate_der()), oid::CRL_DISTRIBUTION_POINTS);
    let [point] = points.as_slice() else { panic!("one distribution point") };
    let Some(x509_cert::ext::pkix::name::DistributionPointName::FullName(names)) =
        &point.distribution_point
    else {
        panic!("a full name")
    };
    let [GeneralName::DirectoryName(name)] = names.as_slice() else { panic!("one directoryName") };
    assert_eq!(
        name.to_string(),
        "CN=Kasou-shi Kita-mihon-ku CRLDP,OU=Kakuu-ken,OU=CRL Distribution Points,\
         OU=JPKI for user authentication,O=KAZASU VIRTUAL,C=JP"
    );
}

#[test]
fn card_and_signing_certificates_differ_where_the_real_ones_do() {
    let key = shared_phone().key();
    let issue = |purpose| {
        let spec = CertificateSpec { purpose, ..CertificateSpec::default() };
        parse(shared().issue_for(&spec, key.clone()).certificate_der())
    };
    assert_eq!(policies(&issue(Purpose::PlasticCard)), ["1.2.392.200149.8.5.1.3.30"]);

    let signing = issue(Purpose::Signing);
    assert_eq!(policies(&signing), ["1.2.392.200149.8.5.1.1.20"]);
    let usage: KeyUsage = decode(&signing, oid::KEY_USAGE);
    assert!(usage.digital_signature() && usage.non_repudiation());
    assert!(extension(&signing, oid::EXTENDED_KEY_USAGE).is_none());
    assert!(extension(&signing, oid::AUTHORITY_INFO_ACCESS).is_none());
    let SubjectAltName(names) = decode(&signing, oid::SUBJECT_ALT_NAME);
    let types = names.iter().map(|name| match name {
        GeneralName::OtherName(other) => other.type_id.to_string(),
        other => panic!("{other:?}"),
    });
    assert!(types.eq([oid::SAN_NAME, oid::SAN_BIRTH, oid::SAN_SEX, oid::SAN_ADDRESS]));
    assert_eq!(
        signing.tbs_certificate().subject().to_string(),
        "CN=VIRTUAL000000000112A5C3,L=Kasou-shi Kita-mihon-ku,L=Kakuu-ken,C=JP"
    );
}

#[test]
fn the_policy_can_be_another_or_none() {
    let issue = |policy| {
        let spec = CertificateSpec { policy, ..CertificateSpec::default() };
        parse(shared().issue_for(&spec, shared_phone().key().clone()).certificate_der())
    };
    assert_eq!(
        policies(&issue(PolicyChoice::Oid("1.3.6.1.4.1.32473.7".into()))),
        ["1.3.6.1.4.1.32473.7"]
    );
    assert!(extension(&issue(PolicyChoice::Absent), oid::CERTIFICATE_POLICIES).is_none());
}

#[test]
fn generations_share_a_name_but_not_a_key() {
    let (one, other) =
        (parse(shared().anchor_der()), parse(shared_other_generation().anchor_der()));
    assert_eq!(one.tbs_certificate().subject(), other.tbs_certificate().subject());
    let certificate = parse(shared_phone().certificate_der());
    assert!(signed_by(&certificate, &one) && !signed_by(&certificate, &other));
    let signing =
        Pki::generate(&PkiSpec { authority: Authority::DigitalSignature, ..PkiSpec::default() });
    assert!(
        parse(signing.anchor_der())
            .tbs_certificate()
            .subject()
            .to_string()
            .contains("OU=JPKI for digital signature")
    );
}

#[test]
fn a_forged_certificate_names_the_authority_but_another_key_signed_it() {
    let spec = CertificateSpec {
        forged_with: Some(shared_phone().key().clone()),
        ..CertificateSpec::default()
    };
    let forged = parse(shared().issue_for(&spec, shared_phone().key().clone()).certificate_der());
    let genuine = parse(shared_phone().certificate_der());
    assert_eq!(forged.tbs_certificate(), genuine.tbs_certificate());
    assert!(!signed_by(&forged, &parse(shared().anchor_der())));
}

#[test]
fn elliptic_curve_certificates_hold_their_keys() {
    for kind in [KeyKind::EcP256, KeyKind::EcP384] {
        let credential =
            shared().issue(&CertificateSpec { key: kind, ..CertificateSpec::default() });
        let certificate = parse(credential.certificate_der());
        assert!(signed_by(&certificate, &parse(shared().anchor_der())));
        let info = certificate.tbs_certificate().subject_public_key_info().to_der().unwrap();
        assert_eq!((credential.key().kind(), info), (kind, credential.key().public_key_info()));
    }
}

#[test]
fn validity_is_relative_to_a_given_day_where_asked() {
    let (pki, certificate) =
        (PkiSpec::valid_from(2_000_000_000), CertificateSpec::valid_from(2_000_000_000));
    assert!(pki.not_before < 2_000_000_000 && certificate.not_before < 2_000_000_000);
    assert!(pki.not_after > certificate.not_after && certificate.not_after > 2_000_000_000);
    let pki = Pki::generate(&PkiSpec { not_after: 2_524_608_000, ..PkiSpec::default() });
    assert_eq!(
        parse(pki.anchor_der()).tbs_certificate().validity().not_after.to_string(),
        "2050-01-01T00:00:00Z"
    );
}
