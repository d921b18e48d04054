//! What each incident does to the world.

use super::*;

impl World {
    pub(super) fn carry_out(&mut self, incident: Incident) {
        match incident {
            Incident::Choose(n) => {
                let Screen { choices, back, leave, .. } = self.screen();
                self.choose_from(
                    &choices.into_iter().chain(back).chain(leave).collect::<Vec<_>>(),
                    n,
                );
            }
            Incident::ChooseStanding(n) => {
                let standing: Vec<_> = self.screen().standing.into_iter().flatten().collect();
                self.choose_from(&standing, n);
            }
            Incident::Act(action) => drop(self.touch(action)),
            Incident::Enter(right) => {
                if let View::AnPin { entered: 0, .. } = self.view() {
                    self.enter(if right { "1234" } else { "9999" });
                }
            }
            Incident::Hold(phone, tear) => {
                if self.held.is_none() && !self.elsewhere.values().any(|it| *it == phone) {
                    self.phones[phone].tear = tear;
                    self.hold(phone);
                }
            }
            Incident::Odd(phone, odd) => self.phones[phone].odd.push(odd),
            Incident::Lift => drop(self.lift()),
            Incident::Second(true) => drop(self.attach(SECOND)),
            Incident::Second(false) => {
                self.elsewhere.clear();
                self.tell(Event::Reader(ReaderEvent::Detached(SECOND.into())));
            }
            Incident::HoldToSecond(phone, tear) => {
                if self.elsewhere.is_empty() && self.held != Some(phone) {
                    self.phones[phone].tear = tear;
                    self.hold_to(SECOND, phone);
                }
            }
            Incident::LiftFromSecond => drop(self.lift_from(SECOND)),
            Incident::RunTap => self.run_tap(),
            Incident::Tap(news) => {
                if let Some((epoch, request)) = self.tap.take() {
                    // A host that gives a tap up takes the PIN out of its hands first.
                    request.entry.iter().for_each(crate::jpki::PinEntry::wipe);
                    self.tell(Event::Tap { epoch, news });
                }
            }
            Incident::Busy => {
                if let Some(epoch) = self.tap.as_ref().map(|(epoch, _)| *epoch) {
                    self.tell(Event::Tap { epoch, news: TapNews::Busy });
                }
            }
            Incident::OldTap(news) => drop(self.tell(Event::Tap { epoch: Epoch(0), news })),
            Incident::Wait(seconds) => drop(self.wait(seconds)),
            Incident::Jump(seconds) => {
                self.now += Duration::from_secs(seconds);
                self.tell(Event::Tick);
            }
            Incident::ServiceDown => self.service_down(),
            Incident::ServiceUp => self.service_up(),
            Incident::Mute => {
                self.placed += 1;
                self.tell(Event::Reader(ReaderEvent::Mute(READER.into())));
            }
            Incident::Detached => {
                drop(self.tell(Event::Reader(ReaderEvent::Detached(READER.into()))));
            }
            Incident::HandedOver(outcome) => {
                let (visit, version) =
                    self.versions().last().map_or((visit_id(0), 2), |it| (it.visit, it.version));
                self.outcomes.push((visit, version, outcome));
                self.tell(Event::HandedOver { visit, version, outcome });
            }
            Incident::DeskAnswered(answer) => {
                let visit = self.versions().last().map_or(visit_id(0), |it| it.visit);
                self.tell(Event::DeskAnswered { visit, answer });
            }
            Incident::Desk(state) => drop(self.tell(Event::Desk(state))),
            Incident::Outbox(down) => {
                drop(self.tell(Event::Outbox(down.then_some(OutboxDown::Full))));
            }
            Incident::CallSeen(id) => drop(self.tell(Event::CallSeen(CallId(id)))),
            Incident::CallUnanswered(id) => drop(self.tell(Event::CallUnanswered(CallId(id)))),
            Incident::Maintenance(order) => drop(self.order(order)),
            Incident::ReaderRestarts(one) => {
                self.tell(Event::ReaderRestarts(one.then(|| READER.into())));
            }
            Incident::Authenticate(done) => self.phones[2].authenticated = done,
            Incident::SpoilCounter(tries) => self.phones[1].tries = tries,
            Incident::HideCounter => self.phones[1].counterless = true,
            Incident::Restarted => drop(self.tell(Event::RestartedInVisit)),
        }
    }

    /// Whatever is offered does something.
    pub(super) fn choose_from(&mut self, choices: &[Choice], n: usize) {
        let before = self.screen();
        let Some(choice) = choices.get(n % choices.len().max(1)) else { return };
        self.effects.clear();
        self.touch(choice.action);
        let nothing_to_delete = matches!(before.view, View::AnPin { entered: 0, .. })
            && choice.action == Action::Delete;
        let nothing_to_refill = before.time_left.is_some_and(|time| time.left == time.of)
            && choice.action == Action::KeepShowing;
        assert!(
            nothing_to_delete
                || nothing_to_refill
                || self.screen() != before
                || !self.effects.is_empty(),
            "{choice:?} does nothing on {:?}",
            before.view
        );
    }

    pub(super) fn check(&self) {
        let screen = self.screen();
        assert!(
            screen
                .all_choices()
                .filter_map(|choice| choice.key)
                .all(|key| screen.press(key).is_some())
        );
        let mut keys: Vec<_> = screen.all_choices().filter_map(|choice| choice.key).collect();
        let all = keys.len();
        keys.sort_by_key(|key| key.symbol());
        keys.dedup();
        assert_eq!(keys.len(), all, "two choices with one key on {}", screen.view.id());
        let told = |effect: &&Effect| matches!(effect, Effect::Notify(Notice::LeftOnReader { .. }));
        assert!(
            self.effects.iter().filter(told).count() <= self.placed,
            "staff were told twice of one thing"
        );
        let calls = |choice: &Choice| matches!(choice.action, Action::CallStaff | Action::EndCall);
        assert!(
            screen.all_choices().any(calls) || self.session.is_calling(),
            "nobody can be called on {}",
            screen.view.id()
        );
        if self.session.is_visit_open() {
            assert!(
                self.session.next_deadline().is_some(),
                "a visit without an end on {}",
                screen.view.id()
            );
        } else {
            assert!(format!("{:?}", self.session).contains("visit: None"));
        }
        assert!(!format!("{:?}", self.session).contains("CANARY"));
        assert!(
            self.hand_overs()
                .iter()
                .all(|it| it.proof.value().certificate() == &it.evidence.certificate)
        );
    }

    /// Nothing is shown as done before its version 2 is safe.
    pub(super) fn is_done_when_safe(&self) {
        let Some(last) = self.versions().last().copied() else { return };
        let heard = |safe: &dyn Fn(HandOverOutcome) -> bool| {
            self.outcomes
                .iter()
                .any(|it| (it.0, it.1) == (last.visit, HandOver::ENDED) && safe(it.2))
        };
        let is_received = |it: HandOverOutcome| matches!(it, HandOverOutcome::Received(_));
        match self.view() {
            View::Done { .. } => assert!(heard(&is_received)),
            View::DoneAway { late: true, .. } => {
                assert!(heard(&|it| it == HandOverOutcome::Kept));
            }
            View::DoneAway { late: false, .. } => {
                assert!(heard(&|it| it == HandOverOutcome::Failed(HandOverError::NoDesk)));
            }
            _ => return,
        }
        assert_eq!((last.version, last.ending), (HandOver::ENDED, Some(Ending::Complete)));
    }

    /// With nobody there, time alone ends the visit, whatever lies where; with the machine in
    /// order, it leads back to the start.
    pub(super) fn comes_to_rest(&mut self) {
        self.run_down();
        let view = self.view();
        assert!(
            matches!(
                view,
                View::Start
                    | View::StartLeft
                    | View::DeskAway
                    | View::OutOfService { .. }
                    | View::Maintenance
            ),
            "{view:?}"
        );
        self.order(MaintenanceOrder::End);
        self.tell(Event::Desk(DeskState::None));
        self.tell(Event::Outbox(None));
        self.service_up();
        self.run_down();
        assert_eq!(self.view(), View::Start);
    }

    pub(super) fn run_down(&mut self) {
        for _ in 0..500 {
            let Some(deadline) = self.session.next_deadline() else { break };
            self.now = deadline;
            self.tell(Event::Tick);
        }
        assert_eq!(self.session.next_deadline(), None, "nothing is waited for");
        assert!(!self.session.is_visit_open());
    }

    /// Each proof was delivered at most once.
    pub(super) fn delivered_once(&self) {
        let versions: Vec<_> =
            self.versions().into_iter().map(|it| (it.visit, it.version)).collect();
        for (at, (visit, version)) in versions.iter().enumerate() {
            let before: Vec<u32> = versions[..at]
                .iter()
                .filter(|(other, _)| other == visit)
                .map(|(_, version)| *version)
                .collect();
            let expected: &[u32] = if *version == 1 { &[] } else { &[1] };
            assert_eq!(before, expected, "version {version}");
        }
    }
}
