use super::*;
use crate::keys::{DeskId, KeyMaterial};

const NOW: Timestamp = Timestamp::from_millis(1_795_737_600_123);

fn keys() -> DeskKeys {
    let id = DeskId::random().unwrap();
    DeskKeys::new(id, &KeyMaterial::generate(id, NOW).unwrap()).unwrap()
}

#[test]
fn a_nonce_is_known_again_by_its_desk_for_its_terminal_alone() {
    let (keys, other) = (keys(), keys());
    let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let served = make(&keys, one, NOW).unwrap();
    assert_eq!(served.expires.as_millis(), NOW.as_millis() + GOOD_MS);
    assert_eq!(origin(&keys, one, served.nonce), Origin::Ours { made_at: NOW });
    assert_eq!(origin(&keys, two, served.nonce), Origin::Foreign);
    assert_eq!(origin(&other, one, served.nonce), Origin::Foreign);
    for at in 0..32 {
        let mut bent = served.nonce;
        bent.0[at] ^= 1;
        assert_eq!(origin(&keys, one, bent), Origin::Foreign, "byte {at}");
    }
    assert_eq!(origin(&keys, one, ChallengeParts::NO_DESK), Origin::None);
    assert_ne!(make(&keys, one, NOW).unwrap().nonce, served.nonce);
}
