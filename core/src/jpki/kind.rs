//! The two kinds of phone.

use serde::{Deserialize, Serialize};

/// Which kind of phone speaks the JPKI application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhoneKind {
    /// Android with the certificate in the GlobalPlatform secure element; the PIN is typed on the
    /// terminal.
    Android,
    /// iPhone; its holder has authenticated in Wallet, and no PIN is asked.
    Iphone,
}
