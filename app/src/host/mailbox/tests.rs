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
