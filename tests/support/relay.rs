//! A relay between a terminal and its desk, which does to connections what networks do: it is away,
//! falls silent, is slow, or breaks in the middle of an answer. It carries bytes, and knows none.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// How often is looked whether the relay behaves otherwise now.
const LOOK: Duration = Duration::from_millis(10);

/// A request of so many bytes is a visit's: it carries a certificate and a signature. A heartbeat
/// with a whole handshake before it has less.
const VISIT: usize = 2_600;

/// See the module. Its threads end when it is dropped.
#[derive(Debug)]
pub struct Relay {
    shared: Arc<Shared>,
    address: SocketAddr,
}

#[derive(Debug)]
struct Shared {
    way: Mutex<Way>,
    visits: AtomicUsize,
}

/// How it behaves, and the connections that it has.
#[derive(Debug)]
struct Way {
    desk: SocketAddr,
    takes: bool,
    silent: bool,
    delay: Duration,
    cuts: usize,
    open: Vec<[TcpStream; 2]>,
}

impl Shared {
    fn way(&self) -> MutexGuard<'_, Way> {
        self.way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Relay {
    /// Listens at a port of its own, and leads to this desk.
    ///
    /// # Panics
    ///
    /// When there is no free port.
    #[must_use]
    pub fn to(desk: SocketAddr) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("its address");
        let way = Way {
            desk,
            takes: true,
            silent: false,
            delay: Duration::ZERO,
            cuts: 0,
            open: Vec::new(),
        };
        let shared = Arc::new(Shared { way: Mutex::new(way), visits: AtomicUsize::new(0) });
        let theirs = Arc::downgrade(&shared);
        thread::spawn(move || listen(listener, address, &theirs));
        Self { shared, address }
    }

    /// Where it is called.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// From now on it leads there.
    pub fn lead_to(&self, desk: SocketAddr) {
        self.shared.way().desk = desk;
    }

    /// Nobody takes a call any more, and what was open is cut.
    pub fn go_away(&self) {
        let mut way = self.shared.way();
        way.takes = false;
        way.open.drain(..).flatten().for_each(|stream| drop(stream.shutdown(Shutdown::Both)));
    }

    /// Calls are taken again.
    pub fn come_back(&self) {
        self.shared.way().takes = true;
    }

    /// Connections stay and are taken, and nothing passes (`false`: it passes again).
    pub fn fall_silent(&self, silent: bool) {
        self.shared.way().silent = silent;
    }

    /// Every answer comes so much later.
    pub fn delay_answers(&self, delay: Duration) {
        self.shared.way().delay = delay;
    }

    /// So many answers to visits break off in their middle, and their connections with them.
    pub fn cut_answers_to_visits(&self, count: usize) {
        self.shared.way().cuts = count;
    }

    /// How many of these are still to come.
    #[must_use]
    pub fn cuts_left(&self) -> usize {
        self.shared.way().cuts
    }

    /// How many requests of visits it has heard answered.
    #[must_use]
    pub fn visits_answered(&self) -> usize {
        self.shared.visits.load(Ordering::SeqCst)
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.go_away();
    }
}

fn listen(listener: TcpListener, address: SocketAddr, shared: &Weak<Shared>) {
    let mut listening = Some(listener);
    while let Some(shared) = shared.upgrade() {
        let (takes, desk) = {
            let way = shared.way();
            (way.takes, way.desk)
        };
        if !takes {
            listening = None;
        } else if listening.is_none() {
            listening = TcpListener::bind(address).ok();
        }
        let taken = listening.as_ref().and_then(|listener| {
            listener.set_nonblocking(true).ok()?;
            listener.accept().ok()
        });
        match taken {
            Some((terminal, _)) => drop(carry(terminal, desk, &shared)),
            None => thread::sleep(LOOK),
        }
    }
}

/// Begins to carry what passes on this connection.
fn carry(terminal: TcpStream, desk: SocketAddr, shared: &Arc<Shared>) -> io::Result<()> {
    terminal.set_nonblocking(false)?;
    let desk = TcpStream::connect(desk)?;
    for stream in [&terminal, &desk] {
        stream.set_read_timeout(Some(LOOK))?;
        stream.set_nodelay(true)?;
    }
    shared.way().open.push([terminal.try_clone()?, desk.try_clone()?]);
    let asked = Arc::new(AtomicUsize::new(0));
    let (from, to, theirs, count) =
        (terminal.try_clone()?, desk.try_clone()?, Arc::downgrade(shared), asked.clone());
    thread::spawn(move || {
        let mut to = to;
        pass(from, &theirs, |_, bytes| {
            count.fetch_add(bytes.len(), Ordering::SeqCst);
            to.write_all(bytes).is_ok()
        });
        drop(to.shutdown(Shutdown::Both));
    });
    let (later, due) = channel();
    let theirs = Arc::downgrade(shared);
    thread::spawn(move || {
        pass(desk, &theirs, |shared, bytes| answer(shared, bytes, &asked, &later));
    });
    let theirs = Arc::downgrade(shared);
    thread::spawn(move || deliver(terminal, &due, &theirs));
    Ok(())
}

/// Reads until an end, and gives on what it reads, while the relay is not silent.
fn pass(mut from: TcpStream, shared: &Weak<Shared>, mut give: impl FnMut(&Shared, &[u8]) -> bool) {
    let mut buffer = vec![0; 64 << 10];
    while let Some(shared) = shared.upgrade() {
        if shared.way().silent {
            thread::sleep(LOOK);
            continue;
        }
        match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => {
                if !give(&shared, buffer.get(..count).unwrap_or_default()) {
                    break;
                }
            }
            Err(error) if waits(&error) => {}
            Err(_) => break,
        }
    }
}

fn waits(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

/// Bytes for the terminal, and when they are due; with `last` the connection breaks behind them.
struct Due {
    at: Instant,
    bytes: Vec<u8>,
    last: bool,
}

fn answer(shared: &Shared, bytes: &[u8], asked: &AtomicUsize, later: &Sender<Due>) -> bool {
    let is_of_visit = asked.swap(0, Ordering::SeqCst) >= VISIT;
    let (delay, last) = {
        let mut way = shared.way();
        let last = is_of_visit && way.cuts > 0;
        way.cuts -= usize::from(last);
        (way.delay, last)
    };
    if is_of_visit {
        shared.visits.fetch_add(1, Ordering::SeqCst);
    }
    let whole = bytes.len();
    let bytes = bytes.get(..if last { whole / 2 } else { whole }).unwrap_or_default().to_vec();
    later.send(Due { at: Instant::now() + delay, bytes, last }).is_ok() && !last
}

/// Gives the terminal what is due.
fn deliver(mut terminal: TcpStream, due: &Receiver<Due>, shared: &Weak<Shared>) {
    loop {
        match due.recv_timeout(LOOK) {
            Ok(Due { at, bytes, last }) => {
                thread::sleep(at.saturating_duration_since(Instant::now()));
                while shared.upgrade().is_some_and(|shared| shared.way().silent) {
                    thread::sleep(LOOK);
                }
                if terminal.write_all(&bytes).is_err() || last {
                    break;
                }
            }
            Err(RecvTimeoutError::Timeout) if shared.upgrade().is_some() => {}
            Err(_) => break,
        }
    }
    drop(terminal.shutdown(Shutdown::Both));
}
