use kazasu_core::session::OutboxDown;
use kazasu_i18n::{Language, Seen, Texts};

use super::{NOW, well};
use crate::config::Config;
use crate::host::checks::outbox::Outbox;
use crate::host::checks::{Facts, Finding, State, all};
use crate::host::report::OutboxReport;

/// Where nothing is kept, the terminal is not ready, with the cause; what waits for long, what the
/// desk refuses and a slow disk are to be looked at.
#[test]
fn an_outbox_that_keeps_nothing_is_a_problem() {
    let seen = |report: OutboxReport| {
        let outbox = Outbox::Seen(Box::new(report));
        let findings = all(&Facts { outbox, ..well() }, &Config::usual().unwrap());
        let of_it = findings.into_iter().filter(|finding| finding.name == "outbox");
        of_it.map(|finding| (finding.state, finding.seen)).collect::<Vec<_>>()
    };
    let kept = OutboxReport { waiting: 2, oldest: Some(NOW.as_secs() - 60), ..Default::default() };
    assert_eq!(seen(kept.clone()), [(State::Ok, Seen::Outbox { waiting: 2 })]);
    let oldest = Some(NOW.as_secs() - 7_200);
    assert_eq!(
        seen(OutboxReport { oldest, set_aside: 3, commit_ms: Some(900), ..kept.clone() }),
        [
            (State::Warning, Seen::OutboxWaiting { waiting: 2, age: 7_200 }),
            (State::Warning, Seen::OutboxSetAside { count: 3 }),
            (State::Warning, Seen::OutboxSlow { milliseconds: 900 }),
        ]
    );
    for down in OutboxDown::ALL {
        let why = Some("the disk is full".to_owned());
        let found = seen(OutboxReport { down: Some(down), why, ..kept.clone() });
        let [(State::Problem, seen)] = found.as_slice() else { panic!("{found:?}") };
        for language in [Language::JA, Language::EN] {
            let text = Texts::new(language).seen(seen);
            assert!(text.next.is_some_and(|next| !next.is_empty()), "{down:?}");
            assert!(text.evidence.is_some_and(|seen| seen.contains("the disk is full")));
        }
    }
    let outbox = Outbox::InUse;
    let findings = all(&Facts { outbox, ..well() }, &Config::usual().unwrap());
    assert!(findings.contains(&Finding::new("outbox", State::Unknown, Seen::OutboxInUse)));
}
