//! `[technician]`: what opens the technician's view.

use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{Kind, Written, plain, quoted};
use crate::config::passcode_hash::{NotAHash, PasscodeHash};

/// `[technician]`: who may open the technician's view.
#[derive(Clone, Debug)]
pub(crate) struct Technician {
    /// Opens the technician's view at the patient's keyboard; `None`: nothing does.
    #[cfg_attr(
        not(feature = "tui"),
        allow(dead_code, reason = "technicians work in the terminal UI")
    )]
    pub(crate) passcode: Option<PasscodeHash>,
}

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Technician {
    Technician {
        passcode: section.secret(
            "passcode",
            "F12 and this passcode open the technician's view of kazasu tui. The line holds its \
             hash alone; without it F12 does nothing.",
            Hash,
            "\"$argon2id$…\"",
        ),
    }
}

/// The hash of a passcode.
struct Hash;

impl Kind for Hash {
    type Value = PasscodeHash;

    fn takes(&self) -> String {
        NotAHash::EXPECTED.to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<PasscodeHash, Wrong> {
        let text: String = plain(value).ok_or_else(|| self.mismatch(value))?;
        text.parse().map_err(|NotAHash| self.mismatch(value))
    }

    fn write(&self, value: &PasscodeHash) -> String {
        quoted(&value.to_string())
    }
}
