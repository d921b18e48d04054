use std::sync::mpsc::channel;

use super::*;

/// A thread that cannot be started drops what it was given, and a passcode that nobody compares
/// must not lock the question for good.
#[test]
fn a_job_that_nobody_does_is_answered_too_and_a_done_one_once() {
    for is_done in [false, true] {
        let (sender, told) = channel();
        let job = Job::Compare("12345678".into());
        let reply = Reply {
            tell: Some(move |news| sender.send(news).unwrap()),
            answer: Some(job.undone()),
        };
        if is_done {
            reply.give(Answer::Compared(true));
        } else {
            drop(reply);
        }
        let answers: Vec<News> = told.iter().collect();
        match answers.as_slice() {
            [News::Answer(Answer::NotCompared)] => assert!(!is_done),
            [News::Answer(Answer::Compared(true))] => assert!(is_done),
            others => panic!("{others:?}"),
        }
    }
}
