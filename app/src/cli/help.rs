//! `kazasu help COMMAND`: another way to write `kazasu COMMAND --help`. A slip in the command's
//! name is told as everywhere.

use std::ffi::OsString;

use super::args::HelpOf;
use super::dress;

/// The arguments; those of `help` as `--help` behind the commands that it names: `config help
/// check` is `config check --help`.
pub(super) fn asked(argv: Vec<OsString>) -> Vec<OsString> {
    let root = dress::command();
    let takes_value = |option: &str| {
        let mut options = root.get_arguments().filter(|it| it.get_long() == Some(option));
        options.any(|it| it.get_action().takes_values())
    };
    let mut command = &root;
    let mut is_value = false;
    for (place, word) in argv.iter().enumerate().skip(1) {
        if std::mem::take(&mut is_value) {
            continue;
        }
        if let Some(option) = word.to_str().and_then(|word| word.strip_prefix("--")) {
            is_value = takes_value(option);
            continue;
        }
        let has_commands = command.get_subcommands().next().is_some();
        let below = argv.get(place + 1..).unwrap_or_default();
        let is_of_commands = below.iter().all(|word| !word.to_string_lossy().starts_with('-'));
        if word == "help" && has_commands && is_of_commands {
            let mut asked = argv.clone();
            asked.remove(place);
            asked.push("--help".into());
            return asked;
        }
        let Some(below) = word.to_str().and_then(|name| command.find_subcommand(name)) else {
            break;
        };
        command = below;
    }
    argv
}

/// The same for `help` behind options.
pub(super) fn of(help: &HelpOf) -> Vec<OsString> {
    let names = help.command.iter().map(OsString::from);
    std::iter::once("kazasu".into()).chain(names).chain(["--help".into()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_of(words: &str) -> String {
        let argv = words.split_whitespace().map(OsString::from).collect();
        asked(argv).join(std::ffi::OsStr::new(" ")).into_string().unwrap()
    }

    #[test]
    fn help_of_a_command_is_its_own_help() {
        for (written, meant) in [
            ("kazasu help", "kazasu --help"),
            ("kazasu help read", "kazasu read --help"),
            ("kazasu help config check", "kazasu config check --help"),
            ("kazasu config help check", "kazasu config check --help"),
            ("kazasu logs help", "kazasu logs --help"),
            ("kazasu --config help help read", "kazasu --config help read --help"),
            ("kazasu --lang=ja --demo help tui", "kazasu --lang=ja --demo tui --help"),
        ] {
            assert_eq!(asked_of(written), meant);
        }
        // A file may have that name, and `help` has a help of its own.
        for other in ["kazasu replay help", "kazasu logs verify help", "kazasu help --help"] {
            assert_eq!(asked_of(other), other);
        }
        let of = of(&HelpOf { command: vec!["config".to_owned(), "check".to_owned()] });
        assert_eq!(of, ["kazasu", "config", "check", "--help"]);
    }
}
