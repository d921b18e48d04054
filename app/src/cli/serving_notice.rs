//! Says on standard error whose the patients are, where a second program was started.

use super::output;
use crate::host::instance_lock::{OtherInstance, Serving};
use crate::host::report::Observer;

/// Says it once for each change.
#[derive(Debug, Default)]
pub(super) struct ServingNotice {
    /// It was said that another program serves.
    waits: bool,
}

impl Observer for ServingNotice {
    fn serving(&mut self, serving: &Serving) {
        match serving {
            Serving::Elsewhere(OtherInstance { program, user, .. }) => {
                let of = user.as_deref().map(|user| format!(" of {user}")).unwrap_or_default();
                output::complain(&format!(
                    "{program}{of} serves the patients here: this program reads no phone, waits, \
                     and takes over when that one has ended"
                ));
                self.waits = true;
            }
            Serving::Here if std::mem::take(&mut self.waits) => {
                output::complain("this program serves the patients now");
            }
            Serving::Here => {}
        }
    }
}
