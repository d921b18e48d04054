//! One entry of a PIN, and the permission to send it. The rule that a PIN try is never wasted lives
//! in this type.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{PhoneKind, Token};
use crate::secret::Pin;

/// Tries that a full counter shows (3 on card and Android; the existing terminals' guide).
pub const FULL_TRIES: u8 = 3;

/// What a person typed once: shared between the visit, which may wipe it at any moment, and the
/// tap, which may send it.
///
/// One entry permits one VERIFY. Only after the phone has answered 9000 may it be sent again, to
/// the same phone (kind and whole token file) whose counter is full, and at most twice. A tap that
/// was given up finds the entry wiped and can send nothing, however late it wakes.
#[derive(Clone, Debug)]
pub struct PinEntry(Arc<Mutex<State>>);

#[derive(Debug)]
enum State {
    /// Typed, never sent.
    Fresh(Pin),
    /// Handed to the reader; no answer yet.
    InFlight { sent_again: u8 },
    /// The phone has said that it is right.
    Accepted { pin: Pin, by: Box<(PhoneKind, Token)>, sent_again: u8 },
    /// Wiped.
    Gone,
}

/// What an entry can still do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryState {
    /// It has never been sent.
    Fresh,
    /// It has been handed to the reader and has no answer yet.
    InFlight,
    /// The phone has accepted it; it may be sent again under the rule's conditions.
    Accepted,
    /// It is wiped.
    Gone,
}

/// Why an entry may not be sent to this phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is wiped or on its way: the PIN must be entered anew.
    Used,
    /// One try is left and the patient has not agreed to risk it.
    LastTry,
    /// It was accepted before, but by a phone of another kind or with another token.
    AnotherPhone,
    /// It was accepted before, but the counter is not full, so that something else has happened to
    /// this phone since.
    CounterNotFull,
    /// It has been sent again as often as the rule allows.
    TooOften,
}

/// How often an accepted entry may be sent again.
const MAX_AGAIN: u8 = 2;

impl PinEntry {
    /// A new entry, which permits one VERIFY.
    #[must_use]
    pub fn new(pin: Pin) -> Self {
        Self(Arc::new(Mutex::new(State::Fresh(pin))))
    }

    /// Wipes the PIN, for every holder of this entry.
    pub fn wipe(&self) {
        *self.lock() = State::Gone;
    }

    /// Takes the PIN back from a tap that waits and has not sent it: this entry is wiped for every
    /// holder, and the new one has what it could still do. `None` where there is nothing to take
    /// back; a PIN that is on its way stays there.
    #[must_use]
    pub fn recall(&self) -> Option<Self> {
        let mut state = self.lock();
        match std::mem::replace(&mut *state, State::Gone) {
            unsent @ (State::Fresh(_) | State::Accepted { .. }) => {
                Some(Self(Arc::new(Mutex::new(unsent))))
            }
            flying @ State::InFlight { .. } => {
                *state = flying;
                None
            }
            State::Gone => None,
        }
    }

    /// What it can still do.
    #[must_use]
    pub fn state(&self) -> EntryState {
        match &*self.lock() {
            State::Fresh(_) => EntryState::Fresh,
            State::InFlight { .. } => EntryState::InFlight,
            State::Accepted { .. } => EntryState::Accepted,
            State::Gone => EntryState::Gone,
        }
    }

    /// Takes the PIN out to be sent to the phone that has just given `token` and `tries`; whatever
    /// is refused after an acceptance wipes it.
    pub(super) fn take(
        &self,
        kind: PhoneKind,
        token: &Token,
        tries: u8,
        last_try_agreed: bool,
    ) -> Result<Pin, Refused> {
        let mut state = self.lock();
        if matches!(*state, State::Fresh(_)) && tries < 2 && !last_try_agreed {
            return Err(Refused::LastTry);
        }
        match std::mem::replace(&mut *state, State::Gone) {
            State::Fresh(pin) => {
                *state = State::InFlight { sent_again: 0 };
                Ok(pin)
            }
            State::Accepted { by, .. } if *by != (kind, token.clone()) => {
                Err(Refused::AnotherPhone)
            }
            State::Accepted { .. } if tries != FULL_TRIES => Err(Refused::CounterNotFull),
            State::Accepted { sent_again: MAX_AGAIN.., .. } => Err(Refused::TooOften),
            State::Accepted { pin, sent_again, .. } => {
                *state = State::InFlight { sent_again: sent_again + 1 };
                Ok(pin)
            }
            flying @ State::InFlight { .. } => {
                *state = flying;
                Err(Refused::Used)
            }
            State::Gone => Err(Refused::Used),
        }
    }

    /// The command was never handed over: the PIN goes back, unless the entry was wiped meanwhile.
    pub(super) fn put_back(&self, pin: Pin) {
        let mut state = self.lock();
        if let State::InFlight { sent_again: 0 } = *state {
            *state = State::Fresh(pin);
        } else {
            *state = State::Gone;
        }
    }

    /// The phone answered 9000: the PIN is kept, unless the entry was wiped meanwhile.
    pub(super) fn accepted(&self, pin: Pin, kind: PhoneKind, token: &Token) {
        let mut state = self.lock();
        *state = match *state {
            State::InFlight { sent_again } => {
                State::Accepted { pin, by: Box::new((kind, token.clone())), sent_again }
            }
            _ => State::Gone,
        };
    }

    /// A panic elsewhere while the lock was held leaves a whole state behind, never half of one:
    /// each change is one assignment.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
