//! Pipes, devices, sockets, folders, links that lead nowhere and files that are far too long, where
//! a file is meant. Each command ends by itself, and says where, what, and what to do.

use std::fs::{self, File};
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use kazasu_tests::{Outcome, Terminal, not_run, tool};

/// Things in a terminal's folder that are no files.
struct Things {
    terminal: Terminal,
    _socket: UnixListener,
}

/// What is said of a thing.
type Said = &'static str;

impl Things {
    fn new() -> Self {
        let terminal = Terminal::new(Path::new("/nowhere/pcscd.comm"), &[]);
        let path = |name: &str| terminal.path(name);
        assert!(tool("mkfifo").arg(path("pipe")).status().unwrap().success());
        fs::create_dir(path("folder")).unwrap();
        symlink("pipe", path("link to a pipe")).unwrap();
        symlink("nowhere", path("dangling")).unwrap();
        symlink("loop", path("loop")).unwrap();
        terminal.write("file", b"text");
        let socket = UnixListener::bind(path("socket")).unwrap();
        Self { terminal, _socket: socket }
    }

    /// Each with what is said when it is to be read.
    fn all(&self) -> Vec<(PathBuf, Said)> {
        let mut all: Vec<(PathBuf, Said)> = [
            ("pipe", "is a named pipe, not a file: name a file"),
            ("link to a pipe", "is a named pipe, not a file: name a file"),
            ("folder", "is a folder, not a file: name a file"),
            ("socket", "is a socket, not a file: name a file"),
            ("dangling", "check the name, or put the file there"),
            ("loop", "a link leads to itself; name the file that is meant"),
            ("file/below", "check the name"),
        ]
        .map(|(name, said)| (self.terminal.path(name), said))
        .into();
        for device in ["/dev/zero", "/dev/random", "/dev/tty"] {
            all.push((device.into(), "is a device, not a file: name a file"));
        }
        all
    }
}

/// A command names the path, the fault, and what to do: to a person, and as JSON.
#[track_caller]
fn is_told(terminal: &Terminal, arguments: &[&str], reason: &str, path: &Path, said: &str) {
    let person = terminal.kazasu(arguments).run();
    assert_eq!((person.exit, person.stdout.as_str()), (2, ""), "{arguments:?}: {person:#?}");
    let program = terminal.kazasu(&[arguments, &["--json"]].concat()).run().error(2, reason);
    for told in [&person.stderr, &program] {
        let (path, said) = (path.to_str().unwrap(), said);
        assert!(told.contains(path) && told.contains(said), "{arguments:?} told\n{told}");
    }
}

#[test]
fn what_is_no_file_is_no_configuration() {
    let things = Things::new();
    for (path, said) in things.all() {
        let config = path.to_str().unwrap();
        for command in [&["config", "check"][..], &["doctor"], &["read", "--timeout", "1"]] {
            let arguments = [&["--config", config], command].concat();
            is_told(&things.terminal, &arguments, "configuration", &path, said);
        }
    }
}

/// Nor at the platform's own place, where a missing file means the defaults.
#[test]
fn what_is_no_file_at_the_usual_place_does_not_mean_the_defaults() {
    for name in ["pipe", "folder", "socket", "dangling", "loop"] {
        let things = Things::new();
        let folder = things.terminal.path(".config/kazasu");
        fs::create_dir_all(&folder).unwrap();
        let there = folder.join("kazasu.toml");
        fs::rename(things.terminal.path(name), &there).unwrap();
        let mut command = things.terminal.client(kazasu_tests::kazasu());
        command.args(["config", "check", "--json"]);
        let message = kazasu_tests::Call::new(command).run().error(2, "configuration");
        assert!(message.starts_with(there.to_str().unwrap()), "{name}: {message}");
    }
}

#[test]
fn what_is_no_file_is_no_anchor_and_no_list() {
    let things = Things::new();
    for (path, said) in things.all() {
        for key in ["anchors", "crls"] {
            things.terminal.configure(&format!("[trust]\n{key} = [{path:?}]\n"));
            let arguments = ["config", "check"];
            is_told(&things.terminal, &arguments, "configuration", &path, said);
            let told = things.terminal.kazasu(&arguments).run().stderr;
            assert!(told.contains(&format!(":2: trust.{key}: ")) && told.contains("(entry 1)"));
        }
    }
}

#[test]
fn what_is_no_file_is_no_transcript_and_no_copy_of_a_log() {
    let things = Things::new();
    for (path, said) in things.all() {
        let name = path.to_str().unwrap();
        is_told(&things.terminal, &["replay", name], "transcript", &path, said);
        is_told(&things.terminal, &["logs", "verify", name], "log", &path, said);
        let out = things.terminal.path("bundle.zip");
        let bundle = ["logs", "--yes", "--out", out.to_str().unwrap(), "--transcript", name];
        is_told(&things.terminal, &bundle, "bundle", &path, said);
        assert!(!out.exists());
    }
}

/// Nothing that is there is replaced or written into, but a file, and that only by force.
#[test]
fn what_is_no_file_is_not_written_into() {
    let things = Things::new();
    let terminal = &things.terminal;
    for name in ["pipe", "folder", "socket", "dangling", "loop", "link to a pipe"] {
        let path = terminal.path(name);
        let before = path.symlink_metadata().unwrap().file_type();
        let out = path.to_str().unwrap();
        for command in [
            &["logs", "--yes", "--out", out][..],
            &["logs", "--yes", "--out", out, "--force"],
            &["record", "--yes", "--out", out],
        ] {
            let outcome = terminal.kazasu(command).run();
            assert_eq!(outcome.exit, 2, "{outcome:#?}");
            assert!(outcome.stderr.contains(out), "{command:?}: {outcome:#?}");
            assert_eq!(path.symlink_metadata().unwrap().file_type(), before, "{command:?}");
        }
    }
    assert!(!terminal.path("nowhere").exists(), "no link was followed");
    let forced = ["logs", "--yes", "--out", "/dev/null", "--force"];
    let outcome = terminal.kazasu(&forced).run();
    assert!(outcome.exit == 2 && outcome.stderr.contains("/dev/null is a device"), "{outcome:#?}");
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    // Before a phone is waited for, not after a tap.
    for out in ["/nowhere/tap.txt", "/proc/tap.txt", "/dev/null/tap.txt"] {
        let outcome = terminal.kazasu(&["record", "--yes", "--out", out]).run();
        let said = format!("{out} cannot be written: ");
        assert!(outcome.exit == 2 && outcome.stderr.contains(&said), "{outcome:#?}");
    }
}

/// What a virtual phone keeps in its folder.
#[test]
fn a_folder_of_keys_with_a_pipe_in_it_is_refused() {
    for name in ["anchor.der", "anchor.pk8", "valid.der", "auth.crl"] {
        let things = Things::new();
        let folder = things.terminal.path("folder");
        fs::rename(things.terminal.path("pipe"), folder.join(name)).unwrap();
        let refused = things.terminal.kazasu(&["phone", "--pki", folder.to_str().unwrap()]).run();
        let said = format!("{} is a named pipe, and no file", folder.join(name).display());
        assert!(refused.exit == 2 && refused.stderr.contains(&said), "{refused:#?}");
    }
    let things = Things::new();
    let pipe = things.terminal.path("pipe");
    let refused = things.terminal.kazasu(&["phone", "--pki", pipe.to_str().unwrap()]).run();
    let said = format!("--pki {}: ", pipe.display());
    assert!(refused.exit == 2 && refused.stderr.contains(&said), "{refused:#?}");
}

/// Files with nothing in them take no room, however long they are.
fn long(terminal: &Terminal, name: &str, length: u64) -> String {
    let path = terminal.path(name);
    File::create(&path).unwrap().set_len(length).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn what_is_far_too_long_is_not_read() {
    const MIB: u64 = 1 << 20;
    let terminal = Terminal::new(Path::new("/nowhere/pcscd.comm"), &[]);
    let told = |outcome: Outcome| {
        assert_eq!(outcome.exit, 2, "{outcome:#?}");
        outcome.stderr
    };
    for length in [MIB + 1, 1 << 40] {
        let config = long(&terminal, "long", length);
        let said = told(terminal.kazasu(&["--config", &config, "config", "check"]).run());
        assert!(said.contains(&config) && said.contains("is longer than 1 MiB"), "{said}");
    }
    for (key, most, length) in [
        ("anchors", "1 MiB", MIB + 1),
        ("anchors", "1 MiB", 1 << 40),
        ("crls", "32 MiB", 32 * MIB + 1),
        ("crls", "32 MiB", 1 << 40),
    ] {
        let path = long(&terminal, "long.der", length);
        terminal.configure(&format!("[trust]\n{key} = [\"long.der\"]\n"));
        let said = told(terminal.kazasu(&["config", "check"]).run());
        let wanted = format!("trust.{key}: {path}: is longer than {most}");
        assert!(said.contains(&wanted), "{said}");
    }
    terminal.configure("");
    for length in [262_145, 1 << 40] {
        let path = long(&terminal, "tap.txt", length);
        let said = told(terminal.kazasu(&["replay", &path]).run());
        assert!(said.contains("longer than any tap makes it"), "{said}");
    }
    let copy = long(&terminal, "audit.jsonl", 1 << 40);
    let said = told(terminal.kazasu(&["logs", "verify", &copy]).run());
    assert!(said.contains(&copy) && said.contains("is longer than 64 MiB"), "{said}");
}

/// Names, ids and keys have a length that fits a line and a screen; a message repeats none of them.
#[test]
fn names_ids_and_keys_that_are_far_too_long_are_told_in_a_line() {
    let terminal = Terminal::new(Path::new("/nowhere/pcscd.comm"), &[]);
    let long = "x".repeat(900_000);
    for (toml, said) in [
        (format!("[terminal]\nid = \"{long}\"\n"), "terminal.id: must have 64 letters at most"),
        (format!("[terminal]\ndesk = \"{long}\"\n"), "terminal.desk: must have 32 letters at most"),
        (
            format!("[reader]\nnames = [\"{long}\"]\n"),
            "reader.names: must have 512 letters at most (entry 1)",
        ),
        (
            format!("[technician]\nusers = [\"{long}\"]\n"),
            "technician.users: must have 512 letters at most (entry 1)",
        ),
        (
            format!("[trust]\nanchors = [\"{long}\"]\n"),
            "trust.anchors: must have 4096 letters at most (entry 1)",
        ),
        (
            format!("[trust]\ncrls = [\"{long}\"]\n"),
            "trust.crls: must have 4096 letters at most (entry 1)",
        ),
        (
            format!("[trust]\nphone_policies = [\"1{}\"]\n", ".2".repeat(400_000)),
            "trust.phone_policies: must be an object identifier",
        ),
        (format!("[log]\nfolder = \"{long}\"\n"), "log.folder: must have 4096 letters at most"),
        (format!("[minimum]\nccid = \"{long}\"\n"), "minimum.ccid: "),
        (format!("[technician]\npasscode = \"{long}\"\n"), "technician.passcode: must be"),
        (format!("[terminal]\n{long} = 1\n"), "unknown field `xxx"),
        (format!("{long} = 1\n"), "unknown field `xxx"),
        (format!("{long}\n"), ":1: "),
        (format!("a{} = 1\n", ".a".repeat(400_000)), "recur"),
        (format!("[a{}]\n", ".a".repeat(400_000)), "recur"),
        (format!("a = {}", "[".repeat(900_000)), "recurse"),
        (format!("a = {}", "{a=".repeat(300_000)), "recurse"),
    ] {
        terminal.configure(&toml);
        let outcome = terminal.kazasu(&["config", "check"]).run();
        let start: String = toml.chars().take(40).collect();
        assert!(outcome.exit == 2 && outcome.stderr.contains(said), "{start}: {outcome:#?}");
        assert!(outcome.stderr.len() < 2_000, "{start}: {} bytes", outcome.stderr.len());
    }
}

/// A file that nobody may read, and a folder that nobody may look into.
#[test]
fn what_this_user_may_not_read_is_told_so() {
    let terminal = Terminal::new(Path::new("/nowhere/pcscd.comm"), &[]);
    let config = terminal.config();
    fs::set_permissions(&config, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&config).is_ok() {
        return not_run("root may read everything");
    }
    let told = terminal.kazasu(&["config", "check"]).run();
    let said = "let the user that runs Kazasu read it";
    assert!(told.exit == 2 && told.stderr.contains(said), "{told:#?}");
}
