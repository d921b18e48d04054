//! The display that the touch screen would use.

use kazasu_i18n::Seen;

use super::{Finding, State};
use crate::host::diagonal::{By, Measured, usual};
use crate::host::scale::{self, LEAST};

/// What was seen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "touch"),
    allow(dead_code, reason = "without the touch screen nobody looks for a display")
)]
pub(crate) enum Display {
    /// This program has no touch screen.
    #[cfg_attr(feature = "touch", allow(dead_code, reason = "this program has one"))]
    NotBuilt,
    /// None is named in this session.
    None,
    /// It answers; its size in pixels and in millimetres where it tells them.
    There {
        name: String,
        size: Option<(u32, u32)>,
        measured: Option<Measured>,
        passed_over: Option<Unusable>,
    },
    /// None that is named can be used.
    Unusable(Vec<Unusable>),
}

/// A display that is named and cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unusable {
    pub(crate) name: String,
    /// What the system says; `Err`: the extension that the X server lacks.
    pub(crate) why: Result<String, &'static str>,
}

#[cfg(not(feature = "touch"))]
pub(super) const fn look() -> Display {
    Display::NotBuilt
}

/// Asks as the touch screen does when it starts.
#[cfg(feature = "touch")]
pub(super) fn look() -> Display {
    use crate::host::display::{self, NoDisplay, Server, Silent, Why};
    let unusable = |Silent { name, why, .. }: Silent| Unusable {
        name,
        why: match why {
            Why::Silent(error) => Ok(error),
            Why::Lacks(extension) => Err(extension),
        },
    };
    match display::find() {
        Ok(found) => {
            let (name, size) = match found.server {
                Server::System => (std::env::consts::OS.into(), None),
                Server::Wayland { name } => (name, None),
                Server::X11 { name, size } => (name, size),
            };
            let passed_over = found.passed_over.map(unusable);
            Display::There { name, size, measured: found.measured, passed_over }
        }
        Err(NoDisplay::NotNamed) => Display::None,
        Err(NoDisplay::Unusable(displays)) => {
            Display::Unusable(displays.into_iter().map(unusable).collect())
        }
    }
}

pub(super) fn check(display: &Display, scale: f32, inches: Option<f32>) -> Vec<Finding> {
    let finding = |state, seen| Finding::new("display", state, seen);
    match display.clone() {
        Display::NotBuilt => vec![finding(State::Ok, Seen::DisplayNotBuilt)],
        Display::None => vec![finding(State::Unknown, Seen::NoDisplay)],
        Display::There { name, size, measured, passed_over } => {
            let diagonal =
                Finding::new("diagonal", State::Ok, which(size, scale, inches, measured));
            let (state, seen) = answers(name, size);
            let passed_over = passed_over.into_iter().map(|display| {
                let error = display.why.unwrap_or_else(str::to_owned);
                let seen = Seen::DisplayPassedOver { name: display.name, error };
                finding(State::Warning, seen)
            });
            let scale = size.and_then(|size| too_large(size, scale)).into_iter();
            let answers = std::iter::once(finding(state, seen)).chain(passed_over);
            answers.chain([diagonal]).chain(scale).collect()
        }
        Display::Unusable(displays) => {
            let one = |Unusable { name, why }| match why {
                Ok(error) => Seen::DisplaySilent { name, error },
                Err(extension) => Seen::DisplayLacks { name, extension },
            };
            displays.into_iter().map(|it| finding(State::Problem, one(it))).collect()
        }
    }
}

/// Which diagonal counts: what is configured, else what the display says, else what is usual.
fn which(
    size: Option<(u32, u32)>,
    scale: f32,
    configured: Option<f32>,
    measured: Option<Measured>,
) -> Seen {
    let inches = |inches: f32| format!("{inches:.1}");
    match (configured, measured) {
        (Some(diagonal), _) => Seen::DiagonalConfigured { inches: inches(diagonal) },
        (None, Some(measured)) => Seen::Diagonal {
            inches: inches(measured.inches()),
            by: match measured.by {
                By::Randr => "RandR",
                By::Edid => "EDID",
            },
            name: measured.name,
        },
        (None, None) => {
            let points = |size: (u32, u32)| {
                let point = scale::pixels_per_point(size, scale);
                inches(usual((size.0 as f32 / point, size.1 as f32 / point)))
            };
            Seen::DiagonalUsual { inches: size.map(points) }
        }
    }
}

fn answers(name: String, size: Option<(u32, u32)>) -> (State, Seen) {
    match size {
        None => (State::Unknown, Seen::DisplayOfUnknownSize { name }),
        // It may stand upright.
        Some((width, height)) if width.max(height) < LEAST.0 || width.min(height) < LEAST.1 => {
            (State::Warning, Seen::DisplaySmall { name, width, height })
        }
        Some((width, height)) => (State::Ok, Seen::Display { name, width, height }),
    }
}

/// A scale that the display has no room for is not drawn: what is named and cannot work is told.
fn too_large(size: (u32, u32), scale: f32) -> Option<Finding> {
    let drawn = scale::drawn(size, scale);
    (scale - drawn > 0.005).then(|| {
        let seen =
            Seen::ScaleTooLarge { scale: format!("{scale:?}"), drawn: format!("{drawn:.2}") };
        Finding::new("configured", State::Warning, seen)
    })
}
