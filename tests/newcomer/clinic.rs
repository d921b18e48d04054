//! The README's five commands, typed as they stand there, in a home in which nothing is.

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Pane, Phone, Rig, Service, Watchdog, authority, root, wait_until};

use super::browser::Browser;
use super::demonstration::FIRST_LOOK;

/// The pages that show the five commands, each below its heading.
const PAGES: [(&str, &str); 3] = [
    ("README.md", "## A clinic in five commands"),
    ("README.ja.md", "## 5つのコマンドで始める"),
    ("docs/desk.md", "## A clinic in five commands"),
];

const PASSWORD: &str = "sakura-1234";

/// The commands of the first console below this heading, without what is said of each.
fn commands(page: &str, heading: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let (_, section) = text.split_once(heading).unwrap_or_else(|| panic!("{page}: {heading}"));
    let console = section.split("```console\n").nth(1).and_then(|rest| rest.split("```").next());
    let lines = console.unwrap_or_default().lines().filter_map(|line| line.strip_prefix("$ "));
    lines.map(|line| line.split(" #").next().unwrap_or(line).trim().to_owned()).collect()
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A reader and a phone stand in for real ones: both sides are told to trust that phone. The desk
/// is told other ports than the usual, which somebody else may use on this machine.
fn configure(home: &Path, rig: &Rig) {
    let folder = home.join(".config/kazasu");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("anchor.der"), authority().anchor_der()).unwrap();
    let trust = "[trust]\nanchors = [\"anchor.der\"]\n";
    let reader = format!("[reader]\nnames = [{:?}]\n{trust}", rig.reader.name(0));
    fs::write(folder.join("kazasu.toml"), reader).unwrap();
    let listen = |section: &str| format!("[{section}]\nlisten = \"127.0.0.1:{}\"\n", free_port());
    let desk = [listen("terminals"), listen("people"), trust.to_owned()].concat();
    fs::write(folder.join("desk.toml"), desk).unwrap();
}

/// The first word that begins so in what the pane shows.
#[track_caller]
fn word(pane: &Pane, begin: &str) -> String {
    let text = pane.text();
    let found = text.split_whitespace().find(|word| word.starts_with(begin));
    found.unwrap_or_else(|| panic!("{begin} is not in {text}")).to_owned()
}

#[test]
fn every_page_shows_the_same_five_commands() {
    let [first, others @ ..] = PAGES.map(|(page, heading)| commands(page, heading));
    assert_eq!(first.len(), 5, "{first:?}");
    others.iter().for_each(|other| assert_eq!(*other, first));
}

#[test]
fn five_commands_make_a_clinic_whose_page_shows_a_visit() {
    let _watchdog = Watchdog::start();
    let commands = commands(PAGES[0].0, PAGES[0].1);
    let [desk, user, code, enrol, serve] = commands.as_slice() else {
        panic!("five commands: {commands:?}")
    };
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Iphone), None);
    let home = tempfile::tempdir().unwrap();
    configure(home.path(), &rig);
    let reader = format!("PCSCLITE_CSOCK_NAME={}", rig.reader.socket().display());

    let reception = Pane::shell(home.path(), &[]);
    reception.type_line(desk);
    reception.wait_for("The desk is ready.");
    // What is still missing is said, with the command for it.
    reception.wait_for("kazasu desk user add");
    reception.wait_for("kazasu desk enrol --name");
    let page = word(&reception, "http://127.0.0.1:");

    let beside = Pane::shell(home.path(), &[]);
    beside.type_line(user);
    beside.type_unseen(PASSWORD);
    beside.wait_for("Again:");
    beside.type_unseen(PASSWORD);
    beside.wait_for("hana can log in now");
    beside.wait_for(&page);
    beside.type_line(code);
    beside.wait_for("On the terminal, run kazasu enrol ");
    let shown = beside.text();
    let digits = shown.lines().rev().find(|line| line.split(' ').count() == 6).unwrap().trim();
    let next = shown.split("On the terminal, run ").nth(1).unwrap();
    let next: Vec<&str> = next.split_whitespace().take(3).collect();
    // The next command is the README's, with the address of this desk.
    let readmes: Vec<&str> = enrol.split_whitespace().collect();
    assert_eq!((readmes.len(), &readmes[..2]), (3, &next[..2]));

    let terminal = Pane::shell(home.path(), &[&reader]);
    terminal.type_line(&next.join(" "));
    terminal.type_unseen(digits);
    terminal.wait_for("Now start kazasu on this terminal.");
    assert!(terminal.text().contains("入口 1"), "{}", terminal.text());
    terminal.type_line(serve);
    terminal.wait_for("Use my phone");
    std::thread::sleep(FIRST_LOOK);
    rig.phone.hold();
    terminal.wait_for("the reader to continue");
    rig.phone.take_away();
    terminal.wait_for("Share your medical");
    terminal.press("1");
    terminal.wait_for("Is this correct?");
    terminal.press("Enter");
    terminal.wait_for("finished here");
    let told = word(&terminal, "A");
    assert_eq!(told.len(), 3, "{told}");

    let browser = Browser::log_in(&page, "hana", PASSWORD);
    let is_there = || {
        let visits = browser.visits();
        visits.len() == 1 && visits[0].contains(&told) && visits[0].contains("完了")
    };
    wait_until("the visit's row on the page", is_there);
    let visits = browser.visits();
    assert!(visits[0].contains("証明書を確認") && visits[0].contains("同意あり"), "{visits:?}");
    assert!(!visits[0].contains("デモ"), "{visits:?}");
}
