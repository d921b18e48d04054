//! `[screen]`: how the screens look, and how a phone is held here.

use kazasu_core::session::{Holding, ReaderPlace, TenKey};
use kazasu_i18n::Language;

use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{
    Choice, Flag, Kind, LanguageTag, List, Number, Text, Written, plain, within,
};

/// `[screen]`: how the touch screen looks on this display.
#[derive(Clone, Debug)]
pub(crate) struct Screen {
    /// The languages that patients can choose, in this order; at least one.
    pub(crate) languages: Vec<Language>,
    /// What the place calls itself, if it says so.
    pub(crate) name: Option<String>,
    /// Where phones are held, if somebody has said it.
    pub(crate) holding: Option<Holding>,
    /// Where the reader is, seen from the display, if somebody has said it.
    pub(crate) reader: Option<ReaderPlace>,
    /// Whether patients have a ten-key pad.
    pub(crate) ten_key: TenKey,
    /// Everything that is pressed lies as low as it can.
    pub(crate) low_reach: bool,
    /// Pictures do not move.
    pub(crate) still: bool,
    /// How much larger everything is drawn, 1 to 2.
    pub(crate) scale: f32,
    /// The display's diagonal in inches, 4 to 60, if somebody has measured it.
    pub(crate) diagonal: Option<f32>,
}

const HOLDING: Choice<Holding> = Choice(&[
    ("slot", Holding::Slot, "sideways at the front of a slot"),
    ("usb", Holding::Usb, "on a flat reader"),
]);

const READER: Choice<ReaderPlace> = Choice(&[
    ("left", ReaderPlace::Left, ""),
    ("right", ReaderPlace::Right, ""),
    ("below", ReaderPlace::Below, ""),
    ("frame", ReaderPlace::Frame, "in the display's own frame"),
]);

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Screen {
    Screen {
        languages: section.key(
            "languages",
            "The languages that patients can choose, in the order in which they are offered.",
            Languages,
            Language::ALL.into_iter().take(MOST_LANGUAGES).collect(),
        ),
        name: section.optional(
            "name",
            "What this place calls itself; the first screen greets with it.",
            Name,
            "\"みなと診療所\"",
        ),
        holding: section.optional(
            "holding",
            "Where a phone is held to this reader; words and pictures say it so. Without it: on a \
             reader that lies flat by its shape, else at the front of a slot.",
            HOLDING,
            "\"usb\"",
        ),
        reader: section.optional(
            "reader",
            "Where the reader is, seen from the display; pictures point there. Without it they \
             point nowhere.",
            READER,
            "\"right\"",
        ),
        ten_key: section.key(
            "ten_key",
            "Whether patients have a ten-key pad: choices show the numbers of its keys. \"auto\" \
             shows them once a key was pressed.",
            TenKeys,
            TenKey::default(),
        ),
        low_reach: section.key(
            "low_reach",
            "kazasu touch: everything that is pressed lies low, for a display that stands high.",
            Flag,
            false,
        ),
        still: section.key(
            "still",
            "kazasu touch: pictures do not move, and screens change at once.",
            Flag,
            false,
        ),
        scale: section.key(
            "scale",
            "kazasu touch: how much larger everything is drawn.",
            Number { bounds: 1.0..=2.0, unit: "" },
            1.0,
        ),
        diagonal: section.optional(
            "diagonal",
            "kazasu touch: the diagonal of the display, so that letters have their size in \
             millimetres. Without it, it is what the display says of itself, or what is usual \
             for so many pixels.",
            Inches,
            "10.1",
        ),
    }
}

/// As many as have a number key of their own beside those of the standing choices.
const MOST_LANGUAGES: usize = 6;

/// Most letters of a place's own name: it has one line of the first screen.
const LONGEST_NAME: usize = 32;

/// The name of the place, as its sign has it.
struct Name;

impl Kind for Name {
    type Value = String;

    fn takes(&self) -> String {
        Text.takes()
    }

    fn read(&self, value: &Written<'_>) -> Result<String, Wrong> {
        let name = Text.read(value)?;
        within(&name, LONGEST_NAME, value)?;
        Ok(name)
    }

    fn write(&self, value: &String) -> String {
        Text.write(value)
    }
}

/// Whether there is a ten-key pad: yes, no, or what shows itself.
struct TenKeys;

impl Kind for TenKeys {
    type Value = TenKey;

    fn takes(&self) -> String {
        "true, false or \"auto\"".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<TenKey, Wrong> {
        match (plain::<bool>(value), plain::<String>(value).as_deref()) {
            (Some(true), _) => Ok(TenKey::Present),
            (Some(false), _) => Ok(TenKey::Absent),
            (None, Some("auto")) => Ok(TenKey::Auto),
            (None, _) => Err(self.mismatch(value)),
        }
    }

    fn write(&self, value: &TenKey) -> String {
        match value {
            TenKey::Present => "true".to_owned(),
            TenKey::Absent => "false".to_owned(),
            TenKey::Auto => "\"auto\"".to_owned(),
        }
    }
}

/// The diagonal of a display; a whole number of inches may be written without a point.
struct Inches;

impl Kind for Inches {
    type Value = f32;

    fn takes(&self) -> String {
        "4 to 60 inches".to_owned()
    }

    fn read(&self, value: &Written<'_>) -> Result<f32, Wrong> {
        let whole = plain::<u8>(value).map(f32::from);
        let inches = whole.or_else(|| plain::<f32>(value));
        inches.filter(|inches| (4.0..=60.0).contains(inches)).ok_or_else(|| self.mismatch(value))
    }

    fn write(&self, value: &f32) -> String {
        format!("{value:?}")
    }
}

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
