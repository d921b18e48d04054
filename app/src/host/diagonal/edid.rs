//! The size in a display's own description (VESA Enhanced Extended Display Identification Data,
//! release A2, sections 3.4 to 3.10). Only its first block counts: every display has that one.

use super::measured::{Size, is_plausible};

/// The length of a block, in bytes.
const BLOCK: usize = 128;
/// The first bytes of the first block.
const HEADER: [u8; 8] = [0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0];
/// Width and height in centimetres; one of them 0: proportions, or none.
const CENTIMETRES: usize = 21;
/// The first of the descriptors of 18 bytes.
const DESCRIPTORS: usize = 54;
/// The length of a descriptor, and how many there are.
const DESCRIPTOR: (usize, usize) = (18, 4);

/// What a display says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Described {
    /// In millimetres.
    pub(super) size: Size,
    /// The pixels that it likes best.
    pub(super) pixels: Size,
}

/// The size of this display, where its description is whole and its size can be true.
pub(super) fn described(bytes: &[u8]) -> Option<Described> {
    let block = bytes.get(..BLOCK)?;
    let sum = block.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
    if !block.starts_with(&HEADER) || sum != 0 {
        return None;
    }
    let timings: Vec<Described> = (0..DESCRIPTOR.1)
        .filter_map(|at| block.get(DESCRIPTORS + at * DESCRIPTOR.0..)?.get(..DESCRIPTOR.0))
        .filter_map(timing)
        .collect();
    // The first timing is the preferred one.
    let pixels = timings.first()?.pixels;
    let centimetres = |at: usize| Some(u32::from(*block.get(CENTIMETRES + at)?) * 10);
    // Millimetres say more than centimetres; those of a smaller timing may be of its picture.
    let sizes = timings.iter().filter(|timing| timing.pixels == pixels).map(|timing| timing.size);
    let mut sizes = sizes.chain([(centimetres(0)?, centimetres(1)?)]);
    let size = sizes.find(|size| is_plausible(*size, pixels))?;
    Some(Described { size, pixels })
}

/// A detailed timing: its pixels, and the size of its picture.
fn timing(bytes: &[u8]) -> Option<Described> {
    // Without a pixel clock it is something else.
    if bytes.iter().take(2).all(|byte| *byte == 0) {
        return None;
    }
    let number = |low: usize, high: usize, shift: u8| -> Option<u32> {
        let high = u32::from(*bytes.get(high)?) >> shift & 0x0f;
        Some(high << 8 | u32::from(*bytes.get(low)?))
    };
    let pixels = (number(2, 4, 4)?, number(5, 7, 4)?);
    let size = (number(12, 14, 4)?, number(13, 14, 0)?);
    Some(Described { size, pixels })
}
