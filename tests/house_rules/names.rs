//! Which file may name which library, and which file may name a colour.

use super::finding::{Finding, belongs_to, is_test};
use super::source::{paths, tokens};

/// A library, and where alone it may be named.
struct Home {
    crates: &'static [&'static str],
    modules: &'static [&'static str],
    advice: &'static str,
}

const HOMES: [Home; 6] = [
    Home {
        crates: &["pcsc", "pcsc_sys"],
        modules: &["core/src/reader/pcsc"],
        advice: "everything else sees a reader through kazasu_core::reader (a module of that name \
                 is reached by self::)",
    },
    Home {
        crates: &["egui", "eframe", "egui_kittest", "winit", "glow"],
        modules: &["app/src/touch"],
        advice: "a build for boards without a display has none of it; give the touch screen data \
                 and let it draw",
    },
    Home {
        crates: &["ratatui", "crossterm"],
        modules: &["app/src/tui"],
        advice: "give the terminal screen data and let it draw",
    },
    Home {
        crates: &["tokio"],
        modules: &["app/src/host/delivery", "desk/src"],
        advice: "screens and core are not async; let delivery or the desk do it and send an event",
    },
    Home { crates: &["axum"], modules: &["desk/src"], advice: "only the desk answers requests" },
    Home {
        crates: &["rusqlite"],
        modules: &["app/src/host/outbox", "desk/src/store"],
        advice: "give the store types of ours and let it write them",
    },
];

/// Checks that the libraries of one file have their home there. `tests/` may drive whatever it
/// judges.
pub(crate) fn libraries(path: &str, text: &str) -> Vec<Finding> {
    if !["core/", "i18n/", "app/", "desk/"].iter().any(|package| path.starts_with(package)) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for used in paths(&tokens(text)) {
        let library = used.segment(0);
        if used.segments.len() < 2 && !used.imported {
            continue; // a variable, a module's declaration
        }
        for home in HOMES.iter().filter(|home| home.crates.contains(&library)) {
            if !home.modules.iter().any(|module| belongs_to(path, module)) {
                let advice = format!(
                    "library: `{library}` may be named only in {}; {}",
                    home.modules.join(", "),
                    home.advice
                );
                findings.push(Finding::new(path, used.line, advice));
            }
        }
    }
    findings
}

/// Types whose constructors and constants are colours: egui's and ratatui's.
const COLOUR_TYPES: [&str; 4] = ["Color32", "Color", "Rgba", "Hsva"];

/// Checks that one file of the program takes its colours from a theme.
pub(crate) fn colours(path: &str, text: &str) -> Vec<Finding> {
    if !path.starts_with("app/src/")
        || path.ends_with("/theme.rs")
        || path.contains("/theme/")
        || is_test(path)
    {
        return Vec::new();
    }
    let tokens = tokens(text);
    let named = paths(&tokens).into_iter().filter_map(|used| {
        let at =
            used.segments.iter().position(|segment| COLOUR_TYPES.contains(&segment.as_str()))?;
        (at + 1 < used.segments.len()).then_some((used.line, used.segments.join("::")))
    });
    let written = tokens
        .iter()
        .filter(|token| is_hex_colour(&token.text))
        .map(|token| (token.line, token.text.clone()));
    named
        .chain(written)
        .map(|(line, colour)| {
            Finding::new(
                path,
                line,
                format!("colour: {colour} belongs in theme.rs; give it a name there and use that"),
            )
        })
        .collect()
}

/// A string literal that is `#` and six or eight hexadecimal digits.
fn is_hex_colour(literal: &str) -> bool {
    let inside = literal.strip_prefix("\"#").and_then(|rest| rest.strip_suffix('"'));
    inside.is_some_and(|digits| {
        [6, 8].contains(&digits.len()) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}

#[test]
fn a_library_away_from_home_is_found() {
    let lines = |path: &str, text: &str| {
        libraries(path, text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };

    assert_eq!(lines("core/src/read.rs", "\nuse pcsc::Context;"), [2]);
    assert_eq!(lines("core/src/reader/mod.rs", "fn f() -> ::pcsc::Context { todo!() }"), [1]);
    assert_eq!(lines("app/src/tui/mod.rs", "use eframe::{egui, App};\nuse egui;"), [1, 1, 2]);
    assert_eq!(lines("app/src/touch/mod.rs", "fn f() { crossterm::terminal::size(); }"), [1]);
    assert_eq!(lines("app/src/host/mod.rs", "use ratatui as r;"), [1]);
    assert_eq!(lines("core/src/session/mod.rs", "#[tokio::main]\nasync fn main() {}"), [1]);
    assert_eq!(lines("app/src/cli/mod.rs", "use tokio::runtime;"), [1]);
    assert_eq!(lines("app/src/main.rs", "#[tokio::main] async fn main() {}"), [1]);
    assert_eq!(lines("app/src/host/visits/mod.rs", "use axum::Router;"), [1]);
    assert_eq!(lines("desk/src/api/mod.rs", "use rusqlite::Connection;"), [1]);
}

#[test]
fn a_library_at_home_is_not() {
    assert_eq!(libraries("core/src/reader/pcsc.rs", "use pcsc::Context;"), []);
    assert_eq!(
        libraries(
            "core/src/reader/mod.rs",
            "mod pcsc; pub use self::pcsc::Watcher; use super::reader::{pcsc::Reader};"
        ),
        []
    );
    assert_eq!(libraries("app/src/touch/pad/tests.rs", "use egui_kittest::Harness;"), []);
    assert_eq!(libraries("app/src/host/delivery/mod.rs", "use tokio::runtime::Runtime;"), []);
    assert_eq!(libraries("app/src/host/outbox.rs", "use rusqlite::Connection;"), []);
    assert_eq!(libraries("desk/src/api/mod.rs", "use axum::Router; use tokio::net;"), []);
    assert_eq!(libraries("desk/src/store/sqlite.rs", "use rusqlite::Connection;"), []);
    assert_eq!(
        libraries(
            "app/src/cli/mod.rs",
            "// egui::Ui\nfn f(egui: u8) -> u8 { egui + \"egui::Ui\".len() as u8 }"
        ),
        []
    );
    assert_eq!(libraries("tests/end_to_end/main.rs", "use pcsc::Context;"), []);
}

#[test]
fn a_colour_outside_the_theme_is_found() {
    let lines = |path: &str, text: &str| {
        colours(path, text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };

    assert_eq!(lines("app/src/touch/pad.rs", "fn f() {\n Color32::from_rgb(0, 0x17, 0xc1) }"), [2]);
    assert_eq!(lines("app/src/touch/pad.rs", "fn f() { egui::Color32::RED }"), [1]);
    assert_eq!(lines("app/src/tui/pad.rs", "fn f() { ratatui::style::Color::Rgb(0, 0, 0) }"), [1]);
    assert_eq!(lines("app/src/desk/page.rs", "const BLUE: &str =\n\"#0017c1\";"), [2]);

    assert_eq!(lines("app/src/touch/theme.rs", "Color32::from_rgb(0, 0, 0)"), [0; 0]);
    assert_eq!(
        lines(
            "app/src/touch/pad.rs",
            r##"use egui::Color32; // "#0017c1"
            fn f(c: Color32) { g(c, "#12", "no #0017c1", '#') }"##
        ),
        [0; 0]
    );
}
