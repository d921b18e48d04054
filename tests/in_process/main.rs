//! The whole tap in one process, cut after every single byte of every answer. Too many taps for
//! PC/SC, which needs a second for each.

mod pace;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use kazasu_core::code::Reason;
use kazasu_core::jpki::{EntryState, PinEntry};
use kazasu_core::read::{Request, Tap, read};
use kazasu_core::reader::{Card, CardError};
use kazasu_core::secret::Pin;
use kazasu_core::time::Ticks;
use kazasu_core::verify::Challenge;
use kazasu_core::virtual_phone::{
    CommandKind, Fault, Manner, Model, PhoneSpec, SharedPhone, VirtualPhone,
};
use kazasu_tests::{Phone, Watchdog};

/// No time passes.
struct Stopped;

impl Ticks for Stopped {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

fn phone(model: &Model, manner: Manner) -> SharedPhone {
    SharedPhone::new(VirtualPhone::new(PhoneSpec { manner, ..Phone::spec(model.clone()) }))
}

/// One tap with a new entry of the right PIN; gives the entry too.
fn tap(card: &mut dyn Card) -> (Tap, PinEntry) {
    let entry = PinEntry::new(Pin::from_digits(b"1234").unwrap());
    let request = Request::alone(Some(entry.clone()), Challenge([0x4B; 32]));
    let tap = catch_unwind(AssertUnwindSafe(|| read(card, &request, &Stopped, &mut |_| {})));
    (tap.expect("no answer makes the core panic"), entry)
}

/// The steps of a good tap, each with the bytes of its answer.
fn good_tap(phone: &SharedPhone) -> Vec<(CommandKind, usize)> {
    phone.hold();
    let (tap, _) = tap(&mut phone.connect().unwrap());
    tap.result.expect("a good tap");
    phone.take_away();
    phone.lock().log().map(|exchange| (exchange.kind, exchange.received)).collect()
}

/// What may be left of an entry when the tap ended at this command.
fn entry_after(index: usize, verify: Option<usize>) -> EntryState {
    match verify {
        Some(verify) if index == verify => EntryState::Gone,
        Some(verify) if index > verify => EntryState::Accepted,
        _ => EntryState::Fresh,
    }
}

/// Android and iPhone, plain and in other people's manners.
fn phones() -> [(Model, Manner); 4] {
    let plain = Manner::default();
    let other = Manner {
        max_block: 200,
        padding: (0xFF, 100),
        token_length: 32,
        token_padding: 0x00,
        ..plain
    };
    [
        (Model::Android, plain),
        (Model::Iphone, plain),
        (Model::Android, other),
        (Model::Iphone, other),
    ]
}

#[test]
fn a_phone_that_leaves_after_any_byte_is_removed() {
    let _watchdog = Watchdog::start();
    for (model, manner) in phones() {
        let phone = phone(&model, manner);
        let steps = good_tap(&phone);
        let verify = steps.iter().position(|(step, _)| *step == CommandKind::Verify);
        for (index, (step, bytes)) in steps.iter().enumerate() {
            for after in 0..*bytes {
                let before = phone.lock().verifies();
                phone
                    .lock()
                    .plan(vec![(u32::try_from(index + 1).unwrap(), Fault::TearAnswer { after })]);
                phone.hold();
                let (tap, entry) = tap(&mut phone.connect().unwrap());
                phone.take_away();
                let at = format!("{model:?}: {step:?}, after {after} bytes");
                assert_eq!(tap.result.unwrap_err().reason(), Reason::Removed, "{at}");
                assert_eq!(tap.usage.commands as usize, index + 1, "{at}");
                assert_eq!(entry.state(), entry_after(index, verify), "{at}");
                let verifies = phone.lock().verifies() - before;
                assert_eq!(
                    verifies,
                    u32::from(verify.is_some_and(|verify| index >= verify)),
                    "{at}"
                );
            }
        }
    }
}

/// Cuts the answer to one command short and goes on as if nothing had been.
struct Shortened<C> {
    card: C,
    /// Commands until the one whose answer is cut.
    left: usize,
    after: usize,
}

impl<C: Card> Card for Shortened<C> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        let mut answer = self.card.transmit(command)?;
        if self.left == 0 {
            answer.truncate(self.after);
        }
        self.left = self.left.wrapping_sub(1);
        Ok(answer)
    }
}

/// A reader that loses the end of an answer and does not notice: never a panic, never a second
/// VERIFY, never a wrong certificate.
#[test]
fn an_answer_cut_short_at_any_byte_is_no_evidence_of_anything_else() {
    let _watchdog = Watchdog::start();
    let certificate = kazasu_tests::credential().certificate_der();
    for (model, manner) in phones() {
        let phone = phone(&model, manner);
        let steps = good_tap(&phone);
        for (index, (step, bytes)) in steps.iter().enumerate() {
            for after in 0..*bytes {
                let before = phone.lock().verifies();
                phone.hold();
                let mut card = Shortened { card: phone.connect().unwrap(), left: index, after };
                let (tap, entry) = tap(&mut card);
                drop(card);
                phone.take_away();
                let at = format!("{model:?}: {step:?}, cut after {after} bytes: {:?}", tap.result);
                match &tap.result {
                    Err(error) => assert!(
                        matches!(
                            error.reason(),
                            Reason::Protocol
                                | Reason::Malformed
                                | Reason::PinBlocked
                                | Reason::UnknownToken
                        ) || (model == Model::Iphone && error.reason() == Reason::WalletLocked),
                        "{at}"
                    ),
                    // Two bytes of data that pass for a status word: then what was read must still
                    // be right.
                    Ok(evidence) => assert!(evidence.certificate.as_bytes() == certificate, "{at}"),
                }
                let verifies = phone.lock().verifies() - before;
                assert!(verifies <= 1, "{at}");
                assert!(
                    verifies == 1 || entry.state() == EntryState::Fresh,
                    "an unsent PIN stays: {at}"
                );
            }
        }
    }
}

#[test]
fn every_fault_at_every_command_ends_the_tap() {
    let _watchdog = Watchdog::start();
    let faults = [
        Fault::LeaveBefore,
        Fault::LeaveInside,
        Fault::Status(0x6F00),
        Fault::Status(0x6100),
        Fault::Status(0x6C00),
        Fault::Status(0x6700),
        Fault::Status(0x63C0),
        Fault::Status(0x9000),
        Fault::Raw(vec![]),
        Fault::Raw(vec![0x61]),
        Fault::Raw([vec![0x30; 65_534], vec![0x90, 0x00]].concat()),
        Fault::EndlessMore,
    ];
    for (model, manner) in phones() {
        let phone = phone(&model, manner);
        let steps = good_tap(&phone);
        for (index, (step, _)) in steps.iter().enumerate() {
            for fault in &faults {
                let counts = || {
                    let phone = phone.lock();
                    (phone.verifies(), phone.commands())
                };
                let before = counts();
                phone.lock().restore_tries();
                phone.lock().plan(vec![(u32::try_from(index + 1).unwrap(), fault.clone())]);
                phone.hold();
                let (tap, _) = tap(&mut phone.connect().unwrap());
                phone.take_away();
                let at = format!("{model:?}: {fault:?} at {step:?}");
                let after = counts();
                assert!(after.0 - before.0 <= 1 && after.1 - before.1 <= 600, "{at}");
                assert!(tap.usage.bytes_received <= 64 * 1024 + 65_538, "{at}");
            }
        }
    }
}
