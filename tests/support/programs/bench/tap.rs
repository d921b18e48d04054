//! What a tap costs: commands and bytes, and modelled time on the air.

use std::time::Duration;

use kazasu_core::jpki::PinEntry;
use kazasu_core::read::{Expect, Request, Tap, read};
use kazasu_core::secret::Pin;
use kazasu_core::time::Ticks;
use kazasu_core::verify::Challenge;
use kazasu_core::virtual_phone::pki::{CertificateSpec, Credential};
use kazasu_core::virtual_phone::{BitRate, Link, Model, PhoneSpec, SharedPhone, VirtualPhone};
use kazasu_tests::{Phone, issued};

/// The longest user-authentication certificate that was seen on a card (jpki-over-nfc reference,
/// section 3).
const CERTIFICATE: usize = 1_590;
/// What a phone may take for a command and for a signature, measured on cards (performance-and-rf
/// reference).
const THINKING: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(215));

/// Commands, bytes, and times by the model.
pub(crate) fn measure() {
    let credential = credential();
    println!("\nOne tap, certificate of {} bytes:", credential.certificate_der().len());
    for (name, model) in [("Android", Model::Android), ("iPhone", Model::Iphone)] {
        costs(name, &model, &credential);
    }
}

/// A certificate as long as the longest that was seen.
pub(crate) fn credential() -> Credential {
    certificate_of(CERTIFICATE)
}

/// A certificate of exactly this length: the name of the city makes it longer, byte by byte.
fn certificate_of(length: usize) -> Credential {
    let mut city = String::from("Kasou-shi");
    loop {
        let certificate = issued(|mut spec: CertificateSpec| {
            spec.home.city.clone_from(&city);
            spec
        });
        if certificate.certificate_der().len() >= length {
            return certificate;
        }
        city.push('a');
    }
}

struct Stopped;

impl Ticks for Stopped {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// Commands, bytes, and modelled times of one tap, in this process.
fn costs(name: &str, model: &Model, credential: &Credential) {
    let link = |bit_rate, (command_delay, sign_delay)| Link {
        bit_rate,
        frame_size: 256,
        command_delay,
        sign_delay,
    };
    let tapped = |link| {
        let spec = PhoneSpec {
            credential: credential.clone(),
            link: Some(link),
            ..Phone::spec(model.clone())
        };
        let phone = SharedPhone::new(VirtualPhone::new(spec));
        phone.hold();
        let tap = tap(&phone);
        (tap, phone.lock().elapsed())
    };
    let nothing = (Duration::ZERO, Duration::ZERO);
    let (tap, slow) = tapped(link(BitRate::Kbit106, nothing));
    let usage = tap.usage;
    println!(
        "  {name:8} {:2} commands, {:3} bytes sent, {:4} received",
        usage.commands, usage.bytes_sent, usage.bytes_received
    );
    let fast = tapped(link(BitRate::Kbit424, nothing)).1;
    println!(
        "           air alone: {} ms at 106 kbit/s, {} ms at 424 kbit/s",
        slow.as_millis(),
        fast.as_millis()
    );
    let [slow, fast] =
        [BitRate::Kbit106, BitRate::Kbit424].map(|rate| tapped(link(rate, THINKING)).1);
    println!(
        "           and with a card's thinking ({} ms a command, {} ms a signature): {} ms, {} ms",
        THINKING.0.as_millis(),
        THINKING.1.as_millis(),
        slow.as_millis(),
        fast.as_millis()
    );
}

fn tap(phone: &SharedPhone) -> Tap {
    let request = Request {
        expect: Expect::Any,
        entry: Some(PinEntry::new(Pin::from_digits(b"1234").expect("four digits"))),
        last_try_agreed: false,
        resend_within: Duration::ZERO,
        challenge: Challenge([7; 32]),
    };
    let tap = read(&mut phone.connect().expect("it is held"), &request, &Stopped, &mut |_| {});
    assert!(tap.result.is_ok(), "{:?}", tap.result);
    tap
}
