//! Calling staff: from every screen, with a visit or without.

use std::time::Duration;

use crate::session::call::{Call, CallAnswer, CallId};
use crate::session::effect::Effect;
use crate::session::machine::Session;

impl Session {
    pub(super) fn call_staff(&mut self) {
        if self.call.is_none() {
            self.calls = self.calls.saturating_add(1);
            let id = CallId(self.calls);
            let since = self.now.uptime;
            self.call = Some(Call { id, since, answer: CallAnswer::Waiting });
            self.effects.push(Effect::CallStaff(id));
        }
    }

    pub(super) fn end_call(&mut self) {
        if let Some(call) = self.call.take() {
            self.effects.push(Effect::EndCall(call.id));
        }
    }

    /// A word about a call that is over counts for nothing, even when another one waits.
    pub(in crate::session) fn call_answered(&mut self, id: CallId, answer: CallAnswer) {
        if let Some(call) = self.call.as_mut().filter(|call| call.id == id) {
            *call = Call { id, since: self.now.uptime, answer };
        }
    }

    /// Nobody has answered in time; later the answer itself has been shown long enough.
    pub(super) fn run_out_call(&mut self) {
        let Some(call) = self.call else { return };
        if self.now.uptime < self.call_deadline(call) {
            return;
        }
        match call.answer {
            CallAnswer::Waiting => self.call_answered(call.id, CallAnswer::Nobody),
            CallAnswer::Seen | CallAnswer::Nobody => self.end_call(),
        }
    }

    pub(super) fn call_deadline(&self, call: Call) -> Duration {
        call.since.saturating_add(match call.answer {
            CallAnswer::Waiting => self.settings.limits.call,
            CallAnswer::Seen | CallAnswer::Nobody => self.settings.limits.idle,
        })
    }
}
