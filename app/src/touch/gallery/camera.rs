//! Takes pictures of screens without a window or a graphics card.

use eframe::egui::{self, Context, RawInput, Rect, Vec2};
use kazasu_core::screen::Screen;
use kazasu_raster::{Picture, Raster};

use crate::touch::patient_view::{PatientView, set_up};
use crate::touch::picture::Motion;
use crate::touch::reach::Reach;

/// Draws screens and takes pictures of them.
pub(super) struct Camera {
    ctx: Context,
    raster: Raster,
    size: Vec2,
    reach: Reach,
    time: f64,
}

impl Camera {
    pub(super) fn new(size: Vec2, reach: Reach) -> Self {
        let ctx = Context::default();
        set_up(&ctx);
        Self { ctx, raster: Raster::new(size), size, reach, time: 0.0 }
    }

    /// The screen as it is drawn.
    pub(super) fn photograph(&mut self, screen: &Screen) -> Picture {
        let mut view = PatientView::new(self.reach, Motion::Still);
        let panel = Rect::from_min_size(egui::Pos2::ZERO, self.size);
        let mut output = egui::FullOutput::default();
        for _ in 0..2 {
            self.time += 1.0;
            let input =
                RawInput { screen_rect: Some(panel), time: Some(self.time), ..RawInput::default() };
            output = self.ctx.run_ui(input, |ui| {
                view.show(ui, screen, panel, &[]);
            });
            self.raster.learn(std::mem::take(&mut output.textures_delta));
        }
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        self.raster.draw(&shapes);
        self.raster.picture()
    }
}
