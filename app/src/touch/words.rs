//! The words of a screen, ready to be written. The front-end has no other words than these.

use kazasu_core::screen::{Choice, Label, Screen};
use kazasu_core::session::Language;
use kazasu_i18n::Texts;

use crate::host::visits::DemoAction;

/// The texts of every language, loaded once.
#[derive(Debug)]
pub(crate) struct Dictionary {
    japanese: Texts,
    english: Texts,
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
    pub(crate) small: Option<String>,
    pub(crate) step: Option<String>,
    pub(crate) demo: Option<String>,
}

impl Dictionary {
    pub(crate) fn new() -> Self {
        Self { japanese: Texts::new(kazasu_i18n::Language::Ja), english: Texts::new(kazasu_i18n::Language::En) }
    }

    /// The words of `screen`, in its language.
    pub(crate) fn words<'a>(&'a self, screen: &'a Screen) -> Words<'a> {
        let texts = match screen.look.language {
            Language::Ja => &self.japanese,
            Language::En => &self.english,
        };
        let text = texts.screen(screen);
        Words {
            texts,
            desk: screen.desk.as_deref(),
            headline: text.headline,
            body: text.body,
            captions: text.captions,
            small: text.small,
            step: screen.step.map(|step| texts.step(step)),
            demo: screen.demo.then(|| texts.demo_mark()),
        }
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

/// What stands above the demonstration's buttons.
pub(crate) const fn demo_title(language: Language) -> &'static str {
    match language {
        Language::Ja => "デモ: 仮想のスマートフォン",
        Language::En => "Demo: virtual phones",
    }
}

/// What is written on a button of the demonstration.
#[rustfmt::skip] // one line an action
pub(crate) const fn demo_action(action: DemoAction, language: Language) -> &'static str {
    let (japanese, english) = match action {
        DemoAction::HoldIphone => ("iPhoneをかざす", "Hold an iPhone"),
        DemoAction::HoldIphoneLocked => ("認証前のiPhone", "iPhone, not authenticated"),
        DemoAction::HoldAndroid => ("Androidをかざす", "Hold an Android phone"),
        DemoAction::HoldExpired => ("期限切れの証明書", "Expired certificate"),
        DemoAction::HoldCard => ("プラスチックのカード", "Plastic card"),
        DemoAction::HoldTransit => ("交通系カード", "Transit card"),
        DemoAction::TakeAway => ("はずす", "Take it away"),
        DemoAction::ShakyHand => ("手がふるえる", "Shaky hand"),
        DemoAction::SlowPhone => ("遅いスマートフォン", "Slow phone"),
        DemoAction::LastTry => ("残り1回の暗証番号", "One PIN try left"),
    };
    match language {
        Language::Ja => japanese,
        Language::En => english,
    }
}
