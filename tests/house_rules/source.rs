//! Rust source as tokens, so that comments, strings and formatting cannot fool a rule.

use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// One token: an identifier, a literal, a bracket, `::`, or another punctuation character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// As written; string literals keep their quotes.
    pub(crate) text: String,
    /// Line in the file, from 1.
    pub(crate) line: usize,
}

/// A path such as `crate::reader::Card`; what stands in the braces of a `use` is written out, one
/// path for each name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
    /// It stands directly after `use`, so that even one segment alone names a crate or module.
    pub(crate) imported: bool,
}

impl Path {
    /// The `n`-th segment, or an empty text.
    pub(crate) fn segment(&self, n: usize) -> &str {
        self.segments.get(n).map_or("", String::as_str)
    }
}

/// The tokens of `text` without comments, documentation and everything under `#[cfg(test)]`.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    flatten(parse(text), &mut tokens);
    tokens
}

pub(crate) fn parse(text: &str) -> TokenStream {
    TokenStream::from_str(text).unwrap_or_else(|error| panic!("not Rust: {error}"))
}

fn flatten(stream: TokenStream, out: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut i = 0;
    while let Some(tree) = trees.get(i) {
        if let Some((attribute, after)) = attribute(&trees, i) {
            if is_documentation(&attribute) {
                i = after;
                continue;
            }
            if is_for_tests(&attribute) {
                i = end_of_item(&trees, after);
                continue;
            }
        }
        let line = tree.span().start().line;
        i += 1;
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                out.push(Token { text: open.into(), line });
                flatten(group.stream(), out);
                out.push(Token { text: close.into(), line: group.span_close().end().line });
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' && is_punct(trees.get(i), ':') => {
                out.push(Token { text: "::".into(), line });
                i += 1;
            }
            other => out.push(Token { text: other.to_string(), line }),
        }
    }
}

fn is_punct(tree: Option<&TokenTree>, wanted: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// The attribute that starts at `i`, as text without spaces, and where it ends.
fn attribute(trees: &[TokenTree], i: usize) -> Option<(String, usize)> {
    if !is_punct(trees.get(i), '#') {
        return None;
    }
    let at = if is_punct(trees.get(i + 1), '!') { i + 2 } else { i + 1 };
    match trees.get(at) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            Some((group.stream().to_string().replace(' ', ""), at + 1))
        }
        _ => None,
    }
}

fn is_documentation(attribute: &str) -> bool {
    attribute.starts_with("doc=")
}

fn is_for_tests(attribute: &str) -> bool {
    attribute == "test" || attribute == "cfg(test)" || attribute.starts_with("cfg(all(test,")
}

/// Where the item that starts at `i` ends: after its block, or after its semicolon.
fn end_of_item(trees: &[TokenTree], i: usize) -> usize {
    let ends = |tree: &TokenTree| match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        other => is_punct(Some(other), ';'),
    };
    trees.iter().skip(i).position(ends).map_or(trees.len(), |length| i + length + 1)
}

/// The modules that one file declares under `#[cfg(test)]`, as paths without `.rs`: their files are
/// tests, whatever their name.
pub(crate) fn test_modules(path: &str, text: &str) -> Vec<String> {
    let stem = path.trim_end_matches(".rs");
    let folder =
        ["/lib", "/main", "/mod"].iter().find_map(|root| stem.strip_suffix(root)).unwrap_or(stem);
    let trees: Vec<TokenTree> = parse(text).into_iter().collect();
    let mut modules = Vec::new();
    for i in 0..trees.len() {
        if let Some((_, after)) =
            attribute(&trees, i).filter(|(attribute, _)| is_for_tests(attribute))
        {
            let item: Vec<String> =
                trees[after..end_of_item(&trees, after)].iter().map(ToString::to_string).collect();
            if let [.., keyword, name, end] = item.as_slice()
                && keyword == "mod"
                && end == ";"
            {
                modules.push(format!("{folder}/{name}"));
            }
        }
    }
    modules
}

/// Every path in `tokens`, imports and expressions alike; a name alone is a path of one segment.
pub(crate) fn paths(tokens: &[Token]) -> Vec<Path> {
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        if is_name(token) {
            let imported = i > 0 && tokens.get(i - 1).is_some_and(|before| before.text == "use");
            i = path(tokens, i, &[], imported, &mut out);
        } else {
            i += 1;
        }
    }
    out
}

/// Reads one path, with its braces, from `i` on; returns where it ends.
fn path(
    tokens: &[Token],
    mut i: usize,
    prefix: &[String],
    imported: bool,
    out: &mut Vec<Path>,
) -> usize {
    let mut segments = prefix.to_vec();
    let line = tokens.get(i).map_or(0, |token| token.line);
    while let Some(token) = tokens.get(i) {
        if token.text == "{" && !segments.is_empty() {
            return group(tokens, i + 1, &segments, imported, out);
        }
        if !is_name(token) && token.text != "*" {
            break;
        }
        segments.push(token.text.clone());
        i += 1;
        if tokens.get(i).is_none_or(|next| next.text != "::") {
            break;
        }
        i += 1;
    }
    out.push(Path { segments, line, imported });
    i
}

/// Reads what stands in the braces of a `use`, from behind the opening one; returns where they end.
fn group(
    tokens: &[Token],
    mut i: usize,
    prefix: &[String],
    imported: bool,
    out: &mut Vec<Path>,
) -> usize {
    while let Some(token) = tokens.get(i) {
        match token.text.as_str() {
            "}" => return i + 1,
            "as" => i += 2, // the new name is no path
            _ if is_name(token) || token.text == "*" => i = path(tokens, i, prefix, imported, out),
            _ => i += 1,
        }
    }
    i
}

pub(crate) fn is_name(token: &Token) -> bool {
    token.text.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && token.text.chars().all(|char| char.is_alphanumeric() || char == '_')
}

#[test]
fn a_module_for_tests_is_known_by_its_declaration() {
    let text = "#[cfg(test)]\npub(crate) mod script; mod real; #[cfg(test)] mod inline {}
        #[cfg(test)] #[allow(x)] mod late;";
    assert_eq!(
        test_modules("core/src/reader/mod.rs", text),
        ["core/src/reader/script", "core/src/reader/late"]
    );
    assert_eq!(
        test_modules("core/src/read.rs", "#[cfg(test)] mod tests;"),
        ["core/src/read/tests"]
    );
    assert_eq!(test_modules("core/src/lib.rs", "#[cfg(test)] mod a;"), ["core/src/a"]);
    assert_eq!(test_modules("core/src/lib.rs", "#[cfg(feature = \"x\")] mod a;"), [""; 0]);
}
