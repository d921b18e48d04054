//! `[terminal]`: what this terminal is and where it stands.

use kazasu_core::session::Facility;
use kazasu_i18n::Language;

use crate::config::document::Section;
use crate::config::error::Wrong;
use crate::config::kind::{Choice, Kind, LanguageTag, Text, Written, text};

/// `[terminal]`: what this terminal is called, and the place where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Terminal {
    /// What this terminal is called at the desk and in its log.
    pub(crate) id: String,
    /// The language of this terminal, if it names one.
    pub(crate) language: Option<Language>,
    /// What kind of place this is; the words that patients read depend on it.
    pub(crate) facility: Facility,
    /// What the place is called that patients are sent to, if not as usual.
    pub(crate) desk: Option<String>,
    /// Whom patients of this place call or ask, if it says so.
    pub(crate) contact: Option<String>,
}

const FACILITIES: Choice<Facility> = Choice(&[
    ("hospital", Facility::Hospital, "病院"),
    ("clinic", Facility::Clinic, "診療所"),
    ("dentist", Facility::Dentist, "歯科"),
    ("pharmacy", Facility::Pharmacy, "薬局"),
]);

pub(in crate::config) fn declare(section: &mut Section<'_>) -> Terminal {
    section.renamed(
        "without_desk",
        "is called desk.visits_while_away now: whether visits go on while the desk does not answer",
    );
    Terminal {
        id: section.key(
            "id",
            "What this terminal is called at the desk and in its log.",
            Id,
            "kazasu".to_owned(),
        ),
        language: section.optional(
            "language",
            "The language that patients are met in. Without it they are met in Japanese, and the \
             command line speaks the language of the system.",
            LanguageTag,
            "\"ja\"",
        ),
        facility: section.key(
            "facility",
            "What kind of place this is. The words of the screens follow it.",
            FACILITIES,
            Facility::default(),
        ),
        desk: section.optional(
            "desk",
            "What the place is called that patients are sent to, where the usual word does not \
             fit.",
            Desk,
            "\"窓口\"",
        ),
        contact: section.optional(
            "contact",
            "Whom patients can ask here: a line of the help, above the number of the whole \
             country.",
            Contact,
            "\"03-0000-0000(医事課)\"",
        ),
    }
}

/// Most letters of a terminal's id: it stands in every line of the log.
const LONGEST_ID: usize = 64;

/// Most letters of the name of a place: it stands within sentences of the screens.
const LONGEST_PLACE: usize = 32;

/// A terminal's id.
struct Id;

impl Kind for Id {
    type Value = String;

    fn takes(&self) -> String {
        Text.takes()
    }

    fn read(&self, value: &Written<'_>) -> Result<String, Wrong> {
        text(LONGEST_ID, value)
    }

    fn write(&self, value: &String) -> String {
        Text.write(value)
    }
}

/// Most letters of the line of the help: two lines of the smallest panel.
const LONGEST_CONTACT: usize = 64;

/// Whom patients can ask.
struct Contact;

impl Kind for Contact {
    type Value = String;

    fn takes(&self) -> String {
        format!("{} of {LONGEST_CONTACT} letters at most", Text.takes())
    }

    fn read(&self, value: &Written<'_>) -> Result<String, Wrong> {
        text(LONGEST_CONTACT, value)
    }

    fn write(&self, value: &String) -> String {
        Text.write(value)
    }
}

/// Words for the check-in, as they are written.
const CHECK_IN: [&str; 4] = ["受付", "受け付け", "受附", "うけつけ"];

/// The name of a place. Being read is not being checked in: nobody may think so because of it.
struct Desk;

impl Kind for Desk {
    type Value = String;

    fn takes(&self) -> String {
        format!("{} that does not say 受付", Text.takes())
    }

    fn read(&self, value: &Written<'_>) -> Result<String, Wrong> {
        let place = text(LONGEST_PLACE, value)?;
        if CHECK_IN.iter().any(|word| place.contains(word)) {
            let message = "must not say 受付: patients would think that they are checked in; \
                           name the place, such as \"窓口\" or \"カウンター\"";
            return Err(Wrong::new(value.span(), message));
        }
        Ok(place)
    }

    fn write(&self, value: &String) -> String {
        Text.write(value)
    }
}
