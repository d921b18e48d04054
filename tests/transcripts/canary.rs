//! What must be in no transcript: the PIN, the holder's name, the certificate, the signature.

use kazasu_core::read::{ReadError, Tap};
use kazasu_core::reader::{Card, CardError};
use kazasu_core::transcript::Transcript;
use kazasu_core::verify::Evidence;
use kazasu_core::virtual_phone::{Model, PhoneSpec, SharedPhone, VirtualPhone};
use kazasu_tests::{Phone, Watchdog, credential};

use super::{PIN, phones, record, request, tap};

/// Bytes as a transcript would write them.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(" ")
}

/// Where one of the secrets stands in `text`, if one does: the wrong PIN and the right one, any
/// eight bytes of the holder's name as UTF-16, and any eight of the certificate behind its header,
/// as hexadecimal or as text.
fn found(text: &str) -> Option<String> {
    let certificate = &credential().certificate_der()[4..];
    let name = wide(&name());
    let pieces = certificate.windows(8).chain(name.windows(8)).chain([PIN.as_bytes(), b"7642"]);
    let mut forms = pieces.flat_map(|piece| {
        let plain = std::str::from_utf8(piece)
            .ok()
            .filter(|text| !text.trim().is_empty())
            .map(str::to_owned);
        std::iter::once(hex(piece)).chain(plain)
    });
    // The comments are the same in each, and speak of certificates too.
    let told: String =
        text.lines().filter(|line| !line.starts_with('#')).flat_map(|line| [line, "\n"]).collect();
    forms.find(|form| told.contains(form.as_str()))
}

#[test]
fn the_search_finds_what_it_is_for() {
    let certificate = credential().certificate_der();
    assert!(found(&hex(&certificate[700..740])).is_some());
    assert!(found("> 00 20 00 80 04 38 35 33 31").is_some() && found("pin 8531").is_some());
    let name =
        certificate.windows(7).position(|window| window == b"VIRTUAL").expect("the holder's name");
    assert!(found(&String::from_utf8_lossy(&certificate[name..name + 12])).is_some());
    assert!(found(&hex(&wide(b"VIRTUAL"))).is_some());
    assert_eq!(found(&hex(&certificate[..4])), None, "tag and length of the whole are shown");
}

#[test]
fn no_transcript_holds_anything_of_a_person() {
    let _watchdog = Watchdog::start();
    for case in phones::all() {
        let text = record(&case).to_string();
        assert_eq!(found(&text), None, "{}\n{text}", case.name);
    }
}

/// The holder's name as it stands in the certificate.
fn name() -> Vec<u8> {
    let certificate = credential().certificate_der();
    let start =
        certificate.windows(7).position(|window| window == b"VIRTUAL").expect("the holder's name");
    certificate[start..start + usize::from(certificate[start - 1])].to_vec()
}

/// As UTF-16 writes it.
fn wide(text: &[u8]) -> Vec<u8> {
    text.iter().flat_map(|byte| [*byte, 0]).collect()
}

/// A phone that answers one command with something else: what a broken or hostile one may send
/// where nothing is expected.
struct Blurting<C> {
    card: C,
    left: usize,
    with: Vec<u8>,
}

impl<C: Card> Card for Blurting<C> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        let mut answer = self.card.transmit(command)?;
        if self.left == 0 {
            answer.splice(..answer.len().saturating_sub(2), self.with.iter().copied());
        }
        self.left = self.left.wrapping_sub(1);
        Ok(answer)
    }
}

/// Everything that a phone could blurt out: the whole certificate, its holder's name as DER, as
/// text and as UTF-16, the PIN.
fn secrets() -> Vec<Vec<u8>> {
    let certificate = credential().certificate_der();
    let name = certificate.windows(7).position(|window| window == b"VIRTUAL").unwrap();
    let length = usize::from(certificate[name - 1]);
    let text = &certificate[name..name + length];
    let wide = wide(text);
    vec![
        certificate.to_vec(),
        certificate[name - 2..name + length].to_vec(),
        text.to_vec(),
        wide,
        PIN.as_bytes().to_vec(),
    ]
}

#[test]
fn whatever_a_phone_blurts_out_is_not_kept() {
    let _watchdog = Watchdog::start();
    let case = &phones::all()[0];
    for secret in secrets() {
        // At the token's label a phone says who it is; what it says there is reported word for
        // word.
        for command in (0..16).filter(|command| *command != 2) {
            let phone = SharedPhone::new(VirtualPhone::new(PhoneSpec {
                pin: PIN.into(),
                ..Phone::spec(Model::Android)
            }));
            phone.hold();
            let request = request(case);
            let mut card =
                Blurting { card: phone.connect().unwrap(), left: command, with: secret.clone() };
            let tap = tap(&mut card, &request);
            let text = transcript(&request, &tap).to_string();
            assert_eq!(
                found(&text),
                None,
                "command {}: {:?}\n{text}",
                command + 1,
                why(&tap.result)
            );
            if let Ok(evidence) = &tap.result {
                let signature = evidence.signature.as_bytes();
                let part = signature.windows(8).find(|part| text.contains(&hex(part)));
                assert_eq!(part, None, "command {}: a part of the signature\n{text}", command + 1);
            }
        }
    }
}

fn transcript(request: &kazasu_core::read::Request, tap: &Tap) -> Transcript {
    let origin = kazasu_core::transcript::Origin {
        program: "0.1.0".into(),
        date: "2026-11-22".into(),
        reader: None,
    };
    Transcript::new(origin, request, tap, None)
}

fn why(result: &Result<Evidence, ReadError>) -> Option<&ReadError> {
    result.as_ref().err()
}
