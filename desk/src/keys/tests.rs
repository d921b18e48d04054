use std::sync::Arc;
use std::time::Duration;

use kazasu_core::handover::Der;
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, PKCS_ED25519, SanType};
use rustls::RootCertStore;
use rustls::client::danger::ServerCertVerifier;
use rustls::client::{WebPkiServerVerifier, verify_server_cert_signed_by_trust_anchor};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::{ParsedCertificate, WebPkiClientVerifier};
use uuid::Uuid;

use super::*;

/// 2026-11-27.
const NOW: Timestamp = Timestamp::from_millis(1_795_737_600_000);
const DAY: u64 = 24 * 60 * 60 * 1_000;

fn desk() -> DeskKeys {
    let id = DeskId::random().unwrap();
    DeskKeys::new(id, &KeyMaterial::generate(id, NOW).unwrap()).unwrap()
}

fn other_desk() -> DeskKeys {
    desk()
}

fn later(days: u64) -> UnixTime {
    UnixTime::since_unix_epoch(Duration::from_millis(NOW.as_millis() + days * DAY))
}

fn csr(key: &KeyPair) -> Vec<u8> {
    // Names and extensions that would make a server or a CA of it, if anybody believed them.
    let mut params = CertificateParams::new(vec!["example.com".to_owned()]).unwrap();
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, "somebody else");
    params.distinguished_name = name;
    params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    params.serialize_request(key).unwrap().der().to_vec()
}

fn roots(desk: &DeskKeys) -> Arc<RootCertStore> {
    let mut roots = RootCertStore::empty();
    let ca = desk.authority().certificate().as_bytes().to_vec();
    roots.add(CertificateDer::from(ca)).unwrap();
    Arc::new(roots)
}

fn provider() -> Arc<rustls::crypto::CryptoProvider> {
    Arc::new(rustls::crypto::aws_lc_rs::default_provider())
}

fn server_is_good(desk: &DeskKeys, issued: &IssuedServer, name: &str, at: UnixTime) -> bool {
    let verifier = WebPkiServerVerifier::builder_with_provider(roots(desk), provider());
    let verifier = verifier.build().unwrap();
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let der = CertificateDer::from(issued.certificate.as_bytes().to_vec());
    verifier.verify_server_cert(&der, &[], &name, &[], at).is_ok()
}

fn client_is_good(desk: &DeskKeys, certificate: &Der, at: UnixTime) -> bool {
    let verifier = WebPkiClientVerifier::builder_with_provider(roots(desk), provider());
    let verifier = verifier.build().unwrap();
    let der = CertificateDer::from(certificate.as_bytes().to_vec());
    verifier.verify_client_cert(&der, &[], at).is_ok()
}

#[test]
fn a_desks_certificate_carries_its_name_and_private_addresses_alone() {
    let desk = desk();
    let addresses = ["192.168.1.20", "fd00::1", "127.0.0.1", "8.8.8.8", "2001:db8::1"];
    let addresses = addresses.map(|address| address.parse().unwrap());
    let issued = desk.authority().issue_server(&addresses, NOW).unwrap();
    let name = desk.id().tls_name();
    for good in [name.as_str(), "192.168.1.20", "fd00::1", "127.0.0.1"] {
        assert!(server_is_good(&desk, &issued, good, later(0)), "{good}");
    }
    for bad in ["8.8.8.8", "2001:db8::1", "kazasu.internal", "example.com"] {
        assert!(!server_is_good(&desk, &issued, bad, later(0)), "{bad}");
    }
    assert!(server_is_good(&desk, &issued, &name, later(397)));
    assert!(!server_is_good(&desk, &issued, &name, later(399)));
    assert!(!client_is_good(&desk, &issued.certificate, later(0)), "not for clients");
    let another = other_desk();
    assert!(!server_is_good(&another, &issued, &name, later(0)), "another desk's CA");
}

#[test]
fn the_ca_speaks_for_no_site_of_the_world() {
    let desk = desk();
    let material = {
        let id = desk.id();
        KeyMaterial::generate(id, NOW).unwrap()
    };
    // Somebody has stolen the CA's key, and issues a certificate for another site.
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(material.ca_key.as_slice());
    let key = KeyPair::from_pkcs8_der_and_sign_algo(&key, &rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let issuer = rcgen::Issuer::from_ca_cert_der(&material.ca.as_slice().into(), key).unwrap();
    let stolen = DeskKeys::new(desk.id(), &material).unwrap();
    let own = KeyPair::generate().unwrap();
    let issue = |name: SanType| {
        let mut params = CertificateParams::default();
        params.subject_alt_names = vec![name];
        params.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ServerAuth];
        let certificate = params.signed_by(&own, &issuer).unwrap();
        IssuedServer {
            certificate: Der::new(certificate.der().as_ref()),
            key: Zeroizing::new(Vec::new()),
            not_after: NOW,
        }
    };
    let dns = |name: &str| issue(SanType::DnsName(name.try_into().unwrap()));
    let ip = |address: &str| issue(SanType::IpAddress(address.parse().unwrap()));
    let good = |issued: &IssuedServer, name: &str| server_is_good(&stolen, issued, name, later(0));
    assert!(good(&dns("a.kazasu.internal"), "a.kazasu.internal"));
    assert!(good(&ip("10.1.2.3"), "10.1.2.3"));
    assert!(!good(&dns("www.google.com"), "www.google.com"));
    assert!(!good(&dns("kazasu.internal.example.com"), "kazasu.internal.example.com"));
    assert!(!good(&ip("203.0.113.5"), "203.0.113.5"));
}

#[test]
fn a_terminals_certificate_is_of_its_key_and_of_nothing_else_it_asked_for() {
    let desk = desk();
    let terminal = Uuid::from_u128(0x0193_9d2c_0000_7000_8000_0000_0000_0001);
    let key = KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let (certificate, end) = desk.authority().issue_terminal(&csr(&key), terminal, NOW).unwrap();
    assert_eq!(end.as_millis(), NOW.as_millis() + 90 * DAY);
    assert!(client_is_good(&desk, &certificate, later(89)));
    assert!(!client_is_good(&desk, &certificate, later(91)));
    let der = CertificateDer::from(certificate.as_bytes().to_vec());
    let parsed = ParsedCertificate::try_from(&der).unwrap();
    let algorithms = provider().signature_verification_algorithms.all;
    let as_server = verify_server_cert_signed_by_trust_anchor(
        &parsed,
        &roots(&desk),
        &[],
        later(1),
        algorithms,
    );
    assert!(as_server.is_err(), "not for servers");
    let text = String::from_utf8_lossy(certificate.as_bytes()).into_owned();
    assert!(text.contains(&terminal.to_string()));
    assert!(!text.contains("somebody else") && !text.contains("example.com"));
}

#[test]
fn a_request_that_is_none_is_refused() {
    let desk = desk();
    let issue = |csr: &[u8]| desk.authority().issue_terminal(csr, Uuid::nil(), NOW).unwrap_err();
    let refused = |why| AuthorityError::Request(why);
    let key = KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let good = csr(&key);
    assert_eq!(issue(b""), refused(NotARequest::Malformed));
    assert_eq!(issue(&good[1..]), refused(NotARequest::Malformed));
    assert_eq!(issue(&[&good[..], b"\0"].concat()), refused(NotARequest::Malformed));
    let mut bent = good.clone();
    let last = bent.len() - 1;
    bent[last] ^= 1;
    assert_eq!(issue(&bent), refused(NotARequest::Signature));
    for other in [&PKCS_ED25519, &rcgen::PKCS_ECDSA_P384_SHA384] {
        let key = KeyPair::generate_for(other).unwrap();
        assert_eq!(issue(&csr(&key)), refused(NotARequest::Key));
    }
}

#[test]
fn keys_that_do_not_belong_together_are_found() {
    let id = DeskId::random().unwrap();
    let one = KeyMaterial::generate(id, NOW).unwrap();
    let two = KeyMaterial::generate(id, NOW).unwrap();
    let mixed = KeyMaterial { ca: two.ca.clone(), ..one };
    assert_eq!(DeskKeys::new(id, &mixed).unwrap_err(), AuthorityError::Damaged);
    assert_eq!(format!("{mixed:?}"), "***");
}

#[test]
fn a_desk_id_has_16_digits() {
    let id = DeskId::random().unwrap();
    assert_eq!(id.to_string().len(), 16);
    assert_eq!(id.to_string().parse(), Ok(id));
    assert_eq!("00000000000000af".parse::<DeskId>().unwrap().to_string(), "00000000000000af");
    for bad in
        ["", "af", "00000000000000AF", "00000000000000a", "00000000000000afa", "+000000000000af0"]
    {
        assert_eq!(bad.parse::<DeskId>(), Err(NotADeskId), "{bad}");
    }
}
