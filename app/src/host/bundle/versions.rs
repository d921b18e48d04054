//! Versions of this program, its parts, and the system under it.

use std::fs;

use serde::Serialize;

use crate::host::checks::{Facts, TYPEFACE};

#[derive(Debug, Serialize)]
pub(super) struct Versions {
    kazasu: &'static str,
    features: Vec<&'static str>,
    built_for: String,
    pcsc_lite: Option<String>,
    ccid: Option<String>,
    typeface: Option<&'static str>,
    system: Option<String>,
    kernel: Option<String>,
}

/// What was found.
pub(super) fn of(facts: &Facts) -> Versions {
    let features = [
        ("touch", cfg!(feature = "touch")),
        ("tui", cfg!(feature = "tui")),
        ("desk", cfg!(feature = "desk")),
        ("demo", cfg!(feature = "demo")),
        ("sound", cfg!(feature = "sound")),
    ];
    Versions {
        kazasu: env!("CARGO_PKG_VERSION"),
        features: features
            .into_iter()
            .filter_map(|(name, is_built)| is_built.then_some(name))
            .collect(),
        built_for: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        pcsc_lite: facts.versions.pcsc_lite.clone(),
        ccid: facts.versions.ccid.clone(),
        typeface: TYPEFACE,
        system: system(),
        kernel: fs::read_to_string("/proc/sys/kernel/osrelease")
            .ok()
            .map(|text| text.trim().to_owned()),
    }
}

/// The name of the distribution (os-release(5)).
fn system() -> Option<String> {
    let text = fs::read_to_string("/etc/os-release").ok()?;
    let name = text.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(name.trim_matches('"').to_owned())
}
