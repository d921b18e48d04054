//! What a patient presses passes through queues that keep nothing of it.

use super::finding::{Finding, belongs_to};
use super::source::tokens;

/// Where keys and actions pass from thread to thread.
const WAYS: [&str; 4] =
    ["app/src/tui", "app/src/touch", "app/src/host/mailbox", "app/src/host/visits"];

/// Checks that one file on the way of a PIN's digits uses no queue that leaves the bytes of what
/// was taken out where they lay.
pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    if !WAYS.iter().any(|way| belongs_to(path, way)) {
        return Vec::new();
    }
    let named = tokens(text).into_iter().filter(|token| token.text == "mpsc");
    named
        .map(|token| {
            let advice = "queue: a channel of the standard library keeps what was taken out of \
                          it, and digits of a PIN may pass here; use host::mailbox";
            Finding::new(path, token.line, advice.to_owned())
        })
        .collect()
}

#[test]
fn a_queue_that_keeps_what_passed_is_found() {
    let lines = |path: &str, text: &str| {
        check(path, text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };
    assert_eq!(lines("app/src/tui/pending.rs", "\nuse std::sync::mpsc::sync_channel;"), [2]);
    assert_eq!(
        lines("app/src/touch/window.rs", "fn f() { std::sync::mpsc::channel::<u8>(); }"),
        [1]
    );
    assert_eq!(lines("app/src/host/mailbox.rs", "use std::sync::{Arc, mpsc};"), [1]);
    assert_eq!(lines("app/src/tui/pending.rs", "// mpsc\nuse crate::host::mailbox::Post;"), [0; 0]);
    assert_eq!(lines("app/src/host/log/writer.rs", "use std::sync::mpsc;"), [0; 0]);
}
