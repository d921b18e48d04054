//! The commands of a tap, and their numbers: where a fault is to be.

use std::sync::LazyLock;
use std::time::Duration;

use kazasu_core::jpki::PinEntry;
use kazasu_core::read::{Expect, Request, read};
use kazasu_core::secret::Pin;
use kazasu_core::time::Ticks;
use kazasu_core::verify::Challenge;
use kazasu_core::virtual_phone::{CommandKind, Model, SharedPhone, VirtualPhone};
use kazasu_tests::Phone;

struct Stopped;

impl Ticks for Stopped {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// The commands of one tap in which nothing happens, in their order.
static STEPS: LazyLock<Vec<CommandKind>> = LazyLock::new(|| {
    let phone = SharedPhone::new(VirtualPhone::new(Phone::spec(Model::Android)));
    phone.hold();
    let request = Request {
        expect: Expect::Any,
        entry: Some(PinEntry::new(Pin::from_digits(b"1234").unwrap())),
        last_try_agreed: false,
        resend_within: Duration::ZERO,
        challenge: Challenge([7; 32]),
    };
    let tap = read(&mut phone.connect().unwrap(), &request, &Stopped, &mut |_| {});
    assert!(tap.result.is_ok(), "{:?}", tap.result);
    phone.lock().log().map(|exchange| exchange.kind).collect()
});

/// The number of the first command of this kind after the first one of `after`.
pub(crate) fn number(after: CommandKind, step: CommandKind) -> u32 {
    let start = STEPS.iter().position(|other| *other == after).unwrap();
    let at = STEPS.iter().skip(start).position(|other| *other == step).unwrap();
    u32::try_from(start + at + 1).unwrap()
}

/// The first command of every tap.
pub(crate) const SELECT: CommandKind = CommandKind::SelectApplication;
