//! The desk's CA: the only root that its terminals trust.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use kazasu_core::handover::{Der, Timestamp};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType,
    ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    NameConstraints, PKCS_ECDSA_P256_SHA256, PublicKeyData, SanType, SerialNumber,
};
use thiserror::Error;
use time::OffsetDateTime;
use uuid::Uuid;
use x509_cert::Certificate;
use x509_cert::der::Decode;
use zeroize::Zeroizing;

use super::desk_id::{DOMAIN, DeskId};
use super::request::{NotARequest, RequestedKey};
use crate::seal::NotSealed;

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

/// The CA's time: 20 years.
const CA_DAYS: u64 = 20 * 365 + 5;
/// The desk's own certificate: what browsers take at the most (CA/Browser Forum ballot SC-31).
const SERVER_DAYS: u64 = 398;
/// A terminal's.
const TERMINAL_DAYS: u64 = 90;
/// Certificates begin a day early: a clock that is a little behind must not refuse them.
const EARLY_MS: u64 = DAY_MS;

/// Networks that belong to nobody else (RFC 1918, RFC 4193, loopback and link-local): the only
/// addresses that the CA may speak for.
const NETWORKS: [(IpAddr, u8); 8] = [
    (IpAddr::V4(Ipv4Addr::new(10, 0, 0, 0)), 8),
    (IpAddr::V4(Ipv4Addr::new(172, 16, 0, 0)), 12),
    (IpAddr::V4(Ipv4Addr::new(192, 168, 0, 0)), 16),
    (IpAddr::V4(Ipv4Addr::new(169, 254, 0, 0)), 16),
    (IpAddr::V4(Ipv4Addr::new(127, 0, 0, 0)), 8),
    (IpAddr::V6(Ipv6Addr::new(0xFC00, 0, 0, 0, 0, 0, 0, 0)), 7),
    (IpAddr::V6(Ipv6Addr::new(0xFE80, 0, 0, 0, 0, 0, 0, 0)), 10),
    (IpAddr::V6(Ipv6Addr::LOCALHOST), 128),
];

/// Why no certificate was issued.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AuthorityError {
    /// The system gives no randomness.
    #[error("the system gives no randomness")]
    NoRandomness,
    /// What the store keeps is no CA, or its key and certificate do not belong together.
    #[error("the CA of this desk is damaged")]
    Damaged,
    /// A terminal's request is refused.
    #[error(transparent)]
    Request(#[from] NotARequest),
    /// The library has said no.
    #[error("no certificate could be made: {0}")]
    Failed(#[from] rcgen::Error),
}

/// The CA of one desk.
pub struct Authority {
    certificate: Der,
    issuer: Issuer<'static, KeyPair>,
    id: DeskId,
}

/// A certificate of the desk itself, with its key.
pub struct IssuedServer {
    /// DER.
    pub certificate: Der,
    /// PKCS #8.
    pub key: Zeroizing<Vec<u8>>,
    /// When it ends.
    pub not_after: Timestamp,
}

impl Authority {
    /// A new CA: its key (PKCS #8) and its certificate (DER). It may speak for the desk's own names
    /// and for private addresses alone, so that trusting it in a browser opens no other site to it.
    pub(super) fn generate(
        id: DeskId,
        now: Timestamp,
    ) -> Result<(Zeroizing<Vec<u8>>, Vec<u8>), AuthorityError> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let mut params = params(now, CA_DAYS)?;
        params.distinguished_name = name(id);
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let networks = NETWORKS.map(|(address, prefix)| {
            GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(address, prefix))
        });
        let mut permitted = vec![GeneralSubtree::DnsName(DOMAIN.to_owned())];
        permitted.extend(networks);
        let constraints =
            NameConstraints { permitted_subtrees: permitted, excluded_subtrees: Vec::new() };
        params.name_constraints = Some(constraints);
        let certificate = params.self_signed(&key)?.der().to_vec();
        Ok((Zeroizing::new(key.serialize_der()), certificate))
    }

    pub(super) fn new(id: DeskId, key: &[u8], ca: &[u8]) -> Result<Self, AuthorityError> {
        let damaged = |_| AuthorityError::Damaged;
        let key = rustls::pki_types::PrivatePkcs8KeyDer::from(key);
        let key = KeyPair::from_pkcs8_der_and_sign_algo(&key, &PKCS_ECDSA_P256_SHA256);
        let key = key.map_err(damaged)?;
        let parsed = parse(ca).ok_or(AuthorityError::Damaged)?;
        if parsed != key.public_key_raw() {
            return Err(AuthorityError::Damaged);
        }
        let issuer = Issuer::from_ca_cert_der(&ca.into(), key).map_err(damaged)?;
        Ok(Self { certificate: Der::new(ca), issuer, id })
    }

    /// The CA's certificate.
    #[must_use]
    pub const fn certificate(&self) -> &Der {
        &self.certificate
    }

    /// When the CA ends, and with it every certificate that it has issued.
    #[must_use]
    pub fn not_after(&self) -> Timestamp {
        // It was read before, when the keys were taken.
        let end = Certificate::from_der(self.certificate.as_bytes())
            .map(|ca| ca.tbs_certificate().validity().not_after.to_unix_duration())
            .unwrap_or_default();
        Timestamp::from_millis(u64::try_from(end.as_millis()).unwrap_or(u64::MAX))
    }

    /// A new key and certificate for the desk: it carries the desk's name, and those of these
    /// addresses that are private, so that a browser may call it by them.
    ///
    /// # Errors
    ///
    /// Where the system has no randomness.
    pub fn issue_server(
        &self,
        addresses: &[IpAddr],
        now: Timestamp,
    ) -> Result<IssuedServer, AuthorityError> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
        let mut params = params(now, SERVER_DAYS)?;
        params.distinguished_name = name(self.id);
        params.subject_alt_names = vec![SanType::DnsName(self.id.tls_name().try_into()?)];
        let private = addresses.iter().copied().filter(|address| is_private(*address));
        params.subject_alt_names.extend(private.map(SanType::IpAddress));
        params.is_ca = IsCa::ExplicitNoCa;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        let (certificate, not_after) = self.sign(&params, &key)?;
        Ok(IssuedServer { certificate, key: Zeroizing::new(key.serialize_der()), not_after })
    }

    /// A terminal's certificate for the key of this request, and when it ends. Names and extensions
    /// of the request are ignored.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Request`] where it is none, or not signed by its own key.
    pub fn issue_terminal(
        &self,
        csr: &[u8],
        terminal: Uuid,
        now: Timestamp,
    ) -> Result<(Der, Timestamp), AuthorityError> {
        let key = RequestedKey::from_csr(csr)?;
        let mut params = params(now, TERMINAL_DAYS)?;
        let mut name = DistinguishedName::new();
        name.push(DnType::CommonName, terminal.to_string());
        params.distinguished_name = name;
        params.is_ca = IsCa::ExplicitNoCa;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        params.use_authority_key_identifier_extension = true;
        self.sign(&params, &key)
    }

    fn sign(
        &self,
        params: &CertificateParams,
        key: &impl PublicKeyData,
    ) -> Result<(Der, Timestamp), AuthorityError> {
        let certificate = params.signed_by(key, &self.issuer)?;
        let end = u64::try_from(params.not_after.unix_timestamp()).unwrap_or_default();
        Ok((Der::new(certificate.der().as_ref()), Timestamp::from_millis(end * 1_000)))
    }
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authority").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for IssuedServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IssuedServer").field("not_after", &self.not_after).finish_non_exhaustive()
    }
}

/// Whether the CA may speak for this address.
fn is_private(address: IpAddr) -> bool {
    let within = |network: IpAddr, prefix: u8| match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            let differ = network.to_bits() ^ address.to_bits();
            differ.leading_zeros() >= u32::from(prefix)
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => {
            let differ = network.to_bits() ^ address.to_bits();
            differ.leading_zeros() >= u32::from(prefix)
        }
        _ => false,
    };
    NETWORKS.into_iter().any(|(network, prefix)| within(network, prefix))
}

/// A certificate from a day ago for so many days, with a serial number of 16 random bytes.
fn params(now: Timestamp, days: u64) -> Result<CertificateParams, AuthorityError> {
    let at = |millis: u64| {
        let seconds = i64::try_from(millis / 1_000).unwrap_or(i64::MAX);
        OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| AuthorityError::Damaged)
    };
    let mut serial = [0; 16];
    getrandom::fill(&mut serial).map_err(|_| NotSealed)?;
    // Positive, and never zero (RFC 5280 §4.1.2.2).
    serial[0] = serial[0] & 0x7F | 0x40;
    let mut params = CertificateParams::default();
    params.not_before = at(now.as_millis().saturating_sub(EARLY_MS))?;
    params.not_after = at(now.as_millis().saturating_add(days * DAY_MS))?;
    params.serial_number = Some(SerialNumber::from_slice(&serial));
    Ok(params)
}

fn name(id: DeskId) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::OrganizationName, "Kazasu");
    name.push(DnType::CommonName, format!("Kazasu desk {id}"));
    name
}

/// The public key of a certificate.
fn parse(ca: &[u8]) -> Option<Vec<u8>> {
    let certificate = Certificate::from_der(ca).ok()?;
    let key = certificate.tbs_certificate().subject_public_key_info();
    key.subject_public_key.as_bytes().map(<[u8]>::to_vec)
}
