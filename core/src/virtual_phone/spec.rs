//! The description of one virtual phone.

use std::fmt;

use super::pki::Credential;
use super::{FaultPlan, Link, Manner, Model};

/// The signing side of a card or an Android phone: EF 0001, 0002, 001A. Kazasu never touches it;
/// other programs do.
#[derive(Clone)]
pub struct SigningSide {
    /// 署名用電子証明書 and its key.
    pub credential: Credential,
    /// Certificate of the authority that issued it, DER.
    pub ca_certificate: Vec<u8>,
    /// 署名用パスワード: 6 to 16 of 0-9 A-Z.
    pub password: String,
}

/// Everything about one virtual phone or card.
///
/// ```
/// use kazasu_core::virtual_phone::{Model, PhoneSpec, VirtualPhone, pki};
///
/// let spec = PhoneSpec { pin: "0000".into(), tries_left: 1, ..PhoneSpec::shared(Model::Android) };
/// let phone = VirtualPhone::new(spec);
/// # assert_eq!(phone.tries_left(), 1);
/// ```
#[derive(Clone)]
pub struct PhoneSpec {
    /// The kind of phone or card: token, files and what they ask for follow from it.
    pub model: Model,
    /// The serial number in its token (16 characters; what is longer is cut off): the one thing by
    /// which two phones of a kind can be told apart.
    pub serial: String,
    /// The ATR that a reader reports.
    pub atr: Vec<u8>,
    /// The user-authentication certificate (EF 000A) and its key (EF 0017).
    pub credential: Credential,
    /// Certificate of the authority that issued it (EF 000B), DER.
    pub ca_certificate: Vec<u8>,
    /// The user-authentication PIN (EF 0018), four ASCII digits.
    pub pin: String,
    /// Tries left, 0 (blocked) to 3.
    pub tries_left: u8,
    /// The signing side, where there is one.
    pub signing: Option<SigningSide>,
    /// iPhone: its holder has not authenticated in Wallet.
    pub wallet_locked: bool,
    /// How it gives its answers: block size, Le, status words.
    pub manner: Manner,
    /// How fast it is; `None`: no time is modelled.
    pub link: Option<Link>,
    /// What goes wrong, at which command.
    pub faults: FaultPlan,
}

impl PhoneSpec {
    /// A well-behaved phone with PIN 1234 and three tries.
    #[must_use]
    pub fn new(model: Model, credential: Credential, ca_certificate: &[u8]) -> Self {
        Self {
            serial: "0000000000000000".into(),
            atr: model.atr().to_vec(),
            model,
            credential,
            ca_certificate: ca_certificate.to_vec(),
            pin: "1234".into(),
            tries_left: 3,
            signing: None,
            wallet_locked: false,
            manner: Manner::default(),
            link: None,
            faults: FaultPlan::default(),
        }
    }

    /// As [`PhoneSpec::new`], with the certificate that all tests of a process share
    /// ([`super::pki::shared_phone`]).
    #[must_use]
    pub fn shared(model: Model) -> Self {
        Self::new(model, super::pki::shared_phone().clone(), super::pki::shared().anchor_der())
    }
}

impl fmt::Debug for PhoneSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PhoneSpec")
            .field("model", &self.model)
            .field("tries_left", &self.tries_left)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for SigningSide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningSide").finish_non_exhaustive()
    }
}
