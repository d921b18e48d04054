//! The texts of one language, ready to speak.

use std::fmt;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentError, FluentResource};
use kazasu_core::code::Reason;

use crate::reason::{self, ReasonText};
use crate::{Language, Text};

/// The texts of one language. It can be shared between threads.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// What says a message that this language does not have. Texts for staff may be left to it;
    /// those for patients are complete, which a test sees.
    fallback: Option<Box<Self>>,
}

impl Texts {
    /// Loads the texts of `language`; they are part of the program.
    #[must_use]
    pub fn new(language: Language) -> Self {
        // The tags are constants; a test sees that each is known.
        let mut bundle =
            FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
        // Isolation marks (U+2068, U+2069) are for mixed directions of writing, and a terminal
        // shows them as boxes.
        bundle.set_use_isolating(false);
        for &(_, source) in language.resources() {
            // A fault in a file costs the messages that it touches, and fails a test.
            let resource =
                FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable);
            bundle.add_resource_overriding(resource);
        }
        // The build refuses a circle.
        let fallback = language.fallback().map(|fallback| Box::new(Self::new(fallback)));
        Self { language, bundle, fallback }
    }

    /// The language that is spoken.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// What to say: one sentence or a few, without a line end.
    #[must_use]
    pub fn say(&self, text: &Text<'_>) -> String {
        let (id, arguments) = text.message();
        self.format(id, None, &arguments, &mut Vec::new())
    }

    /// What happened and what to do next, for a phone that was not accepted. `tries` is the number
    /// of PIN tries left, where it is known.
    #[must_use]
    pub fn reason(&self, reason: Reason, tries: Option<u8>) -> ReasonText {
        let (id, arguments) = reason::message(reason, tries);
        let format = |attribute| self.format(id, attribute, &arguments, &mut Vec::new());
        ReasonText { title: format(None), advice: format(Some("advice")) }
    }

    /// The texts that have this message: these, or those that they fall back to.
    fn with(&self, id: &str) -> &Self {
        match &self.fallback {
            Some(fallback) if !self.bundle.has_message(id) => fallback.with(id),
            _ => self,
        }
    }

    /// Whether a message has this attribute.
    pub(crate) fn has(&self, id: &str, attribute: &str) -> bool {
        self.with(id)
            .bundle
            .get_message(id)
            .is_some_and(|message| message.get_attribute(attribute).is_some())
    }

    /// A message, or one of its attributes. One that this language does not have comes from the one
    /// that it falls back to, and one that is nowhere becomes its own name: a person at a terminal
    /// is better served by an odd word than by a program that stops. `errors` gets what is wrong
    /// with it.
    pub(crate) fn format(
        &self,
        id: &str,
        attribute: Option<&str>,
        arguments: &FluentArgs<'_>,
        errors: &mut Vec<FluentError>,
    ) -> String {
        let bundle = &self.with(id).bundle;
        let pattern = bundle.get_message(id).and_then(|message| match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        });
        match pattern {
            Some(pattern) => bundle.format_pattern(pattern, Some(arguments), errors).into_owned(),
            None => id.to_owned(),
        }
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
