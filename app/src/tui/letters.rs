//! Signs that are one column wide on some terminals and two on others (UAX #11, class A), in
//! letters that are the same everywhere: whoever reads Japanese often has a terminal where they
//! take two, and then the rest of a line stands a column too far right.

use ratatui::buffer::Buffer;

/// The signs that texts of ours have, what is written for them, and the one letter for them where
/// there is room for no more.
const SIGNS: [(char, &str, &str); 16] = [
    ('①', "(1)", "1"),
    ('②', "(2)", "2"),
    ('③', "(3)", "3"),
    ('④', "(4)", "4"),
    ('⑤', "(5)", "5"),
    ('⑥', "(6)", "6"),
    ('⑦', "(7)", "7"),
    ('⑧', "(8)", "8"),
    ('○', "(o)", "o"),
    ('×', "(x)", "x"),
    ('…', "...", "~"),
    ('–', "-", "-"),
    ('“', "\"", "\""),
    ('”', "\"", "\""),
    ('‘', "'", "'"),
    ('’', "'", "'"),
];

fn sign(char: char) -> Option<(&'static str, &'static str)> {
    SIGNS.iter().find(|(sign, ..)| *sign == char).map(|(_, long, short)| (*long, *short))
}

/// The text without such signs. Between two digits × is the sign of a size, and so is x.
pub(super) fn everywhere(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut before = ' ';
    for char in text.chars() {
        match sign(char) {
            Some((_, short)) if char == '×' && before.is_ascii_digit() => written.push_str(short),
            Some((long, _)) => written.push_str(long),
            None => written.push(char),
        }
        before = char;
    }
    written
}

/// The same for what is drawn already, cell by cell.
pub(super) fn settle(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let mut letters = cell.symbol().chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && let Some((_, short)) = sign(letter)
        {
            cell.set_symbol(short);
        }
    }
}

#[cfg(test)]
mod tests;
