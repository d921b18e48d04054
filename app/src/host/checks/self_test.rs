//! Reads a virtual phone in memory: shows that this program can read and prove on this machine,
//! whatever its readers do.

use kazasu_i18n::Seen;

use super::{Finding, State};

pub(super) fn check(passed: Option<bool>) -> Finding {
    let (state, seen) = match passed {
        Some(true) => (State::Ok, Seen::SelfTestPassed),
        Some(false) => (State::Problem, Seen::SelfTestFailed),
        None => (State::Ok, Seen::SelfTestNotBuilt),
    };
    Finding::new("self_test", state, seen)
}

/// Whether a virtual Android phone could be read and proven; `None` where this program has none.
#[cfg(feature = "demo")]
pub(super) fn passes() -> Option<bool> {
    Some(phone::attempt().is_some())
}

#[cfg(not(feature = "demo"))]
pub(super) const fn passes() -> Option<bool> {
    None
}

#[cfg(feature = "demo")]
mod phone {
    use kazasu_core::jpki::PinEntry;
    use kazasu_core::read::{self, Expect, Request};
    use kazasu_core::secret::Pin;
    use kazasu_core::verify::{Anchor, Policy, verify};
    use kazasu_core::virtual_phone::pki::{CertificateSpec, Pki, PkiSpec};
    use kazasu_core::virtual_phone::{Model, PhoneSpec, SharedPhone, VirtualPhone};
    use std::time::Duration;

    use crate::host::clock::{self, Stopwatch};

    pub(super) fn attempt() -> Option<()> {
        let now = clock::now();
        let authority = Pki::generate(&PkiSpec::valid_from(now.as_secs()));
        let credential = authority.issue(&CertificateSpec::valid_from(now.as_secs()));
        let spec = PhoneSpec::new(Model::Android, credential, authority.anchor_der());
        let pin = Pin::from_digits(spec.pin.as_bytes()).ok()?;
        let phone = SharedPhone::new(VirtualPhone::new(spec));
        phone.hold();
        let request = Request {
            expect: Expect::Any,
            entry: Some(PinEntry::new(pin)),
            last_try_agreed: false,
            resend_within: Duration::ZERO,
            challenge: clock::fresh_challenge().ok()?,
        };
        let tap =
            read::read(&mut phone.connect().ok()?, &request, &Stopwatch::start(), &mut |_| ());
        // The authority was made for this test alone: the configuration's anchors have no part in
        // it.
        let policy = Policy::new(vec![Anchor::from_der("self test", authority.anchor_der()).ok()?]);
        verify(&tap.result.ok()?, &policy, now).ok().map(drop)
    }
}
