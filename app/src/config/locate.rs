//! From a place in the text to what a person looks for: the line and the key.

use std::ops::Range;

/// The line, from 1, of the place that `span` names.
pub(super) fn line(text: &str, span: &Range<usize>) -> usize {
    let before = text.get(..span.start.min(text.len())).unwrap_or(text);
    before.matches('\n').count() + 1
}

/// The line and, where one is there, `section.key` of a place in a text that is no TOML.
pub(super) fn locate(text: &str, span: &Range<usize>) -> (usize, Option<String>) {
    let number = line(text, span);
    let table = text.lines().take(number).filter_map(table_name).last();
    let key = text.lines().take(number).collect::<Vec<_>>().into_iter().rev().find_map(|line| {
        match table_name(line) {
            Some(_) => Some(None),
            None => key_name(line).map(Some),
        }
    });
    let key = match (table, key.flatten()) {
        (Some(table), Some(key)) => Some(format!("{table}.{key}")),
        (Some(only), None) => Some(only.to_owned()),
        (None, only) => only.map(str::to_owned),
    };
    (number, key)
}

/// `trust` of `[trust]`.
fn table_name(line: &str) -> Option<&str> {
    let name = line.trim_start().strip_prefix('[')?.split(']').next()?.trim();
    // A value that goes on over lines may begin with a bracket too; a table's name holds no quote.
    (!name.is_empty() && !name.contains(['"', '\'', ','])).then_some(name)
}

/// `anchors` of `anchors = [ … ]`.
fn key_name(line: &str) -> Option<&str> {
    let key = line.split_once('=')?.0.trim();
    (!key.is_empty()
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"')))
    .then_some(key)
}
