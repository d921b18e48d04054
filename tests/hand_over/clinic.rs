//! A clinic: a desk of its own, a relay on the way to it, a terminal that was enrolled by the real
//! commands, and a phone; and what each patient's last screen has said.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{
    Desk, Pane, Phone, Reception, Relay, Rig, Service, VisitOnPage, Watchdog, authority,
    files_below,
};
use serde_json::Value;

/// Long enough for a heartbeat, a request that hangs and a wait between two tries, however loaded
/// the machine is.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whether it holds in time.
fn came(condition: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while !condition() {
        if start.elapsed() >= PATIENCE {
            return false;
        }
        sleep(Duration::from_millis(200));
    }
    true
}

/// Waits until it holds.
#[track_caller]
pub(crate) fn until(what: &str, condition: impl Fn() -> bool) {
    assert!(came(condition), "waited in vain: {what}");
}

/// What a patient was told at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// 確認番号, and that the desk knows it.
    Received(String),
    /// 確認番号, and that the message to the desk is delayed.
    Delayed(String),
    /// Nothing that the desk could be asked for.
    Nothing,
}

/// See the module. The terminal's pane is made and ended by each test.
pub(crate) struct Clinic {
    pub(crate) desk: Desk,
    pub(crate) relay: Relay,
    pub(crate) rig: Rig,
    pub(crate) reception: Reception,
    /// 確認番号 of each visit that a patient was told of, in order, and how it ends at the desk.
    expected: RefCell<Vec<(String, &'static str)>>,
    _watchdog: Watchdog,
}

impl Clinic {
    /// With these lines at the end of the desk's configuration, and of the terminal's.
    #[track_caller]
    pub(crate) fn open(desk: &str, terminal: &str) -> Self {
        Self::with(Model::Iphone, desk, terminal)
    }

    #[track_caller]
    pub(crate) fn with(model: Model, desk: &str, terminal: &str) -> Self {
        let watchdog = Watchdog::start();
        let rig = Rig::on(Service::shared().reader(), Phone::spec(model), None);
        rig.terminal.configure_too(terminal);
        let anchor = rig.terminal.path("anchor.der");
        assert_eq!(std::fs::read(&anchor).unwrap(), authority().anchor_der());
        let trust = format!("[trust]\nanchors = [{:?}]\n{desk}", anchor.display().to_string());
        let desk = Desk::start(&trust);
        let relay = Relay::to(desk.terminals);
        let reception = Reception::open(&desk);
        let clinic =
            Self { desk, relay, rig, reception, expected: RefCell::default(), _watchdog: watchdog };
        let code = clinic.desk.code("Entrance");
        let enrolled = clinic
            .rig
            .terminal
            .kazasu(&["enrol", &clinic.relay.address(), "--code-stdin", "--lang", "en"])
            .stdin(format!("{code}\n"))
            .run();
        assert_eq!(enrolled.exit, 0, "{enrolled:?}");
        clinic
    }

    /// `kazasu tui`, with these variables in its environment.
    #[track_caller]
    pub(crate) fn serve_in(&self, variables: &[&str]) -> Terminal<'_> {
        let pane = Pane::sized(&self.rig, (100, 40), &["tui", "--lang", "en"], variables);
        Terminal { pane: Rc::new(pane), clinic: self }
    }

    /// `kazasu tui`, which serves patients, and whose desk answers.
    #[track_caller]
    pub(crate) fn serve(&self) -> Terminal<'_> {
        let terminal = self.serve_in(&[]);
        terminal.is_ready();
        terminal
    }

    /// The desk was killed or has ended: it begins again at another address, and the relay leads
    /// there.
    #[track_caller]
    pub(crate) fn desk_begins_again(&mut self) {
        self.desk.begin_again(&[]);
        self.relay.lead_to(self.desk.terminals);
    }

    /// A patient was told of this visit, which is to end like this at the desk.
    #[track_caller]
    pub(crate) fn expect(&self, told: &Told, ending: &'static str) -> String {
        let (Told::Received(number) | Told::Delayed(number)) = told else {
            panic!("no number was told")
        };
        self.expected.borrow_mut().push((number.clone(), ending));
        number.clone()
    }

    /// A visit that no patient was told the end of. Its number follows the one before.
    pub(crate) fn expect_unseen(&self, ending: &'static str) -> String {
        let mut expected = self.expected.borrow_mut();
        let (last, _) = expected.last().expect("a visit before");
        let (letter, digits) = last.split_at(1);
        let next = (digits.parse::<u32>().expect("digits") + 1) % 100;
        let number = format!("{letter}{next:02}");
        expected.push((number.clone(), ending));
        number
    }

    /// What the desk has, by 確認番号.
    #[track_caller]
    pub(crate) fn at_the_desk(&self) -> BTreeMap<String, VisitOnPage> {
        let visits = self.reception.visits(&self.desk);
        let count = visits.len();
        let by_number: BTreeMap<_, _> =
            visits.into_values().map(|visit| (visit.number.clone(), visit)).collect();
        assert_eq!(by_number.len(), count, "two visits with one number: {by_number:#?}");
        by_number
    }

    /// Waits until the desk has exactly what patients were told of, each with its ending, nothing
    /// in a second version of other bytes, and the terminal keeps nothing back.
    #[track_caller]
    pub(crate) fn agrees(&self) -> BTreeMap<String, VisitOnPage> {
        let expected: BTreeMap<String, &str> = self.expected.borrow().iter().cloned().collect();
        assert_eq!(expected.len(), self.expected.borrow().len(), "{:?}", self.expected);
        let ends = || -> BTreeMap<String, String> {
            self.at_the_desk().into_iter().map(|(number, visit)| (number, visit.state)).collect()
        };
        let agree = || {
            let ends = ends();
            ends.len() == expected.len()
                && ends.iter().all(|(number, end)| expected.get(number) == Some(&end.as_str()))
        };
        if !came(agree) {
            panic!("patients were told {expected:#?}, and the desk has {:#?}", ends());
        }
        let visits = self.at_the_desk();
        for visit in visits.values() {
            assert!(!visit.notes.iter().any(|note| note.contains("other version")), "{visit:#?}");
            assert!(visit.verdict.contains("certificate proved"), "{visit:#?}");
        }
        let nothing_waits = "what visits end in is kept, and nothing waits for the desk";
        until("an empty queue", || self.says("outbox", nothing_waits));
        assert!(!self.reception.page(&self.desk).contains("id=\"alarm-"), "no alarm at the desk");
        // A receipt counts where no disk takes a visit, too: this is about the disk.
        let log = self.log();
        let fails = |line: &str| {
            line.contains(r#""what":"out_of_service""#) && !line.contains("outbox_in_use")
        };
        assert!(!log.lines().any(fails), "{log}");
        visits
    }

    /// Every line of the terminal's log.
    pub(crate) fn log(&self) -> String {
        let files = files_below(&self.rig.terminal.path(".local/state/kazasu/log"));
        files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
    }

    /// Whether the doctor says this in this check.
    pub(crate) fn says(&self, check: &str, words: &str) -> bool {
        self.doctor(check).iter().any(|(_, said)| said.contains(words))
    }

    /// What `kazasu doctor --json` says in this check: state and message of each finding.
    #[track_caller]
    pub(crate) fn doctor(&self, check: &str) -> Vec<(String, String)> {
        let outcome = self
            .rig
            .terminal
            .kazasu(&["doctor", "--json", "--lang", "en"])
            .env("DISPLAY", "")
            .env("WAYLAND_DISPLAY", "")
            .run();
        let report: Value = outcome.json();
        let said = |check: &Value, key: &str| check[key].as_str().unwrap_or_default().to_owned();
        let checks = report["checks"].as_array().unwrap().iter();
        checks
            .filter(|found| found["name"] == check)
            .map(|found| (said(found, "state"), said(found, "message")))
            .collect()
    }
}

/// `kazasu tui` in its pane, as a patient uses it.
#[derive(Clone)]
pub(crate) struct Terminal<'a> {
    pub(crate) pane: Rc<Pane>,
    clinic: &'a Clinic,
}

impl<'a> Terminal<'a> {
    /// The same again, after something was done with the clinic.
    pub(crate) fn of(clinic: &'a Clinic, pane: &Rc<Pane>) -> Self {
        Self { pane: pane.clone(), clinic }
    }

    /// Waits until it serves, and its desk answers.
    #[track_caller]
    pub(crate) fn is_ready(&self) {
        self.pane.wait_for("Use my phone");
        until("a desk that answers", || self.clinic.says("desk", "answers since"));
        self.settles();
    }

    /// What is held to a reader within its first second may have lain there before.
    pub(crate) fn settles(&self) {
        sleep(Duration::from_millis(1_200));
    }

    /// A phone is held and read, up to the first page of consent.
    #[track_caller]
    pub(crate) fn reads(&self) -> &Self {
        self.taps().lifts()
    }

    /// Held, and read.
    #[track_caller]
    pub(crate) fn taps(&self) -> &Self {
        self.clinic.rig.phone.hold();
        self.pane.wait_for("the reader to continue");
        self
    }

    /// The phone is taken away: the desk may say what is asked.
    pub(crate) fn lifts(&self) -> &Self {
        self.clinic.rig.phone.take_away();
        self
    }

    #[track_caller]
    pub(crate) fn sees(&self, words: &str) -> &Self {
        self.pane.wait_for(words);
        self
    }

    /// The same where the program learns it by a heartbeat.
    #[track_caller]
    pub(crate) fn sees_within_a_minute(&self, words: &str) -> &Self {
        if !came(|| self.pane.text().contains(words)) {
            panic!("waited in vain: {words:?} in the pane, which shows:\n{}", self.pane.text());
        }
        self
    }

    pub(crate) fn press(&self, key: &str) -> &Self {
        self.pane.press(key);
        self
    }

    /// Agrees to everything, and confirms it.
    #[track_caller]
    pub(crate) fn agrees(&self) -> &Self {
        self.sees("Share your medical").press("1").sees("Is this correct?").press("Enter")
    }

    /// The last screen.
    #[track_caller]
    pub(crate) fn ends(&self) -> Told {
        self.sees("finished here");
        told(&self.pane.text())
    }

    /// Leaves the last screen.
    #[track_caller]
    pub(crate) fn finish(&self) {
        self.press("1").sees("Use my phone");
    }

    /// Ends as a power cut does, and waits for it.
    #[track_caller]
    pub(crate) fn end_by_kill(self) {
        let process = self.pane.program();
        let killed =
            std::process::Command::new("kill").args(["-KILL", &process.to_string()]).status();
        assert!(killed.unwrap().success());
        let _ = self.pane.exit();
    }
}

/// What a last screen says.
fn told(screen: &str) -> Told {
    let words: Vec<&str> = screen.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    let is_number = |word: &&&str| {
        word.len() == 3
            && word.starts_with(|letter: char| letter.is_ascii_uppercase())
            && word.chars().skip(1).all(|letter| letter.is_ascii_digit())
    };
    match words.iter().find(is_number) {
        Some(number) if screen.contains("is delayed") => Told::Delayed((*number).to_owned()),
        Some(number) => Told::Received((*number).to_owned()),
        None => Told::Nothing,
    }
}
