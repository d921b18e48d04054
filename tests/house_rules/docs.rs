//! Docs that say something: more than the name of what they stand at.

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};

use super::finding::Finding;
use super::source::parse;

/// Words that tell a reader nothing of the item, whatever its name.
const EMPTY: &str = "a an the this that these those it its itself they them their he his she her \
    who whom whose which what why where when how is are was were be been of to one some any all \
    every each such so many much something somebody everything";

/// Words before the name of an item.
const KEYWORDS: [&str; 15] = [
    "pub", "const", "async", "unsafe", "extern", "fn", "struct", "enum", "union", "trait", "type",
    "static", "mut", "mod", "crate",
];

/// Checks that each doc comment says more than questions, articles and the item's own name.
pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    look(parse(text), &mut |line, doc, name| {
        if says_nothing(doc, name) {
            let advice = format!(
                "docs: `{}` says nothing of `{name}`; say what it is for, its unit, shape or \
                 source, or what leads to it",
                doc.trim()
            );
            findings.push(Finding::new(path, line, advice));
        }
    });
    findings
}

fn says_nothing(doc: &str, name: &str) -> bool {
    let own = words_of(name);
    let is_own = |word: &str| own.iter().any(|own| akin(own, word));
    doc.split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .all(|word| EMPTY.split_whitespace().any(|empty| empty == word) || is_own(&word))
        && doc.chars().any(char::is_alphanumeric)
}

/// `tries_left`, `TRIES_LEFT` and `TriesLeft` are the words "tries" and "left".
fn words_of(name: &str) -> Vec<String> {
    let camel = name.contains(char::is_lowercase);
    let mut spaced = String::new();
    for char in name.chars() {
        if camel && char.is_uppercase() {
            spaced.push('_');
        }
        spaced.extend(char.to_lowercase());
    }
    spaced.split('_').map(str::to_owned).collect()
}

/// The same word but for its ending: "read" and "reads".
fn akin(a: &str, b: &str) -> bool {
    let stem = |word: &str| {
        let endings = ["ed", "ing", "s"];
        endings.iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word).to_owned()
    };
    a == b || stem(a) == stem(b)
}

/// Tells `found` each doc comment with its first line and the name of the item behind it.
fn look(stream: TokenStream, found: &mut impl FnMut(usize, &str, &str)) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let (mut doc, mut line) = (String::new(), 0);
    let mut i = 0;
    while let Some(tree) = trees.get(i) {
        if let (TokenTree::Punct(hash), Some(TokenTree::Group(group))) = (tree, trees.get(i + 1))
            && hash.as_char() == '#'
            && group.delimiter() == Delimiter::Bracket
        {
            if let Some(text) = documentation(group.stream()) {
                if doc.is_empty() {
                    line = tree.span().start().line;
                }
                doc.push(' ');
                doc.push_str(&text);
            }
            i += 2;
            continue;
        }
        if !doc.is_empty() {
            if let Some(name) = name(&trees[i..]) {
                found(line, &doc, &name);
            }
            doc.clear();
        }
        if let TokenTree::Group(group) = tree {
            look(group.stream(), found);
        }
        i += 1;
    }
}

/// The text of a `doc = "…"`.
fn documentation(attribute: TokenStream) -> Option<String> {
    let mut trees = attribute.into_iter();
    match (trees.next(), trees.next(), trees.next()) {
        (Some(TokenTree::Ident(doc)), Some(_), Some(TokenTree::Literal(text))) if doc == "doc" => {
            Some(unquoted(&text))
        }
        _ => None,
    }
}

fn unquoted(literal: &Literal) -> String {
    let text = literal.to_string();
    let text = text.trim_start_matches(['r', '#', '"']).trim_end_matches(['#', '"']);
    text.replace("\\\"", "\"").replace("\\n", "\n")
}

/// The name of the item that starts here; `impl` blocks have none.
fn name(trees: &[TokenTree]) -> Option<String> {
    trees
        .iter()
        .find_map(|tree| match tree {
            TokenTree::Ident(word) if !KEYWORDS.contains(&word.to_string().as_str()) => {
                Some(word.to_string())
            }
            _ => None,
        })
        .filter(|name| name != "impl")
}

#[test]
fn docs_that_say_nothing_are_found() {
    let lines = |text: &str| {
        check("core/src/a.rs", text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };
    assert_eq!(
        lines("enum E {\n/// Which.\nA { /// What.\n path: P, /** Why. */ why: W } }"),
        [2, 3, 4]
    );
    assert_eq!(lines("/// The reader.\npub(crate) fn reader() {}"), [1]);
    assert_eq!(lines("/// Its tries left.\n#[allow(x)]\npub const TRIES_LEFT: u8 = 3;"), [1]);
    assert_eq!(lines("#[test]\n/// One such tap.\n///\n/// The tap.\nstruct Tap;"), [2]);
    assert_eq!(
        lines("mod m { impl A {\n/// Reads it.\npub const unsafe fn read(self) {} } }"),
        [2]
    );
}

#[test]
fn short_docs_that_say_something_are_not() {
    let fine = "/// Seconds.\nstruct S { /// Oldest first.\n taps: V, /// 019.\n locked: bool }
        enum E { /// 確定.\n Confirm, /// From 1.\n Line(u8), /// Also the last one.\n A }
        /// cRLNumber.\nconst NUMBER: u8 = 2; /// `Tap` by its name.\nfn find() {}
        /// Nobody.\nimpl Witness for () {} fn undocumented() {} /// ○.\nfn yes() {}";
    assert_eq!(check("core/src/a.rs", fine), []);
}
