//! A picture: made smaller, and as a file.

use std::collections::HashMap;
use std::fmt;

/// A colour: red, green, blue.
pub(crate) type Colour = [u8; 3];

/// Pixels, row by row.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    pixels: Vec<Colour>,
}

/// A file that is no picture of ours.
#[derive(Debug)]
pub struct Unreadable(String);

/// How far a stored colour may be from the one that was drawn. Faces are stored as they are; this
/// is for the soft edges of letters and lines.
pub(crate) const NEAR: u8 = 40;

/// So many pixels within one face make its colour worth storing.
const FACE: usize = 4;

/// A file has room for as many.
const MOST_COLOURS: usize = 256;

impl Picture {
    /// Rows of `width` pixels.
    ///
    /// # Panics
    ///
    /// If the last row is not full.
    #[must_use]
    pub fn new(width: usize, pixels: Vec<Colour>) -> Self {
        assert!(
            width > 0 && pixels.len().is_multiple_of(width),
            "{} pixels are no rows of {width}",
            pixels.len()
        );
        Self { width, pixels }
    }

    /// How many pixels a row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows it has.
    #[must_use]
    pub fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    /// Every pixel, row by row.
    pub fn pixels_mut(&mut self) -> &mut [Colour] {
        &mut self.pixels
    }

    pub(crate) fn pixels(&self) -> &[Colour] {
        &self.pixels
    }

    /// The mean of each square of `by` pixels.
    #[must_use]
    pub fn reduced(&self, by: usize) -> Self {
        let (width, height) = (self.width / by, self.height() / by);
        let mean = |column: usize, row: usize| {
            let mut sums = [0_usize; 3];
            for line in row * by..(row + 1) * by {
                let start = line * self.width + column * by;
                for pixel in &self.pixels[start..start + by] {
                    sums.iter_mut().zip(pixel).for_each(|(sum, part)| *sum += usize::from(*part));
                }
            }
            sums.map(|sum| ((sum + by * by / 2) / (by * by)) as u8)
        };
        let pixels = (0..height)
            .flat_map(|row| (0..width).map(move |column| (column, row)))
            .map(|(column, row)| mean(column, row));
        Self { width, pixels: pixels.collect() }
    }

    /// Whether a pixel lies within a face: all around it is like it.
    pub(crate) fn is_face(&self, at: usize) -> bool {
        let (column, row) = (at % self.width, at / self.width);
        if column == 0 || row == 0 || column + 1 == self.width || row + 1 == self.height() {
            return false;
        }
        let rows = [at - self.width, at, at + self.width];
        rows.into_iter().all(|middle| {
            self.pixels[middle - 1..=middle + 1].iter().all(|pixel| *pixel == self.pixels[at])
        })
    }

    /// A PNG file of all that was drawn.
    #[must_use]
    pub fn png(&self) -> Vec<u8> {
        self.encode(png::ColorType::Rgb, None, png::Compression::Fast, self.pixels.as_flattened())
    }

    /// A small PNG file: all faces have their own colours, and what is between them has about its
    /// own.
    #[must_use]
    pub fn small_png(&self) -> Vec<u8> {
        self.indexed_png(NEAR)
    }

    /// The same with colours that are at most `near` steps from what was drawn, as far as 256
    /// colours do.
    #[must_use]
    pub fn indexed_png(&self, near: u8) -> Vec<u8> {
        let palette = self.palette(near);
        let mut known: HashMap<Colour, u8> = HashMap::new();
        let mut place = |pixel: &Colour| {
            *known.entry(*pixel).or_insert_with(|| {
                let nearest =
                    palette.iter().enumerate().min_by_key(|(_, colour)| distance(**colour, *pixel));
                nearest.map_or(0, |(place, _)| place as u8)
            })
        };
        let places: Vec<u8> = self.pixels.iter().map(&mut place).collect();
        self.encode(
            png::ColorType::Indexed,
            Some(palette.as_flattened()),
            png::Compression::High,
            &places,
        )
    }

    /// The colours of faces, then others so that each pixel is near one.
    fn palette(&self, near: u8) -> Vec<Colour> {
        let mut faces: HashMap<Colour, usize> = HashMap::new();
        let mut all: HashMap<Colour, usize> = HashMap::new();
        for (at, pixel) in self.pixels.iter().enumerate() {
            *all.entry(*pixel).or_default() += 1;
            if self.is_face(at) {
                *faces.entry(*pixel).or_default() += 1;
            }
        }
        let mut palette: Vec<Colour> = by_number(faces)
            .into_iter()
            .filter(|(_, number)| *number >= FACE)
            .map(|(it, _)| it)
            .collect();
        for (colour, _) in by_number(all) {
            if palette.iter().all(|taken| distance(*taken, colour) > near) {
                palette.push(colour);
            }
        }
        palette.truncate(MOST_COLOURS);
        palette
    }

    fn encode(
        &self,
        kind: png::ColorType,
        palette: Option<&[u8]>,
        how: png::Compression,
        bytes: &[u8],
    ) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width as u32, self.height() as u32);
        encoder.set_color(kind);
        encoder.set_compression(how);
        if let Some(palette) = palette {
            encoder.set_palette(palette.to_vec());
            encoder.set_filter(png::Filter::NoFilter);
        }
        // Into memory, with sizes that fit: nothing can go wrong.
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(bytes).unwrap();
        writer.finish().unwrap();
        file
    }

    /// Reads a PNG file of either kind.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] where it is none.
    pub fn from_png(file: &[u8]) -> Result<Self, Unreadable> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().map_err(|error| Unreadable(error.to_string()))?;
        let mut bytes = vec![0; reader.output_buffer_size().unwrap_or_default()];
        let info = reader.next_frame(&mut bytes).map_err(|error| Unreadable(error.to_string()))?;
        if info.color_type != png::ColorType::Rgb || info.bit_depth != png::BitDepth::Eight {
            return Err(Unreadable(format!("{:?} of {:?}", info.color_type, info.bit_depth)));
        }
        let (pixels, _) = bytes[..info.buffer_size()].as_chunks::<3>();
        Ok(Self::new(info.width as usize, pixels.to_vec()))
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({}x{})", self.width, self.height())
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a picture of ours: {}", self.0)
    }
}

impl std::error::Error for Unreadable {}

/// The most frequent first; the order is the same each time.
fn by_number(colours: HashMap<Colour, usize>) -> Vec<(Colour, usize)> {
    let mut colours: Vec<_> = colours.into_iter().collect();
    colours.sort_by_key(|(colour, number)| (usize::MAX - number, *colour));
    colours
}

/// The greatest difference of red, green or blue.
pub(crate) fn distance(one: Colour, other: Colour) -> u8 {
    one.into_iter().zip(other).map(|(one, other)| one.abs_diff(other)).max().unwrap_or_default()
}

#[cfg(test)]
mod tests;
