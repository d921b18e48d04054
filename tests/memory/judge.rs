//! What may be found in a program's memory, and what must not.

use std::collections::BTreeMap;
use std::fs;

use kazasu_scan::{Form, Found, Memory, find, find_verify};
use kazasu_tests::{credential, holder};

/// The memory of this process; `None` where nobody may look at it: then it is said that nothing was
/// tested.
pub(crate) fn look(process: u32) -> Option<Memory> {
    match Memory::of(process) {
        Ok(memory) => {
            assert!(memory.len() > 1 << 16, "a program has more than 64 kilobytes");
            Some(memory)
        }
        Err(error) => {
            let command = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
            assert!(!command.is_empty(), "process {process} has ended");
            eprintln!("not run: the memory of {} is closed to us: {error}", command.trim());
            None
        }
    }
}

/// Where a PIN stands there as text.
pub(crate) fn as_text(memory: &Memory, pin: &str) -> Vec<u64> {
    memory.find(pin.as_bytes())
}

/// PINs of the same digits in another order: they stand in tables, pictures and code as often as
/// the PIN does by chance.
fn never_typed(pin: &str, typed: &[&str]) -> Vec<String> {
    let digits: Vec<char> = pin.chars().collect();
    let mut others = Vec::new();
    for a in 0..4 {
        for b in (0..4).filter(|b| *b != a) {
            for c in (0..4).filter(|c| ![a, b].contains(c)) {
                let d = 6 - a - b - c;
                others.push([a, b, c, d].map(|place| digits[place]).iter().collect::<String>());
            }
        }
    }
    others.retain(|other| !typed.contains(&other.as_str()) && !other.starts_with('0'));
    others
}

/// Of how many PINs the same form is no chance, where so many were typed. What keeps one PIN at
/// some distance between its digits keeps them all; one alone is chance, which a hundred megabytes
/// of pictures offer. Side by side no chance is allowed.
fn enough(form: &Form, typed: usize) -> usize {
    match typed {
        // It may be the enumeration of a library.
        _ if !form.is_known() => typed.max(3),
        _ if form.stride == 1 => 1,
        // One PIN comes as text, or as keys of an application keypad. What is like four digits in
        // another code may be pointers that lie side by side.
        1 if !matches!(form.base, b'0' | b'p') => usize::MAX,
        _ => typed.min(3),
    }
}

/// Nothing of these PINs is there that was not there `before` anybody typed.
///
/// None stands in a VERIFY. None stands there as text, or in another form, more often than the same
/// digits in an order that nobody has typed.
#[track_caller]
pub(crate) fn has_no_pin(before: &Memory, memory: &Memory, typed: &[&str]) {
    let mut forms: BTreeMap<Form, Vec<(&str, Vec<u64>)>> = BTreeMap::new();
    let families: Vec<Vec<String>> = typed
        .iter()
        .map(|pin| [vec![(*pin).to_owned()], never_typed(pin, typed)].concat())
        .collect();
    let mut all = find(before, memory, &families.concat()).into_iter();
    for (pin, family) in typed.iter().zip(families) {
        assert!(find_verify(memory, pin).is_empty(), "VERIFY with {pin}");
        let mut found: Vec<Found> = all.by_ref().take(family.len()).collect();
        let others = found.split_off(1);
        let chance = |form: &Form| others.iter().filter_map(|it| it.get(form).map(Vec::len)).max();
        for (form, places) in found.into_iter().flatten() {
            if places.len() > chance(&form).unwrap_or(0) {
                forms.entry(form).or_default().push((pin, places));
            }
        }
    }
    forms.retain(|form, pins| pins.len() >= enough(form, typed.len()));
    assert!(forms.is_empty(), "PINs are in the memory: {forms:x?}");
}

/// Windows of the certificate that a search would know: the serial number's surroundings, key, and
/// signature. Its issuer and its form are those of every certificate.
fn windows() -> Vec<(&'static str, Vec<u8>)> {
    let der = credential().certificate_der();
    let place = |number: usize| der[der.len() * number / 8..][..24].to_vec();
    vec![
        ("certificate, its key", place(2)),
        ("certificate, its key's end", place(3)),
        ("certificate, its signature", place(7)),
        ("holder's name", holder().into_bytes()),
    ]
}

/// How often pieces of the phone's certificate stand there.
pub(crate) fn certificate_copies(memory: &Memory) -> Vec<(&'static str, Vec<u64>)> {
    let found = windows().into_iter().map(|(what, bytes)| (what, memory.find(&bytes)));
    found.filter(|(_, places)| !places.is_empty()).collect()
}

/// Nothing of the phone's certificate is there.
#[track_caller]
pub(crate) fn has_no_certificate(memory: &Memory) {
    let found = certificate_copies(memory);
    assert!(found.is_empty(), "{found:x?}");
}
