//! The words of a screen, ready to be written. The front-end has no other words than these.

use kazasu_core::screen::{Choice, Label, Screen, View};
use kazasu_core::session::Language;
use kazasu_i18n::{Library, Text, Texts};

use crate::host::visits::{DemoAction, DemoNotice};

/// The texts of every language, each loaded once.
#[derive(Debug)]
pub(crate) struct Dictionary {
    library: Library,
}

/// The words of one screen.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    texts: &'a Texts,
    desk: Option<&'a str>,
    pub(crate) headline: String,
    pub(crate) body: Vec<String>,
    /// One for each part of the picture; empty for most pictures.
    pub(crate) captions: Vec<String>,
    /// Body and captions in fewer words, where there are such.
    pub(crate) short: Option<Vec<String>>,
    pub(crate) short_captions: Option<Vec<String>>,
    pub(crate) small: Option<String>,
    /// Tries left, beside the dots of the PIN.
    pub(crate) tries: Option<String>,
    pub(crate) step: Option<String>,
    pub(crate) demo: Option<String>,
    /// Whose terminal this is, before a visit.
    pub(crate) facility: Option<String>,
    /// The reading has succeeded: said before anything else.
    pub(crate) band: Option<String>,
    /// What the number at the end of a visit is called.
    pub(crate) number_label: Option<String>,
    /// How much is left of the time for which the number is shown, 1 to 0.
    pub(crate) time_left: Option<f32>,
}

impl Dictionary {
    pub(crate) fn new() -> Self {
        Self { library: Library::new() }
    }

    /// The words beside a demonstration in this language.
    pub(crate) fn demo(&self, language: Language) -> DemoWords<'_> {
        DemoWords(self.texts(language))
    }

    fn texts(&self, language: Language) -> &Texts {
        self.library.texts(language)
    }

    /// The words of `screen`, in its language.
    pub(crate) fn words<'a>(&'a self, screen: &'a Screen) -> Words<'a> {
        let texts = self.texts(screen.look.language);
        let text = texts.screen(screen);
        Words {
            texts,
            desk: screen.desk.as_deref(),
            headline: text.headline,
            body: text.body,
            captions: text.captions,
            short: text.short,
            short_captions: text.short_captions,
            small: text.small,
            tries: text.tries,
            step: screen.step.map(|step| texts.step(step)),
            demo: screen.demo.then(|| texts.demo_mark()),
            facility: screen.name.clone().filter(|_| matches!(screen.view, View::Start)),
            band: matches!(screen.view, View::TakeIp | View::TakeAn).then(|| texts.read_mark()),
            number_label: matches!(screen.view, View::Done { .. } | View::DoneAway { .. })
                .then(|| texts.number_mark()),
            time_left: screen.time_left.map(|time| time.left as f32 / time.of.max(1) as f32),
        }
    }
}

/// The words of the virtual phones beside the screen.
#[derive(Debug)]
pub(crate) struct DemoWords<'a>(&'a Texts);

impl DemoWords<'_> {
    /// What stands above their buttons.
    pub(crate) fn heading(&self) -> String {
        self.0.say(&Text::DemoAction { action: "list" })
    }

    /// Where the demonstration has its desk.
    pub(crate) fn notice(&self, notice: &DemoNotice) -> String {
        notice.said(self.0)
    }

    /// What is written on one.
    pub(crate) fn action(&self, action: DemoAction) -> String {
        self.0.say(&Text::DemoAction { action: action.word() })
    }
}

impl Words<'_> {
    /// What is written on a choice.
    pub(crate) fn choice(&self, choice: &Choice) -> String {
        self.label(choice.label)
    }

    /// What is written on a choice with this label.
    pub(crate) fn label(&self, label: Label) -> String {
        self.texts.label(label, self.desk)
    }
}
