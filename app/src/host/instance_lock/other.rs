//! The program that holds the lock, as another one sees it.

/// Another program serves the patients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OtherInstance {
    /// What it is, in words of this program's: `kazasu touch, process 4711`.
    pub(crate) program: String,
    /// Its process, where the system says it.
    pub(crate) process: Option<u32>,
    /// Whose it is, where that is another user.
    pub(crate) user: Option<String>,
}

/// The longest name of a program that is read, in bytes: a file or a socket of somebody else may
/// say more.
pub(super) const LONGEST: usize = 100;

/// What stands between a program's name and its number.
const PROCESS: &str = ", process ";

/// What a program that guides patients may call itself. Nothing else that a socket or a file says
/// is ever shown: it may be written by somebody else.
const NAMES: [&str; 2] = ["kazasu touch", "kazasu tui"];

/// What a program says of itself.
pub(super) fn own(front: &str) -> String {
    format!("{front}{PROCESS}{}", std::process::id())
}

impl OtherInstance {
    /// The program that says this of itself: its name counts where it is one of ours, and its
    /// number only where the system does not know it (`process`).
    pub(super) fn new(said: &str, process: Option<u32>, user: Option<String>) -> Self {
        let line = said.lines().next().unwrap_or_default();
        let (name, number) = line.split_once(PROCESS).unwrap_or((line, ""));
        let name = NAMES.into_iter().find(|known| *known == name).unwrap_or("kazasu");
        let process = process.or_else(|| number.parse().ok());
        let program = match process {
            Some(process) => format!("{name}{PROCESS}{process}"),
            None => name.to_owned(),
        };
        Self { program, process, user }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_a_known_name_and_a_number_is_shown() {
        let seen = |said: &str| OtherInstance::new(said, None, None).program;
        assert_eq!(seen("kazasu touch, process 4711\nroot\n"), "kazasu touch, process 4711");
        for said in [
            "",
            "\u{1b}[2Jkazasu tui, process 7x",
            "become root: sudo -iu x, process ; rm -rf",
            "kazasu tui , process -1",
            "kazasu tui\u{202e}, process 99999999999",
        ] {
            assert_eq!(seen(said), "kazasu", "{said:?}");
        }
        assert_eq!(
            OtherInstance::new("kazasu tui, process 1", Some(7), None).program,
            "kazasu tui, process 7",
            "the system's word counts"
        );
    }
}
