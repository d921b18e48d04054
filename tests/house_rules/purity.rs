//! What the core must not do: panic, print, look at a clock, open a file, read the environment,
//! start something.

use super::finding::{Finding, belongs_to, is_test};
use super::source::{Token, is_name, paths, tokens};

const METHODS: [&str; 4] = ["unwrap", "expect", "unwrap_err", "expect_err"];
const PANICS: [&str; 4] = ["panic", "unreachable", "todo", "unimplemented"];
const PRINTS: [&str; 5] = ["println", "print", "eprintln", "eprint", "dbg"];

/// Parts of the standard library that reach out of the process or start something in it.
const OUTSIDE: [&str; 5] = ["env", "fs", "net", "process", "thread"];
const CLOCKS: [&str; 2] = ["SystemTime", "Instant"];

/// What has to reach outside: the PC/SC reader, the virtual phone's socket, and the store of its
/// keys.
const EXCEPTIONS: [&str; 3] =
    ["core/src/reader/pcsc", "core/src/virtual_phone/vpcd", "core/src/virtual_phone/pki/store"];

fn is_core(path: &str) -> bool {
    path.starts_with("core/src/") && !is_test(path)
}

/// Checks that one file of the core cannot panic by these words. The virtual phone is for tests,
/// and may.
pub(crate) fn panics(path: &str, text: &str) -> Vec<Finding> {
    if !is_core(path) || belongs_to(path, "core/src/virtual_phone") {
        return Vec::new();
    }
    let tokens = tokens(text);
    let methods = tokens.windows(3).filter_map(|three| {
        let [before, token, after] = three else { return None };
        // `#[expect(…)]` stands after a bracket, and `request.expect` without a call is a field.
        let called = before.text == "::" || (before.text == "." && after.text == "(");
        (called && METHODS.contains(&token.text.as_str())).then_some(token)
    });
    methods
        .chain(macros(&tokens, &PANICS))
        .map(|token| {
            let advice = format!(
                "panic: `{}` can end the program on outside input; return an error, or make the \
                 case impossible by type",
                token.text
            );
            Finding::new(path, token.line, advice)
        })
        .collect()
}

/// Checks that one file of the core reaches for nothing outside.
pub(crate) fn outside(path: &str, text: &str) -> Vec<Finding> {
    if !is_core(path) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut findings: Vec<Finding> = macros(&tokens, &PRINTS)
        .map(|token| {
            Finding::new(
                path,
                token.line,
                format!("pure core: `{}!` prints; use tracing, or give the text back", token.text),
            )
        })
        .collect();
    if EXCEPTIONS.iter().any(|module| belongs_to(path, module)) {
        return findings;
    }
    for used in paths(&tokens) {
        let name = used.segments.join("::");
        let clock = used.segments.windows(2).any(
            |pair| matches!(pair, [kind, now] if now == "now" && CLOCKS.contains(&kind.as_str())),
        );
        let reaches = used.segment(0) == "std" && OUTSIDE.contains(&used.segment(1));
        // A virtual phone has to be able to be slow.
        let slow_phone = name == "std::thread::sleep" && belongs_to(path, "core/src/virtual_phone");
        if (clock || reaches) && !slow_phone {
            let advice = format!(
                "pure core: `{name}`; take it as an argument (UnixTime, Ticks, bytes), and let the \
                 host reach outside"
            );
            findings.push(Finding::new(path, used.line, advice));
        }
    }
    findings
}

/// The one file of the program that knows which clock goes on while the machine sleeps.
const CLOCK: &str = "app/src/host/clock";

/// Checks that one file of the program measures time by no clock that stands still in a sleep.
pub(crate) fn clocks(path: &str, text: &str) -> Vec<Finding> {
    if !path.starts_with("app/src/") || is_test(path) || belongs_to(path, CLOCK) {
        return Vec::new();
    }
    let tokens = tokens(text);
    paths(&tokens)
        .into_iter()
        .filter(|used| {
            used.segments.windows(2).any(|pair| {
                // A file has a SystemTime too; that of now is the clock's to say.
                matches!(
                    (pair[0].as_str(), pair[1].as_str()),
                    ("time", "Instant") | ("SystemTime", "now")
                )
            })
        })
        .map(|used| {
            let advice = format!(
                "time: `{}` stands still while the machine sleeps, or may be set; take \
                 host::clock::Instant, or host::clock::now for people and proofs",
                used.segments.join("::")
            );
            Finding::new(path, used.line, advice)
        })
        .collect()
}

/// The names in `tokens` that call one of `macros`.
fn macros<'a>(tokens: &'a [Token], macros: &'a [&str]) -> impl Iterator<Item = &'a Token> {
    tokens.windows(2).filter_map(|pair| match pair {
        [token, bang]
            if is_name(token) && bang.text == "!" && macros.contains(&token.text.as_str()) =>
        {
            Some(token)
        }
        _ => None,
    })
}

#[test]
fn a_word_that_panics_is_found() {
    let lines = |text: &str| {
        panics("core/src/apdu/tlv.rs", text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };

    assert_eq!(
        lines("fn f() {\n a.unwrap();\n b . expect (\"x\"); c.map(Option::unwrap) }"),
        [2, 3, 3]
    );
    assert_eq!(lines("fn f() { panic!() }\nfn g() { unreachable! {} }"), [1, 2]);
    assert_eq!(
        lines(
            "/// `x.unwrap()` panics
            #[expect(dead_code)] fn f() { a.unwrap_or(0); request.expect; }
            fn g() { let unwrap = \".unwrap()\"; /* panic!() */ }
            #[cfg(test)] mod tests { fn t() { a.unwrap() } }
            #[test] fn t() { a.unwrap() }"
        ),
        [0; 0]
    );
    assert_eq!(panics("core/src/apdu/tlv/tests.rs", "fn f() { a.unwrap() }"), []);
    assert_eq!(panics("core/src/virtual_phone/vpcd.rs", "fn f() { a.unwrap() }"), []);
    assert_eq!(panics("app/src/main.rs", "fn f() { a.unwrap() }"), []);
}

#[test]
fn reaching_outside_is_found() {
    let lines = |path: &str, text: &str| {
        outside(path, text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };
    let read = |text: &str| lines("core/src/read.rs", text);

    assert_eq!(read("use std::{fs, time::Duration};\nuse std::env::var;"), [1, 2]);
    assert_eq!(read("fn f() { std::thread::spawn(g); }"), [1]);
    assert_eq!(read("use std::time::Instant;\nfn f() { Instant::now() }"), [2]);
    assert_eq!(read("fn f() { std::time::SystemTime::now() }"), [1]);
    assert_eq!(read("fn f() { println!(); }"), [1]);
    assert_eq!(read("fn f() { std::thread::sleep(d) }"), [1]);
    assert_eq!(
        lines(
            "core/src/virtual_phone/card.rs",
            "fn f() {\nstd::thread::sleep(d);\nstd::thread::spawn(g) }"
        ),
        [3]
    );
    assert_eq!(
        lines("core/src/reader/pcsc.rs", "use std::thread;\nfn f() { dbg!(Instant::now()) }"),
        [2]
    );

    assert_eq!(
        read(
            "use std::time::{Duration, Instant}; // std::fs
            fn f(now: Instant) { ticks.now(); writeln!(out) }"
        ),
        [0; 0]
    );
    assert_eq!(
        lines("core/src/virtual_phone/pki/store.rs", "use std::fs::{self, OpenOptions};"),
        [0; 0]
    );
    assert_eq!(lines("core/src/virtual_phone/pki/store/tests.rs", "use std::env;"), [0; 0]);
    assert_eq!(lines("app/src/host/mod.rs", "use std::fs;"), [0; 0]);
}

#[test]
fn a_clock_that_stands_still_in_a_sleep_is_found() {
    let lines = |path: &str, text: &str| {
        clocks(path, text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };
    let visits = |text: &str| lines("app/src/host/visits/serve.rs", text);
    assert_eq!(visits("use std::time::Instant;"), [1]);
    assert_eq!(visits("use std::time::{Duration,\n Instant};"), [2]);
    assert_eq!(visits("use std::time::SystemTime;\nfn f() { SystemTime::now() }"), [2]);
    assert_eq!(visits("fn f() {\n std::time::Instant::now() }"), [2]);
    assert_eq!(visits("use std::time; fn f() { time::Instant::now() }"), [1]);

    assert_eq!(visits("use crate::host::clock::Instant;\nuse std::time::Duration;"), [0; 0]);
    assert_eq!(visits("#[cfg(test)] mod tests { use std::time::Instant; }"), [0; 0]);
    assert_eq!(lines("app/src/host/clock/instant.rs", "use std::time::Instant;"), [0; 0]);
    assert_eq!(lines("app/src/host/visits/serve/tests.rs", "use std::time::Instant;"), [0; 0]);
    assert_eq!(visits("use std::time::SystemTime; fn f(modified: SystemTime) {}"), [0; 0]);
    assert_eq!(lines("core/src/read.rs", "use std::time::Instant;"), [0; 0]);
}
