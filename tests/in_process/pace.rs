//! Phones of many speeds, blocks and manners, in virtual time: whoever was sent the PIN was read.

use std::time::Duration;

use kazasu_core::apdu::{Budget, ChannelError, Limit};
use kazasu_core::jpki::{EntryState, JpkiError, PinEntry};
use kazasu_core::read::{Expect, ReadError, Request, Tap, read};
use kazasu_core::secret::Pin;
use kazasu_core::time::Ticks;
use kazasu_core::verify::Challenge;
use kazasu_core::virtual_phone::{
    LeStyle, Link, Manner, Model, PhoneSpec, SharedPhone, VirtualPhone,
};
use kazasu_tests::{Phone, Watchdog};

/// The time that the phone has taken by its own model.
struct PhoneTime(SharedPhone);

impl Ticks for PhoneTime {
    fn elapsed(&self) -> Duration {
        self.0.lock().elapsed()
    }
}

/// One tap: what came of it, the VERIFYs, and the entry.
fn tap(manner: Manner, link: Link) -> (Tap, u32, PinEntry) {
    let spec = PhoneSpec { manner, link: Some(link), ..Phone::spec(Model::Android) };
    let phone = SharedPhone::new(VirtualPhone::new(spec));
    phone.hold();
    let entry = PinEntry::new(Pin::from_digits(b"1234").unwrap());
    let request = Request {
        expect: Expect::Any,
        entry: Some(entry.clone()),
        last_try_agreed: false,
        resend_within: Duration::ZERO,
        challenge: Challenge([0x4B; 32]),
    };
    let tap = read(&mut phone.connect().unwrap(), &request, &PhoneTime(phone.clone()), &mut |_| {});
    let verifies = phone.lock().verifies();
    (tap, verifies, entry)
}

fn milliseconds(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// How phones give their answers: the block, how they deal with Le, and the token's length.
fn manners() -> Vec<Manner> {
    let styles = [LeStyle::Exact, LeStyle::SixC, LeStyle::Refuse256]
        .into_iter()
        .chain([64, 128, 200, 255].map(|chunk| LeStyle::SixOne { chunk }));
    let mut manners = Vec::new();
    for le_style in styles {
        for max_block in [48, 64, 128, 159, 160, 161, 192, 224, 239, 240, 256] {
            for token_length in [32, 160] {
                let plain = Manner::default();
                manners.push(Manner { le_style, max_block, token_length, ..plain });
            }
        }
    }
    manners
}

#[test]
fn who_was_sent_the_pin_was_read() {
    let _watchdog = Watchdog::start();
    let too_slow = |limit| ReadError::Jpki(JpkiError::Channel(ChannelError::Limit(limit)));
    let (mut read, mut refused) = (0, 0);
    for manner in manners() {
        for each in [0, 40, 90, 130, 170, 182, 195, 205, 215, 225, 390, 1_200] {
            for sign in [0, 676] {
                let link = Link {
                    command_delay: milliseconds(each),
                    sign_delay: milliseconds(sign),
                    ..Link::default()
                };
                let (tap, verifies, entry) = tap(manner, link);
                let said = format!("{each} ms, {sign} ms, {manner:?}: {:?}", tap.result);
                match tap.result {
                    Ok(_) => {
                        assert_eq!((verifies, entry.state()), (1, EntryState::Accepted), "{said}");
                        assert!(tap.total <= Budget::TAP.time, "{said} after {:?}", tap.total);
                        read += 1;
                    }
                    Err(error) => {
                        assert_eq!((verifies, entry.state()), (0, EntryState::Fresh), "{said}");
                        let limits = [Limit::TooSlowForPin, Limit::Time].map(too_slow);
                        assert!(limits.contains(&error), "{said}");
                        let is_slow = each > 40 || manner.max_block < 128;
                        assert!(is_slow, "{said}: it could have been read");
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(read > 700 && refused > 700, "{read} read, {refused} refused");
}
