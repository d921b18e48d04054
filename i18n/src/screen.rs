//! The words of a screen.

use fluent::{FluentArgs, FluentError, FluentValue};
use kazasu_core::screen::{Choice, ConsentItems, Key, Label, Screen, View, VisitStep};
use kazasu_core::session::TenKey;

use crate::Texts;
use crate::argument::{args, holding_place, outside, yes_or_no};

mod aloud;
mod label;
mod message;

use message::First;

/// Of more items than these a question says their names alone.
const MOST_EXPLAINED: usize = 2;

/// The words of a screen, in the order in which they are read. The choices have labels of their
/// own: [`Texts::label`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenText {
    /// What happened or what to do, in one to five short lines (a line end is where it is best
    /// broken), with the field's code in 【 】 where there is one.
    pub headline: String,
    /// Paragraphs, or the lines of a list; may be empty. A line end within one stands in the guide.
    pub body: Vec<String>,
    /// The words of the picture, one for each of its parts; empty for most. Where no picture is
    /// drawn, they follow the body as lines.
    pub captions: Vec<String>,
    /// The body in fewer words, for type so large that all of it has no room: what to do stays,
    /// what is only a reason goes; `None`: it has no word to spare. The speech says all of it.
    pub short: Option<Vec<String>>,
    /// The captions in fewer words, as many as there are; `None`: as they are.
    pub short_captions: Option<Vec<String>>,
    /// Tries left of the PIN, beside the dots of what is typed.
    pub tries: Option<String>,
    /// A line in small type: the guide's name of an error, or a word for staff.
    pub small: Option<String>,
    /// What is said aloud: whole sentences, and which key does what. It never has a digit of the
    /// PIN, only how many were entered.
    pub speech: String,
}

/// The attribute with the same in fewer words.
const SHORT: &str = "short";

impl Texts {
    /// The words of this screen.
    #[must_use]
    pub fn screen(&self, screen: &Screen) -> ScreenText {
        self.screen_text(screen, &mut Vec::new())
    }

    /// What is written on this choice: one line. `desk` is [`Screen::desk`].
    #[must_use]
    pub fn label(&self, label: Label, desk: Option<&str>) -> String {
        self.label_text(label, desk, &mut Vec::new())
    }

    /// 手順 2/3.
    #[must_use]
    pub fn step(&self, step: VisitStep) -> String {
        let (id, arguments) = label::step(step);
        self.format(id, None, &arguments, &mut Vec::new())
    }

    /// What stands on every screen of a demonstration.
    #[must_use]
    pub fn demo_mark(&self) -> String {
        self.format("mark-demo", None, &FluentArgs::new(), &mut Vec::new())
    }

    /// The reading has succeeded: what stands before anything else then.
    #[must_use]
    pub fn read_mark(&self) -> String {
        self.format("mark-read", None, &FluentArgs::new(), &mut Vec::new())
    }

    /// What the number at the end of a visit is called.
    #[must_use]
    pub fn number_mark(&self) -> String {
        self.format("mark-number", None, &FluentArgs::new(), &mut Vec::new())
    }

    /// What is said aloud instead of the PIN pad's first words when the last digit was deleted.
    #[must_use]
    pub fn pin_emptied(&self) -> String {
        self.format("speech-pin-emptied", None, &FluentArgs::new(), &mut Vec::new())
    }

    fn screen_text(&self, screen: &Screen, errors: &mut Vec<FluentError>) -> ScreenText {
        let message = message::of(&screen.view);
        let mut arguments = message.arguments;
        arguments.set("desk", self.desk(screen.desk.as_deref()));
        arguments.set("contact", outside(screen.contact.as_deref().unwrap_or_default()));
        arguments.set("facility", message::facility(screen.facility));
        let (name, place) = holding_place(screen.holding);
        arguments.set(name, place);
        arguments.set("code", screen.view.code().map_or("none", |code| code.as_str()));

        arguments.set("sounds", yes_or_no(screen.sounds));
        if let Some(confirmation) = message::confirmation(&screen.view) {
            // Sign by sign, as it is read aloud: A07 is "A, 0, 7".
            let pause = self.format("sign-pause", None, &FluentArgs::new(), errors);
            let written = confirmation.to_string();
            let spoken: Vec<String> = written.chars().map(String::from).collect();
            arguments.set("spoken", spoken.join(&pause));
            arguments.set("number", written);
        }

        if let Some(items) = message::items(&screen.view) {
            self.set_items(&mut arguments, items, errors);
        }

        let mut format = |id, attribute| self.format(id, attribute, &arguments, errors);
        let own = message.id;
        let first = message.first.map(First::id);
        let headline_of = message.first.filter(|first| first.has_headline()).map(First::id);
        let headline = format(headline_of.unwrap_or(own), None);
        let last = (screen.phone_left && message::leaves(screen)).then_some("last-phone-left");
        let here = (screen.contact.is_some() && message::is_contact(&screen.view))
            .then_some("first-contact-here");
        let ids = first.into_iter().chain(here).chain([own]).chain(last);
        // On the pad there is room for one thing: the phone that lies there.
        let alone = message.first.is_some_and(First::stands_alone);
        let said = ids.clone().take(if alone { 1 } else { usize::MAX });
        let body = said.clone().flat_map(|id| paragraphs(&format(id, Some("body")))).collect();
        let short = said.clone().any(|id| self.has(id, SHORT)).then(|| {
            let attribute = |id| if self.has(id, SHORT) { SHORT } else { "body" };
            said.flat_map(|id| paragraphs(&format(id, Some(attribute(id))))).collect()
        });
        let small = self.has(own, "small").then(|| format(own, Some("small")));
        let mut speech: Vec<String> = match screen.view {
            View::AnPin { entered: 1.., .. } => {
                first.map(|id| format(id, Some("speech"))).into_iter().collect()
            }
            _ => ids.map(|id| format(id, Some("speech"))).collect(),
        };
        let tries = self.pin_words(&screen.view, &mut speech, errors);
        speech.splice(0..0, self.spoken_step(screen, errors));
        if screen.demo {
            speech.insert(0, self.format("mark-demo", Some("speech"), &FluentArgs::new(), errors));
        }
        if screen.ten_key != TenKey::Absent {
            speech.extend(spoken_choices(screen).filter_map(|choice| {
                self.spoken(choice.key, choice.label, screen.desk.as_deref(), errors)
            }));
            let again = says_how_to_hear_again(screen)
                .then(|| self.spoken(screen.again(), Label::SayAgain, None, errors));
            speech.extend(again.flatten());
        }
        let (captions, short_captions) = self.captions(screen, errors);
        ScreenText {
            headline,
            body,
            captions,
            short,
            short_captions,
            small,
            tries,
            speech: aloud::aloud(&speech.join(" ")),
        }
    }

    /// The step, where something is to be done; nobody needs it while a phone is read.
    fn spoken_step(&self, screen: &Screen, errors: &mut Vec<FluentError>) -> Option<String> {
        let waits = match screen.view {
            View::Reading { .. } | View::ReaderBusy | View::Checking { .. } | View::HandingOver => {
                true
            }
            View::TakeIp | View::TakeAn => true,
            View::AnPin { entered, .. } => entered > 0,
            _ => false,
        };
        let (id, arguments) = label::step(screen.step.filter(|_| !waits)?);
        Some(self.format(id, Some("speech"), &arguments, errors))
    }

    /// How many tries are left, beside the PIN pad; aloud it is said with the pad, and while digits
    /// are typed, how many there are.
    fn pin_words(
        &self,
        view: &View,
        speech: &mut Vec<String>,
        errors: &mut Vec<FluentError>,
    ) -> Option<String> {
        let View::AnPin { entered, ask, .. } = view else { return None };
        let left = ask.tries.map(|tries| args([("tries", tries.into())]));
        match (entered, &left) {
            (0, Some(left)) => speech.push(self.format("pin-tries", Some("speech"), left, errors)),
            (0, None) => {}
            (1.., _) => {
                let entered = args([("entered", (*entered).into())]);
                speech.push(self.format("speech-pin-entered", None, &entered, errors));
            }
        }
        left.map(|left| self.format("pin-tries", None, &left, errors))
    }

    fn label_text(
        &self,
        label: Label,
        desk: Option<&str>,
        errors: &mut Vec<FluentError>,
    ) -> String {
        let (id, mut arguments) = label::of(label);
        arguments.set("desk", self.desk(desk));
        let Label::Answered(answer) = label else {
            return self.format(id, None, &arguments, errors);
        };
        self.set_items(&mut arguments, answer.items, errors);
        // The items' names are those within a sentence, and this is a line of its own.
        capitalized(&self.format(id, None, &arguments, errors))
    }

    /// `items` and `said`: the names of what is asked for, joined as a sentence joins them, to be
    /// read and to be said; `about` and `about-said`: what that is; `few`: each is named in the
    /// headline.
    fn set_items(
        &self,
        arguments: &mut FluentArgs<'_>,
        items: ConsentItems,
        errors: &mut Vec<FluentError>,
    ) {
        let none = FluentArgs::new();
        let ids: Vec<&str> = items.iter().map(message::item).collect();
        let few = ids.len() <= MOST_EXPLAINED;
        let mut get = |id: &str, attribute| self.format(id, attribute, &none, errors);
        let names: Vec<String> = ids.iter().map(|id| get(id, None)).collect();
        let read: Vec<String> = ids.iter().map(|id| get(id, Some("read"))).collect();
        let [comma, and] = ["items-comma", "items-and"].map(|id| get(id, None));
        let pauses = ["items-comma", "items-and"].map(|id| get(id, Some("speech")));
        let (listed, said) = (joined(&read, &comma, &and), joined(&names, &pauses[0], &pauses[1]));
        let (about, about_said) = if few {
            let about: Vec<String> = ids.iter().map(|id| get(id, Some("body"))).collect();
            (about.join("\n"), about.join(" "))
        } else {
            let mut whole = |items: &str| {
                self.format("items-about", None, &args([("items", items.into())]), errors)
            };
            (whole(&listed), whole(&said))
        };
        arguments.set("items", joined(&names, &comma, &and));
        arguments.set("listed", listed);
        arguments.set("said", said);
        arguments.set("about", about);
        arguments.set("about-said", about_said);
        arguments.set("few", yes_or_no(few));
    }

    /// What the place is called that patients are sent to: as configured, or the language's own
    /// word.
    fn desk<'a>(&self, configured: Option<&'a str>) -> FluentValue<'a> {
        configured.map_or_else(
            || self.format("desk", None, &FluentArgs::new(), &mut Vec::new()).into(),
            outside,
        )
    }

    /// The words of the picture, and the same in fewer words where there are such.
    fn captions(
        &self,
        screen: &Screen,
        errors: &mut Vec<FluentError>,
    ) -> (Vec<String>, Option<Vec<String>>) {
        let Some(id) = label::captions(screen.picture) else { return (Vec::new(), None) };
        let arguments = args([holding_place(screen.holding)]);
        let mut lines = |attribute| {
            let text = self.format(id, attribute, &arguments, errors);
            text.lines().map(str::to_owned).collect()
        };
        let all = lines(None);
        (all, self.has(id, SHORT).then(|| lines(Some(SHORT))))
    }

    /// "1は、「iPhone」。" `None` where a choice has no key. What is written may be no word that a voice
    /// can say in its language: then there is another one.
    fn spoken(
        &self,
        key: impl Into<Option<Key>>,
        label: Label,
        desk: Option<&str>,
        errors: &mut Vec<FluentError>,
    ) -> Option<String> {
        let mut arguments = FluentArgs::new();
        arguments.set("key", label::key(key.into()?));
        let (id, mut words) = label::of(label);
        if let Label::Answered(answer) = label {
            self.set_items(&mut words, answer.items, errors);
        }
        let label = if self.has(id, "speech") {
            self.format(id, Some("speech"), &words, errors)
        } else {
            self.label_text(label, desk, errors)
        };
        arguments.set("label", label);
        Some(self.format("speech-choice", None, &arguments, errors))
    }
}

/// With a capital letter, in scripts that have such.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "a, b and c".
fn joined(names: &[String], comma: &str, and: &str) -> String {
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => {
            format!("{}{and}{last}", before.join(comma))
        }
        _ => names.concat(),
    }
}

/// A blank line parts two paragraphs.
fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The choices that are said aloud: all of the screen's own. What every screen offers is said
/// before a visit and in the help, where there is time for it. While digits are typed, only what
/// has just become possible.
fn spoken_choices(screen: &Screen) -> impl Iterator<Item = &Choice> {
    let standing = match screen.view {
        View::Start | View::StartLeft | View::Help { topic: None } => screen.standing.as_slice(),
        _ => &[],
    };
    // Whoever hears the language that is spoken needs no key for it.
    let languages = screen.languages.iter().filter(|choice| !screen.is_present(choice));
    let own = screen.choices.iter().chain(languages).chain(&screen.back).chain(&screen.leave);
    own.chain(standing.iter().flatten()).filter(|choice| match screen.view {
        View::AnPin { entered: 0, .. } => true,
        View::AnPin { .. } => choice.label == Label::Confirm,
        _ => true,
    })
}

/// Where there is time for it, and wherever it is another key than 0; not after each digit.
fn says_how_to_hear_again(screen: &Screen) -> bool {
    match screen.view {
        View::AnPin { entered, .. } => entered == 0,
        View::Start | View::StartLeft | View::Languages | View::Help { topic: None } => true,
        _ => screen.again() != Some(Key::Number(0)),
    }
}

#[cfg(test)]
pub(crate) mod tests;
