//! Where nobody manages an X server's windows, this one takes its display by itself: the primary
//! output, or the first, or all that there is. It has the keyboard too, since nobody else gives it
//! away. It follows outputs that are turned, resized, plugged in or taken away, and a window
//! manager that comes late or crashes.
//!
//! A connection of its own listens for that: the window's library tells of none of it, knows
//! outputs by a list that it asks for once, and asks nobody at all where there is no manager.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use eframe::CreationContext;
use raw_window_handle::{HasWindowHandle, RawWindowHandle};
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::errors::ReplyError;
use x11rb::protocol::Event;
use x11rb::protocol::randr::{ConnectionExt as _, MonitorInfo, NotifyMask};
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ChangeWindowAttributesAux, ClientMessageEvent, ConfigureWindowAux,
    ConnectionExt as _, EventMask, InputFocus, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

use crate::host::display::filled;

/// What an output does comes in many events.
const SETTLES: Duration = Duration::from_millis(40);

/// So often the same place is taken: whoever moves the window each time wants it there.
const TRIES: u32 = 20;

/// A place on the server's screen, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

/// A window that takes its place by itself whenever nobody manages it.
#[derive(Debug)]
pub(crate) struct OwnPlace {
    alone: Arc<AtomicBool>,
}

impl OwnPlace {
    /// Takes the place now, and keeps it on a thread of its own as long as the window is there.
    /// `None`: this is no window of an X server.
    pub(crate) fn keep(creation: &CreationContext<'_>, fullscreen: bool) -> Option<Self> {
        let window = match creation.window_handle().ok()?.as_raw() {
            RawWindowHandle::Xlib(handle) => u32::try_from(handle.window).ok()?,
            RawWindowHandle::Xcb(handle) => handle.window.get(),
            _ => return None,
        };
        let told = |error: &dyn std::error::Error| {
            tracing::warn!(%error, "the window cannot take its place by itself");
        };
        let alone = Arc::new(AtomicBool::new(false));
        let mut keeper =
            Keeper::new(window, fullscreen, alone.clone()).map_err(|error| told(&*error)).ok()?;
        keeper.look().map_err(|error| told(&error)).ok()?;
        let thread = thread::Builder::new().name("place".into());
        thread.spawn(move || keeper.run()).map_err(|error| told(&error)).ok()?;
        Some(Self { alone })
    }

    /// Nobody manages windows now.
    pub(crate) fn is_alone(&self) -> bool {
        self.alone.load(Ordering::Relaxed)
    }
}

struct Keeper {
    x: RustConnection,
    root: Window,
    window: Window,
    /// Whether a manager that comes is asked for all of the display.
    fullscreen: bool,
    /// RandR 1.5, which has monitors.
    has_monitors: bool,
    atoms: Atoms,
    alone: Arc<AtomicBool>,
    /// Where the window was put last, and how often.
    taken: (Place, u32),
}

/// Extended Window Manager Hints.
#[derive(Clone, Copy)]
struct Atoms {
    check: Atom,
    state: Atom,
    fullscreen: Atom,
}

impl Keeper {
    fn new(
        window: Window,
        fullscreen: bool,
        alone: Arc<AtomicBool>,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let (x, _) = RustConnection::connect(None)?;
        let root = x.get_geometry(window)?.reply()?.root;
        let atom = |name: &str| -> Result<Atom, ReplyError> {
            Ok(x.intern_atom(false, name.as_bytes())?.reply()?.atom)
        };
        let atoms = Atoms {
            check: atom("_NET_SUPPORTING_WM_CHECK")?,
            state: atom("_NET_WM_STATE")?,
            fullscreen: atom("_NET_WM_STATE_FULLSCREEN")?,
        };
        let listen = |to, mask| {
            let mask = ChangeWindowAttributesAux::new().event_mask(mask);
            x.change_window_attributes(to, &mask).map(drop)
        };
        listen(root, EventMask::STRUCTURE_NOTIFY | EventMask::PROPERTY_CHANGE)?;
        listen(window, EventMask::STRUCTURE_NOTIFY)?;
        let version = x.randr_query_version(1, 5)?.reply()?;
        let has_monitors = (version.major_version, version.minor_version) >= (1, 5);
        let changes =
            NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE | NotifyMask::OUTPUT_CHANGE;
        x.randr_select_input(root, changes)?;
        let taken = (Place::default(), 0);
        Ok(Self { x, root, window, fullscreen, has_monitors, atoms, alone, taken })
    }

    /// Until the window or the server has gone.
    fn run(mut self) {
        let ended = loop {
            if let Err(error) = self.wait().and_then(|()| self.look()) {
                break error;
            }
        };
        tracing::debug!(error = %ended, "the window's place is kept no more");
    }

    /// Until something happens, and has settled.
    fn wait(&self) -> Result<(), ReplyError> {
        let mut event = Some(self.x.wait_for_event()?);
        thread::sleep(SETTLES);
        while let Some(now) = event {
            if matches!(&now, Event::DestroyNotify(gone) if gone.window == self.window) {
                return Err(x11rb::errors::ConnectionError::UnknownError.into());
            }
            event = self.x.poll_for_event()?;
        }
        Ok(())
    }

    /// Puts right what is not as it should be.
    fn look(&mut self) -> Result<(), ReplyError> {
        let managed = self.is_managed()?;
        let was_alone = self.alone.swap(!managed, Ordering::Relaxed);
        if !managed {
            self.take_place()?;
            self.take_keyboard()?;
        } else if was_alone && self.fullscreen {
            self.ask_for_all()?;
        }
        Ok(self.x.flush()?)
    }

    /// Whether somebody manages windows: the window that the property names has to be there and to
    /// name itself, since the property outlives a manager that crashed.
    fn is_managed(&self) -> Result<bool, ReplyError> {
        let named = |of: Window| -> Result<Option<Window>, ReplyError> {
            let property =
                self.x.get_property(false, of, self.atoms.check, AtomEnum::WINDOW, 0, 1)?.reply();
            match property {
                Ok(property) => Ok(property.value32().and_then(|mut value| value.next())),
                // That window has gone.
                Err(ReplyError::X11Error(_)) => Ok(None),
                Err(error) => Err(error),
            }
        };
        let Some(manager) = named(self.root)? else { return Ok(false) };
        Ok(named(manager)? == Some(manager))
    }

    fn take_place(&mut self) -> Result<(), ReplyError> {
        let (wanted, is) = (self.display()?, self.place()?);
        if wanted == is {
            self.taken = (wanted, 0);
            return Ok(());
        }
        let tries = if self.taken.0 == wanted { self.taken.1 } else { 0 };
        if tries >= TRIES {
            return Ok(());
        }
        self.taken = (wanted, tries + 1);
        tracing::debug!(?is, ?wanted, "nobody manages the window: it takes its display");
        let configure = ConfigureWindowAux::new()
            .x(wanted.x)
            .y(wanted.y)
            .width(wanted.width)
            .height(wanted.height);
        Ok(self.x.configure_window(self.window, &configure).map(drop)?)
    }

    /// The output that the window is to fill.
    fn display(&self) -> Result<Place, ReplyError> {
        let monitors = if self.has_monitors {
            self.x.randr_get_monitors(self.root, true)?.reply()?.monitors
        } else {
            Vec::new()
        };
        if let Some(monitor) = filled(&monitors) {
            return Ok(monitor.into());
        }
        let all = self.x.get_geometry(self.root)?.reply()?;
        Ok(Place { x: 0, y: 0, width: all.width.into(), height: all.height.into() })
    }

    fn place(&self) -> Result<Place, ReplyError> {
        let size = self.x.get_geometry(self.window)?;
        let origin = self.x.translate_coordinates(self.window, self.root, 0, 0)?;
        let (size, origin) = (size.reply()?, origin.reply()?);
        Ok(Place {
            x: origin.dst_x.into(),
            y: origin.dst_y.into(),
            width: size.width.into(),
            height: size.height.into(),
        })
    }

    fn take_keyboard(&self) -> Result<(), ReplyError> {
        let attributes = self.x.get_window_attributes(self.window)?.reply()?;
        if attributes.map_state == MapState::VIEWABLE
            && self.x.get_input_focus()?.reply()?.focus != self.window
        {
            self.x.set_input_focus(InputFocus::POINTER_ROOT, self.window, CURRENT_TIME)?;
        }
        Ok(())
    }

    /// The wish that the window made when it opened was heard by nobody.
    fn ask_for_all(&self) -> Result<(), ReplyError> {
        const ADD: u32 = 1;
        let Atoms { state, fullscreen, .. } = self.atoms;
        let wish = ClientMessageEvent::new(32, self.window, state, [ADD, fullscreen, 0, 1, 0]);
        let managers = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        Ok(self.x.send_event(false, self.root, managers, wish).map(drop)?)
    }
}

impl From<&MonitorInfo> for Place {
    fn from(monitor: &MonitorInfo) -> Self {
        Self {
            x: monitor.x.into(),
            y: monitor.y.into(),
            width: monitor.width.into(),
            height: monitor.height.into(),
        }
    }
}
