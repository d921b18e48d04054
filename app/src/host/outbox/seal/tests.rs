use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use uuid::Uuid;

use super::{ADDED, Place, Seal, Unsealable};
use crate::host::outbox::row::RowId;

const BODY: &[u8] = b"{\"certificate\":\"MIIE\"}";

fn place() -> Place {
    let id = RowId { visit: VisitId::new(Uuid::from_u128(1)), version: 1 };
    let sha256 = Sha256::of(BODY);
    Place { seq: 1, id, confirmation: 7, kept_at: 1_795_000_000, sha256, schema: 1 }
}

#[test]
fn it_opens_in_its_place_with_its_key_alone() {
    let seal = Seal::new(&[7; 32]).unwrap();
    let sealed = seal.seal(&place(), BODY).unwrap();
    assert_eq!(sealed.len(), BODY.len() + ADDED);
    assert_eq!(seal.open(&place(), &sealed).unwrap(), BODY);
    assert_ne!(seal.seal(&place(), BODY).unwrap(), sealed, "a nonce is never used twice");
    let other = Seal::new(&[8; 32]).unwrap();
    assert_eq!(other.open(&place(), &sealed), Err(Unsealable));
    let id = place().id;
    for elsewhere in [
        Place { seq: 2, ..place() },
        Place { id: RowId { visit: VisitId::new(Uuid::from_u128(2)), ..id }, ..place() },
        Place { id: RowId { version: 2, ..id }, ..place() },
        Place { confirmation: 8, ..place() },
        Place { kept_at: 1_795_000_001, ..place() },
        Place { sha256: Sha256::of(b""), ..place() },
        Place { schema: 2, ..place() },
    ] {
        assert_eq!(seal.open(&elsewhere, &sealed), Err(Unsealable), "{elsewhere:?}");
    }
}

#[test]
fn every_altered_byte_and_every_shorter_one_is_noticed() {
    let seal = Seal::new(&[7; 32]).unwrap();
    let sealed = seal.seal(&place(), BODY).unwrap();
    for at in 0..sealed.len() {
        let mut altered = sealed.clone();
        altered[at] ^= 1;
        assert_eq!(seal.open(&place(), &altered), Err(Unsealable), "{at}");
        assert_eq!(seal.open(&place(), &sealed[..at]), Err(Unsealable), "{at}");
    }
}

#[test]
fn a_key_is_known_by_its_check() {
    let seal = Seal::new(&[7; 32]).unwrap();
    let check = seal.check().unwrap();
    assert!(seal.is_checked_by(&check));
    assert!(!Seal::new(&[8; 32]).unwrap().is_checked_by(&check));
    assert!(!seal.is_checked_by(&seal.seal(&place(), BODY).unwrap()));
}

#[test]
fn a_key_has_32_bytes() {
    assert!(Seal::new(&[7; 16]).is_err());
    assert!(Seal::new(&[]).is_err());
}
