//! Object identifiers of JPKI. Those of RFC 5280 and RFC 5912 come from `const_oid::db`.

use const_oid::ObjectIdentifier;

/// An object identifier, or the beginning of one, as its arcs.
type Arcs = &'static [u32];

/// Policies of signing certificates (署名用): card, test card, phone. Card and test: read off certificates; phone: second-hand
/// (JPKI profile specification 3.2, not seen).
const SIGNING_POLICIES: [Arcs; 3] =
    [&[1, 2, 392, 200149, 8, 5, 1, 1, 20], &[1, 2, 392, 200149, 8, 5, 1, 0, 20], &[1, 2, 392, 200149, 8, 5, 1, 1, 40]];

/// Policies of the plastic card's user-authentication certificate: production and test, read off certificates.
const CARD_POLICIES: [Arcs; 2] = [&[1, 2, 392, 200149, 8, 5, 1, 3, 30], &[1, 2, 392, 200149, 8, 5, 1, 0, 30]];

/// Below it stand the otherName types of a signing certificate: name, sex, birth, address (1.2.392.200149.8.5.5.1 to .6).
const SIGNING_OTHER_NAMES: Arcs = &[1, 2, 392, 200149, 8, 5, 5];

/// The policy of a signing certificate.
pub(super) fn is_signing_policy(oid: &ObjectIdentifier) -> bool {
    SIGNING_POLICIES.iter().any(|policy| oid.arcs().eq(policy.iter().copied()))
}

/// The policy of the plastic card's user-authentication certificate.
pub(super) fn is_card_policy(oid: &ObjectIdentifier) -> bool {
    CARD_POLICIES.iter().any(|policy| oid.arcs().eq(policy.iter().copied()))
}

/// The type of a name that only a signing certificate carries.
pub(super) fn is_signing_other_name(oid: &ObjectIdentifier) -> bool {
    oid.len() > SIGNING_OTHER_NAMES.len() && oid.arcs().take(SIGNING_OTHER_NAMES.len()).eq(SIGNING_OTHER_NAMES.iter().copied())
}
