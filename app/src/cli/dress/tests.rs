use super::*;

/// The words of an example before a redirection or a pipe, as a shell tells them apart: what stands
/// between two ' is one.
fn words(example: &str) -> Vec<&str> {
    let before = example.split(['<', '>', '|']).next().unwrap();
    let parts = before.split('\'').enumerate();
    parts
        .flat_map(|(place, part)| match place % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![part],
        })
        .collect()
}

#[test]
fn every_example_is_taken_by_the_command_that_it_is_of() {
    for Manner { path, examples, .. } in MANNERS {
        for example in *examples {
            // What stands for a value that nobody can know.
            let example = example.replace("COUNT:HASH", &format!("3:{}", "0".repeat(64)));
            let matches = command().try_get_matches_from(words(&example));
            let mut matches = &matches.unwrap_or_else(|error| panic!("{example}: {error}"));
            for name in path.split_whitespace() {
                let Some((found, below)) = matches.subcommand() else {
                    panic!("{example}: {path}")
                };
                assert_eq!(found, name, "{example}");
                matches = below;
            }
        }
    }
}

/// Whoever adds a command says how it is used.
#[test]
fn every_command_has_examples() {
    fn all(command: &Command, path: &str, found: &mut Vec<String>) {
        found.push(path.to_owned());
        let below = command.get_subcommands().filter(|below| !below.is_hide_set());
        for below in below {
            all(below, format!("{path} {}", below.get_name()).trim_start(), found);
        }
    }
    let mut found = Vec::new();
    all(&command(), "", &mut found);
    for path in found {
        assert!(MANNERS.iter().any(|manner| manner.path == path), "{path:?}");
    }
}

/// What is said of a value in the help of its option is said once, and nowhere in a manual page
/// twice.
#[test]
fn what_values_mean_stands_below_the_options() {
    let help = |command: Command| {
        let mut command = command;
        command.find_subcommand_mut("read").unwrap().render_help().to_string()
    };
    let text = help(command());
    assert!(text.contains("--phone iphone   iPhone: authenticated in Wallet"), "{text}");
    assert!(!help(manual()).contains("Values:"));
}
