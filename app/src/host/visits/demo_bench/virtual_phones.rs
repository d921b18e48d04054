//! The demonstration: virtual phones on a virtual reader, beside the real ones.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use kazasu_core::reader::{ReaderEvent, ReaderName};
use kazasu_core::session::{Demo, Settings};
use kazasu_core::verify::{Anchor, Policy};
use kazasu_core::virtual_phone::pki::{CertificateSpec, Credential, Pki, PkiSpec};
use kazasu_core::virtual_phone::{
    BitRate, Fault, Link, Model, PhoneSpec, SharedPhone, VirtualPhone,
};

use super::super::demo_action::DemoAction;
use crate::host::clock;
use crate::host::readers::{Readers, VirtualReader};

/// The virtual reader's name.
const READER: &str = "Kazasu virtual reader";

/// Commands at which a shaky hand slips, one after the other: after the PIN was accepted, within
/// VERIFY, before it, within the signature.
const SLIPS: [u32; 4] = [9, 6, 3, 16];

/// A phone of today, by the radio model: 106 kbit/s, and a signature in the median of cards.
const LINK: Link = Link {
    bit_rate: BitRate::Kbit106,
    frame_size: 256,
    command_delay: Duration::from_millis(15),
    sign_delay: Duration::from_millis(215),
};

/// The table with the virtual reader and the phones.
pub(in super::super) struct DemoBench {
    reader: VirtualReader,
    /// PC/SC readers that the session has heard of.
    real: BTreeSet<ReaderName>,
    iphone: SharedPhone,
    locked: SharedPhone,
    android: SharedPhone,
    last_try: SharedPhone,
    expired: SharedPhone,
    card: SharedPhone,
    transit: SharedPhone,
    slow: SharedPhone,
    last: SharedPhone,
    slips: usize,
}

/// Their authority, made when it is first asked for, and gone with this process.
fn authority() -> &'static Pki {
    static AUTHORITY: OnceLock<Pki> = OnceLock::new();
    AUTHORITY.get_or_init(|| Pki::generate(&PkiSpec::valid_from(clock::now().as_secs())))
}

/// What is trusted of them, on the virtual reader and by the desk of a demonstration. An authority
/// that was just made parses; were it not so, the demonstration would trust nobody.
pub(crate) fn virtual_phones_anchor() -> Option<Anchor> {
    Anchor::from_der("demo", authority().anchor_der()).ok()
}

impl DemoBench {
    /// Makes the phones of an authority that counts on the virtual reader and on no other.
    pub(in super::super) fn new(readers: &mut Readers, settings: &mut Settings) -> Option<Self> {
        let now = clock::now().as_secs();
        let authority = authority();
        let anchors = virtual_phones_anchor().into_iter().collect();
        settings.demo =
            Some(Demo { readers: vec![READER.into()], policy: Arc::new(Policy::new(anchors)) });
        if !settings.readers.is_empty() {
            settings.readers.push(READER.to_owned());
        }
        let valid = authority.issue(&CertificateSpec::valid_from(now));
        let ended = CertificateSpec {
            not_after: now.saturating_sub(3_600),
            ..CertificateSpec::valid_from(now)
        };
        let ended = authority.issue_for(&ended, valid.key().clone());
        let spec = |model, credential: &Credential| PhoneSpec {
            link: Some(LINK),
            ..PhoneSpec::new(model, credential.clone(), authority.anchor_der())
        };
        let phone = |spec| SharedPhone::new(VirtualPhone::new(spec));
        let android = phone(spec(Model::Android, &valid));
        let slow = Link { command_delay: Duration::from_millis(900), ..LINK };
        Some(Self {
            reader: readers.add_virtual(&READER.into()),
            real: BTreeSet::new(),
            iphone: phone(spec(Model::Iphone, &valid)),
            locked: phone(PhoneSpec { wallet_locked: true, ..spec(Model::Iphone, &valid) }),
            last_try: phone(PhoneSpec { tries_left: 1, ..spec(Model::Android, &valid) }),
            expired: phone(spec(Model::Iphone, &ended)),
            card: phone(spec(Model::Card, &valid)),
            transit: phone(spec(Model::Transit, &valid)),
            slow: phone(PhoneSpec { link: Some(slow), ..spec(Model::Iphone, &valid) }),
            last: android.clone(),
            android,
            slips: 0,
        })
    }

    /// The first event of the demonstration: the virtual reader is there, whatever PC/SC says.
    pub(in super::super) fn announcement(&self) -> ReaderEvent {
        ReaderEvent::ServiceUp { readers: vec![READER.into()] }
    }

    /// The same event, when the virtual reader stands beside the real ones: PC/SC coming and going
    /// takes only its own readers along.
    pub(in super::super) fn beside(&mut self, event: ReaderEvent) -> Vec<ReaderEvent> {
        match event {
            ReaderEvent::ServiceUp { readers } => {
                self.real.extend(readers.iter().cloned());
                readers.into_iter().map(ReaderEvent::Attached).collect()
            }
            ReaderEvent::ServiceDown(_) => {
                std::mem::take(&mut self.real).into_iter().map(ReaderEvent::Detached).collect()
            }
            ReaderEvent::Attached(reader) if !self.real.insert(reader.clone()) => Vec::new(),
            event => vec![event],
        }
    }

    pub(in super::super) fn act(&mut self, action: DemoAction) {
        let phone = match action {
            DemoAction::HoldIphone => &self.iphone,
            DemoAction::HoldIphoneLocked => &self.locked,
            DemoAction::HoldAndroid => &self.android,
            DemoAction::LastTry => &self.last_try,
            DemoAction::HoldExpired => &self.expired,
            DemoAction::HoldCard => &self.card,
            DemoAction::HoldTransit => &self.transit,
            DemoAction::SlowPhone => &self.slow,
            DemoAction::TakeAway => return self.reader.take_away(),
            DemoAction::ShakyHand => {
                let at = SLIPS[self.slips % SLIPS.len()];
                self.slips += 1;
                self.last.lock().plan(vec![(at, Fault::LeaveInside)]);
                &self.last
            }
        };
        let phone = phone.clone();
        self.reader.hold(phone.clone());
        self.last = phone;
    }
}
