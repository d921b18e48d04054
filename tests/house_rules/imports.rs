//! The arrow: a module of the core imports only from its left.

use super::finding::{Finding, belongs_to, is_test};
use super::source::{Path, paths, tokens};

/// From left to right.
const ARROW: [&str; 8] =
    ["reader", "apdu", "jpki", "verify", "read", "transcript", "session", "screen"];
/// For every module; they import only from each other.
const COMMON: [&str; 3] = ["secret", "code", "time"];
/// Stands outside the arrow: it plays the phone, so it may know what a card is and nothing of how
/// the core reads it. (With the core's own codec on both sides of a test, a shared mistake would
/// pass.)
const VIRTUAL: &str = "virtual_phone";

/// Checks one file of the core.
pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    let Some(inside) = path.strip_prefix("core/src/") else { return Vec::new() };
    if inside == "lib.rs" || is_test(path) {
        return Vec::new();
    }
    let module = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    if !ARROW.contains(&module) && !COMMON.contains(&module) && module != VIRTUAL {
        let advice = format!(
            "arrow: module `{module}` has no place in the order yet; give it one in tests/house_rules/imports.rs"
        );
        return vec![Finding::new(path, 0, advice)];
    }
    let forbidden = |target: &str| target != module && !may_import(module, target);
    paths(&tokens(text))
        .iter()
        .filter_map(|used| Some((used.line, from_the_root(used, depth(inside))?)))
        .filter(|(_, target)| forbidden(target))
        .map(|(line, target)| {
            let advice = format!("arrow: `{module}` must not import `{target}`; move what both need further left, or pass it in");
            Finding::new(path, line, advice)
        })
        .collect()
}

fn may_import(module: &str, target: &str) -> bool {
    if COMMON.contains(&target) {
        return true;
    }
    let place = |name: &str| ARROW.iter().position(|&module| module == name);
    match (place(module), place(target)) {
        (Some(own), Some(other)) => other < own,
        (None, Some(_)) => module == VIRTUAL && target == "reader",
        _ => false,
    }
}

/// How many `super` lead from this file's module to the crate's root.
fn depth(inside: &str) -> usize {
    inside.split('/').filter(|part| *part != "mod.rs").count()
}

/// The module of the core that a path names, if it goes through the crate's root.
fn from_the_root(path: &Path, depth: usize) -> Option<&str> {
    let supers = path.segments.iter().take_while(|segment| *segment == "super").count();
    let root = match path.segment(0) {
        "crate" => 1,
        _ if supers >= depth => supers,
        _ => return None,
    };
    path.segments.get(root).map(String::as_str)
}

#[test]
fn the_rule_can_fail() {
    let advice = |path: &str, text: &str| {
        check(path, text)
            .into_iter()
            .map(|finding| (finding.line, finding.advice))
            .collect::<Vec<_>>()
    };
    let lines = |path: &str, text: &str| {
        advice(path, text).into_iter().map(|(line, _)| line).collect::<Vec<_>>()
    };

    assert_eq!(
        lines("core/src/apdu/channel.rs", "use crate::reader::Card;\nuse crate::jpki::Token;"),
        [2]
    );
    assert_eq!(
        lines(
            "core/src/reader/mod.rs",
            "use crate::{\n  time::Ticks,\n  verify::{Evidence, verify},\n};"
        ),
        [3, 3]
    );
    assert_eq!(lines("core/src/jpki/token.rs", "fn f() { crate::session::start() }"), [1]);
    assert_eq!(lines("core/src/jpki/token.rs", "use super::super::read::Tap;"), [1]);
    assert_eq!(lines("core/src/verify/mod.rs", "use super::screen::Screen;"), [1]);
    assert_eq!(lines("core/src/virtual_phone/android.rs", "use crate::apdu::Command;"), [1]);
    assert_eq!(lines("core/src/read.rs", "use crate::virtual_phone::Android;"), [1]);
    assert_eq!(lines("core/src/time.rs", "use crate::reader::Card;"), [1]);
    assert_eq!(lines("core/src/mdoc/mod.rs", ""), [0]);
    let (_, first) = advice("core/src/reader/mod.rs", "use crate::apdu::Le;").remove(0);
    assert_eq!(
        first,
        "arrow: `reader` must not import `apdu`; move what both need further left, or pass it in"
    );
}

#[test]
fn it_stays_silent_where_all_is_well() {
    let fine =
        "//! crate::screen\nuse crate::apdu::Le; use crate::{code::Reason, secret::Pin, verify::Evidence}; use super::jpki;
        const TEXT: &str = \"crate::screen\"; /* crate::screen */
        #[cfg(test)] mod tests { use crate::virtual_phone::Android; }";
    assert_eq!(check("core/src/read.rs", fine), []);
    assert_eq!(
        check(
            "core/src/jpki/token.rs",
            "use super::error::JpkiError; use crate::jpki::kind; use crate::reader::Card;"
        ),
        []
    );
    assert_eq!(
        check(
            "core/src/virtual_phone/card.rs",
            "use crate::reader::Card; use crate::virtual_phone::pki;"
        ),
        []
    );
    assert_eq!(check("core/src/read/tests.rs", "use crate::virtual_phone::Android;"), []);
    assert_eq!(check("app/src/main.rs", "use crate::host;"), []);
    assert!(
        belongs_to("core/src/reader/pcsc.rs", "core/src/reader/pcsc")
            && !belongs_to("core/src/reader/pcsc2.rs", "core/src/reader/pcsc")
    );
}
