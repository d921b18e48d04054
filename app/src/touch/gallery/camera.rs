//! Takes pictures of screens without a window or a graphics card.

use eframe::egui::epaint::ClippedShape;
use eframe::egui::{self, Context, RawInput, Rect, Shape, Vec2};
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
    texts: Vec<(Rect, String)>,
}

impl Camera {
    pub(super) fn new(size: Vec2, reach: Reach) -> Self {
        let ctx = Context::default();
        set_up(&ctx);
        Self { ctx, raster: Raster::new(size), size, reach, time: 0.0, texts: Vec::new() }
    }

    /// The screen as it is drawn.
    pub(super) fn photograph(&mut self, screen: &Screen) -> Picture {
        let mut view = PatientView::new(self.reach, Motion::Still, None);
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
        self.texts = output.shapes.iter().filter_map(text).collect();
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        self.raster.draw(&shapes);
        self.raster.picture()
    }

    /// What was written in the last picture, and where: as far as it was not cut off.
    pub(super) fn texts(&self) -> &[(Rect, String)] {
        &self.texts
    }
}

fn text(ClippedShape { clip_rect, shape, .. }: &ClippedShape) -> Option<(Rect, String)> {
    let Shape::Text(text) = shape else { return None };
    let rect = text.galley.mesh_bounds.translate(text.pos.to_vec2()).intersect(*clip_rect);
    rect.is_positive().then(|| (rect, text.galley.text().to_owned()))
}
