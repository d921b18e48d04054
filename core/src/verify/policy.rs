//! What is asked of a certificate, as the configuration says it.

use super::anchor::Anchor;
use super::crl::Crl;
use super::oid::Oid;
use super::revocation::RevocationMode;

/// Whom to trust, and how strictly. It goes with each verification, so that a demo's anchor cannot
/// leak into a real one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    pub(super) anchors: Vec<Anchor>,
    pub(super) revocation: RevocationMode,
    pub(super) crls: Vec<Crl>,
    pub(super) phone_policies: Vec<Oid>,
    is_complete: bool,
}

impl Policy {
    /// Trusts these anchors; revocation is off, and a phone's certificate may carry any policy but
    /// the card's and signing ones.
    #[must_use]
    pub const fn new(anchors: Vec<Anchor>) -> Self {
        Self {
            anchors,
            revocation: RevocationMode::Off,
            crls: Vec::new(),
            phone_policies: Vec::new(),
            is_complete: true,
        }
    }

    /// Looks certificates up in these lists.
    #[must_use]
    pub fn with_revocation(self, mode: RevocationMode, crls: Vec<Crl>) -> Self {
        Self { revocation: mode, crls, ..self }
    }

    /// Accepts only certificates that carry these certificate policies and no other; an empty list
    /// accepts any but the card's and signing ones.
    #[must_use]
    pub fn with_phone_policies(self, policies: Vec<Oid>) -> Self {
        Self { phone_policies: policies, ..self }
    }

    /// Anchors or lists are still to come: nobody is to be judged by it.
    #[must_use]
    pub fn incomplete(self) -> Self {
        Self { is_complete: false, ..self }
    }

    /// Whether all that was configured is there.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Whether revocation is looked up, and whether a certificate that no list covers passes.
    #[must_use]
    pub const fn revocation(&self) -> RevocationMode {
        self.revocation
    }

    /// The revocation lists in which certificates are looked up.
    #[must_use]
    pub fn crls(&self) -> &[Crl] {
        &self.crls
    }

    /// The certificate policies that a phone's certificate may carry, and no other; empty: any but
    /// the card's and signing ones.
    #[must_use]
    pub fn phone_policies(&self) -> &[Oid] {
        &self.phone_policies
    }

    /// The CAs that may have issued a certificate.
    #[must_use]
    pub fn anchors(&self) -> &[Anchor] {
        &self.anchors
    }
}
