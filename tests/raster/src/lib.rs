//! Draws egui's triangles without a window or a graphics card, so that they are the same
//! everywhere, and tells whether a picture has changed.
//!
//! A package of its own, so that it is optimised where tests are not.

mod difference;
mod picture;
mod raster;

pub use difference::Difference;
pub use picture::{Picture, Unreadable};
pub use raster::Raster;
