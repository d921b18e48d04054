//! Lines that fit: by the width of characters in cells, and broken where Japanese and English may
//! be broken (UAX #14: no 。 begins a line).

use kazasu_core::printable;
use textwrap::{Options, WordSeparator, WrapAlgorithm};

use super::letters;

/// The lines of a text in `width` columns. Line ends in it stay; what steers a terminal does not,
/// nor what is of another width on some.
pub(super) fn wrap(text: &str, width: u16) -> Vec<String> {
    let options = Options::new(usize::from(width.max(2)))
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(&letters::everywhere(&printable::lines(text)), options)
        .into_iter()
        .map(|line| line.into_owned())
        .collect()
}

/// How many columns a text takes.
pub(super) fn columns(text: &str) -> u16 {
    u16::try_from(textwrap::core::display_width(text)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
