use std::collections::HashSet;

use super::*;

#[test]
fn each_visit_has_an_id_of_version_7_and_the_next_number() {
    let mut identities = Identities::new();
    let mut ids = HashSet::new();
    let mut last = None;
    for _ in 0..250 {
        let (id, confirmation) = identities.next(None).expect("an id");
        assert!(ids.insert(id), "an id came twice");
        // Version and variant (RFC 9562 §4.1, §4.2).
        assert_eq!((id.as_bytes()[6] >> 4, id.as_bytes()[8] >> 6), (7, 0b10), "{id}");
        if let Some(last) = last.replace(confirmation.number()) {
            assert_eq!(confirmation.number(), (last + 1) % 100);
        }
    }
}

#[test]
fn an_id_says_when_the_visit_began() {
    let before = clock::unix_millis();
    let (id, _) = Identities::new().next(None).expect("an id");
    let mut time = [0; 8];
    time[2..].copy_from_slice(&id.as_bytes()[..6]);
    let began = u64::from_be_bytes(time);
    assert!((before..=clock::unix_millis()).contains(&began), "{began}");
}

#[test]
fn the_number_that_a_desk_is_to_know_goes_before_ones_own() {
    let known: Confirmation = "A07".parse().unwrap();
    let (_, confirmation) = Identities::new().next(Some(known)).expect("an id");
    assert_eq!(confirmation, known);
}
