//! A virtual phone on a virtual reader, and a terminal that looks at it.

use std::net::{Ipv4Addr, SocketAddr};
use std::process::ChildStdin;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use kazasu_core::virtual_phone::vpcd::{self, Event, Options, Stop};
use kazasu_core::virtual_phone::{Model, PhoneSpec, SharedPhone, VirtualPhone};

use super::{
    Call, Outcome, Reader, Running, Service, Terminal, authority, credential, sibling, wait_until,
};

/// A phone that is served to one slot of a reader until it is dropped.
#[derive(Debug)]
pub struct Phone {
    shared: SharedPhone,
    events: Arc<Mutex<Vec<Event>>>,
    stop: Stop,
    server: Option<JoinHandle<()>>,
}

impl Phone {
    /// Not held to the reader yet. After a fault made it leave it comes back so much later, if at
    /// all.
    #[must_use]
    pub fn new(spec: PhoneSpec, port: u16, come_back_after: Option<Duration>) -> Self {
        let shared = SharedPhone::new(VirtualPhone::new(spec));
        let (events, stop) = (Arc::<Mutex<Vec<Event>>>::default(), Stop::default());
        let (phone, told, asked) = (shared.clone(), events.clone(), stop.clone());
        let options =
            Options { address: SocketAddr::from((Ipv4Addr::LOCALHOST, port)), come_back_after };
        let server = std::thread::spawn(move || {
            vpcd::serve(&phone, &options, &asked, |event| {
                told.lock().unwrap_or_else(PoisonError::into_inner).push(event);
            });
        });
        Self { shared, events, stop, server: Some(server) }
    }

    /// A phone with nothing the matter, of the authority that every [`Terminal`] trusts.
    #[must_use]
    pub fn spec(model: Model) -> PhoneSpec {
        PhoneSpec::new(model, credential().clone(), authority().anchor_der())
    }

    /// Holds it to the reader.
    pub fn hold(&self) {
        self.shared.hold();
    }

    /// Takes it off the reader, which pcscd notices within 400 ms.
    pub fn take_away(&self) {
        self.shared.take_away();
    }

    /// The phone itself: its counts, its log, its plan.
    #[must_use]
    pub const fn shared(&self) -> &SharedPhone {
        &self.shared
    }

    /// VERIFYs with data that it carried out.
    #[must_use]
    pub fn verifies(&self) -> u32 {
        self.shared.lock().verifies()
    }

    /// Commands that reached it.
    #[must_use]
    pub fn commands(&self) -> u64 {
        self.shared.lock().commands()
    }

    /// What has happened to it, oldest first.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until so many commands have reached it.
    #[track_caller]
    pub fn wait_for_command(&self, number: u64) {
        wait_until("a command to the phone", || self.commands() >= number);
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        self.shared.take_away();
        self.stop.ask();
        let ended = self.server.take().map(JoinHandle::join);
        assert!(
            std::thread::panicking() || ended.is_none_or(|ended| ended.is_ok()),
            "the phone's thread must not panic"
        );
    }
}

/// A phone on a reader of its own, and a terminal that uses that reader alone.
#[derive(Debug)]
pub struct Rig {
    /// Served from this process, so that its counts can be looked at.
    pub phone: Phone,
    /// Runs the program, with a configuration that names this reader and trusts this phone.
    pub terminal: Terminal,
    /// A virtual one with two slots; the phone is for slot 0.
    pub reader: Reader,
}

impl Rig {
    /// On a reader of the shared service, held to it.
    #[must_use]
    pub fn new(spec: PhoneSpec) -> Self {
        let rig = Self::on(Service::shared().reader(), spec, None);
        rig.phone.hold();
        rig
    }

    /// On this reader, not held to it yet.
    #[must_use]
    pub fn on(reader: Reader, spec: PhoneSpec, come_back_after: Option<Duration>) -> Self {
        let phone = Phone::new(spec, reader.port(0), come_back_after);
        let terminal = Terminal::new(&reader.socket(), &[&reader.name(0)]);
        Self { phone, terminal, reader }
    }

    /// A well-behaved Android phone (PIN 1234, three tries), held.
    #[must_use]
    pub fn android() -> Self {
        Self::new(Phone::spec(Model::Android))
    }

    /// A well-behaved iPhone, held.
    #[must_use]
    pub fn iphone() -> Self {
        Self::new(Phone::spec(Model::Iphone))
    }

    /// `kazasu read --json` without a PIN.
    #[track_caller]
    #[must_use]
    pub fn read(&self, arguments: &[&str]) -> Outcome {
        self.terminal.read(arguments).run()
    }

    /// `kazasu read --json --pin-stdin` with this PIN.
    #[track_caller]
    #[must_use]
    pub fn read_with_pin(&self, pin: &str, arguments: &[&str]) -> Outcome {
        self.call_with_pin(pin, arguments).run()
    }

    /// The same, about to be run.
    #[must_use]
    pub fn call_with_pin(&self, pin: &str, arguments: &[&str]) -> Call {
        self.terminal.read(&[&["--pin-stdin"], arguments].concat()).stdin(format!("{pin}\n"))
    }

    /// Another program opens what lies on the reader for itself alone, and keeps it until the
    /// second value is dropped.
    #[must_use]
    pub fn held_by_another_program(&self) -> (Running, ChildStdin) {
        let mut program = self.terminal.client(sibling("hold-reader"));
        program.arg(self.reader.name(0));
        let (program, keeps) = Call::new(program).start_with_open_stdin();
        program.wait_for_text("held");
        (program, keeps)
    }
}
