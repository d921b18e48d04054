//! Who else may see the program's memory: no core dump, and no program of the same user.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use kazasu_tests::{kazasu, wait_until};
use tempfile::TempDir;

/// Every kind of command that may see a PIN or a passcode; each waits for its standard input, or
/// for a phone.
const COMMANDS: [&[&str]; 2] = [&["read", "--json", "--pin-stdin"], &["phone", "--port", "1"]];

/// A user that owns nothing (Debian: nobody).
const NOBODY: &str = "65534";

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}

/// A command of a user without rights, where we may become one; else our own.
fn nobodys(program: &str) -> Command {
    let mut command = Command::new(if is_root() { "setpriv" } else { "env" });
    if is_root() {
        command.args(["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"]);
    }
    command.arg(program);
    command
}

/// Starts a program by a shell that allows core dumps of any size, as a user without rights where
/// we have them, in this folder.
fn start(program: &Path, arguments: &[&str], folder: &Path) -> Child {
    let script = r#"ulimit -S -c unlimited 2>/dev/null || ulimit -S -c "$(ulimit -H -c)"
exec "$@""#;
    let mut command = nobodys("sh");
    command.args(["-c", script, "sh"]).arg(program).args(arguments);
    command.current_dir(folder).env("HOME", folder).env_remove("XDG_STATE_HOME");
    command.env("PCSCLITE_CSOCK_NAME", folder.join("nobody"));
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("a shell")
}

/// A folder that everybody may write to, and the program: a copy in it where a user without rights
/// may not look into the folder in which it was built.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::Builder::new().prefix("kazasu-").tempdir_in("/tmp").unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
    let mut asked = nobodys("test");
    if asked.arg("-x").arg(kazasu()).status().is_ok_and(|asked| asked.success()) {
        return (folder, kazasu().to_owned());
    }
    let program = folder.path().join("kazasu");
    fs::copy(kazasu(), &program).unwrap();
    (folder, program)
}

/// Waits until it is the program, no shell any more, and has had time to begin.
fn has_begun(child: &Child, name: &str) {
    let command = format!("/proc/{}/comm", child.id());
    wait_until("the program", || {
        fs::read_to_string(&command).is_ok_and(|found| found.trim() == name)
    });
    thread::sleep(Duration::from_millis(700));
}

/// Whether a program of the same user may read this one's memory.
fn may_be_read(child: &Child) -> bool {
    let memory = format!("/proc/{}/mem", child.id());
    if is_root() {
        let mut asked = nobodys("sh");
        asked.args(["-c", "exec 3<\"$1\"", "sh", &memory]).stderr(Stdio::null());
        asked.status().expect("setpriv").success()
    } else {
        File::open(memory).is_ok()
    }
}

fn end(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn no_program_of_the_same_user_reads_its_memory() {
    let (folder, program) = place();
    let other = start(Path::new("sleep"), &["60"], folder.path());
    has_begun(&other, "sleep");
    if !may_be_read(&other) {
        eprintln!("not shown: on this system no program may be read by another one of its user");
    }
    end(other);
    for arguments in COMMANDS {
        let child = start(&program, arguments, folder.path());
        has_begun(&child, "kazasu");
        assert!(!may_be_read(&child), "{arguments:?}");
        let owner = fs::metadata(format!("/proc/{}/mem", child.id())).unwrap().uid();
        assert_eq!(owner, 0, "{arguments:?}: what is not dumpable belongs to root");
        end(child);
    }
}

#[test]
fn no_core_is_written_however_it_ends() {
    let (folder, program) = place();
    for arguments in COMMANDS {
        let mut child = start(&program, arguments, folder.path());
        has_begun(&child, "kazasu");
        let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        let values: Vec<&str> = core.split_whitespace().skip(4).take(2).collect();
        assert_eq!(values, ["0", "0"], "{arguments:?}");
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        assert!(status.contains("NoNewPrivs:\t1"), "{arguments:?}: {status}");
        let sent = Command::new("kill").args(["-ABRT", &child.id().to_string()]).status();
        assert!(sent.unwrap().success());
        let ended = child.wait().unwrap();
        assert_eq!(ended.signal(), Some(6), "{arguments:?}");
        assert!(!ended.core_dumped(), "{arguments:?}");
    }
    let left = fs::read_dir(folder.path()).unwrap().flatten();
    let cores = left.filter(|file| file.file_name().to_string_lossy().contains("core"));
    assert_eq!(cores.count(), 0);
}
