//! Two programs at one terminal, as when it is started anew before the old one has ended: one
//! serves, the other waits and takes over, and no phone is read by both.

use std::io::Write;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::process::Command;
use std::thread;
use std::time::Duration;

use kazasu_core::sha256::Sha256;
use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Pane, Phone, Rig, Service, wait_until};

use super::settle;
use super::view::technician;

const SERVES: &str = "Use my phone";
const WAITS: &str = "in use right now";

/// A service of its own: phones of other tests would come and go in the lists.
fn rig() -> Rig {
    let rig = Rig::on(Service::private(1).reader(), Phone::spec(Model::Iphone), None);
    rig.phone.take_away();
    rig
}

fn patients(rig: &Rig) -> Pane {
    Pane::sized(rig, (80, 24), &["tui", "--lang", "en"], &[])
}

fn kill(pane: &Pane, signal: &str) {
    let program = pane.program().to_string();
    assert!(Command::new("kill").args([signal, &program]).status().unwrap().success());
}

/// A phone is held and read once, and the visit goes to its end.
fn visit(rig: &Rig, pane: &Pane) {
    let before = rig.phone.shared().lock().signatures();
    settle();
    rig.phone.hold();
    pane.wait_for("Take your iPhone");
    rig.phone.take_away();
    pane.wait_for("Share your medical");
    pane.press("3");
    pane.wait_for("Is this correct?");
    pane.press("Enter");
    pane.wait_for("You're finished here");
    pane.press("1");
    pane.wait_for(SERVES);
    assert_eq!(rig.phone.shared().lock().signatures(), before + 1, "it was read once");
}

#[test]
fn the_second_program_waits_and_takes_over_with_all_that_the_first_had() {
    let rig = rig();
    let first = patients(&rig);
    first.wait_for(SERVES);
    let second = patients(&rig);
    second.wait_for(WAITS);
    visit(&rig, &first);
    assert!(second.text().contains(WAITS), "{}", second.text());
    first.end();
    second.wait_for(SERVES);
    let third = patients(&rig);
    third.wait_for(WAITS);
    // The lock, the name that everybody sees, and the way in for technicians.
    let pane = technician(&rig);
    pane.wait_for("CONNECTED");
    pane.wait_for(&format!("process {}", second.program()));
    visit(&rig, &second);
    let home = tempfile::tempdir().unwrap();
    let home = format!("HOME={}", home.path().display());
    let other = Pane::sized(&rig, (80, 24), &["tui", "--technician", "--lang", "en"], &[&home]);
    other.wait_for("WATCHING ONLY");
}

#[test]
fn of_many_that_wait_one_takes_over_from_a_program_that_was_killed() {
    let rig = rig();
    let first = patients(&rig);
    first.wait_for(SERVES);
    let waiting = [patients(&rig), patients(&rig)];
    waiting.iter().for_each(|pane| pane.wait_for(WAITS));
    kill(&first, "-KILL");
    let serving = || waiting.iter().filter(|pane| pane.text().contains(SERVES)).count();
    wait_until("one that serves", || serving() == 1);
    settle();
    assert_eq!(serving(), 1);
    let (next, last) = match waiting {
        [one, other] if one.text().contains(SERVES) => (one, other),
        [other, one] => (one, other),
    };
    visit(&rig, &next);
    kill(&next, "-TERM");
    last.wait_for(SERVES);
    visit(&rig, &last);
}

/// A visit that was cut off is told by whoever takes over, and nobody else removes its mark.
#[test]
fn who_takes_over_knows_of_the_visit_that_was_cut_off() {
    let rig = rig();
    let first = patients(&rig);
    first.wait_for(SERVES);
    first.press("1");
    first.wait_for("Which phone do you have?");
    let mark = rig.terminal.path(".local/state/kazasu/visit-open");
    let second = patients(&rig);
    second.wait_for(WAITS);
    let third = patients(&rig);
    third.wait_for(WAITS);
    kill(&third, "-TERM");
    assert_eq!(third.exit(), 0);
    assert!(mark.exists(), "the visit is another program's");
    kill(&first, "-KILL");
    second.wait_for("Please start again");
}

/// In the moment between two programs a view may have the readers: it gives them back before the
/// next one reads.
#[test]
fn a_view_that_comes_between_two_programs_reads_no_phone_of_theirs() {
    let rig = rig();
    let first = patients(&rig);
    first.wait_for(SERVES);
    let second = patients(&rig);
    second.wait_for(WAITS);
    kill(&first, "-KILL");
    let pane = Pane::sized(&rig, (80, 24), &["tui", "--technician", "--lang", "en"], &[]);
    second.wait_for(SERVES);
    wait_until("a view that knows who serves", || {
        ["CONNECTED", "READERS GIVEN FREE"].iter().any(|mark| pane.text().contains(mark))
    });
    visit(&rig, &second);
}

/// Sits on the name of programs that serve with the rig's reader, and says a byte now and then.
fn sit_on_the_name(rig: &Rig) {
    let short = |name: &str| Sha256::of(name.as_bytes()).to_string()[..16].to_owned();
    let service = short(&rig.reader.socket().display().to_string());
    let name = format!("kazasu-serving-{service}-{}", short(&rig.reader.name(0)));
    let listener = UnixListener::bind_addr(&SocketAddr::from_abstract_name(name).unwrap()).unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            thread::spawn(move || {
                let mut stream = stream.unwrap();
                for byte in b"\x1b[2Jkazasu touch, process 1\nx; rm -rf ~\n" {
                    drop(stream.write_all(&[*byte]));
                    thread::sleep(Duration::from_millis(280));
                }
            });
        }
    });
}

/// Whoever sits on the name holds up nobody, and nothing that he says is shown. This user's own
/// counts, and a technician can say that it is no program that serves.
#[test]
fn who_sits_on_the_name_is_known_by_the_systems_word_and_can_be_disregarded() {
    let rig = rig();
    sit_on_the_name(&rig);
    let waits = patients(&rig);
    waits.wait_for(WAITS);
    let watches = Pane::sized(&rig, (80, 24), &["tui", "--technician", "--lang", "en"], &[]);
    watches.wait_for("WATCHING ONLY");
    watches.wait_for(&format!("kazasu, process {}", std::process::id()));
    watches.wait_for("no socket of that program was found");
    assert!(!watches.text().contains("rm -rf"), "{}", watches.text());
    let own = ["tui", "--technician", "--own-readers", "--lang", "en"];
    let pane = Pane::sized(&rig, (80, 24), &own, &[]);
    pane.wait_for("BESIDE ANOTHER PROGRAM");
    pane.press("4");
    pane.wait_for("Begin maintenance");
}

/// A folder with a long name has a way in too.
#[test]
fn a_long_home_keeps_no_technician_out() {
    let rig = rig();
    let home = rig.terminal.path(&"h".repeat(200));
    std::fs::create_dir(&home).unwrap();
    let home = format!("HOME={}", home.display());
    let patients = Pane::sized(&rig, (80, 24), &["tui", "--lang", "en"], &[&home]);
    patients.wait_for(SERVES);
    let pane = Pane::sized(&rig, (80, 24), &["tui", "--technician", "--lang", "en"], &[&home]);
    pane.wait_for("CONNECTED");
}

#[test]
fn mute_connections_keep_no_technician_out() {
    let rig = rig();
    let patients = patients(&rig);
    patients.wait_for(SERVES);
    let socket = rig.terminal.path(".local/state/kazasu/attach");
    wait_until("a way in", || UnixStream::connect(&socket).is_ok());
    let mute: Vec<_> = (0..50).map(|_| UnixStream::connect(&socket).unwrap()).collect();
    let pane = technician(&rig);
    pane.wait_for("CONNECTED");
    drop(mute);
}
