//! What is written, as a voice says it.

/// Kana in brackets behind a word is how that word is read, and a voice has just read it: it is
/// left out. A meaning in 〈 〉 is said, after a breath.
pub(super) fn aloud(written: &str) -> String {
    let mut said = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, behind)) = rest.split_once('(') {
        said.push_str(before);
        rest = match behind.split_once(')') {
            Some((reading, behind)) if is_reading(reading) => behind,
            _ => {
                said.push('(');
                behind
            }
        };
    }
    said.push_str(rest);
    said.replace('〈', "、").replace('〉', "")
}

/// Whether this is kana alone.
pub(super) fn is_reading(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|char| matches!(char, '\u{3041}'..='\u{30ff}'))
}

#[cfg(test)]
mod tests;
