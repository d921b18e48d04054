use super::*;

#[derive(Debug, PartialEq, Eq)]
enum Message {
    Number(u32),
    Word(&'static str),
}

impl From<u32> for Message {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

#[test]
fn what_is_posted_by_different_ways_comes_in_its_order() {
    let (post, mailbox) = mailbox::<Message>();
    let numbers = post.only::<u32>();
    assert!(numbers.send(1) && post.send(Message::Word("two")) && numbers.send_waiting(3));
    assert_eq!(mailbox.next(), Some(Message::Number(1)));
    assert_eq!(mailbox.next_until(Instant::now()), Some(Message::Word("two")));
    assert_eq!(mailbox.waiting().collect::<Vec<_>>(), [Message::Number(3)]);
    assert_eq!(mailbox.next_until(Instant::now()), None);
    drop((post, numbers));
    assert_eq!(mailbox.next(), None, "nobody can post any more");
}

#[test]
fn whoever_posts_into_a_full_mailbox_or_to_nobody_is_told_so_at_once() {
    let (post, mailbox) = mailbox::<u32>();
    let posted = (0..).take_while(|number| post.send(*number)).count();
    assert_eq!(posted, WAITING);
    drop(mailbox);
    assert!(!post.send(0) && !post.send_waiting(0));
}

#[test]
fn one_mailbox_is_as_large_as_it_is_made_and_who_waits_for_room_gets_it() {
    let (post, mailbox) = mailbox_for::<u32>(2);
    assert!(post.send(1) && post.send(2) && !post.send(3));
    let waiting = std::thread::spawn(move || post.send_waiting(4));
    assert_eq!(mailbox.next(), Some(1));
    assert!(waiting.join().unwrap());
    assert_eq!(mailbox.waiting().collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn who_waits_for_room_is_told_when_nobody_listens_any_more() {
    let (post, mailbox) = mailbox_for::<u32>(1);
    assert!(post.send(1));
    let waiting = std::thread::spawn(move || post.send_waiting(2));
    drop(mailbox);
    assert!(!waiting.join().unwrap());
}

#[test]
fn who_waits_for_a_message_is_told_when_none_can_come_any_more() {
    let (post, mailbox) = mailbox::<u32>();
    let waiting = std::thread::spawn(move || mailbox.next());
    drop(post);
    assert_eq!(waiting.join().unwrap(), None);
}

/// A key as it passes: the digit lies somewhere in it.
#[cfg(target_os = "linux")]
struct Pressed {
    time: u64,
    digit: u8,
}

/// In a process of its own: in the memory of one that runs every test, four bytes stand at some
/// stride by chance.
#[test]
#[cfg(target_os = "linux")]
fn nothing_stays_of_what_was_taken_out() {
    let searched = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "host::mailbox::tests::search_what_was_taken_out"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&searched.stdout);
    assert!(searched.status.success() && said.contains("1 passed"), "{said}");
}

/// What was taken out is searched in the memory of this very process.
#[test]
#[cfg(target_os = "linux")]
#[ignore = "the child of the test above"]
fn search_what_was_taken_out() {
    use kazasu_scan::{Form, Memory, find};
    use std::collections::VecDeque;

    const STRIDES: [usize; 2] = [size_of::<Pressed>(), size_of::<Option<Pressed>>()];
    // The queue of the standard library keeps it: the search finds what there is.
    let mut keeps: VecDeque<Pressed> = VecDeque::with_capacity(16);
    let mut ring = Ring::new(16);
    // One by one, as they are pressed: four in a row would stand on the stack too.
    for digit in [6, 1, 8, 3] {
        keeps.push_back(Pressed { time: 7 << 40, digit });
    }
    for digit in [7, 2, 9, 4] {
        assert!(ring.push(Pressed { time: 7 << 40, digit }));
    }
    let taken = |key: Pressed| u64::from(key.digit) + key.time;
    let sums: [u64; 2] = [
        std::iter::from_fn(|| keeps.pop_front()).map(taken).sum(),
        std::iter::from_fn(|| ring.pop()).map(taken).sum(),
    ];
    assert_eq!(sums, [18 + (28 << 40), 22 + (28 << 40)]);
    let memory = Memory::of(std::process::id()).unwrap();
    let found = find(&Memory { parts: Vec::new() }, &memory, &["6183", "7294"]);
    let times =
        |pin: usize| STRIDES.map(|stride| found[pin].get(&Form::value(stride)).map_or(0, Vec::len));
    assert!(times(0)[0] > 0, "{found:x?}");
    assert_eq!(times(1), [0, 0], "{found:x?}");
    drop((keeps, ring));
}
