//! Markdown that leads somewhere: what it links to and names is there, and a translation shows the
//! same commands.

use super::finding::Finding;

/// Folders of the repository: a path that begins with one is meant from the top.
const FOLDERS: [&str; 7] = ["core/", "app/", "i18n/", "tests/", "scripts/", "assets/", "docs/"];

/// Checks that each relative link and picture of one page leads to a file or folder, and to a
/// heading where it names one. `look` gives the text of what is there under a path from the top,
/// and an empty text for a folder.
pub(crate) fn links(path: &str, text: &str, look: &dyn Fn(&str) -> Option<String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in prose(text) {
        for target in targets(&without_code(line)) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let there = if file.is_empty() {
                Some(text.to_owned())
            } else {
                resolve(path, file).and_then(|file| look(&file))
            };
            let Some(there) = there else {
                let advice = format!("link: there is no `{file}`; links start at the page");
                findings.push(Finding::new(path, number, advice));
                continue;
            };
            if !heading.is_empty() && !headings(&there).any(|anchor| anchor == heading) {
                let advice = format!("link: `{target}` names a heading that is not there");
                findings.push(Finding::new(path, number, advice));
            }
        }
    }
    findings
}

/// Checks that each path in backticks that begins with a folder of the repository is there.
/// `{a,b}` stands for two paths; a path with `*`, `…` or `<` is an example.
pub(crate) fn paths(path: &str, text: &str, exists: &dyn Fn(&str) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in prose(text) {
        let named = code_spans(line).filter(|span| {
            FOLDERS.iter().any(|folder| span.starts_with(folder))
                && !span.contains(|char: char| char.is_whitespace() || "*…<".contains(char))
        });
        for name in named.flat_map(alternatives).filter(|name| !exists(name)) {
            let advice = format!("path: there is no `{name}`; say where it is now");
            findings.push(Finding::new(path, number, advice));
        }
    }
    findings
}

/// Checks that a page shows the same commands as its `original`, in the same order: the lines of
/// its `console` and `sh` blocks without their comments.
pub(crate) fn same_commands(path: &str, text: &str, original: &str) -> Vec<Finding> {
    let (here, there) = (commands(text), commands(original));
    let count = here.len().max(there.len());
    let different = (0..count).find(|&at| {
        here.get(at).map(|(_, command)| command) != there.get(at).map(|(_, command)| command)
    });
    let Some(at) = different else { return Vec::new() };
    let show = |commands: &[(usize, String)]| {
        commands.get(at).map_or_else(|| "nothing".into(), |(_, command)| format!("`{command}`"))
    };
    let line = here.get(at).map_or(0, |(line, _)| *line);
    let advice = format!("commands: the original shows {} here, not {}", show(&there), show(&here));
    vec![Finding::new(path, line, advice)]
}

/// Lines outside of fenced blocks, numbered from 1.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    (1..).zip(text.lines()).filter(move |(_, line)| {
        let is_fence = line.trim_start().starts_with("```");
        fenced ^= is_fence;
        !fenced && !is_fence
    })
}

/// What `](…)` encloses, without a title.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| {
        let target = rest.split(')').next()?.split_whitespace().next()?;
        Some(target.trim_matches(['<', '>']))
    })
}

/// What stands between backticks.
fn code_spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect()
}

/// `a{b,c}` is `ab` and `ac`.
fn alternatives(path: &str) -> Vec<String> {
    match path.split_once('{').and_then(|(start, rest)| Some((start, rest.split_once('}')?))) {
        Some((start, (choices, end))) => {
            choices.split(',').map(|choice| format!("{start}{choice}{end}")).collect()
        }
        None => vec![path.to_owned()],
    }
}

/// A link of the page at `path`, from the top; `None` where it leads out of the repository.
fn resolve(path: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The headings of a page as links name them: small letters, `-` for a space, and of the signs
/// only `-` and `_`.
fn headings(text: &str) -> impl Iterator<Item = String> {
    prose(text).filter(|(_, line)| line.starts_with('#')).map(|(_, line)| {
        let kept = |char: &char| char.is_alphanumeric() || " -_".contains(*char);
        let name: String = line.trim_start_matches('#').trim().chars().filter(kept).collect();
        name.to_lowercase().replace(' ', "-")
    })
}

/// Each line of the `console` and `sh` blocks that is not a comment alone, with its number.
fn commands(text: &str) -> Vec<(usize, String)> {
    let mut kind: Option<&str> = None;
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(fence) = line.trim_start().strip_prefix("```") {
            kind = if kind.is_some() { None } else { Some(fence.trim()) };
        } else if kind.is_some_and(|kind| ["console", "sh"].contains(&kind)) {
            let command = without_comment(line).trim();
            if !command.is_empty() {
                found.push((number, command.to_owned()));
            }
        }
    }
    found
}

/// The line up to a `#` that begins a word outside of quotes.
fn without_comment(line: &str) -> &str {
    let mut quote = None;
    let mut before = ' ';
    for (at, char) in line.char_indices() {
        match quote {
            Some(open) if open == char => quote = None,
            None if char == '"' || char == '\'' => quote = Some(char),
            None if char == '#' && before.is_whitespace() => return &line[..at],
            _ => {}
        }
        before = char;
    }
    line
}

#[test]
fn a_link_to_nowhere_is_found() {
    let look = |path: &str| {
        let pages = [("docs/b.md", "# To do it: `now`\n"), ("README.md", ""), ("assets", "")];
        pages.iter().find(|(name, _)| *name == path).map(|(_, text)| (*text).to_owned())
    };
    let lines = |text: &str| {
        links("docs/a.md", text, &look).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };

    assert_eq!(lines("[b](b.md) ![c: d](../README.md)\n[e](c.md) ![](x.png)"), [2, 2]);
    assert_eq!(lines("[up](../assets/) [out](../../b.md) [b](b.md \"title\")"), [1]);
    assert_eq!(lines("# Here it is\n[b](b.md#to-do-it-now) [c](#here-it-is)"), [0; 0]);
    assert_eq!(lines("# Here\n[b](b.md#to-do) [c](#there)"), [2, 2]);
    assert_eq!(lines("<https://x> [x](https://x/y) `[c](d)`\n```text\n[c](d)\n```\n"), [0; 0]);
}

#[test]
fn a_path_to_nowhere_is_found() {
    let exists = |path: &str| ["core/src/a.rs", "docs/", "i18n/ja", "i18n/en"].contains(&path);
    let lines = |text: &str| {
        paths("ARCHITECTURE.md", text, &exists)
            .iter()
            .map(|finding| finding.line)
            .collect::<Vec<_>>()
    };

    assert_eq!(lines("`core/src/a.rs`, `docs/`\nand `core/src/b.rs` in `app/src`"), [2, 2]);
    assert_eq!(lines("`i18n/{ja,en}`\n`i18n/{ja,de}`"), [2]);
    let no_paths = "`tests/*/x` `app/…` `scripts/x y` `b/c` core/d\n```text\n`app/z`\n```";
    assert_eq!(lines(no_paths), [0; 0]);
}

#[test]
fn a_translation_that_shows_other_commands_is_found() {
    let original = "```console\n$ make demo  # try it\n\n$ a --b '# c'\n```\n```toml\nx = 1\n```\n";
    let line = |text: &str| {
        same_commands("README.ja.md", text, original).first().map(|finding| finding.line)
    };

    let same =
        "# かざす\n```sh\n# はじめに\n$ make demo # 試す\n```\n```console\n$ a --b '# c'\n```";
    assert_eq!(line(same), None);
    assert_eq!(line(&same.replace("--b", "--c")), Some(7));
    assert_eq!(line(&same.replace("# c", "# d")), Some(7));
    assert_eq!(line(&same.replace("```sh", "```text")), Some(7));
    assert_eq!(line("```sh\n$ make demo\n```"), Some(0));
    assert_eq!(line(&format!("{same}\n```sh\nmore\n```")), Some(10));
}
