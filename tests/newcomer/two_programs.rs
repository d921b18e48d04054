//! A demonstration of a terminal and one of a desk in two programs; and neither with what is none.

use std::process::{Child, Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Desk, DeskConnection, Pane, Phone, Rig, Service, Watchdog, kazasu, wait_until};
use serde_json::json;
use tempfile::TempDir;

use super::browser::Browser;
use super::demonstration::visit;

/// `kazasu desk --demo` with ports of its own.
struct DemoDesk {
    child: Child,
    home: TempDir,
}

impl DemoDesk {
    fn start() -> Self {
        let home = tempfile::tempdir().unwrap();
        let config = "[terminals]\nlisten = \"127.0.0.1:0\"\n[people]\nlisten = \"127.0.0.1:0\"\n";
        std::fs::write(home.path().join("desk.toml"), config).unwrap();
        let said = std::fs::File::create(home.path().join("said")).unwrap();
        let child = Command::new(kazasu())
            .args(["desk", "--demo", "--lang", "en", "--config"])
            .arg(home.path().join("desk.toml"))
            .env("HOME", home.path())
            .env("TMPDIR", home.path())
            .stdin(Stdio::null())
            .stdout(said.try_clone().unwrap())
            .stderr(said)
            .spawn()
            .unwrap();
        let desk = Self { child, home };
        wait_until("a desk that is ready", || desk.said().contains("; page: "));
        desk
    }

    fn said(&self) -> String {
        std::fs::read_to_string(self.home.path().join("said")).unwrap()
    }

    #[track_caller]
    fn behind(&self, words: &str) -> String {
        let said = self.said();
        let rest = said.split(words).nth(1).unwrap_or_else(|| panic!("{words} is not in {said}"));
        let word = rest.split([';', ' ', '\n']).next().unwrap_or_default();
        word.trim_end_matches('.').to_owned()
    }

    fn code(&self) -> String {
        let said = self.said();
        let is_code = |line: &&str| {
            line.split(' ').count() == 6 && line.bytes().all(|b| b.is_ascii_digit() || b == b' ')
        };
        said.lines().find(is_code).expect("a code").to_owned()
    }
}

impl Drop for DemoDesk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn rig() -> (Watchdog, Rig) {
    let watchdog = Watchdog::start();
    (watchdog, Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None))
}

fn demonstration(rig: &Rig, address: &str) -> Pane {
    Pane::run(rig, &["tui", "--demo", "--desk", address, "--lang", "en"], &[])
}

#[test]
fn a_demonstration_comes_to_the_desk_of_another_by_its_code() {
    let (_watchdog, rig) = rig();
    let desk = DemoDesk::start();
    let address = desk.behind("Terminals: ");
    let pane = demonstration(&rig, &address);
    pane.type_unseen(&desk.code());
    pane.wait_for("Use my phone");
    pane.wait_for(&format!("The desk: {address}"));
    let number = visit(&pane);
    let page = desk.behind("; page: ");
    let browser = Browser::log_in(&page, "demo", "kazasu-demo");
    wait_until("the row", || browser.visits().iter().any(|row| row.contains("完了")));
    let visits = browser.visits();
    // The desk proves phones of an authority that the other program has made.
    for part in [&number, "デモ", "証明書を確認"] {
        assert!(visits[0].contains(part), "{part} is not in {visits:?}");
    }
    pane.press("q");
    assert_eq!(pane.exit(), 0);
}

#[test]
fn a_demonstration_never_goes_to_a_desk_for_patients() {
    let (_watchdog, rig) = rig();
    let desk = Desk::start("");
    let code = desk.code("入口");
    let pane = demonstration(&rig, &desk.terminals.to_string());
    pane.type_unseen(&code);
    assert_eq!(pane.exit(), 1);
    pane.wait_for("is for patients");
    let listed = desk.command(&["terminals", "--json"], "");
    assert!(listed.stdout.contains("\"terminals\":[]"), "{listed:?}");
    // Whatever a terminal thinks of it, the desk refuses; and the code is as good as it was.
    let mut connection = DeskConnection::open(desk.terminals, None);
    let body = json!({
        "slot": "0000", "terminal_nonce": STANDARD.encode([1; 32]), "demo": true,
    });
    let refused = connection.send("POST", "/v1/enrolment/hello", &body).unwrap();
    assert_eq!(refused.refusal(), (403, "demonstration"));
    assert!(connection.enrol(&code).is_ok());
}

#[test]
fn a_terminal_for_patients_never_goes_to_a_desk_of_a_demonstration() {
    let (_watchdog, rig) = rig();
    let desk = DemoDesk::start();
    let address = desk.behind("Terminals: ");
    let enrolled = rig
        .terminal
        .kazasu(&["enrol", &address, "--code-stdin", "--lang", "en"])
        .stdin(format!("{}\n", desk.code()))
        .run();
    assert_eq!(enrolled.exit, 1, "{enrolled:?}");
    assert!(enrolled.stderr.contains("is a demonstration"), "{enrolled:?}");
    assert!(enrolled.stderr.contains(&format!("kazasu tui --demo --desk {address}")));
    assert!(!rig.terminal.path(".local/state/kazasu/desk/identity.json").exists());
    let mut connection = DeskConnection::open(address.parse().unwrap(), None);
    let body = json!({"slot": "0000", "terminal_nonce": STANDARD.encode([1; 32])});
    let refused = connection.send("POST", "/v1/enrolment/hello", &body).unwrap();
    assert_eq!(refused.refusal(), (403, "demonstration"));
}
