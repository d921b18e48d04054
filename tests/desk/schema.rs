//! A schema-driven tester of others (schemathesis, from PyPI) finds no answer that
//! `/openapi.json` does not name, and no 500.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_tests::{Desk, not_run, root};

/// What is looked at: answers, whatever was sent.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance,unsupported_method";

/// The tester in a folder of `target`, installed there at the first run.
fn tester() -> Option<PathBuf> {
    let folder = root().join("target/schemathesis");
    let program = folder.join("bin/st");
    let wanted = fs::read_to_string(root().join("tests/desk/requirements.txt")).unwrap();
    let stamp = folder.join("requirements.txt");
    if fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        return Some(program);
    }
    let made = Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder).output();
    if !made.is_ok_and(|made| made.status.success()) {
        not_run("python3 -m venv does not work (python3-venv)");
        return None;
    }
    let installed = Command::new(folder.join("bin/pip"))
        .args(["install", "--quiet", "--disable-pip-version-check", "--requirement"])
        .arg(root().join("tests/desk/requirements.txt"))
        .output()
        .unwrap();
    if !installed.status.success() {
        not_run("schemathesis cannot be had from PyPI");
        return None;
    }
    fs::write(stamp, wanted).unwrap();
    Some(program)
}

fn pem(folder: &Path, name: &str, label: &str, der: &[u8]) -> PathBuf {
    let text = STANDARD.encode(der);
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let path = folder.join(name);
    let pem = format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"));
    fs::write(&path, pem).unwrap();
    path
}

#[test]
fn a_schema_driven_tester_finds_no_undocumented_answer_and_no_500() {
    let Some(program) = tester() else { return };
    let desk = Desk::start("");
    let own = desk.terminal("入口");
    let certificate = pem(desk.home(), "terminal.pem", "CERTIFICATE", &own.certificate);
    let key = pem(desk.home(), "terminal.key", "PRIVATE KEY", &own.key);
    let tested = Command::new(program)
        .current_dir(desk.home())
        .args(["run", &format!("https://{}/openapi.json", desk.terminals)])
        .args(["--tls-verify", "false", "--checks", CHECKS, "--max-examples", "20"])
        // It makes no ZIP files, and waits as long as a request for events does.
        .args(["--exclude-path", "/v1/bundles/{request}", "--exclude-path", "/v1/events"])
        .args(["--seed", "1", "--no-color"])
        .arg("--request-cert")
        .arg(certificate)
        .arg("--request-cert-key")
        .arg(key)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&tested.stdout);
    assert!(tested.status.success(), "{said}\n{}", String::from_utf8_lossy(&tested.stderr));
    assert!(said.contains("No issues found") || said.contains("generated"), "{said}");
}
