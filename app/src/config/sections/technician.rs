//! `[technician]`: what opens the technician's view.

use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{Kind, List, Text, Written, plain, quoted};
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
    /// Users whose programs may serve the patients of this terminal, beside the one who runs this
    /// program and root: names or numbers.
    #[cfg_attr(
        not(any(feature = "touch", feature = "tui")),
        allow(dead_code, reason = "nothing serves patients")
    )]
    pub(crate) users: Vec<String>,
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
        users: section.key(
            "users",
            "Users whose kazasu serves the patients of this machine too, by name or number. Only \
             their programs, one's own and root's keep this one from the readers.",
            List(Text),
            Vec::new(),
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
