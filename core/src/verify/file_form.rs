//! From the bytes of a file to the DER of the certificate or the list that is meant by it, however
//! it was wrapped; where none is meant, what the file is instead.
//!
//! Read are DER, also with line ends behind it; PEM (RFC 7468) with lines of any length, blanks,
//! any line ends, headers, text or other blocks around it; the same in UTF-16; and base64 alone.

mod block;
mod fault;
mod kind;
mod place;

use block::Block;
pub use fault::FileFault;
pub use kind::FileKind;
pub use place::PlaceInFile;

/// What is looked for in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Certificate,
    Crl,
}

/// One certificate or list of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it stands, where there are several.
    pub(super) place: Option<PlaceInFile>,
    /// Its DER, or why it has none.
    pub(super) der: Result<Vec<u8>, FileFault>,
}

/// The DER of the one certificate or list in a file.
pub(super) fn der(bytes: &[u8], wanted: Wanted) -> Result<Vec<u8>, FileFault> {
    let mut found = all(bytes, wanted)?.into_iter();
    match (found.next(), found.next()) {
        (Some(one), None) => one.der,
        (_, Some(second)) => Err(FileFault::Several {
            count: found.len().saturating_add(2),
            line: second.place.and_then(|place| place.line).unwrap_or(1),
        }),
        // There is one at least.
        (None, None) => Err(FileFault::Empty),
    }
}

/// Each certificate or list of a file, in its order; at least one.
pub(super) fn all(bytes: &[u8], wanted: Wanted) -> Result<Vec<Found>, FileFault> {
    let alone =
        |der: &[u8]| vec![Found { place: None, der: checked(der, wanted).map(<[u8]>::to_vec) }];
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FileFault::Empty);
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(FileFault::Zeros);
    }
    let is_text = |bytes| str::from_utf8(bytes).is_ok();
    // The tag of a SEQUENCE is the digit "0" too; a length of more than 127 bytes is no text.
    if bytes.first() == Some(&0x30) && !is_text(bytes) {
        let parts = concatenated(bytes);
        let place = |number| PlaceInFile { number, count: parts.len(), line: None };
        if let [part] = parts.as_slice() {
            return Ok(alone(part));
        }
        let found = |(part, number): (&&[u8], usize)| Found {
            place: Some(place(number)),
            der: checked(part, wanted).map(<[u8]>::to_vec),
        };
        return Ok(parts.iter().zip(1..).map(found).collect());
    }
    let text = text(bytes);
    let blocks = block::find(&text);
    if blocks.is_empty() {
        return match block::bare(&text) {
            Some(der) => Ok(alone(&der)),
            None if kind::is_binary(bytes) => Err(other(kind::of_bytes(bytes))),
            None => Err(other(kind::of_text(&text))),
        };
    }
    let meant: Vec<_> = blocks.iter().filter(|block| wanted.is_label(block.label)).collect();
    match meant.as_slice() {
        [] => Err(other(
            blocks.first().map_or(FileKind::Unknown, |block| kind::of_label(block.label)),
        )),
        [block] => Ok(vec![Found { place: None, der: decoded(block, wanted) }]),
        several => {
            let found = |(block, number): (&&Block<'_>, usize)| Found {
                place: Some(PlaceInFile { number, count: several.len(), line: Some(block.line) }),
                der: decoded(block, wanted),
            };
            Ok(several.iter().zip(1..).map(found).collect())
        }
    }
}

/// DER values one behind the other. What stands behind the last one, and is none, stays with it:
/// its parser says so.
fn concatenated(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some((one, behind)) = length(rest).and_then(|length| rest.split_at_checked(length)) {
        let behind = behind.trim_ascii_start();
        if behind.first() != Some(&0x30) {
            break;
        }
        parts.push(one);
        rest = behind;
    }
    parts.push(rest);
    parts
}

fn decoded(block: &Block<'_>, wanted: Wanted) -> Result<Vec<u8>, FileFault> {
    let der = block.decode()?;
    let der = checked(&der, wanted)?;
    // OpenSSL's own label: the certificate is followed by what it is trusted for.
    let end = if block.label == "TRUSTED CERTIFICATE" {
        length(der).unwrap_or(der.len())
    } else {
        der.len()
    };
    Ok(der.get(..end).unwrap_or(der).to_vec())
}

/// DER that is whole, and not obviously something else; without the line ends that an editor or a
/// copy may have put behind it.
fn checked(der: &[u8], wanted: Wanted) -> Result<&[u8], FileFault> {
    let expected = length(der);
    if let Some(expected) = expected.filter(|expected| *expected > der.len()) {
        return Err(FileFault::CutOff { length: der.len(), expected });
    }
    let kind = kind::of_bytes(der);
    if !matches!(
        (kind, wanted),
        (FileKind::Unknown, _)
            | (FileKind::Certificate, Wanted::Certificate)
            | (FileKind::Crl, Wanted::Crl)
    ) {
        return Err(other(kind));
    }
    match expected.and_then(|end| der.split_at_checked(end)) {
        Some((whole, rest)) if rest.iter().all(u8::is_ascii_whitespace) => Ok(whole),
        _ => Ok(der),
    }
}

const fn other(kind: FileKind) -> FileFault {
    FileFault::Other { kind }
}

impl Wanted {
    /// RFC 7468 §5.1, §6: the labels to write, and those that may be met. OpenSSL reads and writes
    /// `TRUSTED CERTIFICATE` beside them.
    fn is_label(self, label: &str) -> bool {
        match self {
            Self::Certificate => {
                ["CERTIFICATE", "X509 CERTIFICATE", "X.509 CERTIFICATE", "TRUSTED CERTIFICATE"]
                    .contains(&label)
            }
            Self::Crl => ["X509 CRL", "X.509 CRL", "CRL"].contains(&label),
        }
    }
}

/// How long the value is that DER begins with, tag and length included.
fn length(der: &[u8]) -> Option<usize> {
    let (header, length) = match der {
        [_, length @ 0..=0x7F, ..] => (2, usize::from(*length)),
        [_, count @ 0x81..=0x84, rest @ ..] => {
            let count = usize::from(count & 0x7F);
            let octets = rest.get(..count)?;
            (2 + count, octets.iter().fold(0, |length, octet| length << 8 | usize::from(*octet)))
        }
        _ => return None,
    };
    length.checked_add(header)
}

/// As text: UTF-16 where it begins with the mark of that, else UTF-8 or anything near it, since
/// words around a block may be of any encoding.
fn text(bytes: &[u8]) -> String {
    let units = |of: fn([u8; 2]) -> u16, bytes: &[u8]| {
        String::from_utf16_lossy(&bytes.as_chunks().0.iter().copied().map(of).collect::<Vec<_>>())
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => units(u16::from_le_bytes, rest),
        [0xFE, 0xFF, rest @ ..] => units(u16::from_be_bytes, rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] | rest => String::from_utf8_lossy(rest).into_owned(),
    }
}

#[cfg(test)]
mod tests;
