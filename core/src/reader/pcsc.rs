//! Real readers, through the PC/SC service of the platform: WinSCard on Windows, pcsc-lite on Linux
//! and macOS.
//!
//! This is the only file that names the crate `pcsc`. Every call here may block without limit
//! (PC/SC knows no time-out for connect and transmit), so that it runs on a thread that can be
//! given up. Which error means what was measured with pcsc-lite 1.9.9.

#![allow(
    clippy::disallowed_methods,
    reason = "waits for a card that is leaving, on a thread of the host"
)]

use std::ffi::{CStr, CString};
use std::fmt;
use std::time::Duration;

use super::{
    Card, CardError, CardPresence, InUse, OpenError, ReaderEvent, ReaderLook, ServiceDown,
};
use pcsc::{
    Context, Disposition, Error, PNP_NOTIFICATION, Protocols, ReaderState, Scope, ShareMode, State,
};

/// How long one wait for an event lasts where new readers do not announce themselves (macOS knows
/// no `PnP` reader).
const WAIT_WITHOUT_PNP: Duration = Duration::from_secs(1);

/// How many states one wait may name: PCSCLITE_MAX_READERS_CONTEXTS of pcsc-lite's pcsclite.h. With
/// as many real readers the `PnP` one is left out.
const MOST_STATES: usize = 16;

/// One context of the service: watches readers, or opens one. Each thread has its own.
pub struct Service {
    context: Context,
    /// The pseudo reader that announces new ones, then every real reader.
    states: Vec<ReaderState>,
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service")
            .field("readers", &self.states.len().saturating_sub(1))
            .finish_non_exhaustive()
    }
}

impl Service {
    /// A new context.
    ///
    /// # Errors
    ///
    /// [`ServiceDown`] when the service does not run or refuses us.
    pub fn connect() -> Result<Self, ServiceDown> {
        let context = Context::establish(Scope::User).map_err(|_| ServiceDown)?;
        Ok(Self { context, states: vec![ReaderState::new(PNP_NOTIFICATION(), State::UNAWARE)] })
    }

    /// Ends a [`Service::watch`] from another thread.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        Canceller(self.context.clone())
    }

    /// The names of the readers that are there now.
    ///
    /// # Errors
    ///
    /// [`ServiceDown`].
    pub fn readers(&self) -> Result<Vec<String>, ServiceDown> {
        Ok(self.list()?.iter().map(|name| display(name)).collect())
    }

    /// What lies on each reader now, and who uses it. Does not wait.
    ///
    /// # Errors
    ///
    /// [`ServiceDown`].
    pub fn look(&self) -> Result<Vec<ReaderLook>, ServiceDown> {
        let mut states: Vec<_> =
            self.list()?.into_iter().map(|name| ReaderState::new(name, State::UNAWARE)).collect();
        for some in states.chunks_mut(MOST_STATES) {
            match self.context.get_status_change(Duration::ZERO, some) {
                // A reader that has just left keeps its state: nothing is known of it.
                Ok(()) | Err(Error::Timeout | Error::UnknownReader) => {}
                Err(_) => return Err(ServiceDown),
            }
        }
        Ok(states.iter().map(ReaderLook::new).collect())
    }

    /// Waits until something happens, at most `limit`, and says what. The first call reports
    /// everything that is there.
    ///
    /// # Errors
    ///
    /// [`ServiceDown`].
    pub fn watch(&mut self, limit: Duration) -> Result<Vec<ReaderEvent>, ServiceDown> {
        let mut events = self.refresh()?;
        let without_pnp = self.states.len() > MOST_STATES;
        let limit = match () {
            () if !events.is_empty() => Duration::ZERO,
            () if without_pnp || cfg!(target_os = "macos") => limit.min(WAIT_WITHOUT_PNP),
            () => limit,
        };
        let states = self.states.get_mut(usize::from(without_pnp)..).unwrap_or_default();
        match self.context.get_status_change(limit, states) {
            Ok(()) => {}
            // A reader left between the list and the wait: the next call lists again.
            Err(Error::Timeout | Error::Cancelled | Error::UnknownReader) => return Ok(events),
            Err(_) => return Err(ServiceDown),
        }
        for state in &mut self.states {
            if state.name() != PNP_NOTIFICATION() {
                report(state, &mut events);
            }
            state.sync_current_state();
        }
        Ok(events)
    }

    /// Opens what lies on a reader, for us alone.
    ///
    /// # Errors
    ///
    /// [`OpenError`].
    pub fn open(&self, reader: &str) -> Result<PcscCard, OpenError> {
        let name = CString::new(reader).map_err(|_| OpenError::ReaderGone)?;
        match self.context.connect(&name, ShareMode::Exclusive, Protocols::ANY) {
            Ok(card) => Ok(PcscCard {
                card: Some(card),
                context: self.context.clone(),
                reader: name,
                buffer: vec![0; pcsc::MAX_BUFFER_SIZE_EXTENDED],
            }),
            Err(Error::SharingViolation) => Err(OpenError::Busy),
            Err(Error::NoSmartcard | Error::RemovedCard | Error::ResetCard) => {
                Err(OpenError::Empty)
            }
            Err(
                Error::UnresponsiveCard
                | Error::UnpoweredCard
                | Error::UnsupportedCard
                | Error::ProtoMismatch
                | Error::InvalidAtr,
            ) => Err(OpenError::Mute),
            Err(error) if is_service_down(error) => Err(ServiceDown.into()),
            Err(_) => Err(OpenError::ReaderGone),
        }
    }

    /// Whether some program has opened what lies on a reader. Does not wait for that program, as
    /// [`Service::open`] may.
    #[must_use]
    pub fn is_in_use(&self, reader: &str) -> bool {
        let Ok(name) = CString::new(reader) else { return false };
        let mut states = [ReaderState::new(name, State::UNAWARE)];
        let known = self.context.get_status_change(Duration::ZERO, &mut states).is_ok();
        known
            && states
                .iter()
                .any(|state| state.event_state().intersects(State::EXCLUSIVE | State::INUSE))
    }

    fn list(&self) -> Result<Vec<CString>, ServiceDown> {
        match self.context.list_readers_owned() {
            Ok(names) => Ok(names),
            Err(Error::NoReadersAvailable) => Ok(Vec::new()),
            Err(_) => Err(ServiceDown),
        }
    }

    /// Brings `states` in line with the readers that are there.
    fn refresh(&mut self) -> Result<Vec<ReaderEvent>, ServiceDown> {
        let names = self.list()?;
        let mut events = Vec::new();
        self.states.retain(|state| {
            let stays = state.name() == PNP_NOTIFICATION()
                || names.iter().any(|name| name.as_c_str() == state.name());
            if !stays && !state.current_state().contains(State::UNAVAILABLE) {
                events.push(ReaderEvent::Detached(display(state.name())));
            }
            stays
        });
        for name in names {
            if self.states.iter().all(|state| state.name() != name.as_c_str()) {
                events.push(ReaderEvent::Attached(display(&name)));
                self.states.push(ReaderState::new(name, State::UNAWARE));
            }
        }
        Ok(events)
    }
}

impl ReaderLook {
    fn new(state: &ReaderState) -> Self {
        let now = state.event_state();
        let presence = match (now.contains(State::PRESENT), now.contains(State::MUTE)) {
            (false, _) => CardPresence::Absent,
            (true, true) => CardPresence::Mute,
            (true, false) => CardPresence::Present { atr: state.atr().to_vec() },
        };
        let usage = match (now.contains(State::EXCLUSIVE), now.contains(State::INUSE)) {
            (true, _) => InUse::Alone,
            (false, true) => InUse::Shared,
            (false, false) => InUse::No,
        };
        Self { reader: display(state.name()), presence, in_use: usage }
    }
}

/// The means to end a wait that runs in another thread.
pub struct Canceller(Context);

impl Canceller {
    /// Ends the wait that runs now; with none it does nothing, and the next one is not touched.
    /// `false`: the service refused.
    pub fn cancel(&self) -> bool {
        self.0.cancel().is_ok()
    }
}

impl fmt::Debug for Canceller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Canceller")
    }
}

/// Says what has changed at one reader since the state that we knew.
fn report(state: &ReaderState, events: &mut Vec<ReaderEvent>) {
    let (before, now) = (state.current_state(), state.event_state());
    let reader = || display(state.name());
    let gone = State::UNAVAILABLE | State::UNKNOWN;
    if now.intersects(gone) {
        if !before.intersects(gone) {
            events.push(ReaderEvent::Detached(reader()));
        }
        return;
    }
    if before.intersects(gone) {
        events.push(ReaderEvent::Attached(reader()));
    }
    // The upper half of the state counts insertions and removals: a phone may have left and come
    // back between two looks.
    let was_there = before.contains(State::PRESENT);
    let another = was_there && count(before) != count(now);
    if was_there && (another || !now.contains(State::PRESENT)) {
        events.push(ReaderEvent::Absent(reader()));
    }
    if now.contains(State::PRESENT) && (!was_there || another) {
        events.push(match now.contains(State::MUTE) {
            true => ReaderEvent::Mute(reader()),
            false => ReaderEvent::Present { reader: reader(), atr: state.atr().to_vec() },
        });
    }
}

/// The upper 16 bits of a reader state: how often something was put on the reader or taken off it.
const fn count(state: State) -> u16 {
    (state.bits() >> 16) as u16
}

fn display(name: &CStr) -> String {
    name.to_string_lossy().into_owned()
}

const fn is_service_down(error: Error) -> bool {
    matches!(
        error,
        Error::NoService
            | Error::ServiceStopped
            | Error::CommError
            | Error::InvalidHandle
            | Error::Shutdown
    )
}

/// What lies on a reader, powered and ours alone until it is dropped; then its power is cut, which
/// is the only thing that makes it forget a PIN.
pub struct PcscCard {
    card: Option<pcsc::Card>,
    context: Context,
    reader: CString,
    buffer: Vec<u8>,
}

impl fmt::Debug for PcscCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PcscCard").field("reader", &self.reader).finish_non_exhaustive()
    }
}

/// After a response of one byte: how long it may take until the service says that the card has left
/// (it looks every 400 ms).
const LEAVING: Duration = Duration::from_millis(600);

impl PcscCard {
    /// Whether the card leaves within [`LEAVING`].
    fn is_leaving(&self) -> bool {
        let mut states = [ReaderState::new(
            self.reader.clone(),
            State::PRESENT | State::EXCLUSIVE | State::INUSE,
        )];
        let start = std::time::Instant::now();
        while let Some(left) = LEAVING.checked_sub(start.elapsed()) {
            match self.context.get_status_change(left, &mut states) {
                Err(Error::Timeout) => return false,
                Err(_) => return true,
                Ok(())
                    if states.iter().any(|state| !state.event_state().contains(State::PRESENT)) =>
                {
                    return true;
                }
                Ok(()) => states.iter_mut().for_each(ReaderState::sync_current_state),
            }
        }
        false
    }
}

impl Card for PcscCard {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        let card = self.card.as_ref().ok_or(CardError::ReaderGone)?;
        let response = card.transmit(command, &mut self.buffer).map_err(card_error)?.to_vec();
        match response.len() {
            2.. => Ok(response),
            // Nobody answered: a card that is taken away was seen to end like this, as well as with
            // RemovedCard. It may be back already, before the service has looked (every 400 ms), so
            // that its presence tells nothing.
            0 => Err(CardError::Removed),
            1 if self.is_leaving() => Err(CardError::Removed),
            1 => Err(CardError::ShortResponse),
        }
    }
}

impl Drop for PcscCard {
    fn drop(&mut self) {
        // The crate's own drop only resets the card, and a verified PIN survives a reset.
        if let Some(card) = self.card.take() {
            drop(card.disconnect(Disposition::UnpowerCard));
        }
    }
}

/// What a failed transmission means. The first one after a removal says `NotTransacted`, later ones
/// `RemovedCard`.
const fn card_error(error: Error) -> CardError {
    match error {
        Error::RemovedCard
        | Error::NotTransacted
        | Error::NoSmartcard
        | Error::UnpoweredCard
        | Error::UnresponsiveCard
        | Error::CommDataLost => CardError::Removed,
        Error::ResetCard | Error::ProtoMismatch => CardError::Reset,
        error if is_service_down(error) => CardError::ServiceGone,
        _ => CardError::ReaderGone,
    }
}
