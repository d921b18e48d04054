//! The window, and the threads on both sides of it.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use eframe::egui::{Context, CursorIcon, Ui, Vec2, ViewportBuilder, ViewportCommand};
use eframe::{App, CreationContext, Frame, NativeOptions};
use kazasu_core::screen::{Key, Screen};
use kazasu_core::session::Action;
use thiserror::Error;

use super::demo;
use super::fit_display::FitDisplay;
use super::keys::Keys;
use super::kiosk::KeepFullscreen;
use super::own_place::OwnPlace;
use super::patient_view::{PatientView, set_up};
use super::picture::Motion;
use super::reach::Reach;
use crate::host::panics::{self, Panicked};
use crate::host::scale;
use crate::host::visits::{DemoAction, DemoNotice};

/// Sides of the picture that glyphs are drawn into. egui makes it as wide as the graphics card can,
/// 16,384 pixels and 64 KiB for each row without a GPU, twice, and begins anew only when it is as
/// high as wide. This much holds the largest letters of any screen where a point is a pixel.
const ATLAS: usize = 2_048;
/// Pixels of a point from which on letters need the double.
const FINE: f32 = 1.3;

/// How the window stands on the display.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mode {
    /// All of the display, and nothing else to be seen.
    Kiosk,
    /// A window of this size, whatever the display has: somebody has asked for it.
    Window {
        /// In points, before [`Options::scale`].
        width: f32,
        /// In points, before [`Options::scale`].
        height: f32,
    },
    /// The same, or less where the display is not that large.
    Fitting {
        /// In points, before [`Options::scale`].
        width: f32,
        /// In points, before [`Options::scale`].
        height: f32,
    },
}

/// How the touch screen is set up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Options {
    /// Whether it is a window among others, or all of the display.
    pub(crate) mode: Mode,
    /// How far up a person has to reach.
    pub(crate) reach: Reach,
    /// Whether pictures move: not for people whom it disturbs, and not on slow machines.
    pub(crate) motion: Motion,
    /// Everything larger, 1 to 2, as far as the display has room for it.
    pub(crate) scale: f32,
    /// The display's diagonal in inches, where it is configured or known.
    pub(crate) inches: Option<f32>,
}

/// Where the session leaves the screen that is to be shown; a later one replaces one that was not
/// drawn yet. Clones are the same slot.
#[derive(Clone, Debug, Default)]
pub(crate) struct ScreenSlot {
    inside: Arc<Inside>,
}

#[derive(Debug, Default)]
struct Inside {
    news: Mutex<News>,
    /// Known as soon as there is a window.
    window: OnceLock<Context>,
}

#[derive(Debug, Default)]
struct News {
    screen: Option<Screen>,
    /// The program is to end.
    closed: bool,
}

impl ScreenSlot {
    /// Shows this screen, and wakes the window. From any thread; never waits for a frame.
    pub(crate) fn show(&self, screen: Screen) {
        self.change(|news| news.screen = Some(screen));
    }

    /// Closes the window. From any thread, also before there is one.
    pub(crate) fn close(&self) {
        self.change(|news| news.closed = true);
    }

    fn change(&self, change: impl FnOnce(&mut News)) {
        // The lock is held for a move alone, so a poisoned one guards nothing half done.
        change(&mut self.inside.news.lock().unwrap_or_else(PoisonError::into_inner));
        if let Some(window) = self.inside.window.get() {
            window.request_repaint();
        }
    }

    fn take(&self) -> News {
        std::mem::take(&mut self.inside.news.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Where the window leaves what people do. Each is called on the window's thread and must not wait.
pub(crate) struct Sink {
    /// What the patient does, in the order in which it is done.
    pub(crate) patient: Box<dyn FnMut(Action)>,
    /// What is done with virtual phones; `None`: this is no demonstration, and there is no panel
    /// for it.
    pub(crate) demo: Option<Box<dyn FnMut(DemoAction)>>,
    /// Where the desk of a demonstration is.
    pub(crate) desk: Option<DemoNotice>,
}

/// There is no display, or no window can be opened on it.
#[derive(Debug, Error)]
pub(crate) enum NoWindow {
    /// The window's library says why.
    #[error("no window for the touch screen: {0}; {REMEDY}")]
    Refused(#[from] eframe::Error),
    /// It panicked before there was a window.
    #[error("no window for the touch screen: {}; {REMEDY}", .0.message)]
    Panicked(Panicked),
    /// Something panicked later: its message is not for others.
    #[error("internal error ({0}); please start again")]
    Broken(String),
}

/// What most often helps.
const REMEDY: &str = "see that the display server runs and that OpenGL is installed (Debian: \
                      libgl1, libgl1-mesa-dri), or use kazasu tui";

/// Opens the window and shows what comes into `slot`, until it is closed.
///
/// # Errors
///
/// [`NoWindow`] where there is no display to open one on, or the window broke.
pub(crate) fn run(options: Options, slot: ScreenSlot, sink: Sink) -> Result<(), NoWindow> {
    run_with(options, slot, sink, |_| {})
}

/// The same, with a last word on how the window is opened.
pub(super) fn run_with(
    options: Options,
    slot: ScreenSlot,
    sink: Sink,
    adjust: impl FnOnce(&mut NativeOptions),
) -> Result<(), NoWindow> {
    let mut native = native_options(options);
    adjust(&mut native);
    let opened = slot.clone();
    let create = move |creation: &CreationContext<'_>| -> Result<Box<dyn App>, _> {
        let takes_all = !matches!(options.mode, Mode::Window { .. });
        let place =
            takes_all.then(|| OwnPlace::keep(creation, options.mode == Mode::Kiosk)).flatten();
        let window = Window::new(&creation.egui_ctx, options, slot, sink);
        Ok(Box::new(Window { place, ..window }))
    };
    // Libraries for windows and graphics panic at what they did not expect.
    match panics::catch(|| eframe::run_native("kazasu", native, Box::new(create))) {
        Ok(ended) => Ok(ended?),
        Err(panic) if opened.inside.window.get().is_none() => Err(NoWindow::Panicked(panic)),
        Err(panic) => Err(NoWindow::Broken(panic.place)),
    }
}

fn native_options(options: Options) -> NativeOptions {
    let viewport = ViewportBuilder::default().with_title("Kazasu").with_app_id("kazasu");
    let viewport = match options.mode {
        Mode::Kiosk => viewport.with_fullscreen(true).with_decorations(false),
        Mode::Window { width, height } | Mode::Fitting { width, height } => {
            viewport.with_inner_size(Vec2::new(width, height) * options.scale)
        }
    };
    NativeOptions {
        viewport,
        system_font_fallback: false,
        persist_window: false,
        ..NativeOptions::default()
    }
}

/// The running window: what it remembers from one frame to the next.
pub(super) struct Window {
    view: PatientView,
    keys: Keys,
    pressed: Vec<Key>,
    screen: Option<Screen>,
    /// This screen was drawn again because its letters had no room.
    redrawn: bool,
    /// How much larger everything is to be, as configured.
    scale: f32,
    /// Where nobody manages windows; of an X server's window that asked for no size.
    place: Option<OwnPlace>,
    /// Only a kiosk has to have all of its display.
    kiosk: Option<KeepFullscreen>,
    /// Only a window whose size nobody has asked for has to fit.
    fit: Option<FitDisplay>,
    slot: ScreenSlot,
    sink: Sink,
}

impl Window {
    pub(super) fn new(ctx: &Context, options: Options, slot: ScreenSlot, sink: Sink) -> Self {
        set_up(ctx);
        // A second window over the same slot would be a mistake in the program; the first one
        // stays the one that is woken.
        let _ = slot.inside.window.set(ctx.clone());
        let view = PatientView::new(options.reach, options.motion, options.inches);
        let kiosk = (options.mode == Mode::Kiosk).then(KeepFullscreen::default);
        let fit = matches!(options.mode, Mode::Fitting { .. }).then(FitDisplay::default);
        Self {
            view,
            keys: Keys::default(),
            pressed: Vec::new(),
            screen: None,
            redrawn: false,
            scale: options.scale,
            place: None,
            kiosk,
            fit,
            slot,
            sink,
        }
    }

    /// Draws one frame, and hands on what was pressed since the last.
    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let news = self.slot.take();
        if news.closed {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
        if !self.place.as_ref().is_some_and(OwnPlace::is_alone) {
            if let Some(kiosk) = &mut self.kiosk {
                kiosk.check(ui.ctx());
            }
            if let Some(fit) = &mut self.fit {
                fit.check(ui.ctx());
            }
        }
        self.redrawn &= news.screen.is_none();
        self.screen = news.screen.or(self.screen.take());
        if !self.is_to_scale(ui.ctx()) {
            return;
        }
        let pressed = std::mem::take(&mut self.pressed);
        let Some(screen) = &self.screen else { return };

        let whole = ui.ctx().content_rect();
        let (panel, beside) =
            if self.sink.demo.is_some() { demo::part(whole) } else { (whole, whole) };
        let actions = self.view.show(ui, screen, panel, &pressed);
        actions.into_iter().for_each(&mut self.sink.patient);
        if let Some(sink) = &mut self.sink.demo {
            let language = screen.look.language;
            let desk = self.sink.desk.as_ref();
            demo::show(ui, beside, &self.view.demo_words(language), desk, language)
                .into_iter()
                .for_each(sink);
        }
        // egui makes room before a frame, and an idle window has no next one.
        if ui.ctx().fonts(|fonts| fonts.font_atlas_fill_ratio()) >= 1.0
            && !std::mem::replace(&mut self.redrawn, true)
        {
            ui.ctx().request_repaint();
        }
        if ui.input(|input| input.any_touches() || input.has_touch_screen()) {
            // A pointer that lies where a finger was is a blot.
            ui.ctx().set_cursor_icon(CursorIcon::None);
        }
    }

    /// Whether points have as many pixels as they are to have; if not, they have in the next frame.
    fn is_to_scale(&self, ctx: &Context) -> bool {
        let pixels = ctx.viewport_rect().size() * ctx.pixels_per_point();
        let size = (pixels.x.round() as u32, pixels.y.round() as u32);
        let native = ctx.native_pixels_per_point().unwrap_or(1.0);
        let most = if self.sink.demo.is_some() { demo::most_pixels(size) } else { f32::INFINITY };
        let zoom = scale::pixels_per_point(size, self.scale).min(most) / native;
        let is_right = (ctx.zoom_factor() - zoom).abs() < 1e-3;
        if !is_right {
            ctx.set_zoom_factor(zoom);
        }
        is_right
    }
}

impl App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.draw(ui);
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut eframe::egui::RawInput) {
        let atlas = if ctx.pixels_per_point() < FINE { ATLAS } else { 2 * ATLAS };
        input.max_texture_side = Some(input.max_texture_side.map_or(atlas, |most| most.min(atlas)));
        let focused = ctx.memory(|memory| memory.focused().is_some());
        self.pressed.extend(self.keys.take(input, focused));
    }

    fn clear_color(&self, _visuals: &eframe::egui::Visuals) -> [f32; 4] {
        let look = self.screen.as_ref().map(|screen| screen.look).unwrap_or_default();
        super::theme::Colours::of(look).ground.to_normalized_gamma_f32()
    }
}

#[cfg(test)]
mod tests;
