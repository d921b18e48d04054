//! The arrow: a module imports only from its left, in the core, in the program and in the desk.

use super::finding::{Finding, is_test};
use super::source::{Path, paths, tokens};

/// The order of the modules of one crate.
struct Order {
    folder: &'static str,
    /// Modules that only hold others, by folder: what stands in them is ordered instead.
    halls: &'static [&'static str],
    /// From left to right; those of one step do not import each other.
    steps: &'static [&'static [&'static str]],
    /// For every module; they import only from each other.
    common: &'static [&'static str],
    /// Stand outside the order, with all that they may import beside the common ones; nobody in
    /// the order imports them.
    outside: &'static [(&'static str, &'static [&'static str])],
}

const CORE: Order = Order {
    folder: "core/src/",
    halls: &[],
    steps: &[
        &["reader"],
        &["apdu"],
        &["jpki"],
        &["verify"],
        &["read"],
        &["transcript", "consent", "confirmation"],
        &["session"],
        &["screen", "handover"],
    ],
    common: &["secret", "code", "time", "sha256", "printable"],
    // It plays the phone, so it may know what a card is and nothing of how the core reads it. (With
    // the core's own codec on both sides of a test, a shared mistake would pass.)
    // The chained log knows nothing of the tap: a desk keeps one too.
    outside: &[("virtual_phone", &["reader"]), ("audit", &[])],
};

const APP: Order = Order {
    folder: "app/src/",
    halls: &["host"],
    steps: &[
        &["hardening", "quiet", "paths", "file_kind", "clock", "diagonal", "signals", "sound"],
        &["permissions", "bounded_file"],
        &["mailbox"],
        &["display", "panics", "scale", "typeface", "unix_sockets"],
        &["loggable", "transcripts", "trust_files"],
        &["audit_event"],
        &["config"],
        &["instance_lock", "passcode", "trust", "desk_identity"],
        &["readers"],
        &["report"],
        &["log"],
        &["audit"],
        &["outbox"],
        &["delivery"],
        &["visits"],
        &["speech"],
        &["attach"],
        &["checks"],
        &["bundle"],
        &["station"],
        &["touch", "tui"],
        &["cli"],
    ],
    common: &[],
    outside: &[],
};

const DESK: Order = Order {
    folder: "desk/src/",
    halls: &[],
    steps: &[
        &["clock", "password", "runtime", "seal"],
        &["keys"],
        &["store"],
        &["clones", "eligibility", "gates", "nonces"],
        &["calls", "enrol", "visits"],
        &["problem"],
        &["serve"],
        &["desk"],
        &["api"],
        &["pages", "people"],
        &["run"],
    ],
    common: &[],
    outside: &[],
};

impl Order {
    fn place(&self, module: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.contains(&module))
    }

    fn outsider(&self, module: &str) -> Option<&[&str]> {
        self.outside.iter().find(|(name, _)| *name == module).map(|(_, imports)| *imports)
    }

    fn knows(&self, module: &str) -> bool {
        self.place(module).is_some()
            || self.common.contains(&module)
            || self.outsider(module).is_some()
    }

    fn may_import(&self, module: &str, target: &str) -> bool {
        if self.common.contains(&target) {
            return true;
        }
        match (self.place(module), self.place(target)) {
            (Some(own), Some(other)) => other < own,
            (None, Some(_)) => self.outsider(module).is_some_and(|some| some.contains(&target)),
            _ => false,
        }
    }

    /// The module that a path from the crate's root names; `None` for the root and for a hall.
    fn module<'a>(&self, from_the_root: &[&'a str]) -> Option<&'a str> {
        let first = *from_the_root.first()?;
        if self.halls.contains(&first) { from_the_root.get(1).copied() } else { Some(first) }
    }
}

/// Checks one file of the core, the program or the desk.
pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    let order = [CORE, APP, DESK].into_iter().find(|order| path.starts_with(order.folder));
    let Some(order) = order else { return Vec::new() };
    let inside = path.trim_start_matches(order.folder);
    if ["lib.rs", "main.rs"].contains(&inside) || is_test(path) {
        return Vec::new();
    }
    let own: Vec<&str> =
        inside.trim_end_matches(".rs").split('/').filter(|part| *part != "mod").collect();
    let Some(module) = order.module(&own) else { return Vec::new() };
    if !order.knows(module) {
        let advice = format!(
            "arrow: module `{module}` has no place in the order yet; give it one in \
             tests/house_rules/imports.rs"
        );
        return vec![Finding::new(path, 0, advice)];
    }
    let mut findings = Vec::new();
    for used in paths(&tokens(text)) {
        let Some(full) = from_the_root(&used, &own) else { continue };
        let target = order.module(&full);
        if target.is_none() && used.imported && !full.is_empty() {
            let advice = format!("arrow: import the module itself, not `{}`", full.join("::"));
            findings.push(Finding::new(path, used.line, advice));
        }
        if let Some(target) = target.filter(|target| *target != module)
            && !order.may_import(module, target)
        {
            let advice = format!(
                "arrow: `{module}` must not import `{target}`; move what both need further left, \
                 or pass it in"
            );
            findings.push(Finding::new(path, used.line, advice));
        }
    }
    findings
}

/// A path that starts with `crate` or `super` in the module `own`, from the crate's root.
fn from_the_root<'a>(path: &'a Path, own: &[&'a str]) -> Option<Vec<&'a str>> {
    let segments = path.segments.iter().map(String::as_str);
    let supers = segments.clone().take_while(|segment| *segment == "super").count();
    match path.segment(0) {
        "crate" => Some(segments.skip(1).collect()),
        "super" => {
            let above = own.get(..own.len().saturating_sub(supers))?;
            Some(above.iter().copied().chain(segments.skip(supers)).collect())
        }
        _ => None,
    }
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
    assert_eq!(
        lines(
            "core/src/audit/check.rs",
            "use crate::sha256::Sha256;\nuse crate::apdu::Le;\nuse crate::verify::Evidence;"
        ),
        [2, 3]
    );
    assert_eq!(lines("core/src/read.rs", "use crate::audit::Head;"), [1]);
    assert_eq!(lines("core/src/mdoc/mod.rs", ""), [0]);
    let (_, first) = advice("core/src/reader/mod.rs", "use crate::apdu::Le;").remove(0);
    assert_eq!(
        first,
        "arrow: `reader` must not import `apdu`; move what both need further left, or pass it in"
    );
}

#[test]
fn the_rule_holds_in_the_program_too() {
    let lines = |path: &str, text: &str| {
        check(path, text).into_iter().map(|finding| finding.line).collect::<Vec<_>>()
    };

    assert_eq!(lines("app/src/host/log/entry.rs", "\nuse crate::host::visits::Visits;"), [2]);
    assert_eq!(lines("app/src/host/log/entry.rs", "use super::super::{audit::Act, clock};"), [1]);
    assert_eq!(
        lines("app/src/host/log/mod.rs", "use super::audit;\nuse super::super::cli;"),
        [1, 2]
    );
    assert_eq!(lines("app/src/host/delivery.rs", "use super::visits::Visits;"), [1]);
    assert_eq!(lines("app/src/config/log.rs", "use crate::host::log::Keep;"), [1]);
    assert_eq!(lines("app/src/station.rs", "fn f() { crate::touch::run() }"), [1]);
    assert_eq!(lines("app/src/tui/mod.rs", "use crate::touch::run;"), [1]);
    assert_eq!(lines("app/src/touch/mod.rs", "use crate::tui::run;"), [1]);
    assert_eq!(lines("app/src/touch/mod.rs", "use crate::host;\nuse super::host::{self};"), [1, 2]);
    assert_eq!(lines("app/src/host/desk.rs", ""), [0]);

    for (path, text) in [
        ("app/src/main.rs", "mod cli; mod host; fn main() { cli::main() }"),
        ("app/src/host/mod.rs", "pub(crate) mod log;"),
        ("app/src/host/audit/mod.rs", "use super::log::Log; use crate::config::Config;"),
        ("app/src/host/log/entry.rs", "use super::{Keep, rolling}; use super::super::clock;"),
        ("app/src/tui/mod.rs", "use crate::{host::visits, station::Station}; mod host {}"),
        ("app/src/tui/tests.rs", "use crate::touch;"),
    ] {
        assert_eq!(check(path, text), [], "{path}");
    }
}

#[test]
fn the_rule_holds_in_the_desk_too() {
    let lines = |path: &str, text: &str| {
        check(path, text).into_iter().map(|finding| finding.line).collect::<Vec<_>>()
    };

    assert_eq!(lines("desk/src/keys/mod.rs", "use crate::store::Store;"), [1]);
    assert_eq!(lines("desk/src/store/mod.rs", "\nuse crate::visits::Desk;"), [2]);
    assert_eq!(lines("desk/src/nonces.rs", "use super::gates::Gates;"), [1]);
    assert_eq!(lines("desk/src/visits/mod.rs", "fn f() { crate::serve::run() }"), [1]);
    assert_eq!(lines("desk/src/hospital.rs", ""), [0]);
    for (path, text) in [
        ("desk/src/store/sqlite/mod.rs", "use crate::{keys::DeskKeys, seal::Vault};"),
        ("desk/src/visits/mod.rs", "use crate::nonces::Nonces; use super::store::Store;"),
        ("desk/src/keys/tests.rs", "use crate::store::Store;"),
    ] {
        assert_eq!(check(path, text), [], "{path}");
    }
}

#[test]
fn it_stays_silent_where_all_is_well() {
    let fine = "//! crate::screen\nuse crate::apdu::Le; use super::jpki;
        use crate::{code::Reason, secret::Pin, verify::Evidence};
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
}
