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
