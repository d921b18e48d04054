//! Calling staff: from every screen, with a visit or without.

use super::{Effect, Session};
use crate::session::model::{Call, CallAnswer};

impl Session {
    pub(super) fn call_staff(&mut self) {
        if self.call.is_none() {
            self.call = Some(Call { since: self.now.uptime, answer: CallAnswer::Waiting });
            self.effects.push(Effect::CallStaff);
        }
    }

    pub(super) fn end_call(&mut self) {
        if self.call.take().is_some() {
            self.effects.push(Effect::EndCall);
        }
    }

    pub(in crate::session) fn call_answered(&mut self, answer: CallAnswer) {
        if let Some(call) = &mut self.call {
            *call = Call { since: self.now.uptime, answer };
        }
    }

    /// Nobody has answered in time; later the answer itself has been shown long enough.
    pub(super) fn run_out_call(&mut self) {
        let Some(call) = self.call else { return };
        if self.now.uptime < self.call_deadline(call) {
            return;
        }
        match call.answer {
            CallAnswer::Waiting => self.call_answered(CallAnswer::Nobody),
            CallAnswer::Seen | CallAnswer::Nobody => self.end_call(),
        }
    }

    pub(super) fn call_deadline(&self, call: Call) -> std::time::Duration {
        call.since.saturating_add(match call.answer {
            CallAnswer::Waiting => self.settings.limits.call,
            CallAnswer::Seen | CallAnswer::Nobody => self.settings.limits.idle,
        })
    }
}
