//! Object identifiers of the virtual certificates.

/// sha256WithRSAEncryption (RFC 4055 §5).
pub(super) const SHA256_WITH_RSA: &str = "1.2.840.113549.1.1.11";

// Attribute types (RFC 5280 appendix A.1).
pub(super) const COMMON_NAME: &str = "2.5.4.3";
pub(super) const COUNTRY: &str = "2.5.4.6";
pub(super) const LOCALITY: &str = "2.5.4.7";
pub(super) const ORGANIZATION: &str = "2.5.4.10";
pub(super) const ORGANIZATIONAL_UNIT: &str = "2.5.4.11";

// Certificate and CRL extensions (RFC 5280 §4.2, §5.2).
pub(super) const SUBJECT_KEY_ID: &str = "2.5.29.14";
pub(super) const KEY_USAGE: &str = "2.5.29.15";
pub(super) const SUBJECT_ALT_NAME: &str = "2.5.29.17";
pub(super) const ISSUER_ALT_NAME: &str = "2.5.29.18";
pub(super) const BASIC_CONSTRAINTS: &str = "2.5.29.19";
pub(super) const CRL_NUMBER: &str = "2.5.29.20";
pub(super) const REASON_CODE: &str = "2.5.29.21";
pub(super) const DELTA_CRL_INDICATOR: &str = "2.5.29.27";
pub(super) const ISSUING_DISTRIBUTION_POINT: &str = "2.5.29.28";
pub(super) const CRL_DISTRIBUTION_POINTS: &str = "2.5.29.31";
pub(super) const CERTIFICATE_POLICIES: &str = "2.5.29.32";
pub(super) const AUTHORITY_KEY_ID: &str = "2.5.29.35";
pub(super) const EXTENDED_KEY_USAGE: &str = "2.5.29.37";
pub(super) const AUTHORITY_INFO_ACCESS: &str = "1.3.6.1.5.5.7.1.1";

/// id-qt-cps (RFC 5280 §4.2.1.4).
pub(super) const CPS_QUALIFIER: &str = "1.3.6.1.5.5.7.2.1";
/// id-kp-clientAuth (RFC 5280 §4.2.1.12).
pub(super) const CLIENT_AUTH: &str = "1.3.6.1.5.5.7.3.2";
/// id-ad-ocsp (RFC 5280 §4.2.2.1).
pub(super) const OCSP: &str = "1.3.6.1.5.5.7.48.1";

/// Policy of the plastic card's user-authentication certificate (JPKI).
pub(super) const POLICY_CARD_AUTHENTICATION: &str = "1.2.392.200149.8.5.1.3.30";
/// Policy of the plastic card's signing certificate (JPKI).
pub(super) const POLICY_CARD_SIGNING: &str = "1.2.392.200149.8.5.1.1.20";
// The policy of real phones is not public. What is ours alone stands under the enterprise number
// for examples in documents (RFC 5612), where it cannot be mistaken for anything real. (2.999, the
// other arc for examples, is beyond what some parsers take.)

/// Policy of a virtual phone's certificate.
pub(super) const POLICY_VIRTUAL_PHONE: &str = "1.3.6.1.4.1.32473.1.30";
/// Extension that only makes a certificate longer.
pub(super) const PADDING: &str = "1.3.6.1.4.1.32473.9";

// The holder's data in a signing certificate (JPKI): otherName types of the subjectAltName.
pub(super) const SAN_NAME: &str = "1.2.392.200149.8.5.5.1";
pub(super) const SAN_SEX: &str = "1.2.392.200149.8.5.5.3";
pub(super) const SAN_BIRTH: &str = "1.2.392.200149.8.5.5.4";
pub(super) const SAN_ADDRESS: &str = "1.2.392.200149.8.5.5.5";
