//! Files on a disk that does not answer, as a network file system that hangs: no command waits for
//! them for ever, and a terminal for patients starts, says what it waits for, and serves as soon as
//! it has come.

use kazasu_tests::{Pane, Rig, SlowFiles, Terminal, authority};

const ADVICE: &str = "does not answer: look at the disk or network that holds it";

#[test]
fn commands_that_need_the_file_end_and_name_it() {
    let slow = SlowFiles::new();
    let terminal = Terminal::new("/nowhere/pcscd.comm".as_ref(), &[]);
    terminal.write("slow.der", authority().anchor_der());
    terminal.write("slow.toml", b"");
    let told = |arguments: &[&str]| {
        let call = terminal.kazasu(arguments);
        let call = slow.variables().iter().fold(call, |call, (name, value)| call.env(name, value));
        call.run().error(2, "configuration")
    };
    let config = terminal.path("slow.toml");
    let config = config.to_str().unwrap();
    let message = told(&["--config", config, "config", "check", "--json"]);
    assert!(message.starts_with(config) && message.contains(ADVICE), "{message}");
    for key in ["anchors", "crls"] {
        terminal.configure(&format!("[trust]\n{key} = [\"slow.der\"]\n"));
        for command in [&["config", "check"][..], &["doctor"], &["read", "--timeout", "1"]] {
            let message = told(&[command, &["--json"]].concat());
            let path = terminal.path("slow.der");
            let place = format!(":2: trust.{key}: {}: {ADVICE}", path.display());
            assert!(message.contains(&place), "{message}");
        }
    }
}

/// A rig whose anchor is slow, and so much more.
fn rig(trust: &str) -> Rig {
    let rig = Rig::iphone();
    rig.phone.take_away();
    rig.terminal.write("slow.der", authority().anchor_der());
    rig.terminal.write(
        "slow.crl",
        &authority().crl(&kazasu_core::virtual_phone::pki::CrlSpec {
            this_update: kazasu_tests::now() - 86_400,
            next_update: Some(kazasu_tests::now() + 86_400),
            ..Default::default()
        }),
    );
    let reader = rig.reader.name(0);
    rig.terminal.configure(&format!("[reader]\nnames = [{reader:?}]\n[trust]\n{trust}\n"));
    rig
}

fn start(rig: &Rig, slow: &SlowFiles) -> Pane {
    let variables = slow.variables().map(|(name, value)| format!("{name}={value}"));
    let variables: Vec<_> = variables.iter().map(String::as_str).collect();
    Pane::sized(rig, (300, 50), &["tui", "--lang", "en"], &variables)
}

#[test]
fn a_terminal_starts_without_its_trust_files_and_serves_when_they_have_come() {
    for trust in [
        "anchors = [\"slow.der\"]",
        "anchors = [\"anchor.der\", \"slow.der\"]",
        "anchors = [\"anchor.der\"]\nrevocation = \"prefer\"\ncrls = [\"slow.crl\"]",
    ] {
        let slow = SlowFiles::new();
        let rig = rig(trust);
        let pane = start(&rig, &slow);
        pane.wait_for("Out of service");
        pane.wait_for("Staff: a file of trust anchors or revocation lists cannot be read yet.");
        rig.phone.hold();
        std::thread::sleep(std::time::Duration::from_millis(1_500));
        assert_eq!(rig.phone.commands(), 0, "nobody's phone is read meanwhile");
        rig.phone.take_away();
        slow.answer();
        pane.wait_for("Use my phone");
        std::thread::sleep(std::time::Duration::from_millis(900));
        rig.phone.hold();
        pane.wait_for("Take your iPhone");
        pane.terminate();
        assert_eq!(pane.exit(), 0);
        let text = pane.text();
        assert!(text.contains(ADVICE), "{text}");
        assert!(text.contains("this terminal is out of service until it answers"), "{text}");
    }
}

/// Lists that nobody is looked up in keep nobody waiting.
#[test]
fn lists_that_are_not_used_are_not_waited_for() {
    let slow = SlowFiles::new();
    let rig = rig("anchors = [\"anchor.der\"]\ncrls = [\"slow.crl\"]");
    let pane = start(&rig, &slow);
    pane.wait_for("Use my phone");
    std::thread::sleep(std::time::Duration::from_millis(1_200));
    rig.phone.hold();
    pane.wait_for("Take your iPhone");
}
