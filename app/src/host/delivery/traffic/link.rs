//! Delivery as the visits have it: nothing here waits.

use std::io;
use std::sync::Arc;

use kazasu_core::confirmation::Confirmation;
use kazasu_core::handover::{Bytes32, CallCause, ChallengeParts, VisitVersion};
use kazasu_core::secret::WipedBytes;
use kazasu_core::session::{CallId, HandOver, VisitId};
use uuid::{Builder, Uuid};

use super::news::{DeskNews, Situation, StaffCall};
use super::pace::Pace;
use super::shared::{CallOrder, InMemory, Shared, Tell, Terminal};
use super::status::DeliveryStatus;
use super::thread::{DeliverySetup, DeliveryThread};
use super::{record, recovery};
use crate::host::clock;
use crate::host::delivery::desk_clock::DeskClock;
use crate::host::outbox::{Outbox, Row, RowId};

/// The way to the desk.
pub(crate) struct DeskLink {
    shared: Arc<Shared>,
    outbox: Outbox,
    thread: DeliveryThread,
    /// The call that was made last, and its id at the desk.
    call: Option<(CallId, Uuid)>,
}

impl DeskLink {
    /// Starts it. `tell` is called on delivery's thread and on the outbox's.
    ///
    /// # Errors
    ///
    /// When the system starts no more threads.
    pub(crate) fn start(
        setup: DeliverySetup,
        tell: impl Fn(DeskNews) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        Self::at_pace(setup, Box::new(tell), Pace::USUAL)
    }

    pub(in crate::host::delivery) fn at_pace(
        setup: DeliverySetup,
        tell: Tell,
        pace: Pace,
    ) -> io::Result<Self> {
        let before = DeliveryStatus::read(&setup.folder);
        let told = before.as_ref().map(|status| status.desk_time);
        let shared = Arc::new(Shared::new(tell, DeskClock::new(told)));
        shared.known().missing = before.map_or(0, |status| status.missing);
        let outbox = setup.outbox.clone();
        // Known before the first patient comes.
        if let Ok(Some(identity)) = setup.folder.identity() {
            shared.known().terminal = Some(Terminal::of(&identity));
        }
        let thread = DeliveryThread::start(setup, shared.clone(), pace)?;
        Ok(Self { shared, outbox, thread, call: None })
    }

    /// As which terminal of a desk; `None`: of none.
    pub(crate) fn terminal(&self) -> Option<Terminal> {
        self.shared.known().terminal.clone()
    }

    /// Of what the next tap's challenge is made.
    ///
    /// # Errors
    ///
    /// When the system has no randomness to give; then nothing can be proven.
    pub(crate) fn parts(&self) -> Result<ChallengeParts, getrandom::Error> {
        let mut random = [0; 32];
        getrandom::fill(&mut random)?;
        let now = self.shared.clock.desk_now();
        let nonce = self.shared.known().pool.take(now);
        self.shared.nonces.notify_one();
        Ok(ChallengeParts {
            desk_nonce: nonce.unwrap_or(ChallengeParts::NO_DESK),
            terminal_nonce: Bytes32(random),
        })
    }

    /// Completes what a program has left that ended within a visit, and tells
    /// [`DeskNews::Recovered`].
    pub(crate) fn recover(&self) {
        recovery::run(&self.shared, &self.outbox);
    }

    /// 確認番号 of the visit that begins now; `None`: this terminal is one of no desk.
    pub(crate) fn confirmation(&self) -> Option<Confirmation> {
        let letter = self.terminal()?.letter;
        Confirmation::new(letter, self.outbox.next_confirmation())
    }

    /// Hands a version over; `false`: this terminal is one of no desk, or the version is none of
    /// the protocol.
    pub(crate) fn hand_over(&self, it: &HandOver, parts: ChallengeParts) -> bool {
        let Some((version, body)) = record::write(it, parts).filter(|_| self.terminal().is_some())
        else {
            return false;
        };
        self.keep(it.visit, version, it.confirmation.number(), body);
        true
    }

    /// Keeps a version, and sends it: once it is kept, or from memory where it cannot be.
    pub(in crate::host) fn keep(
        &self,
        visit: VisitId,
        version: VisitVersion,
        confirmation: u16,
        body: WipedBytes,
    ) {
        let shared = self.shared.clone();
        let id = RowId { visit, version: version.number().into() };
        let row = Row { id, confirmation, body: body.clone() };
        self.outbox.keep(row, move |kept| match kept {
            Ok(()) => {
                shared.screen.notify_one();
                shared.versions.notify_one();
                shared.tell(DeskNews::Kept { visit, version });
            }
            Err(error) => {
                tracing::error!(%visit, ?error, "a visit is not on this terminal's disk");
                shared.hold(InMemory { visit, version, body });
                shared.tell(DeskNews::NotKept { visit, version });
            }
        });
    }

    /// Sends once more what the desk has refused for good: how many versions of visits.
    pub(crate) fn send_again(&self) -> u64 {
        let count = self.outbox.state().set_aside;
        self.outbox.retry_set_aside();
        self.shared.versions.notify_one();
        count
    }

    /// Which visit the patient stands before.
    pub(crate) fn on_screen(&self, visit: Option<VisitId>) {
        let before = std::mem::replace(&mut self.shared.known().on_screen, visit);
        if before != visit {
            self.shared.screen.notify_one();
            self.shared.versions.notify_one();
        }
    }

    /// How the terminal is, for the next heartbeat.
    pub(crate) fn situation(&self, situation: Situation) {
        self.shared.known().situation = situation;
    }

    /// Calls staff for a patient who waits for an answer.
    pub(crate) fn call(&mut self, call: CallId, visit: Option<VisitId>) {
        let begun = self.begin_call(Some(call), visit, CallCause::Called);
        match begun {
            Some(id) => self.call = Some((call, id)),
            None => self.shared.tell(DeskNews::CallUnanswered(call)),
        }
    }

    /// Tells staff that somebody needs them; nobody waits for an answer.
    pub(crate) fn notify(&self, visit: Option<VisitId>, cause: CallCause) {
        let _ = self.begin_call(None, visit, cause);
    }

    /// The patient's call is over.
    pub(crate) fn end_call(&mut self, call: CallId) {
        if let Some((_, id)) = self.call.take_if(|(made, _)| *made == call) {
            self.shared.order_call(CallOrder::End(id));
        }
    }

    fn begin_call(
        &self,
        call: Option<CallId>,
        visit: Option<VisitId>,
        cause: CallCause,
    ) -> Option<Uuid> {
        self.terminal()?;
        let mut random = [0; 10];
        getrandom::fill(&mut random).ok()?;
        let id = Builder::from_unix_timestamp_millis(clock::unix_millis(), &random).into_uuid();
        let call = StaffCall { id, call, visit, cause };
        self.shared.order_call(CallOrder::Begin(call)).then_some(id)
    }
}

impl Drop for DeskLink {
    fn drop(&mut self) {
        self.thread.end(&self.shared);
    }
}

impl std::fmt::Debug for DeskLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeskLink")
    }
}
