//! A pane of a tmux server of its own: a real terminal, with a person's keys and a person's eyes.

use std::cell::RefCell;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::call::signal;
use super::{Rig, came, kazasu, tool, wait_until};

/// One program in one pane.
#[derive(Debug)]
pub struct Pane {
    folder: TempDir,
    /// What was typed without echo.
    secrets: RefCell<Vec<String>>,
}

/// What the shell writes when the program has ended.
const ENDED: &str = "ended with exit code ";

impl Pane {
    /// Runs `kazasu` with these arguments, the rig's configuration and service, and these variables
    /// (`NAME=value`).
    ///
    /// # Panics
    ///
    /// When tmux does not start.
    #[must_use]
    pub fn run(rig: &Rig, arguments: &[&str], variables: &[&str]) -> Self {
        Self::sized(rig, (160, 50), arguments, variables)
    }

    /// The same, so many columns wide and so many rows high.
    ///
    /// # Panics
    ///
    /// When tmux does not start.
    #[must_use]
    pub fn sized(rig: &Rig, size: (u16, u16), arguments: &[&str], variables: &[&str]) -> Self {
        Self::in_shell(rig, size, arguments, variables, r#""$@""#)
    }

    /// The same, with its standard error in a file: what `--log` asks for, say.
    ///
    /// # Panics
    ///
    /// When tmux does not start.
    #[must_use]
    pub fn logged(rig: &Rig, arguments: &[&str], log: &Path) -> Self {
        let shell = format!(r#""$@" 2>'{}'"#, log.display());
        Self::in_shell(rig, (160, 50), arguments, &[], &shell)
    }

    fn in_shell(
        rig: &Rig,
        (columns, rows): (u16, u16),
        arguments: &[&str],
        variables: &[&str],
        shell: &str,
    ) -> Self {
        // Short: it holds a socket.
        let folder = tempfile::Builder::new().prefix("kazasu-").tempdir_in("/tmp").unwrap();
        let pane = Self { folder, secrets: RefCell::default() };
        let (config, socket) = (
            rig.terminal.config(),
            format!("PCSCLITE_CSOCK_NAME={}", rig.reader.socket().display()),
        );
        let program = kazasu();
        let script = format!(r#"trap : INT; {shell}; echo "{ENDED}$?"; read -r _"#);
        let size = [columns, rows].map(|side| side.to_string());
        let mut start =
            pane.tmux(&["new-session", "-d", "-x", &size[0], "-y", &size[1], "--", "env"]);
        // What it keeps stays in the rig's own folder.
        start.args(["-u", "NO_COLOR", "-u", "XDG_STATE_HOME", "-u", "XDG_CONFIG_HOME"]);
        start.arg(socket).arg(format!("HOME={}", rig.terminal.path("").display()));
        start
            .args(variables)
            .args(["sh", "-c", &script, "sh"])
            .arg(program)
            .arg("--config")
            .arg(config)
            .args(arguments);
        assert!(start.status().unwrap().success(), "tmux did not start");
        pane
    }

    /// A shell of somebody whose home this is, with these variables; `kazasu` is the program under
    /// test, and nothing else of it is there. There is no display.
    ///
    /// # Panics
    ///
    /// When tmux does not start.
    #[must_use]
    pub fn shell(home: &Path, variables: &[&str]) -> Self {
        let folder = tempfile::Builder::new().prefix("kazasu-").tempdir_in("/tmp").unwrap();
        let pane = Self { folder, secrets: RefCell::default() };
        let programs = pane.folder.path().join("bin");
        std::fs::create_dir(&programs).unwrap();
        std::os::unix::fs::symlink(kazasu(), programs.join("kazasu")).unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut start = pane.tmux(&["new-session", "-d", "-x", "160", "-y", "50", "--", "env"]);
        for name in ["NO_COLOR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "DISPLAY", "WAYLAND_DISPLAY"]
        {
            start.args(["-u", name]);
        }
        start.arg(format!("HOME={}", home.display()));
        start.arg(format!("PATH={}:{path}", programs.display()));
        let started = start.args(variables).args(["PS1=$ ", "sh", "-i"]).status().unwrap();
        assert!(started.success(), "tmux did not start");
        pane
    }

    fn tmux(&self, arguments: &[&str]) -> Command {
        let mut tmux = tool("tmux");
        tmux.arg("-u")
            .arg("-S")
            .arg(self.folder.path().join("tmux"))
            .args(["-f", "/dev/null"])
            .args(arguments);
        tmux.env("LC_ALL", "C.UTF-8").env_remove("TMUX").env_remove("NO_COLOR");
        tmux
    }

    fn ask(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.tmux(arguments).output().unwrap().stdout).unwrap()
    }

    /// What stands in the pane.
    pub fn text(&self) -> String {
        self.ask(&["capture-pane", "-p", "-J"])
    }

    /// The same, with its colours as escape sequences.
    pub fn text_with_colours(&self) -> String {
        self.ask(&["capture-pane", "-p", "-e"])
    }

    /// Waits until this stands in the pane.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        let shown = RefCell::default();
        let found = || {
            shown.replace(self.text());
            shown.borrow().contains(text)
        };
        if !came(found) {
            let shown = shown.borrow();
            panic!("waited in vain: {text:?} in the pane, which shows:\n{}", shown.trim_end());
        }
    }

    /// Waits until the program reads without echo, then types a line, which must never stand in the
    /// pane.
    #[track_caller]
    pub fn type_unseen(&self, line: &str) {
        let terminal = self.ask(&["display-message", "-p", "#{pane_tty}"]);
        let without_echo = || {
            let state =
                Command::new("stty").args(["-a", "-F", terminal.trim()]).output().unwrap().stdout;
            String::from_utf8_lossy(&state).split_whitespace().any(|word| word == "-echo")
        };
        wait_until("a question without echo", without_echo);
        self.type_line(line);
        self.secrets.borrow_mut().push(line.to_owned());
    }

    /// Makes the window larger or smaller.
    ///
    /// # Panics
    ///
    /// When tmux does not.
    pub fn resize(&self, columns: u16, rows: u16) {
        let size = [columns, rows].map(|side| side.to_string());
        assert!(
            self.tmux(&["resize-window", "-x", &size[0], "-y", &size[1]])
                .status()
                .unwrap()
                .success()
        );
    }

    /// The process that has started the program: a login shell, as it were.
    ///
    /// # Panics
    ///
    /// When tmux does not say it.
    #[must_use]
    pub fn parent(&self) -> u32 {
        self.ask(&["display-message", "-p", "#{pane_pid}"]).trim().parse().unwrap()
    }

    /// The process of the program itself.
    ///
    /// # Panics
    ///
    /// When it has ended.
    #[track_caller]
    #[must_use]
    pub fn program(&self) -> u32 {
        let parent = self.parent();
        let children = std::fs::read_to_string(format!("/proc/{parent}/task/{parent}/children"));
        let first = children.unwrap_or_default().split_whitespace().next().map(str::parse);
        first.and_then(Result::ok).unwrap_or_else(|| panic!("{parent} has no child"))
    }

    /// Ends the program as a system does that shuts down.
    #[track_caller]
    pub fn terminate(&self) {
        signal(self.program(), "TERM");
    }

    /// Types a line.
    ///
    /// # Panics
    ///
    /// When tmux does not.
    pub fn type_line(&self, line: &str) {
        if !line.is_empty() {
            assert!(self.tmux(&["send-keys", "-l", line]).status().unwrap().success());
        }
        self.press("Enter");
    }

    /// Sends bytes as they are.
    ///
    /// # Panics
    ///
    /// When tmux does not.
    pub fn send_bytes(&self, bytes: &[u8]) {
        let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut send = self.tmux(&["send-keys", "-H"]);
        assert!(send.args(hex).status().unwrap().success());
    }

    /// Presses a key.
    pub fn press(&self, key: &str) {
        assert!(self.tmux(&["send-keys", key]).status().unwrap().success());
    }

    /// Ends the program as a system does: the terminal goes away.
    pub fn end(&self) {
        assert!(self.tmux(&["kill-server"]).status().unwrap().success());
    }

    /// Waits for the program's end; its exit code. Nothing that was typed without echo may stand
    /// there.
    #[track_caller]
    pub fn exit(&self) -> i32 {
        self.wait_for(ENDED);
        let text = self.text();
        for secret in self.secrets.borrow().iter().filter(|secret| !secret.is_empty()) {
            assert!(!text.contains(secret), "{secret} stands in the pane:\n{text}");
        }
        let code = text.split(ENDED).nth(1).and_then(|rest| rest.split_whitespace().next());
        code.and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("no exit code: {text}"))
    }
}

impl Drop for Pane {
    fn drop(&mut self) {
        // Where its end was tested, there is no server any more, and tmux says so.
        drop(self.tmux(&["kill-server"]).stderr(Stdio::null()).status());
    }
}
