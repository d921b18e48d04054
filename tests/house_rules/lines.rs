//! Lines that fit beside another file on a screen.

use proc_macro2::{TokenStream, TokenTree};

use super::finding::{Finding, is_test};
use super::source::parse;

/// In characters; rustfmt.toml has the same number for what it can break.
const WIDEST: usize = 100;

/// Checks the lines of a Rust file or a Markdown file.
pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    if path.ends_with(".md") { markdown(path, text) } else { rust(path, text) }
}

fn too_long(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    (1..).zip(text.lines()).filter_map(|(number, line)| {
        let wide = line.chars().count();
        (wide > WIDEST).then_some((number, line, wide))
    })
}

/// Rows of data in tests may be longer: what stands in a raw string there (`r#"…"#`).
fn rust(path: &str, text: &str) -> Vec<Finding> {
    let data = if is_test(path) || path.starts_with("tests/") {
        raw_strings(parse(text))
    } else {
        Vec::new()
    };
    too_long(text)
        .filter(|(number, ..)| !data.iter().any(|(from, to)| (from..=to).contains(&number)))
        .map(|(number, _, wide)| {
            let advice = format!(
                "line: {wide} characters, {WIDEST} at most; a string is broken by \\ at the end \
                 of a line, data of a test may stand in a raw string"
            );
            Finding::new(path, number, advice)
        })
        .collect()
}

/// First and last line of each raw string.
fn raw_strings(stream: TokenStream) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    for tree in stream {
        match tree {
            TokenTree::Group(group) => lines.extend(raw_strings(group.stream())),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if ["r\"", "r#", "br\"", "br#"].iter().any(|start| text.starts_with(start)) {
                    lines.push((literal.span().start().line, literal.span().end().line));
                }
            }
            _ => {}
        }
    }
    lines
}

/// Tables, fenced data (`json`, `csv`) and what has no space to break at may be longer.
fn markdown(path: &str, text: &str) -> Vec<Finding> {
    let mut fenced: Option<&str> = None;
    let mut data = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(kind) = line.trim_start().strip_prefix("```") {
            fenced = if fenced.is_some() { None } else { Some(kind.trim()) };
        }
        let in_data = fenced.is_some_and(|kind| ["json", "csv"].contains(&kind));
        let in_table = fenced.is_none() && line.trim_start().starts_with('|');
        if in_data || in_table {
            data.push(number);
        }
    }
    too_long(text)
        .filter(|(number, line, _)| !data.contains(number) && can_break(line))
        .map(|(number, _, wide)| {
            let advice = format!("line: {wide} characters, {WIDEST} at most");
            Finding::new(path, number, advice)
        })
        .collect()
}

/// Whether the line has more than one word beside the mark of a list or a quotation.
fn can_break(line: &str) -> bool {
    let marks = ["-", "*", ">", "1."];
    line.split_whitespace().filter(|word| !marks.contains(word)).count() > 1
}

#[test]
fn a_long_line_is_found() {
    let lines = |path: &str, text: &str| {
        check(path, text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };
    let (fits, long) = ("あ".repeat(97), "あ".repeat(98));

    assert_eq!(lines("core/src/a.rs", &format!("// {fits}\n// {long}")), [2]);
    let row = format!("const A: &str = r#\"\n{long} 1\n\"#;\nconst B: &str = \"\n{long} 2\n\";");
    assert_eq!(lines("core/src/a/tests.rs", &row), [0; 0]);
    let row = row.replace(['1', '2'], "12345");
    assert_eq!(lines("core/src/a/tests.rs", &row), [5]);
    assert_eq!(lines("tests/a/main.rs", &row), [5]);
    assert_eq!(lines("core/src/a.rs", &row), [2, 5]);
}

#[test]
fn a_long_line_of_markdown_is_found() {
    let lines = |text: &str| {
        check("README.md", text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };
    let long = format!("{} {}", "a".repeat(50), "b".repeat(50));

    assert_eq!(lines(&format!("# A\n\n{long}\n- {long}\n")), [3, 4]);
    assert_eq!(lines(&format!("```text\n{long}\n```\n```console\n{long}\n```\n{long}")), [2, 5, 7]);
    assert_eq!(lines(&format!("```json\n{long}\n```\n")), [0; 0]);
    assert_eq!(lines(&format!("| {long} |\n|---|\n")), [0; 0]);
    assert_eq!(lines(&format!("- https://{}\n", long.replace(' ', "/"))), [0; 0]);
    assert_eq!(lines("short"), [0; 0]);
}
