//! The side of the program that serves patients: lets views in, and tells them what happens.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::Shutdown;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use kazasu_core::reader::{ReaderEvent, ReaderTable};
use kazasu_core::session::TapPurpose;

use super::socket;
use super::wire::{Hello, Told};
use crate::config::Value;
use crate::host::audit_event::AuditEvent;
use crate::host::clock::Instant;
use crate::host::mailbox::Post;
use crate::host::permissions;
use crate::host::report::{Observer, TapReport, TerminalStatus};
use crate::host::trust::{TrustNews, TrustReport};
use crate::host::visits::{Order, Outside};

/// Taps that are told to a view that comes, the newest. They have traces.
const KEPT: usize = 200;

/// Views at the same time; more than there are technicians at a terminal.
const VIEWS: usize = 4;

/// Lines that wait for a view: all that it is told when it comes, and as many again.
const WAITING: usize = 2 * KEPT + 100;

/// A view that takes nothing for so long is gone.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long views have for their end.
const FAREWELL: Duration = Duration::from_millis(500);

/// The longest order.
const LONGEST: u64 = 4_096;

/// The way in. Dropping it closes it, and sends everybody away.
#[derive(Debug)]
pub(crate) struct AttachServer {
    inside: Shared,
    path: Option<PathBuf>,
}

/// What is told, and to whom. Clones are the same.
#[derive(Clone, Debug)]
pub(crate) struct Shared(Arc<Mutex<Inside>>);

#[derive(Debug)]
struct Inside {
    program: String,
    values: Vec<Value>,
    since: Instant,
    counts: BTreeMap<String, usize>,
    /// Oldest first.
    taps: VecDeque<TapReport>,
    readers: ReaderTable,
    status: TerminalStatus,
    trust: Option<TrustReport>,
    /// Views that have begun maintenance since it was last ended.
    maintaining: BTreeSet<u64>,
    views: Vec<View>,
    /// Views that came so far.
    count: u64,
}

#[derive(Debug)]
struct View {
    number: u64,
    lines: SyncSender<String>,
    stream: UnixStream,
}

impl AttachServer {
    /// Nobody is let in yet. `front` is what this program calls itself, `values` its configuration.
    pub(crate) fn new(front: &str, values: Vec<Value>) -> Self {
        let inside = Inside {
            program: format!("{front}, process {}", std::process::id()),
            values,
            since: Instant::now(),
            counts: BTreeMap::new(),
            taps: VecDeque::new(),
            readers: ReaderTable::default(),
            status: TerminalStatus::default(),
            trust: None,
            maintaining: BTreeSet::new(),
            views: Vec::new(),
            count: 0,
        };
        Self { inside: Shared(Arc::new(Mutex::new(inside))), path: None }
    }

    /// Follows the visits, so that there is something to tell.
    pub(crate) fn observer(&self) -> Box<dyn Observer> {
        Box::new(self.inside.clone())
    }

    /// Lets views in from now on; their orders go to `post`. Only the program that holds the lock
    /// of serving may call it: what lies in the way is what an earlier one has left. Where no
    /// socket can be had, views only watch.
    #[must_use = "dropping it closes it"]
    pub(crate) fn open(mut self, post: &Post<Outside>) -> Self {
        let opened = socket::path()
            .ok_or(io::ErrorKind::NotFound.into())
            .and_then(|path| self.open_at(&path, post));
        if let Err(error) = opened {
            tracing::warn!(%error, "a technician's view can only watch");
        }
        self
    }

    pub(super) fn open_at(&mut self, path: &Path, post: &Post<Outside>) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            permissions::folder(folder)?;
        }
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(path)?;
        // The folder may have been opened to a group on purpose; orders are this user's alone.
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
        self.path = Some(path.to_owned());
        let (inside, post) = (self.inside.clone(), post.clone());
        thread::Builder::new().name("attach".into()).spawn(move || {
            for stream in listener.incoming() {
                match stream.and_then(|stream| inside.let_in(stream, &post)) {
                    Ok(()) => {}
                    Err(error) => {
                        tracing::warn!(%error, "a technician's view was not let in");
                        // Out of file descriptors, say: trying again at once would help nobody.
                        thread::sleep(Duration::from_millis(100));
                    }
                }
            }
        })?;
        Ok(())
    }
}

impl Drop for AttachServer {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            drop(fs::remove_file(path));
        }
        self.inside.lock().views.iter().for_each(|view| drop(view.stream.shutdown(Shutdown::Both)));
        // What they leave is put right, so that it is recorded.
        let patience = Instant::now() + FAREWELL;
        while !self.inside.lock().views.is_empty() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn let_in(&self, stream: UnixStream, post: &Post<Outside>) -> io::Result<()> {
        stream.set_write_timeout(Some(PATIENCE))?;
        let (writer, reader) = (stream.try_clone()?, stream.try_clone()?);
        let (lines, waiting) = sync_channel(WAITING);
        let Some(number) = self.lock().welcome(lines, stream) else { return Ok(()) };
        let (inside, post) = (self.clone(), post.clone());
        thread::Builder::new()
            .name("attach writer".into())
            .spawn(move || write(writer, &waiting))?;
        thread::Builder::new().name("attach reader".into()).spawn(move || {
            // Whoever has the account has logged in to the machine: the view that comes is the
            // technician who comes.
            post_surely(&post, AuditEvent::Login.into());
            inside.follow(number, reader, &post);
            inside.put_right(number, &post);
        })?;
        Ok(())
    }
}

impl Inside {
    /// Everything that is known is told to the new view; `None` where there is no room for one
    /// more.
    fn welcome(&mut self, lines: SyncSender<String>, stream: UnixStream) -> Option<u64> {
        if self.views.len() >= VIEWS {
            return None;
        }
        let hello = Hello {
            program: self.program.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            uptime: self.since.elapsed().as_secs(),
            counts: self.counts.clone(),
            values: self.values.clone(),
        };
        let readers = self.readers.replay().map(|event| Told::Reader { event: (&event).into() });
        let taps = self.taps.iter().map(|tap| Told::Earlier { tap: Box::new(tap.clone()) });
        let status = Told::Status { status: self.status };
        let trust = self.trust.iter().map(|report| Told::Trust { report: report.clone() });
        for told in std::iter::once(Told::Hello(Box::new(hello)))
            .chain(readers)
            .chain([status])
            .chain(trust)
            .chain(taps)
        {
            lines.try_send(line(&told)?).ok()?;
        }
        self.count += 1;
        self.views.push(View { number: self.count, lines, stream });
        Some(self.count)
    }

    /// A view that does not keep up is sent away: it can come again.
    fn tell(&mut self, told: &Told) {
        if self.views.is_empty() {
            return;
        }
        let Some(line) = line(told) else { return };
        for view in &self.views {
            if view.lines.try_send(line.clone()).is_err() {
                drop(view.stream.shutdown(Shutdown::Both));
            }
        }
    }
}

impl Observer for Shared {
    fn tap(&mut self, report: &TapReport) {
        let mut inside = self.lock();
        if report.purpose == TapPurpose::Visit {
            *inside.counts.entry(report.outcome.word().to_owned()).or_default() += 1;
        }
        inside.taps.push_back(report.clone());
        if inside.taps.len() > KEPT {
            inside.taps.pop_front();
        }
        inside.tell(&Told::Tap { tap: Box::new(report.clone()) });
    }

    fn reader(&mut self, event: &ReaderEvent) {
        let mut inside = self.lock();
        inside.readers.apply(event);
        inside.tell(&Told::Reader { event: event.into() });
    }

    fn trust(&mut self, news: &TrustNews) {
        let mut inside = self.lock();
        inside.trust = Some(news.report.clone());
        inside.tell(&Told::Trust { report: news.report.clone() });
    }

    fn status(&mut self, status: TerminalStatus) {
        let mut inside = self.lock();
        inside.status = status;
        inside.tell(&Told::Status { status });
    }
}

fn line(told: &Told) -> Option<String> {
    serde_json::to_string(told).ok().map(|line| line + "\n")
}

/// Until the view has gone, or was sent away.
fn write(mut stream: UnixStream, lines: &Receiver<String>) {
    while let Ok(line) = lines.recv() {
        if stream.write_all(line.as_bytes()).is_err() {
            drop(stream.shutdown(Shutdown::Both));
            return;
        }
    }
}

impl Shared {
    /// Passes the orders of a view on until it has gone. What is no order is passed over: the view
    /// may be of a newer version.
    fn follow(&self, number: u64, stream: UnixStream, post: &Post<Outside>) {
        let mut stream = BufReader::new(stream);
        let mut line = Vec::new();
        loop {
            line.clear();
            match Read::take(&mut stream, LONGEST).read_until(b'\n', &mut line) {
                Ok(length) if length > 0 && line.ends_with(b"\n") => {}
                // Gone, or something that is too long to be an order.
                Ok(_) | Err(_) => return drop(stream.get_ref().shutdown(Shutdown::Both)),
            }
            let Ok(order) = serde_json::from_slice::<Order>(&line) else { continue };
            self.lock().note_order(number, &order);
            post.send(Outside::Technician(order));
        }
    }

    /// A view has gone, and patients are served again, whatever became of whoever worked here;
    /// unless somebody else still does.
    fn put_right(&self, number: u64, post: &Post<Outside>) {
        // Not while it is locked: the visits wait for that lock.
        if self.lock().ends_maintenance(number) {
            post_surely(post, Order::MaintenanceOff.into());
        }
        post_surely(post, AuditEvent::Logout.into());
        self.lock().views.retain(|view| view.number != number);
    }
}

impl Inside {
    fn note_order(&mut self, number: u64, order: &Order) {
        match order {
            Order::MaintenanceOn | Order::MaintenanceNow => drop(self.maintaining.insert(number)),
            Order::MaintenanceOff => self.maintaining.clear(),
            Order::TestRead { .. } | Order::RestartReader { .. } | Order::Reconnect => {}
        }
    }

    /// This view has gone: whether it was the last of those that had begun maintenance.
    fn ends_maintenance(&mut self, number: u64) -> bool {
        self.maintaining.remove(&number) && self.maintaining.is_empty()
    }
}

/// Posts what must not be lost. Where there is no room the visits hang, and then nothing is served
/// anyway.
fn post_surely(post: &Post<Outside>, outside: Outside) {
    let patience = Instant::now() + PATIENCE;
    while !post.send(outside.clone()) && Instant::now() < patience {
        thread::sleep(Duration::from_millis(50));
    }
}
