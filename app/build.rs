//! Tells the program which compiler made it, since a technician is asked for the version of every
//! part, and when it was made, since an earlier clock is wrong.

use std::process::Command;

/// 2026-11-22T00:00:00Z, the day of this version, in seconds since 1970. The same source gives the
/// same program on every day; whoever packages it may say a later one by `SOURCE_DATE_EPOCH`
/// (reproducible-builds.org).
const VERSION_DAY: u64 = 1_795_305_600;

/// 2100-01-01T00:00:00Z: a build later than that is one with a wrong clock.
const TOO_LATE: u64 = 4_102_444_800;

fn main() {
    println!("cargo::rerun-if-env-changed=RUSTC");
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    println!("cargo::rerun-if-changed=build.rs");
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said = Command::new(compiler)
        .arg("--version")
        .output()
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok());
    // "rustc 1.95.0 (59807616e 2026-04-14)"
    let version = said.as_deref().and_then(|said| said.split_whitespace().nth(1)).unwrap_or("?");
    println!("cargo::rustc-env=KAZASU_RUSTC={version}");
    let made = std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|text| text.parse().ok())
        .filter(|made| (VERSION_DAY..TOO_LATE).contains(made))
        .unwrap_or(VERSION_DAY);
    println!("cargo::rustc-env=KAZASU_MADE={made}");
}
