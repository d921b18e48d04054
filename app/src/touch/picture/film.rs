//! Shares of a movement that goes on in time: pure.

/// How much of what begins at `from` and lasts `lasts` seconds is done at `time`: 0 to 1, evenly.
pub(super) fn share(time: f32, from: f32, lasts: f32) -> f32 {
    ((time - from) / lasts).clamp(0.0, 1.0)
}

/// The same, quick at first and then gentle, as a hand comes to rest.
pub(super) fn ease(time: f32, from: f32, lasts: f32) -> f32 {
    1.0 - (1.0 - share(time, from, lasts)).powi(3)
}

/// Between two places.
pub(super) fn between(one: f32, other: f32, share: f32) -> f32 {
    one + (other - one) * share
}

/// How many of `most` things that come one after the other, each in `each` seconds, are there.
pub(super) fn count(time: f32, from: f32, each: f32, most: u8) -> u8 {
    (0..most).filter(|one| time >= from + f32::from(*one) * each).count().try_into().unwrap_or(most)
}
