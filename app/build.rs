//! Tells the program which compiler made it: a technician is asked for the version of every part.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-env-changed=RUSTC");
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
}
