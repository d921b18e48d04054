//! What a technician orders.

use kazasu_core::reader::ReaderName;
use serde::{Deserialize, Serialize};

/// One order: something that the program which serves patients does itself, and records when it has
/// done it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "order", content = "about", rename_all = "snake_case")]
pub(crate) enum Order {
    /// Tell patients that somebody works here. A visit that is open is waited for.
    MaintenanceOn,
    /// The same, and a visit that is open ends now, as if the patient had left.
    MaintenanceNow,
    /// Serve patients again.
    MaintenanceOff,
    /// Read what lies on this reader, without a PIN. In maintenance alone, and it never becomes a
    /// visit.
    TestRead { reader: ReaderName },
    /// Start one reader anew.
    RestartReader { reader: ReaderName },
    /// Start everything anew that has to do with PC/SC.
    Reconnect,
    /// Send the desk once more what it has refused for good.
    SendAgain,
}
