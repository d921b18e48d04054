//! A stand-in for pcscd, for what the real one does only in rare moments or in other builds: it
//! refuses a user, speaks another version, or has readers that come while it is asked.
//!
//! It speaks protocol 4 of winscard_msg.h: a header of two words (size, command), then the
//! command's structure; words are 32 bits in the byte order of the machine.

use std::io::{self, Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

/// What it does with whoever connects.
#[derive(Clone, Debug)]
pub enum Pretence {
    /// Hangs up before a word is said, as pcscd does with a user whom polkit refuses.
    HangsUp,
    /// Takes every word and says nothing.
    Silent,
    /// Answers the question for the protocol's version with this code of PC/SC.
    Version(u32),
    /// Answers each request for a context with this code of PC/SC.
    NoContext(u32),
    /// Has these readers. With `grows` it has one at first, and one more each time it is asked.
    Readers {
        /// Their names, as bytes.
        names: Vec<Vec<u8>>,
        /// Whether they come one by one.
        grows: bool,
    },
}

/// The stand-in. Its threads end with the test program.
#[derive(Debug)]
pub struct Pretender {
    folder: TempDir,
    clients: Arc<AtomicUsize>,
}

/// MAX_READERNAME and PCSCLITE_MAX_READERS_CONTEXTS of pcsclite.h.
const LONGEST: usize = 128;
const MOST: usize = 16;

impl Pretender {
    /// Listens at a socket of its own.
    ///
    /// # Panics
    ///
    /// When that cannot be made.
    #[must_use]
    pub fn new(pretence: Pretence) -> Self {
        let folder = tempfile::tempdir_in("/tmp").expect("a folder");
        let listener = UnixListener::bind(folder.path().join("pcscd.comm")).expect("a socket");
        let clients = Arc::<AtomicUsize>::default();
        let counted = clients.clone();
        std::thread::spawn(move || {
            let asked = Arc::<AtomicUsize>::default();
            for client in listener.incoming().flatten() {
                counted.fetch_add(1, Ordering::SeqCst);
                let (pretence, asked) = (pretence.clone(), asked.clone());
                std::thread::spawn(move || serve(client, &pretence, &asked));
            }
        });
        Self { folder, clients }
    }

    /// What `PCSCLITE_CSOCK_NAME` has to say, so that a program asks this one.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("pcscd.comm")
    }

    /// The folder of its socket.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// How many have connected so far.
    #[must_use]
    pub fn clients(&self) -> usize {
        self.clients.load(Ordering::SeqCst)
    }
}

/// Serves one client until it goes, or asks for something that is not known here.
fn serve(mut client: UnixStream, pretence: &Pretence, asked: &AtomicUsize) -> Option<()> {
    if matches!(pretence, Pretence::HangsUp) {
        return None;
    }
    loop {
        let [size, command] = [word(&mut client).ok()?, word(&mut client).ok()?];
        let mut message = vec![0; usize::try_from(size).ok()?];
        client.read_exact(&mut message).ok()?;
        if matches!(pretence, Pretence::Silent) {
            continue;
        }
        let code = match (command, pretence) {
            (0x11, Pretence::Version(code)) | (0x01, Pretence::NoContext(code)) => *code,
            _ => 0,
        };
        match command {
            // CMD_VERSION and SCARD_ESTABLISH_CONTEXT: three words, the last is the code.
            0x11 | 0x01 => message.get_mut(8..12)?.copy_from_slice(&code.to_ne_bytes()),
            // SCARD_RELEASE_CONTEXT.
            0x02 => message.get_mut(4..8)?.copy_from_slice(&0_u32.to_ne_bytes()),
            // CMD_GET_READERS_STATE.
            0x12 => {
                let Pretence::Readers { names, grows } = pretence else { return None };
                let count = asked.fetch_add(1, Ordering::SeqCst) + 1;
                let shown = if *grows { count.min(names.len()) } else { names.len() };
                message = states(&names[..shown]);
            }
            _ => return None,
        }
        client.write_all(&message).ok()?;
    }
}

/// An array of READER_STATE of eventhandler.h: the name, three words (events, state, sharing), 33
/// bytes of ATR and three of padding, two words.
fn states(names: &[Vec<u8>]) -> Vec<u8> {
    let mut states = Vec::new();
    for place in 0..MOST {
        let mut state = vec![0; LONGEST + 12 + 36 + 8];
        if let Some(name) = names.get(place) {
            state[..name.len()].copy_from_slice(name);
            // SCARD_UNKNOWN, then nothing: SCARD_ABSENT.
            state[LONGEST + 4] = 0x02;
        }
        states.extend(state);
    }
    states
}

fn word(client: &mut UnixStream) -> io::Result<u32> {
    let mut bytes = [0; 4];
    client.read_exact(&mut bytes)?;
    Ok(u32::from_ne_bytes(bytes))
}
