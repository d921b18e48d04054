//! The system's journal, for real: a journald of our own in namespaces of its own, and the program
//! as a service that it listens to.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use kazasu_core::virtual_phone::Model;
use kazasu_tests::{Call, Display, Phone, Rig, Running, Service, Watchdog, kazasu, tool};

/// Starts journald, and the program with its output there, as systemd does (systemd.exec(5),
/// `$JOURNAL_STREAM`); then asks the journal what standard input says. All of it ends with this
/// shell, which is the first process of its namespace.
const SCRIPT: &str = r#"
mkdir -p /run/systemd /run/log 2>/dev/null ||
  mount -t tmpfs none /run && mkdir -p /run/systemd /run/log || exit 1
mount -t tmpfs none /run/systemd && mount -t tmpfs none /run/log &&
  mkdir -p /run/systemd/journal /run/log/journal || exit 1
/lib/systemd/systemd-journald &
until [ -S /run/systemd/journal/stdout ] && [ -S /run/systemd/journal/socket ]; do sleep 0.1; done
systemd-cat sh -c 'JOURNAL_STREAM=$(stat -L -c %d:%i /proc/self/fd/2) exec "$@"' sh "$@" &
while read -r field; do
  journalctl --directory /run/log/journal --identifier kazasu --output json --no-pager "$field"
  echo asked
done
"#;

/// A machine with a journal.
struct Machine {
    shell: Running,
    asks: std::process::ChildStdin,
}

impl Machine {
    /// The program serves patients on it.
    fn start(rig: &Rig, display: &Display) -> Self {
        let mut command = rig.terminal.client("unshare");
        command.args(["--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]);
        if !is_root() {
            command.args(["--user", "--map-root-user"]);
        }
        command
            .args(["sh", "-c", SCRIPT, "sh"])
            .arg(kazasu())
            .arg("--config")
            .arg(rig.terminal.config())
            .arg("touch");
        command.env("DISPLAY", display.name()).env("WAYLAND_DISPLAY", "");
        let (shell, asks) = Call::new(command).start_with_open_stdin();
        Self { shell, asks }
    }

    /// The entries that have this field, once there is one.
    #[track_caller]
    fn entries(&mut self, field: &str) -> Vec<serde_json::Value> {
        let patience = Instant::now() + Duration::from_secs(30);
        loop {
            let known = self.shell.stdout().matches("asked\n").count();
            writeln!(self.asks, "{field}").unwrap();
            while self.shell.stdout().matches("asked\n").count() == known {
                assert!(
                    Instant::now() < patience,
                    "journalctl does not answer: {} {}",
                    self.shell.stdout(),
                    self.shell.stderr()
                );
                std::thread::sleep(Duration::from_millis(20));
            }
            let said = self.shell.stdout();
            let answer = said.split("asked\n").nth(known).unwrap_or_default().to_owned();
            let entries: Vec<_> =
                answer.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            if !entries.is_empty() {
                return entries;
            }
            assert!(
                Instant::now() < patience,
                "no entry with {field}: {said} {}",
                self.shell.stderr()
            );
            std::thread::sleep(Duration::from_millis(200));
        }
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").stderr(Stdio::null()).output().unwrap();
    id.stdout == b"0\n"
}

#[test]
fn a_service_writes_its_taps_to_the_journal_with_their_fields() {
    let _watchdog = Watchdog::start();
    for program in ["journalctl", "systemd-cat", "unshare"] {
        drop(tool(program));
    }
    let rig = Rig::on(Service::shared().reader(), Phone::spec(Model::Card), None);
    let display = Display::xvfb(800, 480);
    let mut machine = Machine::start(&rig, &display);
    let started = machine.entries("KAZASU_EVENT=started");
    assert_eq!(
        (started[0]["KAZASU_FRONT"].as_str(), started[0]["PRIORITY"].as_str()),
        (Some("touch"), Some("6"))
    );
    // What lay there before the first look is nobody's.
    std::thread::sleep(Duration::from_millis(1_500));
    rig.phone.hold();
    let taps = machine.entries("KAZASU_CODE=020");
    assert_eq!(taps.len(), 1, "{taps:#?}");
    let field = |name: &str| taps[0][name].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        (field("KAZASU_REASON"), field("KAZASU_EVENT"), field("_COMM")),
        ("physical_card".into(), "tap".into(), "kazasu".into())
    );
    assert_eq!(field("MESSAGE"), "tap refused 020 physical_card");
    assert!(
        field("KAZASU_COMMANDS").parse::<u32>().is_ok_and(|commands| commands > 0),
        "{taps:#?}"
    );
}
