//! Folders of the state and of the log that somebody else could change, and things in place of the
//! files in them. Nothing is written there, no link is followed, nothing hangs; whoever starts a
//! terminal or looks for its log is told what is wrong, where, and what to do; patients are served.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown, lchown, symlink};
use std::path::{Path, PathBuf};

use kazasu_tests::{Pane, Rig, Terminal, not_run, tool};

/// Somebody else.
const OTHER: u32 = 4_321;

/// What is wrong with a folder.
#[derive(Clone, Copy, Debug)]
struct Fault {
    name: &'static str,
    /// Prepares the folder of this path.
    make: fn(&Path),
    /// What is said behind the path of the folder at fault.
    said: &'static str,
    /// The folder at fault is the one above.
    is_above: bool,
    needs_root: bool,
}

fn made(path: &Path) {
    fs::create_dir_all(path).unwrap();
    fs::set_permissions(path, Permissions::from_mode(0o700)).unwrap();
}

/// Lets `kazasu tui` serve the beginning of a visit and end; gives back all that it said.
#[track_caller]
fn said_while_serving(rig: &Rig) -> String {
    let pane = Pane::sized(rig, (400, 50), &["tui", "--lang", "en"], &[]);
    pane.wait_for("Use my phone");
    pane.press("1");
    pane.wait_for("Which phone do you have?");
    pane.press("Escape");
    pane.wait_for("Use my phone");
    pane.terminate();
    assert_eq!(pane.exit(), 0, "{}", pane.text());
    pane.text()
}

fn with_mode(path: &Path, mode: u32) {
    fs::create_dir_all(path).unwrap();
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn pipe(path: &Path) {
    assert!(tool("mkfifo").arg(path).status().unwrap().success());
}

fn above(path: &Path) -> &Path {
    path.parent().unwrap()
}

const OPEN: &str = "take that away (chmod go-w)";
const NO_FOLDER: &str = "is no folder: move it away, or name another";
const OF_ANOTHER: &str = "belongs to another user (uid 4321) than the one that runs Kazasu";

const FAULTS: [Fault; 12] = [
    Fault {
        name: "link",
        make: |path| {
            made(&path.with_extension("real"));
            symlink(path.with_extension("real"), path).unwrap();
        },
        said: "is a symbolic link, which is not followed: put a folder in its place",
        is_above: false,
        needs_root: false,
    },
    Fault {
        name: "dangling link",
        make: |path| symlink(path.with_extension("real"), path).unwrap(),
        said: "is a symbolic link, which is not followed: put a folder in its place",
        is_above: false,
        needs_root: false,
    },
    Fault {
        name: "file",
        make: |path| fs::write(path, "").unwrap(),
        said: NO_FOLDER,
        is_above: false,
        needs_root: false,
    },
    Fault { name: "pipe", make: pipe, said: NO_FOLDER, is_above: false, needs_root: false },
    Fault {
        name: "open to all",
        make: |path| with_mode(path, 0o777),
        said: OPEN,
        is_above: false,
        needs_root: false,
    },
    Fault {
        name: "open to a group",
        make: |path| with_mode(path, 0o770),
        said: OPEN,
        is_above: false,
        needs_root: false,
    },
    Fault {
        name: "as /tmp is",
        make: |path| with_mode(path, 0o1777),
        said: OPEN,
        is_above: false,
        needs_root: false,
    },
    Fault {
        name: "in an open folder",
        make: |path| {
            made(path);
            with_mode(above(path), 0o777);
        },
        said: "lets everybody replace what lies in it (mode 0777): take that away (chmod o-w)",
        is_above: true,
        needs_root: false,
    },
    Fault {
        name: "not there yet, in an open folder",
        make: |path| with_mode(above(path), 0o777),
        said: "lets everybody replace what lies in it (mode 0777): take that away (chmod o-w)",
        is_above: true,
        needs_root: false,
    },
    Fault {
        name: "another's",
        make: |path| {
            made(path);
            chown(path, Some(OTHER), None).unwrap();
        },
        said: OF_ANOTHER,
        is_above: false,
        needs_root: true,
    },
    Fault {
        name: "another's link",
        make: |path| {
            made(&path.with_extension("real"));
            symlink(path.with_extension("real"), path).unwrap();
            lchown(path, Some(OTHER), None).unwrap();
        },
        said: "is a symbolic link",
        is_above: false,
        needs_root: true,
    },
    Fault {
        name: "in another's folder",
        make: |path| {
            made(path);
            chown(above(path), Some(OTHER), None).unwrap();
        },
        said: OF_ANOTHER,
        is_above: true,
        needs_root: true,
    },
];

fn is_root() -> bool {
    tool("id").arg("-u").output().unwrap().stdout == b"0\n"
}

fn faults() -> impl Iterator<Item = Fault> {
    let is_root = is_root();
    FAULTS.into_iter().filter(move |fault| {
        let runs = is_root || !fault.needs_root;
        if !runs {
            not_run(&format!("{:?} needs a second user, whom only root can be", fault.name));
        }
        runs
    })
}

/// Everything that lies at this path and below, with what leads on.
fn all(path: &Path) -> Vec<PathBuf> {
    let mut found = vec![path.to_owned()];
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        found.extend(all(&entry.path()));
    }
    found
}

/// A terminal whose folder of this kind is at fault; the path, and what is said of it.
fn terminal_with(fault: &Fault, is_log: bool) -> (Terminal, PathBuf, String) {
    let terminal = Terminal::new(Path::new("/nowhere/pcscd.comm"), &[]);
    prepare(&terminal, fault, is_log)
        .map_or_else(|| panic!("{fault:?}"), |(path, said)| (terminal, path, said))
}

fn prepare(terminal: &Terminal, fault: &Fault, is_log: bool) -> Option<(PathBuf, String)> {
    let path = terminal.path(if is_log { "logs/here" } else { ".local/state/kazasu" });
    made(above(&path));
    if is_log {
        terminal.configure("[log]\nfolder = \"logs/here\"\n");
    }
    (fault.make)(&path);
    let at_fault = if fault.is_above { above(&path) } else { &path };
    let said = format!("{} {}", at_fault.display(), fault.said);
    // "lets others write into it (mode …): take that away …"
    let said = match fault.said {
        OPEN => format!("{} lets others write into it (mode ", at_fault.display()),
        _ => said,
    };
    Some((path, said))
}

#[test]
fn a_folder_that_is_not_ours_alone_is_told_by_every_command_that_asks_for_it() {
    for (fault, is_log) in faults().flat_map(|fault| [(fault, false), (fault, true)]) {
        let (terminal, path, said) = terminal_with(&fault, is_log);
        let before = all(above(&path));
        let name = fault.name;

        let doctor = terminal.kazasu(&["doctor", "--lang", "en"]).run();
        assert!(doctor.stdout.contains(&said), "{name}: {said}\n{}", doctor.stdout);
        let cannot = format!("{} cannot be written", path.display());
        assert!(doctor.stdout.contains(&cannot), "{name}: {}", doctor.stdout);
        let json = terminal.kazasu(&["doctor", "--json"]).run().json();
        let check = if is_log { "log" } else { "folder" };
        let checks = json["checks"].as_array().unwrap();
        let warns = |it: &&serde_json::Value| it["name"] == check && it["state"] == "warning";
        assert!(checks.iter().any(|it| warns(&it)), "{name}: {json}");

        for command in [&["logs"][..], &["logs", "verify"]] {
            let outcome = terminal.kazasu(command).run();
            assert!(outcome.stderr.contains(&said), "{name}, {command:?}: {outcome:#?}");
            let once = outcome.stderr.matches("nothing is written there").count();
            assert_eq!(once, 1, "{name}: {outcome:#?}");
        }
        let out = terminal.path("bundle.zip");
        let bundle = ["logs", "--yes", "--force", "--lang", "en", "--out", out.to_str().unwrap()];
        let bundle = terminal.kazasu(&bundle).run();
        assert!(bundle.stderr.contains(&said), "{name}: {bundle:#?}");
        if !is_log && bundle.exit == 0 {
            let told = "the bundle is not in the audit log: ";
            assert!(bundle.stderr.contains(told), "{name}: {bundle:#?}");
        }
        assert_eq!(all(above(&path)), before, "{name}: nothing is made there");
    }
}

/// `kazasu tui` says it as it starts, and then guides patients.
#[test]
fn a_terminal_starts_says_it_and_serves() {
    for (fault, is_log) in faults().flat_map(|fault| [(fault, false), (fault, true)]) {
        // To look at each of a kind takes too long here.
        if !["link", "pipe", "open to all", "another's", "in another's folder"]
            .contains(&fault.name)
        {
            continue;
        }
        let rig = Rig::android();
        rig.phone.take_away();
        let (path, said) = prepare(&rig.terminal, &fault, is_log).unwrap();
        let before = all(above(&path));
        let text = said_while_serving(&rig);
        assert!(text.contains(&said), "{}: {said}\n{text}", fault.name);
        assert!(text.contains("cannot be written: "), "{text}");
        assert!(text.contains("patients are served all the same"), "{text}");
        let now: Vec<_> = all(above(&path));
        assert_eq!(now, before, "{}: nothing is made there", fault.name);
    }
}

/// In a folder that is ours: things in place of the files.
#[test]
fn what_stands_in_place_of_a_file_is_told_and_left_alone() {
    /// Makes something at the first path; the second names a file that a link may lead to.
    type Make = fn(&Path, &Path);
    let make: [(&str, Make); 4] = [
        ("a named pipe", |path, _| pipe(path)),
        ("a symbolic link", |path, victim| symlink(victim, path).unwrap()),
        ("a symbolic link", |path, _| symlink("/nowhere/at/all", path).unwrap()),
        ("a folder", |path, _| made(path)),
    ];
    let names = ["visit-open", "serving", "log/kazasu-2026-11-27-001.jsonl", "audit/lock"];
    for name in names.iter().chain(&["audit/head.json", "audit/audit-000000001.jsonl"]) {
        for (what, make) in make {
            let terminal = Terminal::new(Path::new("/nowhere/pcscd.comm"), &[]);
            let path = terminal.path(".local/state/kazasu").join(name);
            made(&terminal.path(".local/state/kazasu"));
            made(above(&path));
            terminal.write("victim", b"mine");
            make(&path, &terminal.path("victim"));
            let before = path.symlink_metadata().unwrap().file_type();
            let said = format!("{}", path.display());
            let doctor = terminal.kazasu(&["doctor", "--lang", "en"]).run();
            let line = doctor.stdout.lines().find(|line| line.contains(&said));
            let line = line.unwrap_or_else(|| panic!("{name}, {what}: {}", doctor.stdout));
            assert!(line.contains(&format!("is {what}")), "{name}: {line}");
            for command in [&["logs"][..], &["logs", "verify"], &["logs", "--yes", "--out", "b"]] {
                let out = terminal.path("b");
                let command: Vec<_> = command
                    .iter()
                    .map(|it| if *it == "b" { out.to_str().unwrap() } else { it })
                    .collect();
                let outcome = terminal.kazasu(&command).run();
                assert!([0, 1, 2].contains(&outcome.exit), "{name}, {what}: {outcome:#?}");
            }
            let left = path.symlink_metadata().unwrap().file_type();
            assert_eq!(
                (left, fs::read(terminal.path("victim")).unwrap()),
                (before, b"mine".into())
            );
        }
    }
}

/// The mark of an open visit, while a visit is opened and closed.
#[test]
fn a_mark_that_is_no_file_is_neither_followed_nor_waited_for() {
    for is_link in [false, true] {
        let rig = Rig::android();
        rig.phone.take_away();
        let state = rig.terminal.path(".local/state/kazasu");
        made(&state);
        let mark = state.join("visit-open");
        rig.terminal.write("victim", b"mine");
        if is_link {
            symlink(rig.terminal.path("victim"), &mark).unwrap();
        } else {
            pipe(&mark);
        }
        let before = mark.symlink_metadata().unwrap().file_type();
        let text = said_while_serving(&rig);
        let what = if is_link { "a symbolic link" } else { "a named pipe" };
        let said = format!("{} is {what}, and no file of ours: move it away", mark.display());
        assert!(text.contains(&said), "{text}");
        assert_eq!(mark.symlink_metadata().unwrap().file_type(), before);
        assert_eq!(fs::read(rig.terminal.path("victim")).unwrap(), b"mine");
    }
}
