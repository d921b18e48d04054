//! A pseudo terminal with the program on it, and a terminal emulator that reads what it draws.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};
use tempfile::TempDir;

use super::until;

/// The program under test.
pub(super) fn kazasu() -> &'static str {
    env!("CARGO_BIN_EXE_kazasu")
}

/// What the emulator has seen.
struct Seen {
    emulator: vt100::Parser,
    is_over: bool,
}

/// The terminal; with it the program ends.
pub(super) struct Pty {
    child: Child,
    /// `None` once it is hung up.
    master: Option<Arc<File>>,
    seen: Arc<Mutex<Seen>>,
    pause: Arc<AtomicBool>,
    _home: TempDir,
}

impl Pty {
    /// The program with these arguments, 80 columns by 24 rows.
    pub(super) fn start(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::start_sized((24, 80), arguments, variables)
    }

    /// The same on a terminal that says it has so many rows and columns.
    pub(super) fn start_sized(
        size: (u16, u16),
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let mut command = Command::new("setsid");
        Self::spawn(command.arg("--ctty").arg(kazasu()).args(arguments), size, variables)
    }

    /// A shell that starts the program, `"$KAZASU"`.
    pub(super) fn start_shell(script: &str) -> Self {
        let mut command = Command::new("setsid");
        Self::spawn(
            command.args(["--ctty", "sh", "-c", script]).env("KAZASU", kazasu()),
            (24, 80),
            &[],
        )
    }

    fn spawn(command: &mut Command, size: (u16, u16), variables: &[(&str, &str)]) -> Self {
        let master =
            openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let size = Winsize { ws_row: size.0, ws_col: size.1, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&master, size).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap();
        let slave = rustix::fs::open(
            name,
            OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC,
            rustix::fs::Mode::empty(),
        )
        .unwrap();
        let home = tempfile::tempdir().unwrap();
        for name in ["NO_COLOR", "LC_ALL", "LC_CTYPE", "XDG_CONFIG_HOME", "XDG_STATE_HOME"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm").env("LANG", "C.UTF-8").env("HOME", home.path());
        // No service, whatever runs on this machine.
        command.env("PCSCLITE_CSOCK_NAME", home.path().join("nobody"));
        command.envs(variables.iter().copied());
        let end = || slave.try_clone().unwrap();
        let child = command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap();
        drop(slave);
        Self::watch(child, master, home)
    }

    fn watch(child: Child, master: OwnedFd, home: TempDir) -> Self {
        let master = Arc::new(File::from(master));
        let seen =
            Arc::new(Mutex::new(Seen { emulator: vt100::Parser::new(24, 80, 0), is_over: false }));
        let pause = Arc::new(AtomicBool::new(false));
        let pty = Self {
            child,
            seen: seen.clone(),
            pause: pause.clone(),
            master: Some(master.clone()),
            _home: home,
        };
        let weak = Arc::downgrade(&master);
        drop(master);
        thread::spawn(move || {
            let mut bytes = [0; 4_096];
            while let Some(master) = weak.upgrade() {
                if pause.load(Ordering::Acquire) {
                    return;
                }
                // Nothing to read, and nobody who could write, is an error on Linux.
                match readable(&master).then(|| (&*master).read(&mut bytes)) {
                    Some(Ok(count @ 1..)) => seen.lock().unwrap().emulator.process(&bytes[..count]),
                    Some(_) => return seen.lock().unwrap().is_over = true,
                    None => {}
                }
            }
        });
        pty
    }

    fn master(&self) -> &File {
        self.master.as_ref().expect("not hung up")
    }

    pub(super) fn press(&self, keys: &str) {
        self.master().write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until this stands on the screen.
    #[track_caller]
    pub(super) fn see(&self, text: &str) {
        let start = std::time::Instant::now();
        while !self.text().contains(text) {
            assert!(
                start.elapsed().as_secs() < 10,
                "{text:?} is not on the screen:\n{}",
                self.text()
            );
            thread::sleep(std::time::Duration::from_millis(10));
        }
    }

    pub(super) fn text(&self) -> String {
        self.seen.lock().unwrap().emulator.screen().contents()
    }

    pub(super) fn has_colour(&self) -> bool {
        let seen = self.seen.lock().unwrap();
        let screen = seen.emulator.screen();
        let cells =
            (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)));
        cells.into_iter().any(|cell| {
            (cell.fgcolor(), cell.bgcolor()) != (vt100::Color::Default, vt100::Color::Default)
        })
    }

    pub(super) fn resize(&self, rows: u16, columns: u16) {
        // A terminal that says that it has no size has the usual one.
        let (has_rows, has_columns) = if rows == 0 { (24, 80) } else { (rows, columns) };
        self.seen.lock().unwrap().emulator.screen_mut().set_size(has_rows, has_columns);
        tcsetwinsize(
            self.master(),
            Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 },
        )
        .unwrap();
    }

    pub(super) fn stop_reading(&self) {
        self.pause.store(true, Ordering::Release);
    }

    /// The connection is lost.
    pub(super) fn hang_up(&mut self) {
        self.master = None;
    }

    pub(super) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    pub(super) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Waits for the program's end, and gives its exit code.
    #[track_caller]
    pub(super) fn end(&mut self) -> Option<i32> {
        let child = &mut self.child;
        until("the program does not end", || child.try_wait().unwrap().is_some());
        self.child.wait().unwrap().code()
    }

    /// Waits until no program has the terminal open.
    #[track_caller]
    pub(super) fn sees_the_end(&self) {
        until("a program still has the terminal", || self.seen.lock().unwrap().is_over);
    }

    /// The terminal is as it was before the program: it echoes, takes lines, shows its cursor and
    /// its usual screen.
    #[track_caller]
    pub(super) fn is_as_before(&self) {
        self.sees_the_end();
        let modes = tcgetattr(self.master()).unwrap().local_modes;
        assert!(modes.contains(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG));
        let seen = self.seen.lock().unwrap();
        let screen = seen.emulator.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor());
    }

    /// Processor time of the program, in clock ticks (proc(5), stat, fields 14 and 15).
    pub(super) fn processor_ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let (_, fields) = stat.rsplit_once(')').unwrap();
        fields.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Waits a moment for something to read, or for the end.
fn readable(master: &File) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let wait = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
    poll(&mut [PollFd::new(master, PollFlags::IN)], Some(&wait)).is_ok_and(|ready| ready > 0)
}
