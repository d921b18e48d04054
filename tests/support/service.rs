//! A private PC/SC service with virtual readers.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::hash::{BuildHasher, RandomState};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use super::{root, wait_until};

/// pcscd has room for 16 readers, and each port brings two.
const MOST_PORTS: usize = 8;

/// After a phone has left, its reader is not used until pcscd must have noticed: it looks every 400
/// ms.
const SETTLING: Duration = Duration::from_millis(900);

/// How long a test may wait for the tests before it to give a reader back.
const LONGEST_QUEUE: Duration = Duration::from_secs(300);

/// A private PC/SC service. It ends with this value, and at the latest with the test program,
/// however that ends.
#[derive(Debug)]
pub struct Service {
    folder: PathBuf,
    /// A reader beside those of vpcd, as pcscd's configuration describes it (reader.conf(5)).
    further: Vec<u8>,
    daemon: Mutex<Option<Child>>,
    /// Waits for the end of its standard input, then ends the service and removes the folder.
    keeper: Child,
    /// Ports, and since when nothing lies on their readers.
    free: Mutex<VecDeque<(u16, Option<Instant>)>>,
    freed: Condvar,
}

impl Service {
    /// The service that the tests of one program share.
    #[must_use]
    pub fn shared() -> Arc<Self> {
        static SHARED: OnceLock<Arc<Service>> = OnceLock::new();
        SHARED.get_or_init(|| Self::start(&free_ports(MOST_PORTS), Vec::new())).clone()
    }

    /// A service of one's own, to be stopped and killed, with so many ports.
    #[must_use]
    pub fn private(ports: usize) -> Arc<Self> {
        Self::start(&free_ports(ports), Vec::new())
    }

    /// A service without a reader: the port of its only one is taken.
    ///
    /// # Panics
    ///
    /// When the port is not free after all.
    #[must_use]
    pub fn without_reader() -> (Arc<Self>, [TcpListener; 2]) {
        let port = free_ports(1)[0];
        let taken = [port, port + 1]
            .map(|port| TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).expect("a free port"));
        (Self::start(&[port], Vec::new()), taken)
    }

    /// A service with one more reader, of this driver and this device; its PC/SC name too.
    #[must_use]
    pub fn with_driver(library: &Path, device: &Path) -> (Arc<Self>, String) {
        let (library, device) = (library.display(), device.display());
        let reader = format!(
            "FRIENDLYNAME \"Kazasu Driver\"\nDEVICENAME {device}\nLIBPATH {library}\nCHANNELID 1\n"
        );
        (Self::start(&free_ports(1), reader.into()), "Kazasu Driver 00 00".to_owned())
    }

    /// A service with one more reader for virtual phones, whose name is these bytes, and the port
    /// of its first slot. pcsc-lite adds ` 00 00` to the name.
    ///
    /// # Panics
    ///
    /// When vpcd's driver is not there.
    #[must_use]
    pub fn with_name(name: &[u8]) -> (Arc<Self>, u16) {
        let [port, other] = free_ports(2)[..] else { unreachable!("as many as asked for") };
        // A copy of its own: vpcd keeps its state in the library, and a library is loaded once for
        // each path. What it lies in goes with the service.
        let library = std::env::temp_dir().join(format!("kazasu-vpcd-{port}.so"));
        fs::copy("/usr/lib/pcsc/drivers/serial/libifdvpcd.so", &library).expect("vpcd's driver");
        let mut reader = b"FRIENDLYNAME \"".to_vec();
        reader.extend(name);
        let (path, device) = (library.display(), format!("/dev/null:{port}"));
        reader
            .extend(format!("\"\nDEVICENAME {device}\nLIBPATH {path}\nCHANNELID {port}\n").bytes());
        let service = Self::start(&[other], reader);
        drop(fs::remove_file(library));
        (service, port)
    }

    /// Stops its process in its tracks (SIGSTOP): connections are taken by the system, and nobody
    /// answers them.
    pub fn freeze(&self) {
        self.signal("STOP");
    }

    /// Lets it go on.
    pub fn thaw(&self) {
        self.signal("CONT");
    }

    fn signal(&self, name: &str) {
        let process = self.daemon().as_ref().expect("a service that runs").id();
        super::call::signal(process, name);
    }

    fn start(ports: &[u16], further: Vec<u8>) -> Arc<Self> {
        // Short: the path of a socket has 107 characters at most.
        let folder = tempfile::Builder::new()
            .prefix("kazasu-")
            .tempdir_in("/tmp")
            .expect("a folder in /tmp")
            .keep();
        let keeper = Command::new("sh")
            .args(["-c", r#"cat; kill "$(cat "$0/pid")"; rm -rf "$0""#])
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        let free = ports.iter().map(|port| (*port, None)).collect();
        let service = Self {
            folder,
            further,
            daemon: Mutex::default(),
            keeper,
            free: Mutex::new(free),
            freed: Condvar::new(),
        };
        service.restart_with(ports);
        Arc::new(service)
    }

    /// Starts it again, with the same readers.
    pub fn restart(&self) {
        let names = fs::read_dir(self.folder.join("readers")).expect("a service that ran");
        let port = |name: &str| name.rsplit('-').next().and_then(|port| port.parse().ok());
        let ports: Vec<u16> = names
            .flatten()
            .filter_map(|entry| port(&entry.file_name().to_string_lossy()))
            .collect();
        self.restart_with(&ports);
    }

    /// Starts it with readers on these ports alone.
    fn restart_with(&self, ports: &[u16]) {
        let readers = self.folder.join("readers");
        drop(fs::remove_dir_all(&readers));
        if !self.further.is_empty() {
            fs::create_dir(&readers)
                .and_then(|()| fs::write(readers.join("driver"), &self.further))
                .expect("our own folder");
        }
        drop(fs::remove_file(self.socket()));
        let log = File::create(self.log()).expect("a log");
        let daemon = Command::new(root().join("scripts/private-pcscd"))
            .arg(&self.folder)
            .args(ports.iter().map(u16::to_string))
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a log"))
            .stderr(log)
            .spawn()
            .expect("scripts/private-pcscd runs");
        fs::write(self.folder.join("pid"), daemon.id().to_string())
            .expect("a file in our own folder");
        *self.daemon() = Some(daemon);
        wait_until("the socket of the private PC/SC service", || {
            if let Ok(Some(status)) = self.daemon().as_mut().expect("just started").try_wait() {
                let log = fs::read_to_string(self.log()).unwrap_or_default();
                panic!(
                    "no private PC/SC service ({status}): run `make test`, or \
                     `scripts/setup build run virtual test`\n{log}"
                );
            }
            self.socket().exists()
        });
    }

    /// Starts it again, with another reader and no other: the nearest to one being unplugged and
    /// another one plugged in.
    #[must_use]
    pub fn restart_with_another_reader(self: &Arc<Self>) -> Reader {
        let port = free_ports(1)[0];
        self.restart_with(&[port]);
        Reader { service: self.clone(), port }
    }

    /// Ends it in the orderly way (SIGTERM), which removes its socket.
    pub fn stop(&self) {
        self.end("TERM");
    }

    /// Kills it (SIGKILL), which leaves its socket behind.
    pub fn kill(&self) {
        self.end("KILL");
    }

    fn end(&self, signal: &str) {
        let mut daemon = self.daemon().take().expect("a service that runs");
        drop(fs::remove_file(self.folder.join("pid")));
        let sent = Command::new("sh")
            .args(["-c", "kill -$0 $1", signal, &daemon.id().to_string()])
            .status();
        assert!(sent.is_ok_and(|status| status.success()), "the service had ended before");
        let daemon = Mutex::new(&mut daemon);
        let has_ended = || {
            matches!(daemon.lock().unwrap_or_else(PoisonError::into_inner).try_wait(), Ok(Some(_)))
        };
        wait_until("the end of the service", has_ended);
    }

    /// What `PCSCLITE_CSOCK_NAME` is set to for its clients.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        self.folder.join("run/pcscd.comm")
    }

    /// A reader with nothing on it, for one test alone. It has two slots. A test takes one at a
    /// time: if each held one and waited for another, none would go on.
    ///
    /// # Panics
    ///
    /// When none becomes free.
    #[must_use]
    pub fn reader(self: &Arc<Self>) -> Reader {
        let waiting =
            self.freed.wait_timeout_while(self.free(), LONGEST_QUEUE, |free| free.is_empty());
        let (port, since) =
            waiting.unwrap_or_else(PoisonError::into_inner).0.pop_front().expect("a free reader");
        std::thread::sleep(
            since.map_or(Duration::ZERO, |since| SETTLING.saturating_sub(since.elapsed())),
        );
        Reader { service: self.clone(), port }
    }

    fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    fn daemon(&self) -> MutexGuard<'_, Option<Child>> {
        self.daemon.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn free(&self) -> MutexGuard<'_, VecDeque<(u16, Option<Instant>)>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
        if let Some(daemon) = self.daemon().as_mut() {
            drop(daemon.wait());
        }
    }
}

/// A virtual reader, given back when dropped.
#[derive(Debug)]
pub struct Reader {
    service: Arc<Service>,
    port: u16,
}

impl Reader {
    /// The PC/SC name of one of its slots, 0 or 1.
    #[must_use]
    pub fn name(&self, slot: u16) -> String {
        name(self.port, slot)
    }

    /// The TCP port that a phone connects to for this slot.
    #[must_use]
    pub const fn port(&self, slot: u16) -> u16 {
        self.port + slot
    }

    /// The PC/SC service that it belongs to, for tests that stop or restart it.
    #[must_use]
    pub const fn service(&self) -> &Arc<Service> {
        &self.service
    }

    /// The socket of its service.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        self.service.socket()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.service.free().push_back((self.port, Some(Instant::now())));
        self.service.freed.notify_one();
    }
}

/// pcsc-lite adds the number of the reader and of the slot to the name in its configuration.
fn name(port: u16, slot: u16) -> String {
    format!("Kazasu Test {port} 00 0{slot}")
}

/// Ports that are free together with the one above, in no order, below those that Linux gives to
/// outgoing connections.
fn free_ports(count: usize) -> Vec<u16> {
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::UNSPECIFIED, *port)).is_ok();
    let start = RandomState::new().hash_one(std::process::id());
    let candidates = (0..6_000_u64)
        .map(|step| 20_000 + 2 * u16::try_from((start.wrapping_add(step)) % 6_000).unwrap_or(0));
    let ports: Vec<u16> =
        candidates.filter(|port| is_free(port) && is_free(&(port + 1))).take(count).collect();
    assert_eq!(ports.len(), count, "free pairs of TCP ports");
    ports
}
