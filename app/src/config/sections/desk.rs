//! `[desk]`: the way to the desk of a terminal that was enrolled.

use crate::config::desk_address::{DeskAddress, NotAnAddress};
use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{Flag, Kind, Written, plain, quoted};

/// `[desk]`: where the desk is called, and what happens while it does not answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Desk {
    /// In place of the address at which this terminal was enrolled.
    #[cfg_attr(not(feature = "delivery"), allow(dead_code, reason = "no desk is called"))]
    pub(crate) address: Option<DeskAddress>,
    /// Visits go on while it does not answer.
    pub(crate) visits_while_away: bool,
}

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Desk {
    Desk {
        address: section.optional(
            "address",
            "Where the desk answers now, if not where this terminal was enrolled. It is the same \
             desk: another one needs kazasu enrol.",
            Address,
            "\"192.168.1.5:8443\"",
        ),
        visits_while_away: section.key(
            "visits_while_away",
            "Whether visits go on while the desk does not answer: they are delivered later. Else \
             patients are sent to the desk.",
            Flag,
            true,
        ),
    }
}

/// Where a desk is called.
struct Address;

impl Kind for Address {
    type Value = DeskAddress;

    fn takes(&self) -> String {
        "a name or number of a machine, with a port if it is not 8443, such as \
         \"192.168.1.5:8443\" or \"desk.clinic.lan\""
            .to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<DeskAddress, Wrong> {
        let text: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        text.parse().map_err(|_: NotAnAddress| self.mismatch(value))
    }

    fn write(&self, value: &DeskAddress) -> String {
        quoted(&value.to_string())
    }
}
