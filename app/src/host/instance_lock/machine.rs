//! Whether any user's program serves patients on this machine, with the same readers.
//!
//! A technician logs in as somebody else than the user whose program serves, and neither may look
//! into the other's folders. So that program has a socket in the abstract namespace (unix(7)),
//! which is everybody's, leaves nothing behind, and says who it is to whoever connects. It takes
//! nothing in.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read, Write};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::thread;
use std::time::Duration;

use kazasu_core::sha256::Sha256;

use super::other::{LONGEST, OtherInstance};

/// What is logged where the program serves all the same.
const NOT_SEEN: &str = "other users cannot see that this program serves patients";

/// What is shared by programs that could take each other's phones: the PC/SC service, and its
/// readers.
#[derive(Debug)]
pub(super) struct Place {
    /// What the names of all sockets at this service begin with.
    service: String,
    /// One for each reader; a single one where any is used.
    names: BTreeSet<String>,
}

/// A program that serves can be seen here.
#[cfg(feature = "tui")]
pub(super) const IS_SEEN: bool = true;

/// In place of a reader's name, where a program uses whichever there is.
const ANY: &str = "any";

/// How long whoever has the socket may take to say who it is: it does nothing else.
const PATIENCE: Duration = Duration::from_millis(300);

impl Place {
    /// With the PC/SC service that listens there (`None`: the system's), and these readers (none
    /// named: any).
    pub(super) fn new(service: Option<&str>, readers: &[String]) -> Self {
        let short = |name: &str| Sha256::of(name.as_bytes()).to_string()[..16].to_owned();
        let service =
            format!("kazasu-serving-{}-", service.map_or_else(|| "system".to_owned(), short));
        let mut names: BTreeSet<_> =
            readers.iter().map(|reader| format!("{service}{}", short(reader))).collect();
        if names.is_empty() {
            names.insert(format!("{service}{ANY}"));
        }
        Self { service, names }
    }

    /// Says from now on that this program serves here, as long as it runs.
    ///
    /// # Errors
    ///
    /// [`OtherInstance`] where another one does. Where no socket can be had, nobody can tell, and
    /// the program serves.
    pub(super) fn take(&self, front: &str) -> Result<(), OtherInstance> {
        if let Some(taken) = self.taken() {
            return Err(who(&taken));
        }
        let said = format!("{front}, process {}\n{}\n", std::process::id(), user());
        for name in &self.names {
            let listener = SocketAddr::from_abstract_name(name)
                .and_then(|address| UnixListener::bind_addr(&address));
            match listener {
                Ok(listener) => tell(listener, said.clone()),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(who(name)),
                Err(error) => {
                    tracing::warn!(%error, "{NOT_SEEN}");
                }
            }
        }
        Ok(())
    }

    /// Who serves here now, without taking the place.
    #[cfg(feature = "tui")]
    pub(super) fn look(&self) -> Option<OtherInstance> {
        self.taken().map(|name| who(&name))
    }

    /// The socket of a program that uses one of these readers.
    fn taken(&self) -> Option<String> {
        let any = format!("{}{ANY}", self.service);
        let overlaps = |name: &str| {
            name.starts_with(&self.service)
                && (self.names.contains(&any) || name == any || self.names.contains(name))
        };
        let sockets = fs::read_to_string("/proc/net/unix").ok()?;
        let names =
            sockets.lines().filter_map(|line| line.split_whitespace().last()?.strip_prefix('@'));
        names.filter(|name| overlaps(name)).map(str::to_owned).next()
    }
}

/// Says who serves to whoever connects.
fn tell(listener: UnixListener, said: String) {
    let answer = move || {
        for stream in listener.incoming() {
            // It fits into the socket, so that nobody is waited for.
            let told = stream.and_then(|mut stream| {
                stream
                    .set_write_timeout(Some(PATIENCE))
                    .and_then(|()| stream.write_all(said.as_bytes()))
            });
            if told.is_err() {
                // Out of file descriptors, say.
                thread::sleep(Duration::from_millis(100));
            }
        }
    };
    if let Err(error) = thread::Builder::new().name("serving".into()).spawn(answer) {
        tracing::warn!(%error, "{NOT_SEEN}");
    }
}

/// Asks who has this socket.
fn who(name: &str) -> OtherInstance {
    let ask = || -> io::Result<String> {
        let stream = UnixStream::connect_addr(&SocketAddr::from_abstract_name(name)?)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut said = String::new();
        stream.take(LONGEST).read_to_string(&mut said)?;
        Ok(said)
    };
    let said = ask().unwrap_or_default();
    let mut lines = said.lines();
    let program = lines.next().filter(|program| !program.is_empty()).unwrap_or("kazasu").to_owned();
    let other = lines.next().filter(|other| !other.is_empty() && *other != user());
    OtherInstance { program, user: other.map(str::to_owned) }
}

/// The name of this user, or the number where it has none.
fn user() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    // Real, effective, saved, of the file system.
    let number = status
        .lines()
        .find_map(|line| line.strip_prefix("Uid:")?.split_whitespace().nth(1))
        .unwrap_or_default();
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let mut named = users.lines().filter_map(|line| {
        let mut fields = line.split(':');
        let (name, user) = (fields.next()?, fields.nth(1)?);
        (user == number).then(|| name.to_owned())
    });
    named.next().unwrap_or_else(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(service: &str, readers: &[&str]) -> Place {
        let service = format!("{service}-{}", std::process::id());
        Place::new(
            Some(&service),
            &readers.iter().map(|reader| (*reader).to_owned()).collect::<Vec<_>>(),
        )
    }

    #[test]
    fn whoever_uses_the_same_reader_is_told_who_serves() {
        place("one", &["A", "B"]).take("kazasu touch").unwrap();
        let elsewhere = OtherInstance {
            program: format!("kazasu touch, process {}", std::process::id()),
            user: None,
        };
        for readers in [&["A"][..], &["B", "C"], &[]] {
            assert_eq!(
                place("one", readers).take("kazasu tui"),
                Err(elsewhere.clone()),
                "{readers:?}"
            );
        }
        assert_eq!(
            place("one", &["C"]).take("kazasu tui"),
            Ok(()),
            "other readers are others' business"
        );
        assert_eq!(place("two", &[]).take("kazasu tui"), Ok(()), "and so is another service");
        assert_eq!(
            place("two", &["A"]).take("kazasu touch").unwrap_err().program,
            format!("kazasu tui, process {}", std::process::id())
        );
    }

    /// Somebody may sit on the name and say nothing, or nonsense: it is a program that serves all
    /// the same.
    #[test]
    fn whoever_says_nothing_is_waited_for_no_longer_than_a_moment() {
        let place = place("mute", &[]);
        let name = place.names.first().unwrap();
        let mute = UnixListener::bind_addr(&SocketAddr::from_abstract_name(name).unwrap()).unwrap();
        assert_eq!(
            place.take("kazasu touch"),
            Err(OtherInstance { program: "kazasu".into(), user: None })
        );
        thread::spawn(move || {
            let mut stream = mute.accept().unwrap().0;
            drop(mute.accept());
            drop(stream.write_all(&[b'x'; 100_000]));
        });
        assert!(place.take("kazasu touch").is_err());
    }

    #[test]
    fn another_users_program_is_known_as_that() {
        let place = place("theirs", &[]);
        let theirs = UnixListener::bind_addr(
            &SocketAddr::from_abstract_name(place.names.first().unwrap()).unwrap(),
        )
        .unwrap();
        tell(theirs, "kazasu touch, process 7\nkiosk of the clinic\n".into());
        let elsewhere = OtherInstance {
            program: "kazasu touch, process 7".into(),
            user: Some("kiosk of the clinic".into()),
        };
        assert_eq!(place.take("kazasu tui"), Err(elsewhere));
    }

    #[test]
    fn this_user_has_a_name() {
        let user = user();
        assert!(!user.is_empty() && !user.contains([' ', ':', '\n']), "{user}");
    }
}
