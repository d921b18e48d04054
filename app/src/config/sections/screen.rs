//! `[screen]`: how the screens look, and how a phone is held here.

use kazasu_core::session::Holding;
use kazasu_i18n::Language;

use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{Choice, Flag, Kind, LanguageTag, List, Number, Written};

/// `[screen]`: how the touch screen looks on this display.
#[derive(Clone, Debug)]
pub(crate) struct Screen {
    /// The languages that patients can choose, in this order; at least one.
    pub(crate) languages: Vec<Language>,
    /// Where phones are held.
    pub(crate) holding: Holding,
    /// Everything that is pressed lies as low as it can.
    pub(crate) low_reach: bool,
    /// Pictures do not move.
    pub(crate) still: bool,
    /// How much larger everything is drawn, 1 to 2.
    pub(crate) scale: f32,
}

const HOLDING: Choice<Holding> = Choice(&[
    ("slot", Holding::Slot, "sideways at the front of a slot"),
    ("usb", Holding::Usb, "on a flat reader"),
]);

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Screen {
    Screen {
        languages: section.key(
            "languages",
            "The languages that patients can choose, in the order in which they are offered.",
            Languages,
            Language::ALL.into_iter().take(MOST_LANGUAGES).collect(),
        ),
        holding: section.key(
            "holding",
            "Where a phone is held to this reader; the pictures show it so.",
            HOLDING,
            Holding::default(),
        ),
        low_reach: section.key(
            "low_reach",
            "kazasu touch: everything that is pressed lies low, for a display that stands high.",
            Flag,
            false,
        ),
        still: section.key("still", "kazasu touch: pictures do not move.", Flag, false),
        scale: section.key(
            "scale",
            "kazasu touch: how much larger everything is drawn.",
            Number { bounds: 1.0..=2.0, unit: "" },
            1.0,
        ),
    }
}

/// As many as have a number key of their own beside those of the standing choices.
const MOST_LANGUAGES: usize = 6;

/// Languages to choose from, each once.
struct Languages;

impl Kind for Languages {
    type Value = Vec<Language>;

    fn takes(&self) -> String {
        List(LanguageTag).takes()
    }

    fn read(&self, value: &Written<'_>) -> Result<Vec<Language>, Wrong> {
        let languages = List(LanguageTag).read(value)?;
        let wrong = |message: String| Err(Wrong::new(value.span(), message));
        if languages.is_empty() {
            return wrong("must name one language at least".to_owned());
        }
        if languages.len() > MOST_LANGUAGES {
            return wrong(format!("must name {MOST_LANGUAGES} languages at most"));
        }
        let twice = languages.iter().enumerate().find(|(at, it)| languages[..*at].contains(it));
        match twice {
            Some((_, language)) => {
                wrong(format!("names {} twice: write each language once", language.tag()))
            }
            None => Ok(languages),
        }
    }

    fn write(&self, value: &Vec<Language>) -> String {
        List(LanguageTag).write(value)
    }
}

#[cfg(test)]
mod tests;
