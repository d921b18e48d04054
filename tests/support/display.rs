//! A display without a screen, with a window manager, and a person's hands on it.
//!
//! [`Display::xvfb`] has a mouse and a keyboard (XTEST). [`Display::touch_panel`] is an Xorg server
//! with a touch panel too, whose fingers are real XI2 touches: each is an event of the server's own
//! test driver, and takes the same way as one of hardware.

mod fingers;
mod outputs;
mod server;

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, ImageFormat, KEY_PRESS_EVENT,
    KEY_RELEASE_EVENT, Keysym, MOTION_NOTIFY_EVENT, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::wait_until;
use fingers::Panel;
use server::Server;

/// A point in pixels.
pub type Point = (f32, f32);

/// How long a mouse button or a key is held down.
const PRESS: Duration = Duration::from_millis(60);

/// A display of one's own. It ends with this value, and at the latest with the test program.
#[derive(Debug)]
pub struct Display {
    name: String,
    x: RustConnection,
    root: Window,
    panel: Option<Mutex<Panel>>,
    server: Server,
    folder: TempDir,
}

impl Display {
    /// With a mouse and a keyboard.
    #[must_use]
    pub fn xvfb(width: u16, height: u16) -> Self {
        let folder = folder();
        let server = Server::xvfb(width, height, folder.path(), &[]);
        Self::with(server, folder, None)
    }

    /// With nobody who manages its windows.
    #[must_use]
    pub fn without_window_manager(width: u16, height: u16) -> Self {
        Self::with_arguments(width, height, &[])
    }

    /// The same, with more arguments for the server (Xserver(1)).
    #[must_use]
    pub fn with_arguments(width: u16, height: u16, arguments: &[&str]) -> Self {
        let folder = folder();
        let server = Server::xvfb(width, height, folder.path(), arguments);
        Self::bare(server, folder, None)
    }

    /// With a touch panel too.
    #[must_use]
    pub fn touch_panel(width: u16, height: u16) -> Self {
        let folder = folder();
        let server = Server::xorg(width, height, folder.path());
        let panel = Panel::connect(&server::panel_socket(folder.path()), (width, height));
        Self::with(server, folder, Some(Mutex::new(panel)))
    }

    fn bare(server: Server, folder: TempDir, panel: Option<Mutex<Panel>>) -> Self {
        let (x, screen) = RustConnection::connect(Some(server.name()))
            .expect("the display that was just started");
        let root = x.setup().roots[screen].root;
        Self { name: server.name().to_owned(), x, root, panel, server, folder }
    }

    fn with(server: Server, folder: TempDir, panel: Option<Mutex<Panel>>) -> Self {
        let mut display = Self::bare(server, folder, panel);
        display.start_window_manager();
        display
    }

    /// Starts one, and waits until it manages windows.
    pub fn start_window_manager(&mut self) {
        self.server.start_window_manager(self.folder.path());
        wait_until("the window manager", || self.has_window_manager());
    }

    /// Ends the window manager that was started last, as its crash would.
    pub fn crash_window_manager(&self) {
        self.server.kill_window_manager();
    }

    /// What `DISPLAY` is set to.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Width and height in pixels, as they are now.
    ///
    /// # Panics
    ///
    /// When the server is gone.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        let all = self.x.get_geometry(self.root).expect("a server").reply().expect("a screen");
        (all.width, all.height)
    }

    /// Ends the server as its crash would: at once, and with everything on it.
    pub fn crash(&self) {
        self.server.kill();
    }

    /// Extended Window Manager Hints, _NET_SUPPORTING_WM_CHECK.
    fn has_window_manager(&self) -> bool {
        let atom = |name: &[u8]| Some(self.x.intern_atom(false, name).ok()?.reply().ok()?.atom);
        let (Some(check), Some(window)) = (atom(b"_NET_SUPPORTING_WM_CHECK"), atom(b"WINDOW"))
        else {
            return false;
        };
        let property = self.x.get_property(false, self.root, check, window, 0, 1);
        property
            .is_ok_and(|property| property.reply().is_ok_and(|property| property.value_len == 1))
    }

    /// Presses the mouse button there, and lets it go.
    pub fn click(&self, at: Point) {
        self.press_mouse(at);
        thread::sleep(PRESS);
        self.release_mouse(at);
    }

    /// Presses the mouse button there.
    pub fn press_mouse(&self, at: Point) {
        self.fake(MOTION_NOTIFY_EVENT, 0, at);
        self.fake(BUTTON_PRESS_EVENT, 1, at);
    }

    /// Moves to there, and lets the mouse button go.
    pub fn release_mouse(&self, at: Point) {
        self.fake(MOTION_NOTIFY_EVENT, 0, at);
        self.fake(BUTTON_RELEASE_EVENT, 1, at);
    }

    /// Presses the key that has this sign (X11/keysymdef.h), and lets it go.
    ///
    /// # Panics
    ///
    /// When the keyboard has no such key.
    #[track_caller]
    pub fn press_key(&self, sign: Keysym) {
        let setup = self.x.setup();
        let (first, count) = (setup.min_keycode, setup.max_keycode - setup.min_keycode + 1);
        let map = self
            .x
            .get_keyboard_mapping(first, count)
            .expect("a server")
            .reply()
            .expect("a keyboard");
        let mut keys = map.keysyms.chunks(map.keysyms_per_keycode.into());
        let key = keys.position(|signs| signs.contains(&sign)).expect("a key with this sign");
        let code = first + u8::try_from(key).expect("at most 248 keys");
        self.fake(KEY_PRESS_EVENT, code, (0.0, 0.0));
        thread::sleep(PRESS);
        self.fake(KEY_RELEASE_EVENT, code, (0.0, 0.0));
    }

    #[allow(clippy::cast_possible_truncation, reason = "a display is far smaller")]
    fn fake(&self, event: u8, detail: u8, (x, y): Point) {
        let (x, y) = (x.round() as i16, y.round() as i16);
        self.x
            .xtest_fake_input(event, detail, 0, self.root, x, y, 0)
            .expect("a server")
            .check()
            .expect("XTEST");
    }

    /// Puts a finger down. Fingers are told apart by `id`.
    pub fn put_finger(&self, id: u32, at: Point) {
        self.panel().put(id, at);
    }

    /// Moves a finger that is down.
    pub fn move_finger(&self, id: u32, to: Point) {
        self.panel().slide(id, to);
    }

    /// Lifts a finger from where it is.
    pub fn lift_finger(&self, id: u32, at: Point) {
        self.panel().lift(id, at);
    }

    /// A short touch.
    pub fn tap(&self, at: Point) {
        self.put_finger(1, at);
        thread::sleep(PRESS);
        self.lift_finger(1, at);
    }

    fn panel(&self) -> std::sync::MutexGuard<'_, Panel> {
        let panel = self.panel.as_ref().expect("a display with a touch panel");
        panel.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// All that is shown.
    ///
    /// # Panics
    ///
    /// When the server is gone.
    #[must_use]
    pub fn picture(&self) -> Picture {
        let size = self.size();
        let (width, height) = size;
        let image = self
            .x
            .get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, width, height, u32::MAX)
            .expect("a server");
        Picture { size, pixels: image.reply().expect("the whole display").data }
    }

    /// The colour that is shown there: blue, green, red, as the server keeps them.
    ///
    /// # Panics
    ///
    /// When it is not on the display.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "a display is far smaller")]
    pub fn colour(&self, (x, y): Point) -> [u8; 3] {
        let (x, y) = (x.round() as i16, y.round() as i16);
        let image = self
            .x
            .get_image(ImageFormat::Z_PIXMAP, self.root, x, y, 1, 1, u32::MAX)
            .expect("a server");
        let pixel = image.reply().expect("a point of the display").data;
        [pixel[0], pixel[1], pixel[2]]
    }
}

/// What a display shows, or has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    size: (u16, u16),
    /// Four bytes for each.
    pixels: Vec<u8>,
}

impl Picture {
    /// Width and height in pixels.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The colour there, as [`Display::colour`] has it.
    ///
    /// # Panics
    ///
    /// When it is not on the display.
    #[must_use]
    pub fn colour(&self, (x, y): (u16, u16)) -> [u8; 3] {
        let at = 4 * (usize::from(y) * usize::from(self.size.0) + usize::from(x));
        [self.pixels[at], self.pixels[at + 1], self.pixels[at + 2]]
    }
}

/// Short: it holds a socket.
fn folder() -> TempDir {
    tempfile::Builder::new().prefix("kazasu-").tempdir_in("/tmp").expect("a folder in /tmp")
}
