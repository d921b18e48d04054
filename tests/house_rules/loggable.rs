//! What may be written down is decided in one place.

use super::finding::{Finding, belongs_to};
use super::source::tokens;

/// The file that says what may stand in logs, records and bundles.
const HOME: &str = "app/src/host/loggable";

/// Checks that one file does not let a type of its own into the logs.
pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    if belongs_to(path, HOME) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let found = tokens.windows(2).filter(|two| two[0].text == "Loggable" && two[1].text == "for");
    found
        .map(|two| {
            let advice = format!(
                "loggable: only {HOME}.rs says what may be written down; use its macro \
                 `loggable!`, which looks at each field"
            );
            Finding::new(path, two[0].line, advice)
        })
        .collect()
}

#[test]
fn a_type_that_lets_itself_into_the_logs_is_found() {
    let lines = |path: &str, text: &str| {
        check(path, text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };
    assert_eq!(
        lines("app/src/host/log/entry.rs", "struct Der(Vec<u8>);\nimpl Loggable for Der {}"),
        [2]
    );
    assert_eq!(
        lines("app/src/cli/mod.rs", "impl<T: X> crate::host::loggable::Loggable\n for T {}"),
        [1]
    );
    assert_eq!(lines("app/src/host/loggable.rs", "impl Loggable for bool {}"), [0; 0]);
    assert_eq!(
        lines(
            "app/src/host/log/entry.rs",
            "// impl Loggable for Der\nfn f<T: Loggable>() { \"Loggable for\"; }"
        ),
        [0; 0]
    );
}
