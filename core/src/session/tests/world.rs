//! The world around a session: a patient with fingers, phones, one reader, a clock, and a host that
//! carries effects out.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use super::answers::Answers;
pub(super) use super::given::{NoTime, ended};
use super::oracle::Oracle;
use super::phone::{Model, Phone, Tear};
use crate::confirmation::Confirmation;
use crate::consent::Questions;
use crate::jpki::{EntryState, PhoneKind, PinEntry};
use crate::read::{self, Epoch, Request, TapNews};
use crate::reader::{OpenError, ReaderEvent, ServiceDown};
use crate::screen::{Key, PinAsk, Screen, View, screen};
use crate::session::{
    Action, CallId, Effect, Event, HandOver, HandOverOutcome, MaintenanceOrder, Moment, Receipt,
    Session, Settings, TapPurpose, Tone, VisitId,
};
use crate::time::UnixTime;
use crate::verify::{Anchor, Challenge, Policy};

pub(super) const READER: &str = "Reader 0";
/// 2026-11-22.
pub(super) const TODAY: UnixTime = UnixTime::from_secs(1_795_305_600);
/// 2025-09-19 00:00 in Japan.
const SERVICE_STARTS: UnixTime = UnixTime::from_secs(1_758_207_600);
/// What the fixture's phone has signed.
pub(super) const CHALLENGE: Challenge = Challenge([b'Z'; 32]);

#[derive(Debug)]
pub(super) struct World {
    pub(super) session: Session,
    pub(super) now: Duration,
    pub(super) wall: UnixTime,
    pub(super) phones: Vec<Phone>,
    /// What lies on the reader.
    pub(super) held: Option<usize>,
    /// What lies on other readers.
    pub(super) elsewhere: BTreeMap<String, usize>,
    /// How often something was held to a reader.
    pub(super) placed: usize,
    /// The reader of the tap that was asked for last.
    tapped: String,
    /// The tap that was asked for and has not run.
    pub(super) tap: Option<(Epoch, Request)>,
    /// Taps run as soon as they are asked for.
    pub(super) at_once: bool,
    pub(super) challenge: Challenge,
    pub(super) effects: Vec<Effect>,
    pub(super) oracle: Oracle,
    /// Every entry that was ever handed out.
    pub(super) entries: Vec<PinEntry>,
    /// What patients may be asked here.
    pub(super) asked: Vec<Questions>,
    answers: Answers,
    /// What the session was told of versions, where a test keeps it.
    pub(super) outcomes: Vec<(VisitId, u32, HandOverOutcome)>,
    /// Every version that was ever handed over.
    sent: Vec<HandOver>,
    /// Visits that were ever begun.
    visits: u64,
}

/// The desk's word on a visit.
pub(super) const RECEIVED: HandOverOutcome =
    HandOverOutcome::Received(Receipt { generation: Uuid::nil(), sequence: 1 });

/// The id of the n-th visit.
pub(super) fn visit_id(n: u64) -> VisitId {
    VisitId::new(Uuid::from_u128(n.into()))
}

pub(super) fn settings() -> Settings {
    let anchor = Anchor::from_pem_or_der("test", include_bytes!("fixture/anchor.der")).unwrap();
    let settings = Settings::new(Arc::new(Policy::new(vec![anchor])), SERVICE_STARTS);
    Settings { calls: true, ..settings }
}

impl World {
    /// At rest for a while, with one reader and these things beside it.
    pub(super) fn new<const N: usize>(models: [Model; N]) -> Self {
        Self::with(settings(), models)
    }

    pub(super) fn with<const N: usize>(settings: Settings, models: [Model; N]) -> Self {
        let asked = settings.questions.iter().cloned().collect();
        let mut world = Self {
            session: Session::new(settings, Moment { uptime: Duration::ZERO, wall: TODAY }),
            now: Duration::ZERO,
            wall: TODAY,
            phones: models.map(Phone::new).into(),
            held: None,
            elsewhere: BTreeMap::new(),
            placed: 0,
            tapped: String::new(),
            tap: None,
            at_once: true,
            challenge: CHALLENGE,
            effects: Vec::new(),
            oracle: Oracle::default(),
            entries: Vec::new(),
            asked,
            answers: Answers::default(),
            outcomes: Vec::new(),
            sent: Vec::new(),
            visits: 0,
        };
        world.service_up();
        world.wait(2);
        world
    }

    pub(super) fn moment(&self) -> Moment {
        Moment { uptime: self.now, wall: self.wall }
    }

    pub(super) fn tell(&mut self, event: Event) -> Vec<Effect> {
        let open = self.session.is_visit_open();
        let effects = self.session.update(self.moment(), event);
        if open && !self.session.is_visit_open() {
            self.oracle.visit_ended();
            self.answers = Answers::default();
            assert!(
                self.entries.iter().all(|entry| entry.state() == EntryState::Gone),
                "a PIN outlived its visit"
            );
        }
        for effect in &effects {
            match effect {
                Effect::StartTap { epoch, request, purpose, reader } => {
                    self.tapped = reader.to_string();
                    let is_visit = *purpose == TapPurpose::Visit;
                    assert_eq!(self.session.is_visit_open(), is_visit);
                    self.entries.extend(request.entry.clone());
                    self.tap = Some((*epoch, request.clone()));
                }
                Effect::HandOver(it) => {
                    self.answers.handed_over(it, &self.asked);
                    self.sent.push(HandOver::clone(it));
                }
                Effect::StopTap(epoch) => {
                    self.tap.take_if(|(running, _)| running == epoch);
                }
                _ => {}
            }
        }
        self.effects.extend(effects.iter().cloned());
        for effect in &effects {
            if let Effect::NeedChallenge(visit) = *effect {
                self.tell(Event::Challenge { visit, challenge: self.challenge });
            }
        }
        if effects.iter().any(|effect| matches!(effect, Effect::IdentifyVisit)) {
            self.visits += 1;
            let confirmation = Confirmation::new(None, u16::try_from(self.visits % 100).unwrap());
            let (id, confirmation) = (visit_id(self.visits), confirmation.unwrap());
            self.tell(Event::VisitIdentified { id, confirmation });
        }
        if self.at_once {
            self.run_tap();
        }
        effects
    }

    /// Reads what lies on the reader, as the host would on a thread of its own.
    pub(super) fn run_tap(&mut self) {
        let Some((epoch, request)) = self.tap.take() else { return };
        let lies = if self.tapped == READER {
            self.held
        } else {
            self.elsewhere.get(&self.tapped).copied()
        };
        let Some(held) = lies else {
            self.tell(Event::Tap { epoch, news: ended(Err(OpenError::Empty.into())) });
            return;
        };
        let phone = &mut self.phones[held];
        phone.power_up();
        let before = phone.verifies.len();
        let mut news = Vec::new();
        let tap = read::read(phone, &request, &NoTime, &mut |progress| {
            news.push(TapNews::Progress(progress));
        });
        for verify in phone.verifies[before..].iter().copied() {
            self.oracle.verified(held, verify, self.now);
        }
        // What tore the tap was the phone leaving.
        let torn = phone.tear.take().is_some() && tap.result.is_err();
        for news in news {
            self.tell(Event::Tap { epoch, news });
        }
        self.tell(Event::Tap { epoch, news: TapNews::Ended(Box::new(tap)) });
        match (torn, self.tapped.clone()) {
            (true, reader) if reader == READER => drop(self.lift()),
            (true, reader) => drop(self.lift_from(&reader)),
            (false, _) => {}
        }
    }

    pub(super) fn touch(&mut self, action: Action) -> &mut Self {
        let view = self.view();
        self.answers.touched(&view, action);
        match (&view, action) {
            (View::AnPin { can_confirm: true, .. }, Action::Confirm) => self.oracle.entered(),
            (View::PinLast { typed: false, .. }, Action::AgreeLastTry) => self.oracle.agreed(),
            _ => {}
        }
        self.tell(Event::Patient(action));
        self
    }

    /// Presses a key of the ten-key pad; it has to do something on this screen.
    pub(super) fn press(&mut self, key: Key) -> &mut Self {
        let action = self
            .screen()
            .press(key)
            .unwrap_or_else(|| panic!("{key:?} does nothing on {}", self.id()));
        self.touch(action)
    }

    pub(super) fn number(&mut self, number: u8) -> &mut Self {
        self.press(Key::Number(number))
    }

    /// Agrees to everything that is asked, and confirms it.
    pub(super) fn agree(&mut self) -> &mut Self {
        self.number(1).shows("consent-check").press(Key::Enter)
    }

    /// Refuses everything that is asked, and confirms it.
    pub(super) fn refuse(&mut self) -> &mut Self {
        self.number(3).shows("consent-check").press(Key::Enter)
    }

    /// Types digits, without confirming.
    pub(super) fn type_digits(&mut self, digits: &str) -> &mut Self {
        for digit in digits.bytes() {
            self.number(digit - b'0');
        }
        self
    }

    pub(super) fn enter(&mut self, pin: &str) -> &mut Self {
        self.type_digits(pin).press(Key::Enter)
    }

    pub(super) fn choose(&mut self, kind: PhoneKind) -> &mut Self {
        self.number(1);
        self.number(if kind == PhoneKind::Iphone { 1 } else { 2 })
    }

    pub(super) fn hold(&mut self, phone: usize) -> &mut Self {
        self.held = Some(phone);
        self.placed += 1;
        self.tell(Event::Reader(ReaderEvent::Present {
            reader: READER.into(),
            atr: vec![0x3B, 0x80],
        }));
        self
    }

    pub(super) fn hold_torn(&mut self, phone: usize, tear: Tear) -> &mut Self {
        self.phones[phone].tear = Some(tear);
        self.hold(phone)
    }

    pub(super) fn lift(&mut self) -> &mut Self {
        self.held = None;
        self.tell(Event::Reader(ReaderEvent::Absent(READER.into())));
        self
    }

    /// Another reader is there.
    pub(super) fn attach(&mut self, reader: &str) -> &mut Self {
        self.tell(Event::Reader(ReaderEvent::Attached(reader.into())));
        self
    }

    pub(super) fn hold_to(&mut self, reader: &str, phone: usize) -> &mut Self {
        self.elsewhere.insert(reader.into(), phone);
        self.placed += 1;
        let atr = vec![0x3B, 0x80];
        self.tell(Event::Reader(ReaderEvent::Present { reader: reader.into(), atr }));
        self
    }

    pub(super) fn lift_from(&mut self, reader: &str) -> &mut Self {
        self.elsewhere.remove(reader);
        self.tell(Event::Reader(ReaderEvent::Absent(reader.into())));
        self
    }

    pub(super) fn service_up(&mut self) {
        self.elsewhere.clear();
        self.held = None;
        self.tell(Event::Reader(ReaderEvent::ServiceUp { readers: vec![READER.into()] }));
    }

    pub(super) fn service_down(&mut self) {
        self.elsewhere.clear();
        self.held = None;
        self.tell(Event::Reader(ReaderEvent::ServiceDown(ServiceDown::NotRunning)));
    }

    /// Lets time pass, and comes back whenever the session wants to look.
    pub(super) fn wait(&mut self, seconds: u64) -> &mut Self {
        let end = self.now + Duration::from_secs(seconds);
        while let Some(deadline) = self.session.next_deadline().filter(|deadline| *deadline <= end)
        {
            assert!(deadline > self.now, "a deadline that does not move");
            self.now = deadline;
            self.tell(Event::Tick);
        }
        self.now = end;
        self.tell(Event::Tick);
        self
    }

    pub(super) fn screen(&self) -> Screen {
        screen(&self.session)
    }

    /// What the PIN pad says; nothing is typed yet.
    #[track_caller]
    pub(super) fn asks(&self) -> PinAsk {
        let View::AnPin { entered: 0, ask, .. } = self.view() else { panic!("{:?}", self.view()) };
        ask
    }

    pub(super) fn view(&self) -> View {
        self.screen().view
    }

    pub(super) fn id(&self) -> &'static str {
        self.view().id()
    }

    #[track_caller]
    pub(super) fn shows(&mut self, id: &str) -> &mut Self {
        assert_eq!(self.id(), id);
        self
    }

    /// Every version that was handed over so far.
    pub(super) fn versions(&self) -> Vec<&HandOver> {
        self.sent.iter().collect()
    }

    /// What was handed over so far of visits that have ended.
    pub(super) fn hand_overs(&self) -> Vec<&HandOver> {
        self.versions().into_iter().filter(|it| it.version == HandOver::ENDED).collect()
    }

    pub(super) fn tones(&mut self) -> Vec<Tone> {
        let tones = self
            .effects
            .iter()
            .filter_map(|effect| if let Effect::Play(tone) = effect { Some(*tone) } else { None })
            .collect();
        self.effects.retain(|effect| !matches!(effect, Effect::Play(_)));
        tones
    }

    /// How many VERIFYs a phone has seen.
    pub(super) fn verifies(&self, phone: usize) -> usize {
        self.phones[phone].verifies.len()
    }

    /// This became of the last visit that was handed over.
    pub(super) fn handed_over(&mut self, outcome: HandOverOutcome) -> &mut Self {
        let last = self.versions().last().copied().expect("nothing was handed over");
        let (visit, version) = (last.visit, last.version);
        self.tell(Event::HandedOver { visit, version, outcome });
        self
    }

    /// The desk has the last visit.
    pub(super) fn acknowledge(&mut self) -> &mut Self {
        self.handed_over(RECEIVED)
    }

    /// The last call that was made.
    pub(super) fn last_call(&self) -> CallId {
        let call = |effect: &Effect| match effect {
            Effect::CallStaff(id) => Some(*id),
            _ => None,
        };
        self.effects.iter().rev().find_map(call).expect("nobody was called")
    }

    pub(super) fn order(&mut self, order: MaintenanceOrder) -> &mut Self {
        self.tell(Event::Maintenance(order));
        self
    }
}
