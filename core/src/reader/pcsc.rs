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
    Card, CardError, CardPresence, InUse, OpenError, ReaderEvent, ReaderLook, ReaderName,
    ServiceDown,
};
use meaning::{Meaning, card_error, meaning, no_context};
use pcsc::{
    Context, Disposition, Error, PNP_NOTIFICATION, Protocols, ReaderState, Scope, ShareMode, State,
};
use zeroize::Zeroize;

mod meaning;

/// How long one wait for an event lasts where new readers do not announce themselves (macOS knows
/// no `PnP` reader), and where more readers are there than one wait may name.
const SHORT_WAIT: Duration = Duration::from_secs(1);

/// How many states one wait may name: PCSCLITE_MAX_READERS_CONTEXTS of pcsc-lite's pcsclite.h. With
/// as many real readers the `PnP` one is left out.
const MOST_STATES: usize = 16;

/// Room for the names of all readers, in bytes: 16 of MAX_READERNAME (128) of pcsclite.h, twice
/// over. A list that is longer gets more, up to the second value.
const ROOM: (usize, usize) = (4 * 1024, 1024 * 1024);

/// How often a question is asked again that the service could not answer at this moment, and the
/// pause before.
const ASK_AGAIN: (u32, Duration) = (20, Duration::from_millis(25));

/// One context of the service: watches readers, or opens one. Each thread has its own.
pub struct Service {
    context: Context,
    /// The pseudo reader that announces new ones, then every real reader.
    states: Vec<ReaderState>,
    /// How often in a row a wait ended as one that has to be asked again.
    misses: u32,
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
    /// [`ServiceDown`], as far as PC/SC tells: pcsc-lite says of a service that refuses this user,
    /// or speaks another version, mostly that it is not there.
    pub fn connect() -> Result<Self, ServiceDown> {
        let context = Context::establish(Scope::User).map_err(no_context)?;
        let states = vec![ReaderState::new(PNP_NOTIFICATION(), State::UNAWARE)];
        Ok(Self { context, states, misses: 0 })
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
    pub fn readers(&self) -> Result<Vec<ReaderName>, ServiceDown> {
        Ok(self.list()?.iter().map(|reader| name(reader)).collect())
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
            // A reader that has just left keeps its state: nothing is known of it.
            if let Err(error) = self.context.get_status_change(Duration::ZERO, some)
                && meaning(error).ends_context()
            {
                return Err(ServiceDown::NotRunning);
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
        let limit = if events.is_empty() { limit } else { Duration::ZERO };
        match self.wait(limit) {
            Ok(()) => self.misses = 0,
            Err(error) => match meaning(error) {
                Meaning::NothingNew => {
                    self.misses = 0;
                    return Ok(events);
                }
                again if again.is_of_the_moment() && self.misses < ASK_AGAIN.0 => {
                    // A reader left between the list and the wait, say: the next call lists again.
                    self.misses += 1;
                    std::thread::sleep(ASK_AGAIN.1.min(limit));
                    return Ok(events);
                }
                _ => return Err(ServiceDown::NotRunning),
            },
        }
        for state in &mut self.states {
            if state.name() != PNP_NOTIFICATION() {
                report(state, &mut events);
            }
            state.sync_current_state();
        }
        Ok(events)
    }

    /// One wait for a change of the states that are known.
    fn wait(&mut self, limit: Duration) -> Result<(), Error> {
        let without_pnp = self.states.len() > MOST_STATES;
        let limit = match without_pnp || cfg!(target_os = "macos") {
            true => limit.min(SHORT_WAIT),
            false => limit,
        };
        let states = self.states.get_mut(usize::from(without_pnp)..).unwrap_or_default();
        let (some, others) = states.split_at_mut(states.len().min(MOST_STATES));
        let mut changed = false;
        // More readers than one wait may name: these are looked at in passing.
        for some in others.chunks_mut(MOST_STATES) {
            match self.context.get_status_change(Duration::ZERO, some) {
                Ok(()) => changed = true,
                Err(error) if meaning(error) == Meaning::NothingNew => {}
                Err(error) => return Err(error),
            }
        }
        let limit = if changed { Duration::ZERO } else { limit };
        match self.context.get_status_change(limit, some) {
            Err(error) if changed && meaning(error) == Meaning::NothingNew => Ok(()),
            result => result,
        }
    }

    /// Opens what lies on a reader, for us alone.
    ///
    /// # Errors
    ///
    /// [`OpenError`].
    pub fn open(&self, reader: &ReaderName) -> Result<PcscCard, OpenError> {
        let name = c_name(reader)?;
        match self.context.connect(&name, ShareMode::Exclusive, Protocols::ANY) {
            Ok(card) => Ok(PcscCard {
                card: Some(card),
                context: self.context.clone(),
                reader: name,
                buffer: vec![0; pcsc::MAX_BUFFER_SIZE_EXTENDED],
            }),
            Err(error) => Err(match meaning(error) {
                Meaning::InUse => OpenError::Busy,
                Meaning::CardGone | Meaning::CardReset => OpenError::Empty,
                Meaning::CardMute => OpenError::Mute,
                // A connection that the service has cut reads like this too.
                Meaning::Refused if self.list().is_ok() => OpenError::Refused,
                Meaning::Refused | Meaning::ServiceGone => OpenError::ServiceGone,
                Meaning::NothingNew
                | Meaning::NoReaders
                | Meaning::AskAgain
                | Meaning::ReaderGone
                | Meaning::Unexpected => OpenError::ReaderGone,
            }),
        }
    }

    /// Whether some program has opened what lies on a reader. Does not wait for that program, as
    /// [`Service::open`] may.
    #[must_use]
    pub fn is_in_use(&self, reader: &ReaderName) -> bool {
        let Ok(name) = c_name(reader) else { return false };
        let mut states = [ReaderState::new(name, State::UNAWARE)];
        let known = self.context.get_status_change(Duration::ZERO, &mut states).is_ok();
        known
            && states
                .iter()
                .any(|state| state.event_state().intersects(State::EXCLUSIVE | State::INUSE))
    }

    /// Asks once, with room to spare: asked for the length first, the list may have grown by the
    /// time it is given.
    fn list(&self) -> Result<Vec<CString>, ServiceDown> {
        let mut buffer = vec![0; ROOM.0];
        for _ in 0..ASK_AGAIN.0 {
            let error = match self.context.list_readers(&mut buffer) {
                Ok(names) => return Ok(names.map(CStr::to_owned).collect()),
                Err(error) => error,
            };
            match meaning(error) {
                Meaning::NoReaders => return Ok(Vec::new()),
                _ if error == Error::InsufficientBuffer && buffer.len() < ROOM.1 => {
                    buffer.resize(buffer.len() * 2, 0);
                }
                again if again.is_of_the_moment() => std::thread::sleep(ASK_AGAIN.1),
                _ => break,
            }
        }
        Err(ServiceDown::NotRunning)
    }

    /// Brings `states` in line with the readers that are there.
    fn refresh(&mut self) -> Result<Vec<ReaderEvent>, ServiceDown> {
        let names = self.list()?;
        let mut events = Vec::new();
        self.states.retain(|state| {
            let stays = state.name() == PNP_NOTIFICATION()
                || names.iter().any(|name| name.as_c_str() == state.name());
            if !stays && !state.current_state().contains(State::UNAVAILABLE) {
                events.push(ReaderEvent::Detached(name(state.name())));
            }
            stays
        });
        for new in names {
            if self.states.iter().all(|state| state.name() != new.as_c_str()) {
                events.push(ReaderEvent::Attached(name(&new)));
                self.states.push(ReaderState::new(new, State::UNAWARE));
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
        Self { reader: name(state.name()), presence, in_use: usage }
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
    let reader = || name(state.name());
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

fn name(name: &CStr) -> ReaderName {
    ReaderName::new(name.to_bytes())
}

/// The name as PC/SC takes it. One that could not be a name is not there.
fn c_name(reader: &ReaderName) -> Result<CString, OpenError> {
    CString::new(reader.as_bytes()).map_err(|_| OpenError::ReaderGone)
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
                Err(error) if meaning(error) == Meaning::NothingNew => return false,
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
        let answer = card.transmit(command, &mut self.buffer).map(<[u8]>::to_vec);
        // It may be a certificate.
        self.buffer.iter_mut().take(answer.as_ref().map_or(0, Vec::len)).for_each(Zeroize::zeroize);
        let response = answer.map_err(card_error)?;
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
