//! A size that a display says of itself. What cannot be true is not believed: many displays say
//! nothing, or stand-ins.

/// Width and height, in millimetres or pixels.
pub(crate) type Size = (u32, u32);

/// Millimetres of an inch.
pub(crate) const INCH: f32 = 25.4;

/// What a diagonal can be, in inches; the configuration takes the same.
pub(crate) const SENSIBLE: std::ops::RangeInclusive<f32> = 4.0..=60.0;

/// So much the sides of a display may differ from those of its pixels, in shares. Whole centimetres
/// of a board of 7 inches are 6 % off, and its pixels need not be square (154 × 86 mm have
/// 800 × 480).
const OFF: f32 = 0.15;

/// Proportions that are written where a size is wanted, in millimetres and with one digit more or
/// less (the list of mutter, `has_aspect_as_size`).
const STAND_INS: [Size; 6] = [(1600, 900), (1600, 1000), (160, 90), (160, 100), (16, 9), (16, 10)];

/// Who has said how large a display is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "touch"),
    allow(dead_code, reason = "without the touch screen nobody asks a display")
)]
pub(crate) enum By {
    /// The X server's extension RandR.
    Randr,
    /// The display's own description (Extended Display Identification Data), as Linux shows it.
    Edid,
}

/// What a display says of its size, and can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Measured {
    /// In millimetres.
    pub(crate) size: Size,
    pub(crate) by: By,
    /// The output or the connector.
    pub(crate) name: String,
}

impl Measured {
    pub(crate) fn inches(&self) -> f32 {
        diagonal(self.size) / INCH
    }
}

fn diagonal((width, height): Size) -> f32 {
    (width as f32).hypot(height as f32)
}

/// Whether a display with these pixels can have this size in millimetres. It may stand upright,
/// whether its size was turned with it or not.
pub(crate) fn is_plausible(size: Size, pixels: Size) -> bool {
    let upright = |(width, height): Size| (width.max(height), width.min(height));
    let (long, short) = upright(size);
    let (most, least) = upright(pixels);
    if short == 0 || least == 0 || STAND_INS.contains(&(long, short)) {
        return false;
    }
    let off = (long as f32 / short as f32) / (most as f32 / least as f32);
    SENSIBLE.contains(&(diagonal(size) / INCH)) && (1.0 - OFF..=1.0 / (1.0 - OFF)).contains(&off)
}

/// The diagonal of the displays that are sold with so many pixels, in inches: boards of 7 inches,
/// tablets of 10.1, screens of 15.6, and kiosks of 21.5.
pub(crate) fn usual((width, height): (f32, f32)) -> f32 {
    match (width.min(height), height > width) {
        (..600.0, _) => 7.0,
        (..960.0, _) => 10.1,
        (_, false) => 15.6,
        (_, true) => 21.5,
    }
}
