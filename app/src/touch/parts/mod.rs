//! The parts that screens are composed of. Each measures itself, is put into its place, and draws
//! itself there; none knows on which screen it stands.

pub(crate) mod bar;
pub(crate) mod button;
pub(crate) mod control;
pub(crate) mod face;
pub(crate) mod foot;
pub(crate) mod grid;
pub(crate) mod heading;
pub(crate) mod icon;
pub(crate) mod mark;
pub(crate) mod number;
pub(crate) mod pad;
pub(crate) mod sign;
pub(crate) mod steps;
pub(crate) mod words;
