use std::time::Duration;

use super::*;

fn admission(per_address: usize, connections: usize) -> Admission {
    Admission::new(Limits { per_address, connections, ..Limits::PROTOCOL })
}

fn address(last: u8) -> IpAddr {
    IpAddr::from([10, 0, 0, last])
}

async fn is_closed(place: &Place) -> bool {
    tokio::time::timeout(Duration::from_millis(20), place.closed()).await.is_ok()
}

#[tokio::test]
async fn the_oldest_silent_connection_gives_way_and_a_known_one_stays() {
    let admission = admission(2, 10);
    let known = admission.enter(address(1)).unwrap();
    known.badge().belongs_to(Uuid::from_u128(1));
    let silent = admission.enter(address(1)).unwrap();
    let next = admission.enter(address(1)).unwrap();
    assert!(is_closed(&silent).await);
    assert!(!is_closed(&known).await);
    assert!(!is_closed(&next).await);
    assert_eq!(admission.count(), 2);
}

#[tokio::test]
async fn where_everybody_is_known_the_next_is_closed() {
    let admission = admission(10, 2);
    let places: Vec<_> = (1..=2)
        .map(|last| {
            let place = admission.enter(address(last)).unwrap();
            place.badge().belongs_to(Uuid::from_u128(u128::from(last)));
            place
        })
        .collect();
    assert!(admission.enter(address(3)).is_none());
    drop(places);
    assert!(admission.enter(address(3)).is_some());
}

#[tokio::test]
async fn thousands_from_many_addresses_do_not_take_the_place_of_a_known_terminal() {
    let admission = admission(64, 128);
    let known = admission.enter(address(1)).unwrap();
    known.badge().belongs_to(Uuid::from_u128(1));
    let mut held = Vec::new();
    for index in 0..10_000_u32 {
        held.push(admission.enter(IpAddr::from((0x0b00_0000 + index % 500).to_be_bytes())));
        assert!(admission.count() <= 128);
    }
    assert!(held.iter().all(Option::is_some));
    assert!(!is_closed(&known).await);
}

#[tokio::test]
async fn a_revoked_owner_loses_all_connections_and_nobody_else_does() {
    let admission = admission(10, 10);
    let (gone, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let places: Vec<_> = [gone, other, gone]
        .into_iter()
        .map(|owner| {
            let place = admission.enter(address(1)).unwrap();
            place.badge().belongs_to(owner);
            place
        })
        .collect();
    admission.close(gone);
    assert!(is_closed(&places[0]).await);
    assert!(!is_closed(&places[1]).await);
    assert!(is_closed(&places[2]).await);
    assert_eq!(admission.count(), 1);
    drop(places);
    assert_eq!(admission.count(), 0);
}

#[test]
fn a_machine_has_one_network_of_ipv6() {
    let one: IpAddr = "2001:db8::1".parse().unwrap();
    let other: IpAddr = "2001:db8::ffff:0:0:2".parse().unwrap();
    let far: IpAddr = "2001:db8:0:1::1".parse().unwrap();
    assert_eq!(counted(one), counted(other));
    assert_ne!(counted(one), counted(far));
    assert_eq!(counted("::ffff:10.0.0.1".parse().unwrap()), address(1));
}
