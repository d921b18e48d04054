//! What a technician does on an entry of a page.

use super::page::Page;
use crate::host::visits::Order;

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
    /// Closes the view.
    Leave,
}
