//! Every film as a sheet of its moments, to be looked at: `scripts/gallery films`.

use std::fs;

use eframe::egui::{self, Color32, Context, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use kazasu_core::reader::ReaderShape;
use kazasu_core::screen::{Screen, View};
use kazasu_core::session::{Holding, Look, ReaderPlace, WalletPage};
use kazasu_raster::Raster;

use super::camera::Camera;
use super::edition::PANELS;
use super::folder::root;
use crate::touch::patient_view::set_up;
use crate::touch::picture;
use crate::touch::reach::Reach;

/// One moment of a film on its sheet, in points.
const CELL: Vec2 = vec2(240.0, 250.0);
const COLUMNS: u16 = 6;

/// The films, by the screens that play them.
const FILMS: [(&str, View); 8] = [
    ("start", View::Start),
    ("hold", View::AnHold { lift_first: false }),
    ("wallet", View::IpHold { tips: false, lift_first: false }),
    ("slowly", View::HoldTips { lift_first: false }),
    ("take", View::TakeAn),
    ("card", View::E020Card),
    ("face", View::IpPage { page: WalletPage::Face }),
    ("touch", View::IpPage { page: WalletPage::Touch }),
];

const READERS: [(&str, ReaderShape, Holding); 6] = [
    ("slot", ReaderShape::Slot, Holding::Slot),
    ("standing", ReaderShape::Plain, Holding::Slot),
    ("frame", ReaderShape::Frame, Holding::Slot),
    ("pad", ReaderShape::Pad, Holding::Usb),
    ("slim", ReaderShape::Slim, Holding::Usb),
    ("flat", ReaderShape::Plain, Holding::Usb),
];

/// Writes target/gallery/films: each film at each reader, in both looks.
#[test]
#[ignore = "is for eyes: scripts/gallery films"]
fn films() {
    let folder = root().join("target/gallery/films");
    fs::create_dir_all(&folder).unwrap();
    let places =
        [Some(ReaderPlace::Left), Some(ReaderPlace::Right), Some(ReaderPlace::Below), None];
    for (name, view) in FILMS {
        for (at, (reader, reader_shape, holding)) in READERS.into_iter().enumerate() {
            for high_contrast in [false, true] {
                let look = Look { high_contrast, ..Look::default() };
                let reader_place = match reader_shape {
                    ReaderShape::Frame => Some(ReaderPlace::Frame),
                    _ => places[at % places.len()],
                };
                let screen = Screen::specimen(view.clone(), look);
                let screen = Screen { reader_shape, holding, reader_place, ..screen };
                let contrast = if high_contrast { "-contrast" } else { "" };
                let path = folder.join(format!("{name}-{reader}{contrast}.png"));
                fs::write(path, sheet(&screen)).unwrap();
            }
        }
    }
}

/// Writes the first screen to target/gallery/places: for each place of the reader, on each panel.
#[test]
#[ignore = "is for eyes: scripts/gallery places"]
fn places() {
    let folder = root().join("target/gallery/places");
    fs::create_dir_all(&folder).unwrap();
    for (panel, width, height) in PANELS {
        let mut camera = Camera::new(vec2(width, height), Reach::Usual);
        for (name, place, reader_shape) in [
            ("left", ReaderPlace::Left, ReaderShape::Slot),
            ("right", ReaderPlace::Right, ReaderShape::Plain),
            ("below", ReaderPlace::Below, ReaderShape::Slim),
            ("frame", ReaderPlace::Frame, ReaderShape::Frame),
        ] {
            let holding = if reader_shape.lies() { Holding::Usb } else { Holding::Slot };
            let screen = Screen::specimen(View::Start, Look::default());
            let screen = Screen { reader_place: Some(place), reader_shape, holding, ..screen };
            let path = folder.join(format!("{panel}-{name}.png"));
            fs::write(path, camera.photograph(&screen).png()).unwrap();
        }
    }
}

/// The moments of a film in rows.
fn sheet(screen: &Screen) -> Vec<u8> {
    let moments = picture::moments(screen);
    let rows = u16::try_from(moments.len()).unwrap().div_ceil(COLUMNS);
    let size = vec2(CELL.x * f32::from(COLUMNS), CELL.y * f32::from(rows));
    let ctx = Context::default();
    set_up(&ctx);
    let mut raster = Raster::new(size);
    let panel = Rect::from_min_size(Pos2::ZERO, size);
    let input = RawInput { screen_rect: Some(panel), ..RawInput::default() };
    let mut output = egui::FullOutput::default();
    for _ in 0..2 {
        output = ctx.run_ui(input.clone(), |ui| {
            ui.painter().rect_filled(panel, 0.0, Color32::GRAY);
            for (at, draw) in (0_u16..).zip(&moments) {
                let corner = pos2(
                    f32::from(at % COLUMNS) * CELL.x + 4.0,
                    f32::from(at / COLUMNS) * CELL.y + 4.0,
                );
                draw(ui.painter(), Rect::from_min_size(corner, CELL - vec2(8.0, 8.0)));
            }
        });
        raster.learn(std::mem::take(&mut output.textures_delta));
    }
    let shapes = ctx.tessellate(output.shapes, output.pixels_per_point);
    raster.draw(&shapes);
    raster.picture().png()
}
