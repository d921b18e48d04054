//! A phone of any pace, block size and certificate: if it was sent the PIN, it was read.

use std::cell::Cell;
use std::time::Duration;

use proptest::prelude::*;

use crate::apdu::{ChannelError, Limit};
use crate::jpki::{EntryState, JpkiError, PinEntry};
use crate::read::{ReadError, Request, Tap, read};
use crate::reader::{Card, CardError};
use crate::secret::Pin;
use crate::time::Ticks;
use crate::verify::Challenge;

/// How long the n-th command takes, from 1, by the bytes that it carries.
#[derive(Clone, Debug)]
enum Speed {
    Constant(u64),
    /// So long, and so much longer each time.
    Growing(u64, u64),
    /// So long, and so many microseconds for each byte.
    Linear(u64, u64),
    /// Any of these. From VERIFY on none is slower than those before it were.
    Jitter(Vec<u64>),
}

#[derive(Clone, Debug)]
struct Spec {
    speed: Speed,
    /// What SIGN takes besides.
    sign: u64,
    /// What VERIFY takes besides.
    verify: u64,
    /// Bytes that READ BINARY gives at most.
    block: usize,
    /// It answers 61xx, and gives so many bytes to each GET RESPONSE.
    chunk: Option<usize>,
    token: usize,
    certificate: usize,
    /// It lets everybody read the certificate of its CA.
    ca: bool,
    /// SELECT of the application takes so much longer.
    wakes: u64,
}

const PLAIN: Spec = Spec {
    speed: Speed::Constant(0),
    sign: 215,
    verify: 0,
    block: 256,
    chunk: None,
    token: 160,
    certificate: 1_592,
    ca: true,
    wakes: 0,
};

struct Phone<'a> {
    spec: &'a Spec,
    now: &'a Cell<Duration>,
    commands: usize,
    verifies: u32,
    file: u8,
    waiting: Vec<u8>,
}

struct Now<'a>(&'a Cell<Duration>);

impl Ticks for Now<'_> {
    fn elapsed(&self) -> Duration {
        self.0.get()
    }
}

impl Phone<'_> {
    fn took(&self, command: &[u8], bytes: usize) -> Duration {
        let n = self.commands as u64;
        let own = match &self.spec.speed {
            Speed::Constant(each) => Duration::from_millis(*each),
            Speed::Growing(first, step) => Duration::from_millis(first + step * n),
            Speed::Linear(each, byte) => {
                Duration::from_millis(*each) + Duration::from_micros(byte * bytes as u64)
            }
            Speed::Jitter(each) => {
                let at = |index: usize| each[index % each.len()];
                let slowest = (2..=5).map(at).max().unwrap_or_default();
                let now = at(self.commands);
                Duration::from_millis(if n > 5 { now.min(slowest) } else { now })
            }
        };
        let besides = match command {
            [0x80, 0x2A, ..] => self.spec.sign,
            [0x00, 0x20, _, _, _, ..] => self.spec.verify,
            [0x00, 0xA4, 0x04, ..] => self.spec.wakes,
            _ => 0,
        };
        own + Duration::from_millis(besides)
    }

    fn answer(&mut self, command: &[u8]) -> Vec<u8> {
        match *command {
            [0x00, 0xA4, 0x02, _, _, _, 0x0B] if !self.spec.ca => vec![0x6A, 0x82],
            [0x00, 0xA4, 0x02, _, _, _, file] => {
                self.file = file;
                vec![0x90, 0x00]
            }
            [0x00, 0xB0, high, low, le] => {
                let file = match self.file {
                    0x06 => {
                        let mut token = b"JPKIAPGPSETOKEN                 ".to_vec();
                        token.resize(self.spec.token, b'0');
                        token
                    }
                    _ => {
                        let body = u16::try_from(self.spec.certificate - 4).unwrap().to_be_bytes();
                        let mut file = vec![0x30, 0x82, body[0], body[1]];
                        file.resize(self.spec.certificate, 0);
                        file
                    }
                };
                let offset = usize::from(u16::from_be_bytes([high, low]));
                let Some(rest) = file.get(offset..).filter(|rest| !rest.is_empty()) else {
                    return vec![0x6B, 0x00];
                };
                let le = if le == 0 { 256 } else { usize::from(le) };
                let most = le.min(self.spec.block).min(rest.len());
                self.give(rest[..most].to_vec())
            }
            [0x00, 0xC0, ..] => {
                let waiting = std::mem::take(&mut self.waiting);
                self.piece(waiting)
            }
            [0x00, 0x20, 0x00, 0x80] => vec![0x63, 0xC3],
            [0x00, 0x20, ..] => {
                self.verifies += 1;
                vec![0x90, 0x00]
            }
            [0x80, 0x2A, ..] => self.give(vec![7; 256]),
            _ => vec![0x90, 0x00],
        }
    }

    fn give(&mut self, data: Vec<u8>) -> Vec<u8> {
        if self.spec.chunk.is_none() {
            return [&data[..], &[0x90, 0x00]].concat();
        }
        self.waiting = data;
        self.more(Vec::new())
    }

    fn piece(&mut self, mut data: Vec<u8>) -> Vec<u8> {
        self.waiting = data.split_off(self.spec.chunk.unwrap_or(256).min(data.len()));
        self.more(data)
    }

    fn more(&self, mut data: Vec<u8>) -> Vec<u8> {
        let waiting = u8::try_from(self.waiting.len()).unwrap_or(0);
        data.extend(if self.waiting.is_empty() { [0x90, 0x00] } else { [0x61, waiting] });
        data
    }
}

impl Card for Phone<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        self.commands += 1;
        let answer = self.answer(command);
        self.now.set(self.now.get() + self.took(command, command.len() + answer.len()));
        Ok(answer)
    }
}

/// One tap: how it ended, its VERIFYs, and the entry.
fn tap(spec: &Spec) -> (Tap, u32, PinEntry) {
    let now = Cell::new(Duration::ZERO);
    let mut phone =
        Phone { spec, now: &now, commands: 0, verifies: 0, file: 0, waiting: Vec::new() };
    let entry = PinEntry::new(Pin::from_digits(b"1234").unwrap());
    let request = Request::alone(Some(entry.clone()), Challenge([7; 32]));
    let tap = read(&mut phone, &request, &Now(&now), &mut |_| ());
    (tap, phone.verifies, entry)
}

const TOO_SLOW: ReadError =
    ReadError::Jpki(JpkiError::Channel(ChannelError::Limit(Limit::TooSlowForPin)));

#[test]
fn a_phone_too_slow_to_be_read_gets_no_pin_and_the_entry_stays() {
    for each in [230, 300, 390, 450, 800] {
        let (tap, verifies, entry) = tap(&Spec { speed: Speed::Constant(each), ..PLAIN });
        assert_eq!((tap.result, verifies), (Err(TOO_SLOW), 0), "{each} ms");
        assert_eq!(entry.state(), EntryState::Fresh, "{each} ms");
    }
}

#[test]
fn a_slow_phone_that_can_be_read_is_read() {
    // From 180 ms on it matters what the phone gives at a time, and two commands more tell.
    for (each, commands) in [(0, 16), (20, 16), (100, 16), (150, 16), (200, 18), (210, 18)] {
        let (tap, verifies, _) = tap(&Spec { speed: Speed::Constant(each), ..PLAIN });
        assert!(tap.result.is_ok(), "{each} ms: {:?}", tap.result);
        assert_eq!((verifies, tap.usage.commands), (1, commands), "{each} ms");
    }
}

/// The first command wakes the phone up; how slow it was says nothing of the others.
#[test]
fn a_phone_that_wakes_up_slowly_is_read() {
    let (tap, verifies, _) = tap(&Spec { wakes: 900, speed: Speed::Constant(30), ..PLAIN });
    assert!(tap.result.is_ok() && verifies == 1, "{:?}", tap.result);
}

#[test]
fn a_phone_with_small_blocks_or_one_that_slows_down_is_known_before_its_pin() {
    let slow = [
        Spec { block: 32, speed: Speed::Constant(100), ..PLAIN },
        Spec { block: 64, speed: Speed::Constant(120), ..PLAIN },
        Spec { chunk: Some(32), speed: Speed::Constant(80), ..PLAIN },
        Spec { speed: Speed::Growing(50, 45), ..PLAIN },
        Spec { speed: Speed::Linear(10, 1_600), ..PLAIN },
    ];
    for spec in slow {
        let (tap, verifies, entry) = tap(&spec);
        assert_eq!((tap.result, verifies), (Err(TOO_SLOW), 0), "{spec:?}");
        assert_eq!(entry.state(), EntryState::Fresh);
    }
}

/// A file of 32 bytes is not a block of 32 bytes: two commands more tell, and only of a slow phone.
#[test]
fn a_slow_phone_whose_token_is_its_label_alone_is_read() {
    for (each, commands) in [(30, 16), (150, 18)] {
        let spec = Spec { token: 32, speed: Speed::Constant(each), ..PLAIN };
        let (tap, verifies, _) = tap(&spec);
        assert!(tap.result.is_ok(), "{:?}", tap.result);
        assert_eq!((verifies, tap.usage.commands), (1, commands));
    }
}

/// Between the token's 160 bytes and 240 a block cannot be told from a larger one by the token.
#[test]
fn a_slow_phone_gets_the_pin_for_the_block_that_it_has_shown() {
    for (ca, block, sent) in [(true, 256, 1), (true, 160, 0), (false, 256, 0), (false, 160, 0)] {
        let spec = Spec { ca, block, speed: Speed::Constant(200), ..PLAIN };
        let (tap, verifies, entry) = tap(&spec);
        assert_eq!(verifies, sent, "{spec:?}");
        assert_eq!(tap.result.is_ok(), sent == 1, "{spec:?}: {:?}", tap.result);
        let kept = if sent == 1 { EntryState::Accepted } else { EntryState::Fresh };
        assert_eq!(entry.state(), kept);
    }
}

fn speed() -> impl Strategy<Value = Speed> {
    prop_oneof![
        (0_u64..600).prop_map(Speed::Constant),
        (0_u64..300, 0_u64..100).prop_map(|(first, step)| Speed::Growing(first, step)),
        (0_u64..300, 0_u64..2_000).prop_map(|(each, byte)| Speed::Linear(each, byte)),
        proptest::collection::vec(0_u64..400, 80).prop_map(Speed::Jitter),
    ]
}

fn spec() -> impl Strategy<Value = Spec> {
    let chunk = prop_oneof![2 => Just(None), 1 => (33_usize..=255).prop_map(Some)];
    let token = prop_oneof![Just(160_usize), Just(32)];
    let files = (33_usize..=256, chunk, token, 1_000_usize..=1_792, any::<bool>());
    // What VERIFY and the signature may take besides.
    let besides = (0_u64..=676).prop_flat_map(|sum| (Just(sum), 0..=sum));
    (speed(), besides, files, 0_u64..600).prop_map(
        |(speed, (sum, verify), (block, chunk, token, certificate, ca), wakes)| {
            let sign = sum - verify;
            Spec { speed, sign, verify, block, chunk, token, certificate, ca, wakes }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_phone_that_was_sent_the_pin_and_keeps_its_pace_is_read_in_time(spec in spec()) {
        let (tap, verifies, entry) = tap(&spec);
        if verifies > 0 {
            prop_assert!(tap.result.is_ok(), "{:?} after {:?}", tap.result, tap.total);
            prop_assert!(tap.total <= crate::apdu::Budget::TAP.time, "{:?}", tap.total);
        } else {
            prop_assert!(tap.result.is_err());
            prop_assert_eq!(entry.state(), EntryState::Fresh);
        }
    }
}
