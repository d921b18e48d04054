//! Draws egui's triangles into memory, as its shader does: colours are multiplied and blended in
//! gamma space.

use epaint::emath::{Rect, Vec2};
use epaint::textures::TexturesDelta;
use epaint::{
    ClippedPrimitive, Color32, ColorImage, ImageData, Mesh, Primitive, TextureId, Vertex,
};

use crate::Picture;

/// A sheet of pixels, and the texture with the glyphs.
#[derive(Debug)]
pub struct Raster {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
    texture: ColorImage,
}

impl Raster {
    /// A white sheet of this size in pixels.
    #[must_use]
    pub fn new(size: Vec2) -> Self {
        let (width, height) = (size.x as usize, size.y as usize);
        Self {
            width,
            height,
            pixels: vec![Color32::WHITE; width * height],
            texture: ColorImage::default(),
        }
    }

    /// Takes over what has changed in the glyphs' texture.
    pub fn learn(&mut self, mut textures: TexturesDelta) {
        for delta in textures.set.get(&TextureId::default()).into_iter().flatten() {
            let ImageData::Color(image) = &delta.image;
            let Some([left, top]) = delta.pos else {
                self.texture = ColorImage::clone(image);
                continue;
            };
            for (row, pixels) in image.pixels.chunks(image.size[0]).enumerate() {
                let start = (top + row) * self.texture.size[0] + left;
                self.texture.pixels[start..start + pixels.len()].copy_from_slice(pixels);
            }
        }
        textures.clear();
    }

    /// Draws over a white sheet.
    pub fn draw(&mut self, shapes: &[ClippedPrimitive]) {
        self.pixels.fill(Color32::WHITE);
        for shape in shapes {
            if let Primitive::Mesh(mesh) = &shape.primitive {
                self.mesh(mesh, shape.clip_rect);
            }
        }
    }

    /// What is on the sheet.
    #[must_use]
    pub fn picture(&self) -> Picture {
        let pixels = self.pixels.iter().map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
        Picture::new(self.width, pixels)
    }

    fn mesh(&mut self, mesh: &Mesh, clip: Rect) {
        assert_eq!(mesh.texture_id, TextureId::default(), "there are no images on a screen");
        for corners in mesh.indices.chunks_exact(3) {
            self.triangle([0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize]), clip);
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], clip: Rect) {
        let [a, b, c] = corners;
        let area = (b.pos - a.pos).x * (c.pos - a.pos).y - (b.pos - a.pos).y * (c.pos - a.pos).x;
        if area == 0.0 {
            return;
        }
        let ys = corners.map(|corner| corner.pos.y);
        let first =
            first_centre(ys.into_iter().fold(f32::MAX, f32::min).max(clip.top()), self.height);
        let end =
            first_centre(ys.into_iter().fold(f32::MIN, f32::max).min(clip.bottom()), self.height);
        let plain = a.color == b.color && b.color == c.color && a.uv == b.uv && b.uv == c.uv;
        for row in first..end {
            let y = row as f32 + 0.5;
            let (left, right) = span(&corners, y);
            let from = first_centre(left.max(clip.left()), self.width);
            let to = first_centre(right.min(clip.right()), self.width);
            if from >= to {
                continue;
            }
            let pixels = &mut self.pixels[row * self.width + from..row * self.width + to];
            if plain {
                let colour = multiply(
                    a.color.to_array().map(f32::from),
                    texel(&self.texture, a.uv.x, a.uv.y),
                );
                if colour[3] >= 255.0 {
                    pixels.fill(blend(Color32::WHITE, colour)); // most of a screen
                } else {
                    pixels.iter_mut().for_each(|pixel| *pixel = blend(*pixel, colour));
                }
                continue;
            }
            for (column, pixel) in (from..).zip(pixels) {
                let x = column as f32 + 0.5;
                let weight = |p: Vertex, q: Vertex| {
                    ((q.pos.x - p.pos.x) * (y - p.pos.y) - (q.pos.y - p.pos.y) * (x - p.pos.x))
                        / area
                };
                let weights = [weight(b, c), weight(c, a), weight(a, b)];
                let mix = |of: fn(&Vertex) -> f32| {
                    corners
                        .iter()
                        .zip(weights)
                        .map(|(corner, weight)| of(corner) * weight)
                        .sum::<f32>()
                };
                let colour = [
                    mix(|vertex| vertex.color.r().into()),
                    mix(|vertex| vertex.color.g().into()),
                    mix(|vertex| vertex.color.b().into()),
                    mix(|vertex| vertex.color.a().into()),
                ];
                *pixel = blend(
                    *pixel,
                    multiply(
                        colour,
                        texel(&self.texture, mix(|vertex| vertex.uv.x), mix(|vertex| vertex.uv.y)),
                    ),
                );
            }
        }
    }
}

/// The first pixel whose centre lies at or behind `edge`: two triangles that share an edge share no
/// pixel.
fn first_centre(edge: f32, most: usize) -> usize {
    ((edge - 0.5).ceil().max(0.0) as usize).min(most)
}

/// Where a line at `y` enters and leaves the triangle.
fn span(corners: &[Vertex; 3], y: f32) -> (f32, f32) {
    let mut crossing = (f32::MAX, f32::MIN);
    for (from, to) in
        [(0, 1), (1, 2), (2, 0)].map(|(from, to)| (corners[from].pos, corners[to].pos))
    {
        if (from.y <= y) != (to.y <= y) {
            let x = from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y);
            crossing = (crossing.0.min(x), crossing.1.max(x));
        }
    }
    crossing
}

/// The texture there, between its pixels.
fn texel(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = ((u * width as f32 - 0.5).max(0.0), (v * height as f32 - 0.5).max(0.0));
    let at = |right: usize, down: usize| {
        let (column, row) =
            ((x as usize + right).min(width - 1), (y as usize + down).min(height - 1));
        texture.pixels[row * width + column].to_array().map(f32::from)
    };
    let (right, down) = (x.fract(), y.fract());
    let [one, two, three, four] = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
    std::array::from_fn(|channel| {
        let top = one[channel] * (1.0 - right) + two[channel] * right;
        let bottom = three[channel] * (1.0 - right) + four[channel] * right;
        top * (1.0 - down) + bottom * down
    })
}

fn multiply(colour: [f32; 4], texel: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|channel| colour[channel] * texel[channel] / 255.0)
}

/// `above`, premultiplied, over an opaque ground.
fn blend(ground: Color32, above: [f32; 4]) -> Color32 {
    let rest = 1.0 - above[3] / 255.0;
    let channel =
        |ground: u8, above: f32| (f32::from(ground) * rest + above).round().clamp(0.0, 255.0) as u8;
    let [red, green, blue, _] = above;
    Color32::from_rgb(
        channel(ground.r(), red),
        channel(ground.g(), green),
        channel(ground.b(), blue),
    )
}
