//! What the configuration says of this terminal, and how it looks to the patient.

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::language::Language;
use crate::consent::Questions;
use crate::reader::{ReaderName, ReaderShape};
use crate::time::UnixTime;
use crate::verify::Policy;

/// What is fixed while the terminal runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What kind of place this is: it changes words, nothing else.
    pub facility: Facility,
    /// Where a phone is held: it changes words and pictures, nothing else. `None`: as a reader of
    /// this shape asks for.
    pub holding: Option<Holding>,
    /// What the reader looks like: it changes pictures, nothing else. `None`: as its place and its
    /// name tell.
    pub reader_shape: Option<ReaderShape>,
    /// Where the reader is, seen from the display; `None`: nobody has said it.
    pub reader_place: Option<ReaderPlace>,
    /// Whether a ten-key pad is there.
    pub ten_key: TenKey,
    /// What the place calls itself.
    pub name: Option<String>,
    /// What the place is called that patients are sent to; `None`: each language's own word.
    pub desk: Option<String>,
    /// Whom patients of this place can ask: a line of the help; `None`: it has none.
    pub contact: Option<String>,
    /// The languages that patients can choose, in the order in which they are offered.
    pub languages: Vec<Language>,
    /// How the terminal looks when a visit begins; it comes back to this after each visit.
    pub look: Look,
    /// How long each part of a visit may rest.
    pub limits: Limits,
    /// What the readers to use are called ([`ReaderName::is_called`]); empty: any.
    pub readers: Vec<String>,
    /// What patients are asked where the desk has not said it; `None`: nothing.
    pub questions: Option<Questions>,
    /// Visits go on while the desk is away, and are delivered later; else patients are sent to the
    /// desk.
    pub without_desk: bool,
    /// When phones may be used at all.
    pub service_starts: UnixTime,
    /// What the wall clock can show. While it shows anything else it is wrong, and nobody is
    /// asked anything.
    pub plausible: RangeInclusive<UnixTime>,
    /// Whether a call for staff reaches anybody: else no screen offers one.
    pub calls: bool,
    /// Whether tones are heard: else no screen speaks of them.
    pub sounds: bool,
    /// Anchors, policies and revocation by which a phone's certificate is judged.
    pub policy: Arc<Policy>,
    /// Only in a demonstration.
    pub demo: Option<Demo>,
}

/// Virtual phones: their anchor counts on these readers and on no other, and every screen says that
/// it is a demonstration.
#[derive(Clone, Debug)]
pub struct Demo {
    /// PC/SC names of the readers on which virtual phones lie.
    pub readers: Vec<ReaderName>,
    /// Whom to trust there.
    pub policy: Arc<Policy>,
}

impl Settings {
    /// Settings as a terminal has them that nobody has configured.
    #[must_use]
    pub fn new(policy: Arc<Policy>, service_starts: UnixTime) -> Self {
        Self {
            facility: Facility::default(),
            holding: None,
            reader_shape: None,
            reader_place: None,
            ten_key: TenKey::default(),
            name: None,
            desk: None,
            contact: None,
            languages: vec![Language::JA, Language::EN],
            look: Look::default(),
            limits: Limits::default(),
            readers: Vec::new(),
            questions: Some(Questions::usual()),
            without_desk: true,
            service_starts,
            plausible: UnixTime::from_secs(0)..=UnixTime::from_secs(u64::MAX),
            calls: false,
            sounds: false,
            policy,
            demo: None,
        }
    }

    /// Whom to trust when the evidence comes from this reader.
    #[must_use]
    pub fn policy_for(&self, reader: &ReaderName) -> Arc<Policy> {
        match &self.demo {
            Some(demo) if demo.readers.contains(reader) => demo.policy.clone(),
            _ => self.policy.clone(),
        }
    }
}

/// What kind of place the terminal stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facility {
    /// 病院.
    Hospital,
    /// 診療所.
    #[default]
    Clinic,
    /// 歯科.
    Dentist,
    /// 薬局.
    Pharmacy,
}

/// Where a phone is held to the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Holding {
    /// Sideways, at the front of a reader with a slot for cards.
    #[default]
    Slot,
    /// On a flat reader on the table, its screen up.
    Usb,
}

/// Where the reader is, seen by whoever stands before the display.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReaderPlace {
    /// At the left of the display.
    Left,
    /// At the right.
    Right,
    /// Under it.
    Below,
    /// In the display's own frame.
    Frame,
}

/// Whether patients have a ten-key pad beside the display.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TenKey {
    /// There may be one: numbers are shown once a key was pressed.
    #[default]
    Auto,
    /// There is one: every choice shows its number.
    Present,
    /// There is none: no number is shown, and no key is named aloud.
    Absent,
}

/// How the terminal looks; the patient may change it at any moment, without losing the visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Look {
    /// Language of all texts.
    pub language: Language,
    /// How large words are drawn; pictures and keys make room for them.
    pub text_size: TextSize,
    /// Stronger contrast than usual.
    pub high_contrast: bool,
}

/// 文字の大きさ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextSize {
    /// 標準.
    #[default]
    Standard,
    /// 大.
    Large,
    /// 特大.
    ExtraLarge,
}

/// How long each part of a visit may rest without a touch, and other times (screen list, sections 7
/// to 9, and the issue of the touchscreen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Typing the PIN, and holding the phone after it.
    pub pin: Duration,
    /// Opening Wallet and authenticating.
    pub wallet: Duration,
    /// Consent, and every screen that has no limit of its own.
    pub idle: Duration,
    /// A phone that was read and lies there still.
    pub take_away: Duration,
    /// The last screen of a visit, before it is asked for once more.
    pub done: Duration,
    /// The same, when the desk has not heard of the visit yet: there is more to read.
    pub done_away: Duration,
    /// The last part of a limit, in which the patient is asked whether they are still there;
    /// shorter limits end without asking.
    pub countdown: Duration,
    /// Holding a phone that is not detected, until the tips come.
    pub tips: Duration,
    /// "Cancelled. Your entries were erased".
    pub cancelled: Duration,
    /// "The terminal restarted".
    pub restarted: Duration,
    /// A reader that is gone, until the screen says so.
    pub out_of_service: Duration,
    /// All questions of consent together, whoever answers them: nobody answers for the one before.
    pub consent: Duration,
    /// The desk's answer to what was proved: later the configuration says what is asked.
    pub answer: Duration,
    /// The desk's acknowledgement of a finished visit.
    pub delivery: Duration,
    /// Any word of this terminal's own disk on a finished visit.
    pub storage: Duration,
    /// The staff's answer to a call.
    pub call: Duration,
    /// Something that lies on a reader and belongs to no visit, until staff are told.
    pub left: Duration,
    /// Between two tones that ask to take the phone away.
    pub take_away_tone: Duration,
    /// Between the start of a tap and its end; longer than the host's own watchdog, in case that
    /// one is lost.
    pub tap: Duration,
    /// A reader that another program uses, until the screen says so: most programs are done sooner.
    pub busy_shown: Duration,
    /// The same, until the patient is sent to the desk.
    pub busy: Duration,
    /// A wall clock that is wrong, until somebody looks at it again.
    pub clock: Duration,
    /// A technician's test read, the wait for a reader that another program uses included.
    pub test: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pin: Duration::from_secs(60),
            wallet: Duration::from_secs(120),
            idle: Duration::from_secs(45),
            take_away: Duration::from_secs(120),
            done: Duration::from_secs(40),
            done_away: Duration::from_secs(45),
            countdown: Duration::from_secs(20),
            tips: Duration::from_secs(10),
            cancelled: Duration::from_secs(5),
            restarted: Duration::from_secs(30),
            out_of_service: Duration::from_secs(5),
            consent: Duration::from_secs(180),
            answer: Duration::from_millis(1_500),
            delivery: Duration::from_secs(2),
            storage: Duration::from_secs(10),
            call: Duration::from_secs(30),
            left: Duration::from_secs(10),
            take_away_tone: Duration::from_secs(5),
            tap: Duration::from_secs(10),
            busy_shown: Duration::from_secs(1),
            busy: Duration::from_secs(20),
            clock: Duration::from_secs(3),
            test: Duration::from_secs(20),
        }
    }
}
