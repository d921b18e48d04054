//! Whether another program on this machine serves patients with the same readers, whoever's it is.
//!
//! A technician logs in as somebody else than the user whose program serves, and neither may look
//! into the other's folders. So that program has a socket in the abstract namespace (unix(7)),
//! which is everybody's, leaves nothing behind, and says what it is to whoever connects. It takes
//! nothing in.
//!
//! Anybody may make such sockets. Whose one is says the system, and only those of this user, of
//! root and of the users that are configured count. Where somebody else sits on a name, another one
//! is taken beside it, which whoever looks finds too.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Read, Write};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{fs, mem};

use super::claim::{Claim, short_name};
use super::other::{self, LONGEST, OtherInstance};
use super::users;
use crate::host::clock::Instant;
use crate::host::unix_sockets::{self, Lines, Peer};

/// What is logged where the program serves all the same.
const NOT_SEEN: &str = "other users cannot see that this program serves patients";

/// What the names of programs that serve begin with, and of views that use readers.
const SERVING: &str = "kazasu-serving-";
const VIEWING: &str = "kazasu-viewing-";

/// In place of a reader's name, where a program uses whichever there is.
const ANY: &str = "any";

/// The sockets of this machine (proc(5)).
const SOCKETS: &str = "/proc/net/unix";

/// So much of the list is read, and so many names are asked for.
const LONGEST_LIST: u64 = 16 << 20;
const MOST: usize = 256;

/// How long a look may take, whatever is answered.
const LOOK: Duration = Duration::from_millis(400);

/// How long a socket may be too crowded to be asked.
const BUSY: Duration = Duration::from_millis(60);

/// How long what was known of a socket counts while it is too busy to be asked.
const KNOWN: Duration = Duration::from_secs(10);

/// The programs of this machine, as a program sees them that uses these readers.
#[derive(Debug)]
pub(super) struct Neighbours {
    /// What the names of all sockets at this PC/SC service go on with.
    service: String,
    /// One for each reader; a single one where any is used.
    readers: BTreeSet<String>,
    /// Users whose sockets count.
    users: BTreeSet<u32>,
    /// The names of this program's own sockets.
    own: BTreeSet<String>,
    /// What was found out of a name, and when.
    known: HashMap<String, (Instant, OtherInstance)>,
    /// Programs of users who do not count, by the names of their sockets.
    strangers: BTreeMap<String, OtherInstance>,
}

/// Says that this program serves here, or that it looks, as long as it lives.
#[derive(Debug)]
pub(super) struct Seat {
    _sockets: Vec<Told>,
    is_whole: bool,
}

/// A socket, and the thread that answers.
#[derive(Debug)]
struct Told {
    listener: UnixListener,
    thread: Option<JoinHandle<()>>,
}

/// What a name was found to be.
enum Found {
    /// A program that counts.
    Counts(OtherInstance),
    /// Somebody else's, or nobody's.
    Nobody,
    /// Nobody knows: it is too busy to be asked.
    Busy,
}

impl Neighbours {
    pub(super) fn new(claim: &Claim) -> Self {
        let service = claim.service.as_deref().map_or_else(|| "system".to_owned(), short_name);
        let mut readers: BTreeSet<_> = claim.short_names().into_iter().collect();
        if readers.is_empty() {
            readers.insert(ANY.to_owned());
        }
        let mut counted: BTreeSet<_> =
            claim.users.iter().filter_map(|user| users::number(user)).collect();
        counted.extend([unix_sockets::own_user(), 0]);
        Self {
            service: format!("{service}-"),
            readers,
            users: counted,
            own: BTreeSet::new(),
            known: HashMap::new(),
            strangers: BTreeMap::new(),
        }
    }

    /// Says from now on that this program serves here.
    ///
    /// # Errors
    ///
    /// [`OtherInstance`] where another one does. Where no socket can be had, nobody can tell, and
    /// the program serves.
    pub(super) fn take(&mut self, front: &str) -> Result<Seat, OtherInstance> {
        self.own.clear();
        // Each says first that it is there, and looks then who else is: of two that begin at once
        // at least one sees the other.
        let (listeners, is_whole) = self.bind(SERVING, false);
        match self.find(SERVING) {
            Some(other) => Err(other),
            None => Ok(Seat::new(listeners, is_whole, &format!("{}\n", other::own(front)))),
        }
    }

    /// Says from now on that a view uses readers here.
    pub(super) fn view(&mut self) -> Seat {
        let (listeners, is_whole) = self.bind(VIEWING, true);
        Seat::new(listeners, is_whole, "")
    }

    /// Who serves here now, without taking the place.
    pub(super) fn look(&mut self) -> Option<OtherInstance> {
        self.find(SERVING)
    }

    /// Whether a view that counts uses readers here.
    pub(super) fn is_viewed(&mut self) -> bool {
        self.find(VIEWING).is_some()
    }

    /// Programs that say they serve here, and are of users who do not count.
    pub(super) fn strangers(mut self) -> Vec<OtherInstance> {
        drop(self.find(SERVING));
        self.strangers.into_values().collect()
    }

    /// A socket for each reader, and whether all could be had. A name that somebody has gets a
    /// random end.
    fn bind(&mut self, role: &str, at_random: bool) -> (Vec<UnixListener>, bool) {
        let mut listeners = Vec::new();
        for reader in &self.readers {
            let name = format!("{role}{}{reader}", self.service);
            let beside = || format!("{name}-{:08x}", random());
            let tries = [(!at_random).then(|| name.clone()), Some(beside()), Some(beside())];
            for name in tries.into_iter().flatten() {
                let bound = SocketAddr::from_abstract_name(&name)
                    .and_then(|address| UnixListener::bind_addr(&address));
                match bound {
                    Ok(listener) => {
                        self.own.insert(name);
                        listeners.push(listener);
                        break;
                    }
                    Err(error) => tracing::info!(%error, name, "the name cannot be had"),
                }
            }
        }
        let is_whole = listeners.len() == self.readers.len();
        (listeners, is_whole)
    }

    /// The first program that counts with a socket that begins so, for one of these readers.
    fn find(&mut self, role: &str) -> Option<OtherInstance> {
        let patience = Instant::now() + LOOK;
        let prefix = format!("{role}{}", self.service);
        let usual = self.readers.iter().map(String::as_str).chain([ANY]);
        let mut names: Vec<String> = usual.map(|reader| format!("{prefix}{reader}")).collect();
        names.extend(self.listed(&prefix));
        let mut asked = BTreeSet::new();
        names.retain(|name| !self.own.contains(name) && asked.insert(name.clone()));
        for name in names.into_iter().take(MOST) {
            if Instant::now() >= patience {
                break;
            }
            match self.ask(&name, patience) {
                Found::Counts(other) => {
                    self.known.insert(name, (Instant::now(), other.clone()));
                    return Some(other);
                }
                Found::Nobody => drop(self.known.remove(&name)),
                // A neighbour may crowd the socket of a program that counts.
                Found::Busy => {
                    if let Some((at, other)) = self.known.get(&name)
                        && at.elapsed() < KNOWN
                    {
                        return Some(other.clone());
                    }
                }
            }
        }
        None
    }

    /// Names in the system's list that begin so and are for one of these readers.
    fn listed(&self, prefix: &str) -> Vec<String> {
        let mut list = Vec::new();
        drop(fs::File::open(SOCKETS).map(|file| file.take(LONGEST_LIST).read_to_end(&mut list)));
        // Names are bytes, whoever's they are.
        let list = String::from_utf8_lossy(&list);
        let names = list.lines().filter_map(|line| line.split_whitespace().last());
        let overlaps = |name: &&str| {
            let Some(end) = name.strip_prefix(prefix) else { return false };
            let (reader, beside) = end.split_once('-').unwrap_or((end, ""));
            let is_hexadecimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
            (reader == ANY || self.readers.contains(ANY) || self.readers.contains(reader))
                && (reader == ANY || (reader.len() == 16 && is_hexadecimal(reader)))
                && beside.len() <= 8
                && is_hexadecimal(beside)
        };
        names
            .filter_map(|name| name.strip_prefix('@'))
            .filter(overlaps)
            .map(str::to_owned)
            .collect()
    }

    fn ask(&mut self, name: &str, patience: Instant) -> Found {
        let called = unix_sockets::connect_abstract(name, BUSY);
        match called.map(|stream| (unix_sockets::peer(&stream), stream)) {
            Ok((Some(Peer { user, process }), stream)) if self.users.contains(&user) => {
                let said = Lines::new(stream, LONGEST).next(Some(patience));
                let said = said.ok().flatten().unwrap_or_default();
                let user = (user != unix_sockets::own_user()).then(|| users::shown(user));
                let said = String::from_utf8_lossy(&said);
                Found::Counts(OtherInstance::new(&said, Some(process), user))
            }
            Ok((Some(Peer { user, process }), _)) => {
                if self.strangers.len() < MOST && !self.strangers.contains_key(name) {
                    tracing::warn!(user, process, "a user who does not count ([technician] users)");
                    let other = OtherInstance::new("", Some(process), Some(users::shown(user)));
                    self.strangers.insert(name.to_owned(), other);
                }
                Found::Nobody
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Found::Busy,
            Ok((None, _)) | Err(_) => Found::Nobody,
        }
    }
}

impl Seat {
    fn new(listeners: Vec<UnixListener>, is_whole: bool, said: &str) -> Self {
        if !is_whole {
            tracing::warn!("{NOT_SEEN}");
        }
        let tell = |listener| Told::new(listener, said.to_owned());
        Self { _sockets: listeners.into_iter().map(tell).collect(), is_whole }
    }

    /// Whether there is a socket for each reader.
    pub(super) const fn is_whole(&self) -> bool {
        self.is_whole
    }
}

impl Told {
    /// Says so to whoever connects. It fits into the socket, and nobody is waited for.
    fn new(listener: UnixListener, said: String) -> Self {
        let answer = |listener: UnixListener| {
            move || {
                for stream in listener.incoming() {
                    let told = stream.and_then(|mut stream| {
                        stream.set_nonblocking(true)?;
                        stream.write_all(said.as_bytes())
                    });
                    match told.map_err(|error| error.kind()) {
                        Ok(()) => {}
                        // It was shut down.
                        Err(io::ErrorKind::InvalidInput) => return,
                        // Out of file descriptors, say; or whoever asked has gone.
                        Err(_) => thread::sleep(Duration::from_millis(2)),
                    }
                }
            }
        };
        let thread = listener.try_clone().and_then(|listener| {
            thread::Builder::new().name("serving".into()).spawn(answer(listener))
        });
        if let Err(error) = &thread {
            tracing::warn!(%error, "{NOT_SEEN}");
        }
        Self { listener, thread: thread.ok() }
    }
}

impl Drop for Told {
    /// The name is free again when this returns.
    fn drop(&mut self) {
        if let Err(error) = rustix::net::shutdown(&self.listener, rustix::net::Shutdown::Both) {
            // Then its thread waits for ever.
            return tracing::warn!(%error, "a socket is not given up");
        }
        mem::take(&mut self.thread).into_iter().for_each(|thread| drop(thread.join()));
    }
}

/// Nobody can know it before.
fn random() -> u32 {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    #[allow(clippy::cast_possible_truncation, reason = "half of it is as random")]
    let half = hasher.finish() as u32;
    half
}

#[cfg(test)]
#[path = "neighbours/tests.rs"]
mod tests;
