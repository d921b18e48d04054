//! What is kept for one desk is given to no other.

use super::bench::{Bench, id, ids, receipt, row, visit};
use crate::host::outbox::{Pick, Standing};

#[test]
fn what_another_desk_did_not_get_stays_until_that_one_counts_again() {
    let bench = Bench::new();
    let running = bench.start();
    running.outbox.of_desk("aaaa");
    for row in [row(1, 1), row(2, 1), row(3, 1)] {
        assert_eq!(running.keep(row), Ok(()));
    }
    running.outbox.set_aside(id(2, 1), "unprocessable");
    running.outbox.received(id(3, 1), receipt(7));
    running.until(|state| (state.waiting, state.set_aside, state.received) == (1, 1, 1));

    running.outbox.of_desk("bbbb");
    assert_eq!(ids(running.oldest()), []);
    assert_eq!(ids(running.next(Pick::Visit(visit(1)))), []);
    let state = running.until(|state| state.elsewhere == 2);
    assert_eq!((state.waiting, state.set_aside, state.received), (0, 0, 1));
    assert!(state.newest_set_aside.is_empty());
    assert_eq!(state.newest_receipt, None, "that was another desk's store");
    assert!(
        running.history().iter().all(|past| !matches!(past.standing, Standing::Received { .. }))
    );
    // The rest of a visit follows its beginning; a new one is this desk's.
    assert_eq!(running.keep(row(1, 2)), Ok(()));
    assert_eq!(running.keep(row(4, 1)), Ok(()));
    running.outbox.retry_set_aside();
    assert_eq!(ids(running.oldest()), [id(4, 1)]);
    assert_eq!(running.until(|state| state.elsewhere == 3).waiting, 1);
    drop(running);

    // Nobody has said which desk counts: nothing is moved.
    let running = bench.start();
    assert_eq!(running.until(|state| state.elsewhere == 3).waiting, 1);
    running.outbox.of_desk("bbbb");
    assert_eq!(ids(running.oldest()), [id(4, 1)]);
    running.outbox.of_desk("aaaa");
    assert_eq!(ids(running.oldest()), [id(1, 1)]);
    assert_eq!(running.until(|state| state.waiting == 3).elsewhere, 1);
    running.outbox.received(id(1, 1), receipt(8));
    assert_eq!(ids(running.oldest()), [id(2, 1)]);
}

#[test]
fn an_outbox_of_an_earlier_version_is_of_the_desk_that_counts_first() {
    let bench = Bench::new();
    let running = bench.start();
    assert_eq!(running.keep(row(1, 1)), Ok(()));
    drop(running);
    let running = bench.start();
    running.outbox.of_desk("aaaa");
    assert_eq!(ids(running.oldest()), [id(1, 1)]);
    assert_eq!(running.outbox.state().elsewhere, 0);
}
