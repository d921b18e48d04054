//! What delivery tells the visits, and what the desk hears of them.

use kazasu_core::code::Reason;
use kazasu_core::consent::Questions;
use kazasu_core::handover::{
    self, GateReason, OpenVisit, RefusalReason, Step, TerminalState, Timestamp, Verdict,
    VerdictState, VisitVersion,
};
use kazasu_core::screen::{Screen, View};
use kazasu_core::session::{
    DeskAnswer, DeskSettings, DeskState, Event, Gate, HandOverError, HandOverOutcome, Maintenance,
    Part, Receipt,
};
use kazasu_core::time::UnixTime;

use super::desk_mail::DeskMail;
use super::serve::Visits;
use crate::host::audit_event::AuditEvent;
use crate::host::clock;
use crate::host::delivery::{DeskNews, DeskStanding, Situation};
use crate::host::loggable::Word;

impl Visits {
    pub(super) fn note_desk(&mut self, mail: DeskMail) {
        match mail {
            DeskMail::Link(link) => {
                self.desk.recovering = true;
                self.delivery.connect(*link);
                self.events.push_back(Event::Calls(self.delivery.can_call()));
            }
            DeskMail::News(news) => self.note_news(*news),
        }
    }

    fn note_news(&mut self, news: DeskNews) {
        let handed_over = |visit, version: VisitVersion, outcome| Event::HandedOver {
            visit,
            version: version.number().into(),
            outcome,
        };
        match news {
            DeskNews::Standing(standing) => {
                self.events.push_back(Event::Calls(standing != DeskStanding::None));
                let state = state(standing);
                self.recorder.desk(state);
                self.events.push_back(Event::Desk(state));
            }
            DeskNews::Kept { visit, version } => {
                self.events.push_back(handed_over(visit, version, HandOverOutcome::Kept));
            }
            DeskNews::NotKept { visit, version } => {
                let failed = HandOverOutcome::Failed(HandOverError::Unwritable);
                self.events.push_back(handed_over(visit, version, failed));
            }
            DeskNews::Received { receipt, verdict, questions } => {
                let handover::Receipt { visit, version, generation, sequence, .. } = receipt;
                let received = HandOverOutcome::Received(Receipt { generation, sequence });
                self.events.push_back(handed_over(visit, version, received));
                if version == VisitVersion::Evidence {
                    let answer = answer(&verdict, questions);
                    self.events.push_back(Event::DeskAnswered { visit, answer });
                }
            }
            DeskNews::Verdict { visit, verdict } => {
                // What is asked is fixed by now; a refusal leads to the desk while the visit lasts.
                if verdict.state == VerdictState::Refused {
                    let answer = answer(&verdict, None);
                    self.events.push_back(Event::DeskAnswered { visit, answer });
                }
            }
            DeskNews::SetAside { visit, version, why } => {
                self.recorder.audit(&AuditEvent::SetAside {
                    visit: Word::visit(&visit),
                    visit_version: version.number().into(),
                    why: Word::refusal(why),
                });
            }
            DeskNews::Recovered => self.desk.recovering = false,
            DeskNews::CallSeen(call) => self.events.push_back(Event::CallSeen(call)),
            DeskNews::CallUnanswered(call) => self.events.push_back(Event::CallUnanswered(call)),
            DeskNews::Settings(handover::DeskSettings { questions, desk, .. }) => {
                let settings = DeskSettings { questions, desk };
                self.events.push_back(Event::DeskSettings(settings));
            }
        }
    }

    /// The desk hears how the terminal is with its next heartbeat.
    pub(super) fn tell_desk(&mut self, screen: &Screen) {
        if !self.session.is_visit_open() {
            self.open = None;
            self.desk.step = None;
        }
        self.delivery.on_screen(self.open);
        let Some(link) = self.delivery.link() else { return };
        if let Some(visit) = self.open {
            let before = self.desk.step.filter(|(of, ..)| *of == visit);
            let step = step(screen.view.id()).or(before.map(|(_, step, _)| step));
            let step = step.unwrap_or(Step::Kind);
            if before.is_none_or(|(_, before, _)| before != step) {
                let now = Timestamp::from_millis(clock::unix_millis());
                self.desk.step = Some((visit, step, now));
            }
        }
        let cause = match &screen.view {
            View::OutOfService { cause } => Some(cause.as_str()),
            View::ClockWrong { .. } => Some("clock"),
            View::ServedElsewhere => Some("served_elsewhere"),
            View::Starting => Some("starting"),
            _ => None,
        };
        let state = match (self.session.maintenance(), cause) {
            (Maintenance::On, _) => TerminalState::Maintenance,
            _ if self.session.is_visit_open() => TerminalState::Visit,
            (_, Some(_)) => TerminalState::OutOfService,
            (_, None) => TerminalState::Ready,
        };
        let out_of_service = state == TerminalState::OutOfService;
        link.situation(Situation {
            state,
            cause: cause.filter(|_| out_of_service).map(str::to_owned),
            visit: self.desk.step.map(|(id, step, since)| OpenVisit { id, step, since }),
            readers: self.desk.readers(),
            service_started: clock::now() >= self.desk.service_starts,
        });
    }
}

fn state(standing: DeskStanding) -> DeskState {
    match standing {
        DeskStanding::None => DeskState::None,
        DeskStanding::Present => DeskState::Present { eligibility: false },
        DeskStanding::Away => DeskState::Away,
        DeskStanding::CertificateEnded => DeskState::Gated(Gate::Certificate),
        DeskStanding::Struck => DeskState::Gated(Gate::Revoked),
        DeskStanding::Unknown => DeskState::Gated(Gate::Unknown),
        DeskStanding::Gated(gate) => DeskState::Gated(match gate.reason {
            GateReason::Clock => Gate::Clock,
            GateReason::NotStarted => {
                let until = gate.need.parse::<Timestamp>().map(Timestamp::as_unix);
                Gate::NotStarted(until.unwrap_or(UnixTime::from_secs(0)))
            }
            GateReason::Outdated => Gate::TooOld(match gate.part.as_str() {
                "kazasu" => Part::Kazasu,
                "pcsc" | "pcsc_lite" => Part::PcscLite,
                "ccid" => Part::Ccid,
                _ => Part::Other,
            }),
        }),
    }
}

fn answer(verdict: &Verdict, questions: Option<Questions>) -> DeskAnswer {
    match verdict.state {
        VerdictState::Proved => DeskAnswer::Proved { questions },
        VerdictState::Refused => DeskAnswer::Refused { reason: reason(verdict.reason) },
    }
}

/// The word that this terminal has for it.
fn reason(reason: Option<RefusalReason>) -> Reason {
    let word = match reason {
        // What was signed is not what this desk and terminal wanted signed.
        None | Some(RefusalReason::Challenge | RefusalReason::NonceUsed) => {
            return Reason::BadSignature;
        }
        Some(reason) => reason.as_str(),
    };
    let known = Reason::ALL.into_iter().find(|reason| reason.as_str() == word);
    known.unwrap_or(Reason::BadSignature)
}

/// Where the patient is, by the name of the screen; `None`: it stands above the visit, and says
/// nothing of it.
fn step(screen: &str) -> Option<Step> {
    Some(match screen {
        "kind" | "kind-help" => Step::Kind,
        "ip-hold" | "ip-ways" | "ip-face" | "ip-face-open" | "ip-touch" | "ip-touch-open"
        | "ip-othercard" | "ip-home" | "an-found" | "an-hold" | "hold-tips" | "torn"
        | "torn-check" | "diff-phone" => Step::Hold,
        "an-pin" | "an-forgot" | "pin-wrong" | "pin-last" | "pin-unknown" => Step::Pin,
        "reading" | "reader-busy" => Step::Reading,
        "take-ip" | "take-an" => Step::TakeAway,
        "checking" => Step::Checking,
        "handing-over" | "cert-soon" => Step::HandingOver,
        "done" | "done-away" => Step::Done,
        _ if screen.starts_with("consent") || screen.starts_with("prescription") => Step::Consent,
        "languages" | "help" | "still-there" | "cancel-ask" | "next-person" | "calling"
        | "call-seen" | "call-none" => return None,
        _ => Step::Trouble,
    })
}

#[cfg(all(test, feature = "demo"))]
mod tests;
