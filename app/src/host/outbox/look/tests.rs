use std::fs;

use kazasu_core::session::OutboxDown;

use super::{OutboxLook, look};
use crate::host::outbox::state_file::NAME as STATE;
use crate::host::outbox::tests::bench::{Bench, id, receipt, row};

fn with_rows() -> Bench {
    let bench = Bench::new();
    let running = bench.start();
    for number in 0..3 {
        assert_eq!(running.keep(row(number, 1)), Ok(()));
    }
    running.outbox.received(id(0, 1), receipt(1));
    running.outbox.set_aside(id(1, 1), "malformed");
    running.until(|state| state.set_aside == 1 && state.received == 1);
    drop(running);
    bench
}

#[test]
fn where_there_is_none_nothing_is_made() {
    let bench = Bench::new();
    assert_eq!(look(&bench.settings), OutboxLook::Nothing);
    assert!(!bench.folder().exists());
}

/// Counted in a copy: every file is as it was, and a program that starts finds it free.
#[test]
fn one_at_rest_is_opened_and_left_as_it_is() {
    let bench = with_rows();
    let before = bench.bytes();
    let OutboxLook::AtRest(report) = look(&bench.settings) else { panic!() };
    assert_eq!((report.waiting, report.set_aside, report.received), (1, 1, 1));
    assert_eq!((report.down, report.damaged), (None, 0));
    assert!(report.oldest.is_some());
    assert_eq!(bench.bytes(), before);
    assert_eq!(bench.start().outbox.state().waiting, 1);
}

/// The program that has it says how it stands; it is not disturbed by being looked at.
#[test]
fn one_in_use_is_told_of_by_its_program() {
    let bench = with_rows();
    let running = bench.start();
    for _ in 0..20 {
        assert!(matches!(look(&bench.settings), OutboxLook::InUse(_)));
    }
    assert_eq!(running.keep(row(5, 1)), Ok(()));
    let is_told = || {
        let OutboxLook::InUse(Some(report)) = look(&bench.settings) else { return false };
        report.waiting == 2 && report.refused.len() == 1 && report.down.is_none()
    };
    for _ in 0..600 {
        if is_told() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert!(is_told());
    drop(running);
    assert!(!bench.file(STATE).exists(), "it is nobody's word any more");
}

#[test]
fn each_cause_is_seen_from_beside_too() {
    let bench = with_rows();
    let down = || match look(&bench.settings) {
        OutboxLook::AtRest(report) => report.down,
        other => panic!("{other:?}"),
    };
    let key = fs::read(bench.file("outbox.key")).unwrap();
    fs::write(bench.file("outbox.key"), [1; 32]).unwrap();
    assert_eq!(down(), Some(OutboxDown::KeyWrong));
    fs::write(bench.file("outbox.key"), [1; 31]).unwrap();
    assert_eq!(down(), Some(OutboxDown::KeyWrong));
    fs::remove_file(bench.file("outbox.key")).unwrap();
    assert_eq!(down(), Some(OutboxDown::KeyLost));
    fs::write(bench.file("outbox.key"), key).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(down(), Some(OutboxDown::NotAllowed), "others can read it");
        let only_ours = fs::Permissions::from_mode(0o600);
        fs::set_permissions(bench.file("outbox.key"), only_ours).unwrap();
    }
    assert_eq!(down(), None);
    let whole = fs::read(bench.file("outbox.db")).unwrap();
    fs::write(bench.file("outbox.db"), &whole[..whole.len() - 4_096]).unwrap();
    assert_eq!(down(), Some(OutboxDown::Corrupt));
    fs::write(bench.file("outbox.db"), "a letter").unwrap();
    assert_eq!(down(), Some(OutboxDown::Foreign));
}
