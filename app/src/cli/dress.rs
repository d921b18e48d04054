//! What the help of every command has in common: its layout, the order of its options, what values
//! mean, examples, exit codes. Parsing, help, completions and manual pages are all made from
//! [`command`].

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Args;

/// What a command is like to use, and how it ends.
struct Manner {
    /// Its words behind `kazasu`; empty: without any.
    path: &'static str,
    examples: &'static [&'static str],
    /// Exit codes beside 0, 2 and 4, which are the same everywhere.
    exits: &'static [(u8, &'static str)],
}

const NO_READER: (u8, &str) = (3, "no PC/SC service, no reader, or a clock that is wrong");

const MANNERS: &[Manner] = &[
    Manner {
        path: "",
        examples: &["kazasu --demo", "kazasu --config /etc/kazasu/kazasu.toml touch"],
        exits: &[],
    },
    Manner {
        path: "touch",
        examples: &["kazasu touch", "kazasu touch --demo --window 800x480"],
        exits: &[],
    },
    Manner {
        path: "read",
        examples: &[
            "kazasu read",
            "kazasu read --phone iphone --json",
            "kazasu read --phone android --pin-stdin --json <pin",
        ],
        exits: &[(1, "refused; the reason is said"), NO_READER],
    },
    Manner {
        path: "phone",
        examples: &[
            "kazasu phone --kind iphone",
            "kazasu phone --kind android --tries 1 --fault 6:leave",
        ],
        exits: &[],
    },
    Manner {
        path: "tui",
        examples: &["kazasu tui", "kazasu tui --technician", "kazasu tui --demo"],
        exits: &[],
    },
    Manner {
        path: "enrol",
        examples: &["kazasu enrol 192.168.1.10", "kazasu enrol desk.local:8443 --code-stdin <code"],
        exits: &[(1, "not enrolled; what to do is said")],
    },
    Manner { path: "passcode", examples: &["kazasu passcode"], exits: &[] },
    Manner {
        path: "config",
        examples: &["kazasu config default >kazasu.toml", "kazasu config check"],
        exits: &[],
    },
    Manner { path: "config check", examples: &["kazasu config check --json"], exits: &[] },
    Manner { path: "config show", examples: &["kazasu config show"], exits: &[] },
    Manner {
        path: "config default",
        examples: &["kazasu config default >kazasu.toml"],
        exits: &[],
    },
    Manner {
        path: "logs",
        examples: &["kazasu logs --last 50", "kazasu logs --out bundle.zip --since 3d"],
        exits: &[(1, "nothing was written")],
    },
    Manner {
        path: "logs verify",
        examples: &["kazasu logs verify", "kazasu logs verify --checkpoint COUNT:HASH records"],
        exits: &[(1, "the audit log is not intact")],
    },
    Manner {
        path: "doctor",
        examples: &["kazasu doctor", "kazasu doctor --json"],
        exits: &[(1, "not ready for patients"), NO_READER],
    },
    Manner {
        path: "record",
        examples: &["kazasu record --out tap.txt --phone iphone"],
        exits: &[(1, "no tap, or it was not saved"), NO_READER],
    },
    Manner {
        path: "replay",
        examples: &["kazasu replay tap.txt"],
        exits: &[(1, "the pipeline does something else now")],
    },
    Manner {
        path: "desk",
        examples: &["kazasu desk", "kazasu desk --config /etc/kazasu/desk.toml"],
        exits: &[],
    },
    Manner {
        path: "desk enrol",
        examples: &["kazasu desk enrol --name '入口 1'", "kazasu desk enrol --name B --letter B"],
        exits: &[(1, "name or letter are taken")],
    },
    Manner {
        path: "desk user",
        examples: &["kazasu desk user add hana", "kazasu desk user remove hana"],
        exits: &[(1, "there is no such user")],
    },
    Manner {
        path: "desk user add",
        examples: &["kazasu desk user add hana", "kazasu desk user add sato --role administrator"],
        exits: &[],
    },
    Manner {
        path: "desk user remove",
        examples: &["kazasu desk user remove hana"],
        exits: &[(1, "there is no such user")],
    },
    Manner { path: "desk user list", examples: &["kazasu desk user list --json"], exits: &[] },
    Manner { path: "desk terminals", examples: &["kazasu desk terminals --json"], exits: &[] },
    Manner {
        path: "desk revoke",
        examples: &["kazasu desk revoke '入口 1'"],
        exits: &[(1, "no terminal is meant, or several are")],
    },
    Manner {
        path: "desk renew",
        examples: &["kazasu desk renew '入口 1'"],
        exits: &[(1, "no terminal is meant, or it does not ask")],
    },
    Manner {
        path: "desk bundle",
        examples: &["kazasu desk bundle '入口 1'"],
        exits: &[(1, "no terminal is meant, or several are")],
    },
    Manner {
        path: "desk notices",
        examples: &["kazasu desk notices", "kazasu desk notices --json"],
        exits: &[],
    },
    Manner {
        path: "desk settle",
        examples: &[
            "kazasu desk settle 3",
            "kazasu desk settle 0193a0aa-0000-4000-8000-000000000001",
        ],
        exits: &[(1, "there is no such notice")],
    },
    Manner {
        path: "desk backup",
        examples: &["kazasu desk backup /mnt/backup/monday.db"],
        exits: &[(1, "there is such a file")],
    },
    Manner {
        path: "desk restore",
        examples: &["kazasu desk restore /mnt/backup/monday.db"],
        exits: &[],
    },
    Manner { path: "desk confirm", examples: &["kazasu desk confirm"], exits: &[] },
    Manner {
        path: "desk check",
        examples: &["kazasu desk check", "kazasu desk check --json"],
        exits: &[(1, "not ready")],
    },
    Manner { path: "desk config", examples: &["kazasu desk config >desk.toml"], exits: &[] },
    Manner {
        path: "completions",
        examples: &["kazasu completions bash >/etc/bash_completion.d/kazasu"],
        exits: &[],
    },
    Manner { path: "help", examples: &["kazasu help read"], exits: &[] },
];

/// The widest lines of a help, in columns, however wide the terminal is.
const WIDEST: usize = 100;

/// Who shows what is made of the definitions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// `--help`, which lists what values mean below the options: there each option is one line.
    Help,
    /// A manual page, which says it with each option.
    Manual,
}

/// The command line: its definitions, and what every help has in common.
pub(super) fn command() -> Command {
    built(Shown::Help)
}

/// The same for a manual page.
pub(super) fn manual() -> Command {
    built(Shown::Manual)
}

fn built(shown: Shown) -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("Print version");
    let command = Args::command().disable_version_flag(true).arg(version.global(true));
    dressed(command.max_term_width(WIDEST), "", shown)
}

/// This command and those below it.
fn dressed(command: Command, path: &str, shown: Shown) -> Command {
    // One form of help, whichever way it is asked for.
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::HelpShort).help("Print help");
    let below: Vec<String> =
        command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let values = if shown == Shown::Help { values(&command) } else { String::new() };
    let command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .mut_args(ordered)
        .after_help(values + &after_help(path));
    below.into_iter().fold(command, |command, name| {
        let path = format!("{path} {name}");
        command.mut_subcommand(&name, |below| dressed(below, path.trim_start(), shown))
    })
}

/// What each value of an option means that has some of its own: a paragraph, or nothing.
fn values(command: &Command) -> String {
    let rows: Vec<(String, String)> = command
        .get_arguments()
        .flat_map(|arg| {
            let option = arg.get_long().unwrap_or_default().to_owned();
            arg.get_possible_values().into_iter().filter_map(move |value| {
                let meaning = value.get_help()?.to_string();
                Some((format!("--{option} {}", value.get_name()), meaning))
            })
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let widest = rows.iter().map(|(value, _)| value.len()).max().unwrap_or_default();
    let lines = rows.iter().map(|(value, meaning)| format!("  {value:widest$}  {meaning}\n"));
    format!("Values:\n{}\n", lines.collect::<String>())
}

/// A command's own options first, then `--json`, then those that every command has.
fn ordered(arg: Arg) -> Arg {
    const COMMON: [&str; 5] = ["config", "lang", "log", "help", "version"];
    let common = COMMON.iter().position(|id| arg.get_id() == *id);
    match (arg.get_id().as_str(), common) {
        (_, Some(place)) => arg.display_order(900 + place).help_heading("Options of every command"),
        ("json", None) => arg.display_order(800),
        _ => arg,
    }
}

fn after_help(path: &str) -> String {
    let manner = MANNERS.iter().find(|manner| manner.path == path);
    let (examples, exits) =
        manner.map_or((&[][..], &[][..]), |manner| (manner.examples, manner.exits));
    let mut exits: Vec<_> = [
        (0, "done"),
        (2, "the arguments, the configuration or the terminal are wrong"),
        (4, "the output could not be written"),
    ]
    .into_iter()
    .chain(exits.iter().copied())
    .collect();
    exits.sort_unstable();
    let exits = exits.iter().map(|(code, meaning)| format!("  {code}  {meaning}"));
    let exits = std::iter::once("Exit codes:".to_owned()).chain(exits);
    let examples = examples.iter().map(|example| format!("  {example}"));
    let examples = std::iter::once("Examples:".to_owned()).chain(examples);
    let both = if manner.is_some() {
        examples.chain([String::new()]).chain(exits).collect::<Vec<_>>()
    } else {
        exits.collect()
    };
    both.join("\n")
}

#[cfg(test)]
mod tests;
