//! What a technician does on an entry of a page.

use super::page::Page;
use crate::host::visits::Order;

/// What an entry is about, and what is therefore said of it beside the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The tap with this number.
    Tap(u64),
    /// The finding of the self test at this place.
    Finding(usize),
    /// The value of the configuration at this place.
    Value(usize),
    /// The help topic with this number.
    Topic(usize),
}

/// What Enter does on an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EntryAction {
    /// Shows another page.
    Go(Page),
    /// Shows everything of the tap with this number.
    OpenTap(u64),
    /// Opens the help topic with this number, or closes it.
    OpenHelp(usize),
    /// Runs the self test again.
    RunChecks,
    /// Gives the visits an order.
    Order(Order),
    /// Asks for a desk and its code.
    #[cfg(feature = "delivery")]
    Enrol,
    /// Closes the view.
    Leave,
}
