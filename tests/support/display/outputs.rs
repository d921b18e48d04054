//! What changes on a display while programs run: its size, its outputs, its resources.

use x11rb::connection::Connection;
use x11rb::protocol::randr::{ConnectionExt as _, ModeFlag, ModeInfo, MonitorInfo, Rotation};
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, MapState, PropMode};
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{CURRENT_TIME, NONE};

use super::Display;

impl Display {
    /// Gives it another size, as xrandr does: no more than it was started with.
    ///
    /// # Panics
    ///
    /// When the server refuses.
    pub fn resize(&self, width: u16, height: u16) {
        let (x, root) = (&self.x, self.root);
        let now = x.randr_get_screen_resources(root).expect("a server").reply().expect("outputs");
        // A name of its own: it may have had this size before.
        let name = format!("{width}x{height}-{}", now.modes.len());
        let info = ModeInfo {
            id: 0,
            width,
            height,
            dot_clock: 60_000_000,
            hsync_start: width + 8,
            hsync_end: width + 16,
            htotal: width + 24,
            hskew: 0,
            vsync_start: height + 2,
            vsync_end: height + 4,
            vtotal: height + 6,
            name_len: u16::try_from(name.len()).expect("a short name"),
            mode_flags: ModeFlag::from(0_u32),
        };
        let mode = x.randr_create_mode(root, info, name.as_bytes()).expect("a server");
        let mode = mode.reply().expect("a mode").mode;
        let (output, crtc) = (now.outputs[0], now.crtcs[0]);
        x.randr_add_output_mode(output, mode).expect("a server").check().expect("a new mode");
        // Nothing may reach beyond the screen, at no time.
        let (off, to) = (CURRENT_TIME, now.config_timestamp);
        let set = |mode, outputs: &[u32]| {
            x.randr_set_crtc_config(crtc, off, to, 0, 0, mode, Rotation::ROTATE0, outputs)
                .expect("a server")
                .reply()
                .expect("a configuration")
        };
        set(NONE, &[]);
        x.randr_set_screen_size(root, width, height, width.into(), height.into())
            .expect("a server")
            .check()
            .expect("a size that fits");
        set(mode, &[output]);
    }

    /// Divides it into monitors side by side: their widths, and which of them is the primary one.
    ///
    /// # Panics
    ///
    /// When the server refuses.
    pub fn divide(&self, widths: &[u16], primary: usize) {
        let height = self.size().1;
        let resources = self.x.randr_get_screen_resources(self.root).expect("a server");
        let output = resources.reply().expect("outputs").outputs[0];
        let before = self.x.randr_get_monitors(self.root, false).expect("a server");
        let before = before.reply().expect("monitors").monitors;
        for monitor in before.iter().filter(|monitor| !monitor.automatic) {
            let gone = self.x.randr_delete_monitor(self.root, monitor.name).expect("a server");
            gone.check().expect("one less");
        }
        let mut left = 0;
        for (number, width) in widths.iter().enumerate() {
            let name = self.x.intern_atom(false, format!("part-{number}").as_bytes());
            let monitor = MonitorInfo {
                name: name.expect("a server").reply().expect("a name").atom,
                primary: number == primary,
                automatic: false,
                x: left,
                y: 0,
                width: *width,
                height,
                width_in_millimeters: 0,
                height_in_millimeters: 0,
                outputs: if number == 0 { vec![output] } else { Vec::new() },
            };
            let set = self.x.randr_set_monitor(self.root, monitor).expect("a server");
            set.check().expect("a monitor");
            left += i16::try_from(*width).expect("a narrow monitor");
        }
    }

    /// Sets what `xrdb` sets: the resources of the display, such as `Xft.dpi: 96`.
    ///
    /// # Panics
    ///
    /// When the server is gone.
    pub fn set_resources(&self, text: &str) {
        let set = self.x.change_property8(
            PropMode::REPLACE,
            self.root,
            AtomEnum::RESOURCE_MANAGER,
            AtomEnum::STRING,
            text.as_bytes(),
        );
        set.expect("a server").check().expect("a property");
        self.x.flush().expect("a server");
    }

    /// Left upper corner, width and height of the largest window that is seen, in pixels.
    pub(crate) fn largest_window(&self) -> Option<((i16, i16), (u16, u16))> {
        let windows = self.x.query_tree(self.root).ok()?.reply().ok()?.children;
        let seen = windows.into_iter().filter_map(|window| {
            let attributes = self.x.get_window_attributes(window).ok()?.reply().ok()?;
            let place = self.x.get_geometry(window).ok()?.reply().ok()?;
            (attributes.map_state == MapState::VIEWABLE)
                .then_some(((place.x, place.y), (place.width, place.height)))
        });
        seen.max_by_key(|(_, (width, height))| u32::from(*width) * u32::from(*height))
    }
}
