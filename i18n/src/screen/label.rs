//! From choices, steps, pictures and keys to their messages in the `.ftl` files.

use fluent::{FluentArgs, FluentValue};
use kazasu_core::consent::Prescription;
use kazasu_core::screen::{Key, Label, Picture, VisitStep};
use kazasu_core::session::{TextSize, Topic};

use crate::Language;
use crate::argument::{args, phone_kind, yes_or_no};

/// The message of what is written on a choice. It gets `desk` too.
pub(super) fn of(label: Label) -> (&'static str, FluentArgs<'static>) {
    match label {
        Label::UseSmartphone => ("label-use-smartphone", args([])),
        Label::Phone(phone) => ("label-phone", args([phone_kind(Some(phone))])),
        Label::NotSure => ("label-not-sure", args([])),
        Label::RoundButton => ("label-round-button", args([])),
        Label::OtherCard => ("label-other-card", args([])),
        Label::FaceId => ("label-face-id", args([])),
        Label::WalletOpen => ("label-wallet-open", args([])),
        Label::HomeScreen => ("label-home-screen", args([])),
        Label::NotWorking => ("label-not-working", args([])),
        Label::OtherOpening => ("label-other-opening", args([])),
        Label::Understood => ("label-understood", args([])),
        Label::Delete => ("label-delete", args([])),
        Label::Confirm => ("label-confirm", args([])),
        Label::ForgotPin => ("label-forgot-pin", args([])),
        Label::BackToPin => ("label-back-to-pin", args([])),
        Label::StopForDesk => ("label-stop-for-desk", args([])),
        Label::ReenterPin => ("label-reenter-pin", args([])),
        Label::EnterPin => ("label-enter-pin", args([])),
        Label::ContinueWith(phone) => ("label-continue-with", args([phone_kind(Some(phone))])),
        Label::StartOver => ("label-start-over", args([])),
        Label::FromTheBeginning => ("label-from-the-beginning", args([])),
        Label::HoldAgain => ("label-hold-again", args([])),
        Label::HowToAuthenticate => ("label-how-to-authenticate", args([])),
        Label::TryOnceMore => ("label-try-once-more", args([])),
        Label::OtherWays => ("label-other-ways", args([])),
        Label::AgreeToAll => ("label-agree-to-all", args([])),
        Label::RefuseAll => ("label-refuse-all", args([])),
        Label::OneByOne => ("label-one-by-one", args([])),
        Label::LearnMore => ("label-learn-more", args([])),
        Label::Agree => ("label-agree", args([])),
        Label::Refuse => ("label-refuse", args([])),
        Label::Prescription(choice) => ("label-prescription", args([prescription(choice)])),
        Label::Answered(answer) => ("label-answered", args([("given", yes_or_no(answer.given))])),
        Label::PrescriptionChosen(choice) => {
            ("label-prescription-chosen", args([prescription(choice)]))
        }
        Label::Decide => ("label-decide", args([])),
        Label::OtherPerson => ("label-other-person", args([])),
        Label::GoToDesk => ("label-go-to-desk", args([])),
        Label::Continue => ("label-continue", args([])),
        Label::End => ("label-end", args([])),
        Label::KeepShowing => ("label-keep-showing", args([])),
        Label::NextPerson => ("label-next-person", args([])),
        Label::SamePerson => ("label-same-person", args([])),
        Label::Begin => ("label-begin", args([])),
        Label::Back => ("label-back", args([])),
        Label::Cancel => ("label-cancel", args([])),
        Label::Finish => ("label-finish", args([])),
        Label::StopCalling => ("label-stop-calling", args([])),
        Label::Topic(Topic::WhereToHold) => ("label-topic-where-to-hold", args([])),
        Label::Topic(Topic::Pin) => ("label-topic-pin", args([])),
        Label::Topic(Topic::Wallet) => ("label-topic-wallet", args([])),
        Label::Topic(Topic::OtherWays) => ("label-topic-other-ways", args([])),
        Label::Topic(Topic::Contact) => ("label-topic-contact", args([])),
        Label::Language(language) => {
            let language = Language::from(language);
            let (tag, name) = (language.tag().into(), language.name().into());
            let speech = language.spoken_name().into();
            ("label-language", args([("language", tag), ("name", name), ("spoken", speech)]))
        }
        Label::Languages => ("label-languages", args([])),
        Label::TextSize(size) => ("label-text-size", args([("size", text_size(size).into())])),
        Label::HighContrast(on) => ("label-high-contrast", args([("on", yes_or_no(on))])),
        Label::Help => ("label-help", args([])),
        Label::CallStaff => ("label-call-staff", args([])),
        Label::SayAgain => ("label-say-again", args([])),
    }
}

/// `prescription`: `electronic` or `paper`.
fn prescription(choice: Prescription) -> (&'static str, FluentValue<'static>) {
    let word = match choice {
        Prescription::Electronic => "electronic",
        Prescription::Paper => "paper",
    };
    ("prescription", word.into())
}

const fn text_size(size: TextSize) -> &'static str {
    match size {
        TextSize::Standard => "standard",
        TextSize::Large => "large",
        TextSize::ExtraLarge => "extra-large",
    }
}

/// The message of how far a visit has come.
pub(super) fn step(step: VisitStep) -> (&'static str, FluentArgs<'static>) {
    let of = step.of.map_or_else(|| "none".into(), FluentValue::from);
    ("mark-step", args([("number", step.number.into()), ("of", of)]))
}

/// The message with the words of a picture, a line for each of its parts.
pub(super) const fn captions(picture: Picture) -> Option<&'static str> {
    match picture {
        Picture::BackOfPhone => Some("captions-back-of-phone"),
        Picture::WalletSteps => Some("captions-wallet-steps"),
        Picture::WhichPin => Some("captions-which-pin"),
        Picture::None
        | Picture::HoldingPlace
        | Picture::BothPhones
        | Picture::Wallet(_)
        | Picture::Hold(_)
        | Picture::MoveSlowly
        | Picture::Reading
        | Picture::Lift(_)
        | Picture::LiftAny
        | Picture::Lifted
        | Picture::WakeAndBare
        | Picture::TakeCardAway
        | Picture::GoToDesk
        | Picture::Records
        | Picture::NextPerson
        | Picture::Bell
        | Picture::Finished
        | Picture::Waiting => None,
    }
}

/// The name of a key, as it is read aloud.
pub(super) fn key(key: Key) -> FluentValue<'static> {
    match key {
        Key::Number(number) => number.into(),
        Key::Enter => "enter".into(),
        Key::Backspace => "backspace".into(),
        Key::Point => "point".into(),
        Key::Slash => "slash".into(),
        Key::Star => "star".into(),
        Key::Minus => "minus".into(),
        Key::Plus => "plus".into(),
    }
}
