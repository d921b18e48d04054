//! The programs behind a display. Each is ended by its process id: by the value's end, or by a
//! shell that outlives a test program that was killed.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use crate::call::signal;
use crate::{tool, wait_until};

/// Debian puts the server itself there; the `Xorg` in the path may be a wrapper that wants a
/// console.
const XORG: &str = "/usr/lib/xorg/Xorg";

#[derive(Debug)]
pub(super) struct Server {
    name: String,
    programs: Vec<Guarded>,
    /// The display's number comes by it; closed, it would end the server's next word.
    _output: BufReader<ChildStdout>,
}

/// The socket by which fingers come to the panel.
pub(super) fn panel_socket(folder: &Path) -> PathBuf {
    folder.join("panel")
}

impl Server {
    pub(super) fn xvfb(width: u16, height: u16, folder: &Path, arguments: &[&str]) -> Self {
        let mut command = tool("Xvfb");
        command.args(["-screen", "0", &format!("{width}x{height}x24")]).args(arguments);
        Self::start(command, folder)
    }

    pub(super) fn xorg(width: u16, height: u16, folder: &Path) -> Self {
        assert!(
            fs::metadata(XORG).is_ok(),
            "{XORG} is missing: run `make test`, or `scripts/setup window`"
        );
        let config = folder.join("xorg.conf");
        fs::write(&config, configuration(width, height, folder)).expect("our own folder");
        let mut command = Command::new(XORG);
        command
            .arg("-config")
            .arg(&config)
            .arg("-logfile")
            .arg(folder.join("log"))
            .args(["-novtswitch", "-sharevts"]);
        Self::start(command, folder)
    }

    /// A server that finds a free number by itself (Xserver(1), -displayfd).
    fn start(mut command: Command, folder: &Path) -> Self {
        // One after the other: two that find the lock of a server that was killed may both take its
        // number, and then one has the other's programs.
        static NUMBERS: Mutex<()> = Mutex::new(());
        let _alone = NUMBERS.lock().unwrap_or_else(PoisonError::into_inner);
        command.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"]);
        let errors = fs::File::create(folder.join("server")).expect("our own folder");
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors).spawn();
        let mut server = started.unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut output = BufReader::new(server.stdout.take().expect("a pipe"));
        let server = Guarded::new(server);
        let mut number = String::new();
        // Ends with a number, or with the server.
        drop(output.read_line(&mut number));
        let errors = || fs::read_to_string(folder.join("server")).unwrap_or_default();
        assert!(number.trim().parse::<u16>().is_ok(), "no display from {command:?}:\n{}", errors());
        Self { name: format!(":{}", number.trim()), programs: vec![server], _output: output }
    }

    pub(super) fn kill(&self) {
        let server = self.programs.last().expect("a server");
        signal(server.program.id(), "KILL");
    }

    pub(super) fn kill_window_manager(&self) {
        signal(self.programs[0].program.id(), "KILL");
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn start_window_manager(&mut self, folder: &Path) {
        let mut command = tool("openbox");
        command
            .env("DISPLAY", &self.name)
            .env("HOME", folder)
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_SESSION_ID");
        let errors = fs::File::create(folder.join("openbox")).expect("our own folder");
        let started = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors).spawn();
        self.programs.insert(0, Guarded::new(started.expect("openbox starts")));
    }
}

/// A program that ends with this value, and at the latest with the test program.
#[derive(Debug)]
struct Guarded {
    program: Child,
    /// Waits for the end of its standard input, then ends the program.
    keeper: Child,
}

impl Guarded {
    fn new(program: Child) -> Self {
        let mut keeper = Command::new("sh");
        keeper.args(["-c", r#"cat; kill "$0""#]).arg(program.id().to_string());
        let keeper = keeper
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        Self { program, keeper }
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
        let program = Mutex::new(&mut self.program);
        let has_ended = || {
            program
                .lock()
                .is_ok_and(|mut program| matches!(program.try_wait(), Ok(Some(_)) | Err(_)))
        };
        if std::thread::panicking() {
            return;
        }
        wait_until("the end of a display", has_ended);
    }
}

/// Xorg without hardware: the dummy driver has the picture, the server's own test driver the touch
/// panel.
fn configuration(width: u16, height: u16, folder: &Path) -> String {
    let (w, h, panel) = (u32::from(width), u32::from(height), panel_socket(folder));
    // Any timing will do where there is no monitor.
    let modeline =
        format!("200 {w} {} {} {} {h} {} {} {}", w + 20, w + 40, w + 60, h + 10, h + 20, h + 30);
    let panel = panel.display();
    format!(
        r#"Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "AutoEnableDevices" "false"
    Option "DontVTSwitch" "true"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 1-2000
    VertRefresh 1-2000
    Modeline "{w}x{h}" {modeline}
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "{w}x{h}"
        Virtual {w} {h}
    EndSubSection
EndSection
Section "InputDevice"
    Identifier "panel"
    Driver "inputtest"
    Option "DeviceType" "Touch"
    Option "SocketPath" "{panel}"
EndSection
Section "ServerLayout"
    Identifier "layout"
    Screen "screen"
    InputDevice "panel" "SendCoreEvents"
EndSection
"#
    )
}
