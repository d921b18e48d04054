//! Text from outside (names of files, keys, readers and tokens, what another program says), made
//! harmless before it is shown: it steers no terminal, breaks no line and turns no reading
//! direction around.

use std::borrow::Cow;
use std::fmt::Write;

/// What stands in the place of a character that is not shown.
pub const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;

/// Whether a character only shows itself. Not so: the controls C0 and C1 (ESC begins the commands
/// of a terminal, ECMA-48 §5.3), the controls of the reading direction (Unicode Standard Annex #9
/// §2), line and paragraph separators, interlinear annotations, and the tags of plane 14, which
/// nobody sees.
#[must_use]
pub const fn is_printable(char: char) -> bool {
    !matches!(
        char,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// A text of one line: whatever is not printable is shown as [`REPLACEMENT`].
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    replace(text, |char| !is_printable(char))
}

/// A text whose line ends are meant, as [`line()`].
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    replace(text, |char| !is_printable(char) && char != '\n')
}

/// A JSON text in which every character that is not printable is escaped: the same value, harmless
/// for a terminal. (Serialisers escape C0 alone. Outside strings JSON has only ASCII and, between
/// lines, line ends.)
#[must_use]
pub fn json(text: &str) -> Cow<'_, str> {
    let is_hidden = |char: char| !char.is_ascii() && !is_printable(char) || char == '\u{7f}';
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if is_hidden(char) {
            for unit in char.encode_utf16(&mut [0; 2]) {
                // Writing to a text never fails.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(char);
        }
    }
    Cow::Owned(escaped)
}

fn replace(text: &str, is_hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.contains(&is_hidden) {
        Cow::Owned(text.chars().map(|c| if is_hidden(c) { REPLACEMENT } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests;
