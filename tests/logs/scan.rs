//! Looks for what must not be there, in whatever form it may have been written: as it is, as
//! hexadecimal digits, Base64, decimal numbers, UTF-16, and with the halves of each byte swapped.

use std::collections::HashSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// So many bytes in a row of a certificate would give it away.
const WINDOW: usize = 16;

/// What is looked for.
#[derive(Default)]
pub(crate) struct Wanted {
    /// Digits of PINs.
    pins: Vec<Vec<u8>>,
    /// Names and numbers of a person.
    names: Vec<Vec<u8>>,
    /// Every [`WINDOW`] of certificates and hashes.
    windows: HashSet<Vec<u8>>,
}

impl Wanted {
    pub(crate) fn pin(mut self, digits: &str) -> Self {
        self.pins.push(digits.as_bytes().to_vec());
        self
    }

    /// At least six bytes, or anything might have them.
    pub(crate) fn name(mut self, name: &[u8]) -> Self {
        assert!(name.len() >= 6, "{name:?}");
        self.names.push(name.to_vec());
        self
    }

    pub(crate) fn bytes(mut self, bytes: &[u8]) -> Self {
        assert!(bytes.len() >= WINDOW);
        self.windows.extend(bytes.windows(WINDOW).map(<[u8]>::to_vec));
        self
    }

    /// What a certificate has in common with its authority's belongs to nobody.
    pub(crate) fn but_for(mut self, bytes: &[u8]) -> Self {
        for window in bytes.windows(WINDOW) {
            self.windows.remove(window);
        }
        self
    }

    /// What of it stands in `data`, and in which form.
    pub(crate) fn found_in(&self, data: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        for pin in &self.pins {
            if stands_alone(data, pin) || stands_alone(&swapped(data), pin) {
                found.push("a PIN".to_owned());
            }
        }
        for (form, view) in views(data) {
            for (half, view) in [("", view.clone()), (", halves swapped", swapped(&view))] {
                // Decoded bytes have no words that a PIN could be a part of.
                if form != "as it is" && self.pins.iter().any(|pin| contains(&view, pin)) {
                    found.push(format!("a PIN as {form}{half}"));
                }
                if self.names.iter().any(|name| contains(&view, name)) {
                    found.push(format!("a name as {form}{half}"));
                }
                if view.windows(WINDOW).any(|window| self.windows.contains(window)) {
                    found.push(format!("a certificate as {form}{half}"));
                }
            }
        }
        found.dedup();
        found
    }
}

fn contains(data: &[u8], wanted: &[u8]) -> bool {
    data.windows(wanted.len()).any(|window| window == wanted)
}

/// Digits that are not a part of a longer number or word, such as a hash or the fraction of a
/// second.
fn stands_alone(data: &[u8], digits: &[u8]) -> bool {
    let is_part =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'.');
    data.windows(digits.len()).enumerate().any(|(at, window)| {
        let before = at.checked_sub(1).and_then(|before| data.get(before));
        window == digits && !is_part(before) && !is_part(data.get(at + digits.len()))
    })
}

fn swapped(data: &[u8]) -> Vec<u8> {
    data.iter().map(|byte| byte.rotate_left(4)).collect()
}

/// The data, and what it may be another form of.
fn views(data: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let without_zeros: Vec<u8> = data.iter().copied().filter(|byte| *byte != 0).collect();
    let mut views = vec![("as it is", data.to_vec())];
    if without_zeros.len() < data.len() {
        views.push(("UTF-16", without_zeros.clone()));
    }
    views.extend(hexadecimal(&without_zeros).into_iter().map(|view| ("hexadecimal digits", view)));
    views.extend(
        runs(&without_zeros, 6, is_base64)
            .into_iter()
            .flat_map(base64)
            .map(|view| ("Base64", view)),
    );
    views.extend(decimal(&without_zeros).into_iter().map(|view| ("decimal numbers", view)));
    views
}

/// Stretches of bytes of one kind, at least so long.
fn runs(data: &[u8], least: usize, kind: fn(u8) -> bool) -> Vec<&[u8]> {
    data.split(|byte| !kind(*byte)).filter(|run| run.len() >= least).collect()
}

const fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// Digits that follow each other, with `0x`, spaces, colons and commas between the bytes or
/// without; both ways to pair them.
fn hexadecimal(data: &[u8]) -> Vec<Vec<u8>> {
    let text = String::from_utf8_lossy(data).replace("0x", "").replace([' ', ':', ','], "");
    let runs = runs(text.as_bytes(), 8, |byte| byte.is_ascii_hexdigit());
    let digit = |byte: u8| {
        char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap()
    };
    let pairs =
        |run: &[u8]| run.chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect();
    runs.into_iter().flat_map(|run| [pairs(run), pairs(&run[1..])]).collect()
}

/// A piece may begin anywhere within a longer text.
fn base64(run: &[u8]) -> Vec<Vec<u8>> {
    let usual: Vec<u8> = run
        .iter()
        .map(|byte| {
            if *byte == b'-' {
                b'+'
            } else if *byte == b'_' {
                b'/'
            } else {
                *byte
            }
        })
        .collect();
    let decode = |from: usize| {
        let part = usual.get(from..)?;
        // An end of one character codes nothing.
        let part = if part.len() % 4 == 1 { &part[..part.len() - 1] } else { part };
        let whole = &part[..part.len() / 4 * 4];
        STANDARD_NO_PAD.decode(part).or_else(|_| STANDARD_NO_PAD.decode(whole)).ok()
    };
    (0..4).filter_map(decode).collect()
}

/// `48, 130, 6, …`, as `Debug` writes bytes.
fn decimal(data: &[u8]) -> Vec<Vec<u8>> {
    let text = String::from_utf8_lossy(data).replace(' ', "");
    let runs = runs(text.as_bytes(), 7, |byte| byte.is_ascii_digit() || byte == b',');
    let numbers = |run: &[u8]| {
        let text = String::from_utf8_lossy(run).into_owned();
        text.split(',').filter_map(|number| number.parse::<u8>().ok()).collect::<Vec<u8>>()
    };
    runs.into_iter().map(numbers).filter(|bytes| bytes.len() >= 4).collect()
}

/// Every form that somebody might write by mistake, between other words.
#[test]
fn every_form_is_found() {
    let certificate: Vec<u8> = (0..200_u8).map(|byte| byte.wrapping_mul(37) ^ 0xA5).collect();
    let wanted = Wanted::default().pin("8531").name("山田太郎".as_bytes()).bytes(&certificate);
    let piece = &certificate[91..91 + WINDOW];
    let hex = |bytes: &[u8], between: &str, upper: bool| {
        let digits = |byte: &u8| if upper { format!("{byte:02X}") } else { format!("{byte:02x}") };
        bytes.iter().map(digits).collect::<Vec<_>>().join(between)
    };
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    for secret in [piece, "山田太郎".as_bytes(), b"8531"] {
        let mut forms: Vec<Vec<u8>> =
            vec![secret.to_vec(), swapped(secret), format!("{secret:?}").into_bytes()];
        for between in ["", " ", ":", ", "] {
            forms.extend([false, true].map(|upper| hex(secret, between, upper).into_bytes()));
            forms.push(hex(&swapped(secret), between, false).into_bytes());
        }
        for before in [&b""[..], b"x", b"xy"] {
            forms.push(STANDARD_NO_PAD.encode([before, secret, b"z"].concat()).into_bytes());
            forms.push(
                base64::engine::general_purpose::URL_SAFE
                    .encode([before, secret].concat())
                    .into_bytes(),
            );
        }
        if secret == b"8531" {
            forms.extend([utf16("8531", true), utf16("8531", false)]);
        }
        forms.extend([true, false].map(|big| utf16(&hex(secret, "", false), big)));
        for form in forms {
            for (before, after) in [("{\"a\":\"", "\"}"), ("line\nb=", " \n"), ("(", ")")] {
                let line = [before.as_bytes(), &form, after.as_bytes()].concat();
                assert!(
                    !wanted.found_in(&line).is_empty(),
                    "{secret:?} in {:?}",
                    String::from_utf8_lossy(&line)
                );
            }
        }
    }
}

#[test]
fn what_is_innocent_is_not_found() {
    let certificate: Vec<u8> = (0..200_u8).map(|byte| byte.wrapping_mul(37) ^ 0xA5).collect();
    let wanted = Wanted::default().pin("8531").name(b"VIRTUAL PHONE").bytes(&certificate);
    for line in [
        "{\"time\":\"2026-11-22T18:53:10.128531Z\",\"total_ms\":18531,\"took\":8.5310}",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "[56, 53, 51]",
    ] {
        assert_eq!(wanted.found_in(line.as_bytes()), [""; 0], "{line}");
    }
    assert_eq!(wanted.found_in(&certificate[..WINDOW - 1]), [""; 0]);
}
