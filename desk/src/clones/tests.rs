use super::*;

const TERMINAL: Uuid = Uuid::from_u128(1);

/// Follows calls (program, last byte of the address, minute); whether each raised an alarm.
fn alarms(calls: &[(u128, u8, u64)]) -> Vec<bool> {
    let mut trail = Vec::new();
    calls
        .iter()
        .map(|(boot, address, minute)| {
            let address = IpAddr::from([192, 0, 2, *address]);
            let at = Timestamp::from_millis(1_795_737_600_000 + minute * 60_000);
            let boot = Uuid::from_u128(*boot);
            let (next, alarm) = follow(&trail, TERMINAL, boot, address, at);
            assert!(next.len() <= REMEMBERED);
            trail = next;
            if let Some(alarm) = &alarm {
                assert_eq!(*alarm, Alarm::Clone { terminal: TERMINAL, address });
            }
            alarm.is_some()
        })
        .collect()
}

#[test]
fn one_machine_may_start_anew_and_move() {
    let starts: Vec<_> =
        (0..20).map(|number| (number, 1, u64::try_from(number).unwrap())).collect();
    assert!(!alarms(&starts).contains(&true));
    let moves: Vec<_> = (0..20).map(|number| (1, number, u64::from(number))).collect();
    assert!(!alarms(&moves).contains(&true));
    assert!(!alarms(&[(1, 1, 0), (1, 2, 60), (1, 1, 120), (1, 2, 180)]).contains(&true));
    assert!(!alarms(&[(1, 1, 0), (1, 2, 1), (1, 1, 2)]).contains(&true), "back once");
    assert!(!alarms(&[(1, 1, 0), (1, 1, 1), (2, 2, 2), (2, 2, 3)]).contains(&true));
}

#[test]
fn two_programs_that_take_turns_are_a_clone() {
    assert_eq!(alarms(&[(1, 1, 0), (2, 1, 1), (1, 1, 2)]), [false, false, true]);
    assert_eq!(
        alarms(&[(1, 1, 0), (2, 2, 0), (2, 2, 1), (1, 1, 300)]),
        [false, false, false, true]
    );
    assert_eq!(alarms(&[(1, 1, 0), (2, 1, 1), (3, 1, 2), (1, 1, 3)]), [false, false, false, true]);
}

#[test]
fn two_addresses_that_take_turns_are_a_clone() {
    assert_eq!(alarms(&[(1, 1, 0), (1, 2, 1), (1, 1, 2), (1, 2, 3)]), [false, false, false, true]);
}
