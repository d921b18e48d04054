//! Puts a virtual phone into the virtual reader of vsmartcard's vpcd, so that every PC/SC program
//! can read it.
//!
//! The phone is the TCP client: a connection is a phone in the field, a closed one a phone that was
//! taken away. Both ways each message has a 16-bit big-endian length in front; from vpcd, one byte
//! is a control code and anything else a command APDU.

#![allow(clippy::disallowed_methods, reason = "a socket server lives in real time")]

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{Exchange, Presence, Reply, SharedPhone};

/// The port of vpcd as its package configures it (0x8C7B).
pub const DEFAULT_PORT: u16 = 35_963;

/// How often a waiting server looks whether it is to stop, or the phone has moved.
const POLL: Duration = Duration::from_millis(20);
/// How long one attempt to reach vpcd may take.
const CONNECT: Duration = Duration::from_millis(500);
/// Pause between two such attempts.
const RETRY: Duration = Duration::from_millis(100);
/// How long vpcd may leave an answer unread.
const WRITE: Duration = Duration::from_secs(2);

// Control codes: messages of one byte.
const POWER_OFF: u8 = 0x00;
const POWER_ON: u8 = 0x01;
const RESET: u8 = 0x02;
const GET_ATR: u8 = 0x04;

/// Where the virtual reader is, and what the phone does after it slipped out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Where vpcd listens for the card: host and port of one virtual reader.
    pub address: SocketAddr,
    /// After a fault made the phone leave, it is held to the reader again so much later; `None`: it
    /// stays away.
    pub come_back_after: Option<Duration>,
}

/// What happens, for whoever wants to show it. No secrets are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Nobody listens at vpcd's port yet.
    ReaderMissing,
    /// The phone is in the virtual reader.
    Inserted,
    /// The reader gave power.
    PowerOn,
    /// The reader took the power.
    PowerOff,
    /// The reader made a warm reset.
    Reset,
    /// A command, and what came of it.
    Exchange(Exchange),
    /// The phone is out of the reader, or the reader is gone.
    Removed,
}

/// Ends [`serve`], from any thread.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks [`serve`] to end; it does within some hundredths of a second (half a second while it
    /// tries to reach vpcd).
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Serves a phone to vpcd until it is asked to stop: waits for the phone to be held and for vpcd to
/// listen, and begins anew when either goes. It makes no thread; run it on one of your own.
pub fn serve(phone: &SharedPhone, options: &Options, stop: &Stop, mut tell: impl FnMut(Event)) {
    let mut reachable = true;
    while !stop.is_asked() {
        match phone.wait_for(POLL, |presence| presence != Presence::Away) {
            Presence::Away => {}
            Presence::Slipped => wait_to_come_back(phone, options.come_back_after, stop),
            Presence::Held => match TcpStream::connect_timeout(&options.address, CONNECT) {
                Ok(stream) => {
                    reachable = true;
                    tell(Event::Inserted);
                    // Whatever went wrong with the connection, it is over: the next turn makes a
                    // new one.
                    let _ = attend(stream, phone, stop, &mut tell);
                    tell(Event::Removed);
                }
                Err(_) => {
                    if std::mem::replace(&mut reachable, false) {
                        tell(Event::ReaderMissing);
                    }
                    std::thread::sleep(RETRY);
                }
            },
        }
    }
}

fn wait_to_come_back(phone: &SharedPhone, after: Option<Duration>, stop: &Stop) {
    let since = Instant::now();
    while !stop.is_asked()
        && phone.wait_for(POLL, |presence| presence != Presence::Slipped) == Presence::Slipped
    {
        if after.is_some_and(|after| since.elapsed() >= after) {
            phone.hold();
        }
    }
}

/// One connection: from insertion to removal.
fn attend(
    mut stream: TcpStream,
    phone: &SharedPhone,
    stop: &Stop,
    tell: &mut impl FnMut(Event),
) -> io::Result<()> {
    let hold = phone.lock().holds();
    stream.set_read_timeout(Some(POLL))?;
    stream.set_write_timeout(Some(WRITE))?;
    stream.set_nodelay(true)?;
    let mut inbox = Inbox::default();
    let mut hangs = false;
    let outcome = loop {
        if stop.is_asked() || !phone.is_held_since(hold) {
            break Ok(());
        }
        match inbox.receive(&mut stream) {
            Ok(true) => {}
            Ok(false) => break Ok(()),
            Err(error) => break Err(error),
        }
        while let Some(message) = inbox.take().filter(|_| !hangs) {
            match answer(&mut stream, phone, &message, tell) {
                Ok(Attention::Stays) => {}
                Ok(Attention::Hangs) => hangs = true,
                Ok(Attention::Left) => return Ok(()),
                Err(error) => return Err(error),
            }
        }
    };
    if phone.is_held_since(hold) {
        phone.lock().power_off();
    }
    outcome
}

/// Whether the phone goes on listening.
enum Attention {
    Stays,
    Hangs,
    Left,
}

fn answer(
    stream: &mut TcpStream,
    phone: &SharedPhone,
    message: &[u8],
    tell: &mut impl FnMut(Event),
) -> io::Result<Attention> {
    match message {
        [POWER_OFF] => {
            phone.lock().power_off();
            tell(Event::PowerOff);
        }
        [POWER_ON] => {
            phone.lock().power_on();
            tell(Event::PowerOn);
        }
        [RESET] => {
            phone.lock().reset();
            tell(Event::Reset);
        }
        [GET_ATR] => {
            let atr = phone.lock().atr().to_vec();
            stream.write_all(&framed(&atr)?)?;
        }
        command => {
            let (reply, exchange) = phone.exchange(command);
            if let Some(exchange) = exchange {
                std::thread::sleep(exchange.took);
                tell(Event::Exchange(exchange));
            }
            match reply {
                Reply::Response(response) => stream.write_all(&framed(&response)?)?,
                Reply::Torn { response, arrived } => {
                    let length_and_response = framed(&response)?;
                    stream.write_all(
                        &length_and_response
                            [..length_and_response.len() - response.len() + arrived],
                    )?;
                    return Ok(Attention::Left);
                }
                Reply::Gone => return Ok(Attention::Left),
                Reply::Hang => return Ok(Attention::Hangs),
            }
        }
    }
    Ok(Attention::Stays)
}

/// A message with its length in front.
fn framed(message: &[u8]) -> io::Result<Vec<u8>> {
    let length = u16::try_from(message.len())
        .map_err(|_| io::Error::other("vpcd takes messages of 65 535 bytes at most"))?;
    Ok([&length.to_be_bytes(), message].concat())
}

/// Bytes from vpcd that are not taken out as messages yet.
#[derive(Default)]
struct Inbox(Vec<u8>);

impl Inbox {
    /// Receives what is there, waiting for [`POLL`] at most; `false`: vpcd has closed the
    /// connection.
    fn receive(&mut self, stream: &mut TcpStream) -> io::Result<bool> {
        let mut bytes = [0; 4_096];
        acknowledge_quickly(stream)?;
        let received = match stream.read(&mut bytes) {
            Ok(0) => return Ok(false),
            Ok(received) => received,
            Err(error) if is_time_out(&error) => 0,
            Err(error) => return Err(error),
        };
        acknowledge_quickly(stream)?;
        self.0.extend_from_slice(&bytes[..received]);
        Ok(true)
    }

    /// Takes the next whole message out.
    fn take(&mut self) -> Option<Vec<u8>> {
        let (length, rest) = self.0.split_first_chunk()?;
        let message = rest.get(..usize::from(u16::from_be_bytes(*length)))?.to_vec();
        self.0.drain(..length.len() + message.len());
        Some(message)
    }
}

fn is_time_out(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut | io::ErrorKind::Interrupted
    )
}

/// vpcd writes length and message apart, so that the delayed acknowledgement of the first holds up
/// the second: 44 ms for each command. The option is not sticky, hence before and after every
/// receive. Only Linux has it.
#[cfg(target_os = "linux")]
fn acknowledge_quickly(stream: &TcpStream) -> io::Result<()> {
    std::os::linux::net::TcpStreamExt::set_quickack(stream, true)
}

#[cfg(not(target_os = "linux"))]
fn acknowledge_quickly(_stream: &TcpStream) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
