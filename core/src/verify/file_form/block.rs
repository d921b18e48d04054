//! PEM blocks (RFC 7468, RFC 1421), found by their marks rather than by lines.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::fault::FileFault;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const MARK: &str = "-----";

/// Padding may be missing, and the last letter may carry bits that nobody needs.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A block, its marks found and its letters still to be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block<'a> {
    /// Between `-----BEGIN ` and `-----`.
    pub(super) label: &'a str,
    /// The line of BEGIN, from 1.
    pub(super) line: usize,
    /// What stands between the marks; `None`: there is no END.
    body: Option<&'a str>,
    /// The line on which the body begins, from 1.
    first: usize,
}

/// The blocks of a text, in its order.
pub(super) fn find(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some((before, begin)) = rest.split_once(BEGIN) {
        line += lines(before);
        let Some((label, body)) = begin.split_once(MARK) else {
            blocks.push(Block { label: begin.trim(), line, body: None, first: line });
            break;
        };
        let first = line + lines(label);
        // A BEGIN before the END: this block was cut off, and another follows.
        let end = body.find(END).filter(|end| body.find(BEGIN).is_none_or(|begin| *end < begin));
        let inside = end.and_then(|end| body.split_at_checked(end));
        // The last mark may be cut off too.
        let inside =
            inside.filter(|(_, end)| end.get(END.len()..).is_some_and(|end| end.contains(MARK)));
        let inside = inside.map(|(inside, _)| inside);
        blocks.push(Block { label: label.trim(), line, body: inside, first });
        let taken = inside.unwrap_or_default();
        line = first + lines(taken);
        rest = body.get(taken.len()..).unwrap_or_default();
    }
    blocks
}

/// The DER of a text that is base64 and nothing else.
pub(super) fn bare(text: &str) -> Option<Vec<u8>> {
    decode(text, 1).ok().filter(|der| der.first() == Some(&0x30) && der.len() > 0x7F)
}

impl Block<'_> {
    /// # Errors
    ///
    /// [`FileFault::NoEnd`] and [`FileFault::NotBase64`].
    pub(super) fn decode(&self) -> Result<Vec<u8>, FileFault> {
        let body = self.body.ok_or(FileFault::NoEnd { line: self.line })?;
        decode(body, self.first)
    }
}

/// Decodes a body that begins on this line. Lines with a colon are headers (RFC 1421 §4.4).
fn decode(body: &str, first: usize) -> Result<Vec<u8>, FileFault> {
    let mut letters = String::new();
    for (line, number) in split_lines(body).zip(first..) {
        if line.contains(':') {
            continue;
        }
        let meant: String = line.chars().filter(|letter| !is_blank(*letter)).collect();
        let is_base64 = |letter: char| letter.is_ascii_alphanumeric() || "+/=".contains(letter);
        if !meant.chars().all(is_base64) {
            return Err(FileFault::NotBase64 { line: number });
        }
        letters.push_str(&meant);
    }
    BASE64.decode(letters).map_err(|_| FileFault::NotBase64 { line: first })
}

/// Blanks of any script, and the marks that have no width.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{FEFF}' | '\u{200B}')
}

/// Lines that end in LF, CR LF or CR alone.
fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// How many lines end in a text.
fn lines(text: &str) -> usize {
    split_lines(text).count() - 1
}
