//! The choices of each screen. The number of a choice is its place in the list of screens, and its
//! key.

use super::offered::Offered;
use super::{Choice, GroupAnswer, Key, Label, View};
use crate::consent::Prescription;
use crate::jpki::PhoneKind;
use crate::session::{Action, BundledAnswer, Language, Look, TextSize, Topic, WalletPage};

const IPHONE: (Label, Action) =
    (Label::Phone(PhoneKind::Iphone), Action::Choose(PhoneKind::Iphone));
const ANDROID: (Label, Action) =
    (Label::Phone(PhoneKind::Android), Action::Choose(PhoneKind::Android));
const START_OVER: (Label, Action) = (Label::StartOver, Action::StartOver);
const HOLD_AGAIN: (Label, Action) = (Label::HoldAgain, Action::Hold);
const OTHER_WAYS: (Label, Action) = (Label::OtherWays, Action::OtherWays);
/// On the key of whatever stops.
const STOP_FOR_DESK: Choice = Choice::new(Key::Star, Label::StopForDesk, Action::OtherWays);
const UNDERSTOOD: (Label, Action) = (Label::Understood, Action::Hold);

const fn wallet(label: Label, page: WalletPage) -> (Label, Action) {
    (label, Action::Wallet(page))
}

/// The choices of this screen.
pub(super) fn of(view: &View) -> Offered {
    match view {
        View::Start => Offered::numbered([(Label::UseSmartphone, Action::Start)]),
        View::Restarted => Offered::numbered([(Label::Begin, Action::Start)]),
        View::ReaderKept => Offered::numbered([(Label::StartOver, Action::Start)]),
        View::Kind => Offered::numbered([IPHONE, ANDROID, (Label::NotSure, Action::KindHelp)])
            .back(Action::Back),
        View::KindHelp => Offered::numbered([IPHONE, ANDROID]).back(Action::Back),

        View::IpHold { .. } => {
            Offered::numbered([(Label::NotWorking, Action::NotWorking)]).cancel()
        }
        View::IpWays => Offered::numbered([
            wallet(Label::RoundButton, WalletPage::Touch),
            wallet(Label::OtherCard, WalletPage::OtherCard),
            wallet(Label::FaceId, WalletPage::Face),
            wallet(Label::WalletOpen, WalletPage::FaceOpen),
            wallet(Label::HomeScreen, WalletPage::Home),
        ])
        .back(Action::Back),
        View::IpPage { page } => wallet_page(*page).back(Action::Back),
        View::AnFound
        | View::PinWrong { .. }
        | View::ReaderBusy
        | View::HoldTips { .. }
        | View::Torn { .. }
        | View::TornCheck { .. } => Offered::none().cancel(),
        View::AnPin { can_confirm, .. } => pin_pad(*can_confirm).cancel(),
        View::AnForgot => Offered::keyed([
            Choice::new(Key::Minus, Label::BackToPin, Action::EnterPin),
            STOP_FOR_DESK,
        ]),
        View::AnHold { .. } => {
            Offered::keyed([Choice::new(Key::Minus, Label::ReenterPin, Action::EnterPin)]).cancel()
        }

        View::DiffPhone => {
            Offered::numbered([(Label::FromTheBeginning, Action::StartOver)]).cancel()
        }
        View::PinLast { .. } => Offered::keyed([
            Choice::new(Key::Enter, Label::EnterPin, Action::AgreeLastTry),
            STOP_FOR_DESK,
        ])
        .alike(),
        View::PinUnknown | View::E020Card | View::E020Other => {
            Offered::numbered([START_OVER]).finish()
        }
        // It leads to the PIN.
        View::E020Android => Offered::keyed([
            Choice::new(
                Key::Enter,
                Label::ContinueWith(PhoneKind::Android),
                Action::Choose(PhoneKind::Android),
            ),
            Choice::new(Key::Minus, Label::StartOver, Action::StartOver),
        ]),
        View::E020Iphone => Offered::numbered([
            (Label::ContinueWith(PhoneKind::Iphone), Action::Choose(PhoneKind::Iphone)),
            START_OVER,
        ]),
        View::E021Wallet => {
            Offered::numbered([HOLD_AGAIN, wallet(Label::HowToAuthenticate, WalletPage::Face)])
                .finish()
        }
        View::E021None | View::E021Early | View::E021Slow => {
            Offered::numbered([HOLD_AGAIN, START_OVER]).finish()
        }
        View::EThird { again: true } => {
            Offered::numbered([OTHER_WAYS, (Label::TryOnceMore, Action::Hold)]).finish()
        }
        View::PinLocked
        | View::EThird { again: false }
        | View::E006Expired
        | View::E006Revoked
        | View::EVerify { .. } => Offered::numbered([OTHER_WAYS]).finish(),
        View::E002 { .. } | View::OtherWays => Offered::none().finish(),

        View::ConsentAll { .. } => question(
            Offered::numbered([
                (Label::AgreeToAll, Action::Answer(BundledAnswer::All)),
                (Label::OneByOne, Action::OneByOne),
                (Label::RefuseAll, Action::Answer(BundledAnswer::Nothing)),
            ])
            .and(Key::Number(4), Label::LearnMore, Action::LearnMore),
            false,
        ),
        View::ConsentInfo => Offered::none().back(Action::Back),
        View::ConsentGroup { at, back, .. } => question(
            Offered::numbered([
                (Label::Agree, Action::Agree(*at)),
                (Label::Refuse, Action::Refuse(*at)),
            ]),
            *back,
        ),
        View::Prescription { back } => question(
            Offered::numbered(
                [Prescription::Electronic, Prescription::Paper]
                    .map(|choice| (Label::Prescription(choice), Action::Prescription(choice))),
            ),
            *back,
        ),
        View::ConsentCheck { answers, prescription } => check(answers, *prescription),
        View::CertSoon { .. } => Offered::numbered([(Label::Understood, Action::Continue)]),
        View::ToDesk { .. } => Offered::none().finish(),
        View::DeskAway => Offered::numbered([
            (Label::Continue, Action::Continue),
            (Label::GoToDesk, Action::OtherWays),
        ]),
        View::Done { .. } | View::DoneAway { .. } => Offered::numbered([
            (Label::Finish, Action::Finish),
            (Label::KeepShowing, Action::KeepShowing),
        ]),

        View::StillThere { typing: false, .. } => {
            Offered::numbered([(Label::Continue, Action::Continue), (Label::End, Action::Finish)])
        }
        View::StillThere { typing: true, .. } => Offered::keyed([
            Choice::new(Key::Enter, Label::Continue, Action::Continue),
            Choice::new(Key::Star, Label::End, Action::Finish),
        ]),
        View::CancelAsk => Offered::numbered([
            (Label::Continue, Action::Continue),
            (Label::Cancel, Action::Cancel),
        ]),
        View::NextPerson => Offered::numbered([
            (Label::NextPerson, Action::NextPerson),
            (Label::SamePerson, Action::SamePerson),
        ]),
        // Its choices are the languages.
        View::Languages => Offered::none().back(Action::Back),
        View::CallSeen | View::CallNone => Offered::none().back(Action::EndCall),
        View::Help { topic: None } => Offered::numbered(
            Topic::ALL.map(|topic| (Label::Topic(topic), Action::Help(Some(topic)))),
        )
        .back(Action::Back),
        View::Help { topic: Some(_) } => Offered::none().back(Action::Back),
        View::StartLeft
        | View::Reading { .. }
        | View::TakeIp
        | View::TakeAn
        | View::Checking { .. }
        | View::HandingOver
        | View::Cancelled
        | View::Calling
        | View::Starting
        | View::ClockWrong { .. }
        | View::OutOfService { .. }
        | View::ServedElsewhere
        | View::Maintenance => Offered::none(),
    }
}

/// A question of consent: its answers are alike, and whoever is not the one who was asked can say
/// so, with the same key on each.
fn question(answers: Offered, back: bool) -> Offered {
    let offered = answers.alike().and(Key::Point, Label::OtherPerson, Action::NextPerson).cancel();
    if back { offered.back(Action::Back) } else { offered }
}

/// Each answer with the number that changes it, and Enter for all of them.
fn check(answers: &[GroupAnswer], prescription: Option<Prescription>) -> Offered {
    let groups = answers.iter().map(|it| Label::Answered(*it));
    let rows = groups.chain(prescription.map(Label::PrescriptionChosen));
    let choices = (0..)
        .zip(rows)
        .map(|(at, label)| Choice::new(Key::Number(at + 1), label, Action::Change(at)))
        .collect();
    Offered { choices, ..Offered::none() }
        .and(Key::Enter, Label::Decide, Action::Decide)
        .and(Key::Point, Label::OtherPerson, Action::NextPerson)
        .cancel()
        .back(Action::Back)
}

/// From one way to open Wallet to the next.
fn wallet_page(page: WalletPage) -> Offered {
    let next = match page {
        WalletPage::Face => Some(WalletPage::FaceOpen),
        WalletPage::Touch => Some(WalletPage::TouchOpen),
        WalletPage::FaceOpen | WalletPage::TouchOpen => Some(WalletPage::Home),
        WalletPage::OtherCard | WalletPage::Home => None,
    };
    match next {
        Some(next) => Offered::numbered([UNDERSTOOD, wallet(Label::OtherOpening, next)]),
        None => Offered::numbered([UNDERSTOOD]),
    }
}

/// The pad's own keys: confirming is a key of its own, and there only with four digits.
fn pin_pad(can_confirm: bool) -> Offered {
    let mut choices = vec![
        Choice::new(Key::Backspace, Label::Delete, Action::Delete),
        Choice::new(Key::Point, Label::ForgotPin, Action::ForgotPin),
    ];
    if can_confirm {
        choices.push(Choice::new(Key::Enter, Label::Confirm, Action::Confirm));
    }
    Offered { choices, ..Offered::default() }
}

/// So many languages are in sight before a visit; of more, the last place is that of their list.
const IN_SIGHT: usize = 3;

/// The list of languages, which has the key of the bar's first place wherever it can be opened.
const LANGUAGES: Choice = Choice::new(Key::Number(7), Label::Languages, Action::Languages);

/// The languages as choices, with the number keys from `first` on.
fn tongues(languages: &[Language], first: u8) -> Vec<Choice> {
    (first..)
        .zip(languages)
        .map(|(number, language)| {
            let (label, action) = (Label::Language(*language), Action::Language(*language));
            Choice::new(Key::Number(number), label, action)
        })
        .collect()
}

/// What can be chosen on the list of languages, and what is in sight of it at the start of a visit.
pub(super) fn languages(view: &View, languages: &[Language]) -> (Vec<Choice>, Vec<Choice>) {
    match (view, languages.len()) {
        (View::Languages, _) => (tongues(languages, 1), Vec::new()),
        // 1 begins the visit.
        (View::Start, 2..=IN_SIGHT) => (Vec::new(), tongues(languages, 2)),
        (View::Start, count) if count > IN_SIGHT => {
            let in_sight = languages.get(..IN_SIGHT - 1).unwrap_or_default();
            let list = Choice { key: None, ..LANGUAGES };
            (Vec::new(), tongues(in_sight, 2).into_iter().chain([list]).collect())
        }
        _ => (Vec::new(), Vec::new()),
    }
}

/// What every screen offers, each at its own place: language, text size, contrast, help, staff. The
/// help and the list of languages need a screen that can wait for them; where it cannot, the next
/// language is chosen at once. The call needs somebody who hears it.
pub(super) fn standing(
    view: &View,
    look: Look,
    languages: &[Language],
    call: CallButton,
) -> [Option<Choice>; 5] {
    let size = match look.text_size {
        TextSize::Standard => TextSize::Large,
        TextSize::Large => TextSize::ExtraLarge,
        TextSize::ExtraLarge => TextSize::Standard,
    };
    let contrast = !look.high_contrast;
    let can_wait = can_wait(view);
    let numbered = [
        language(view, look, languages),
        Some(Choice::new(Key::Number(8), Label::TextSize(size), Action::TextSize(size))),
        Some(Choice::new(
            Key::Number(9),
            Label::HighContrast(contrast),
            Action::HighContrast(contrast),
        )),
    ];
    // Where a number is the PIN's, or another choice's, they are there for fingers alone.
    let [language, size, contrast] = numbered.map(|choice| {
        let key = |key: Option<Key>| {
            key.filter(|key| !view.leaves_numbers_to_the_pin() && !is_taken(view, *key))
        };
        choice.map(|choice| Choice { key: key(choice.key), ..choice })
    });
    let help = can_wait && !matches!(view, View::Help { .. });
    let help = help.then_some(Choice::new(Key::Slash, Label::Help, Action::Help(None)));
    let staff = match view {
        View::Calling => Some(Choice::new(Key::Plus, Label::StopCalling, Action::EndCall)),
        _ if call == CallButton::Absent => None,
        _ => Some(Choice::new(Key::Plus, Label::CallStaff, Action::CallStaff)),
    };
    [language, size, contrast, help, staff]
}

/// Whether the last page of consent has so many answers that it needs this key for one.
fn is_taken(view: &View, key: Key) -> bool {
    matches!(view, View::ConsentCheck { .. })
        && of(view).choices.iter().any(|choice| choice.key == Some(key))
}

/// The bar's first place.
fn language(view: &View, look: Look, languages: &[Language]) -> Option<Choice> {
    let present = languages.iter().position(|language| *language == look.language);
    let next = present.map_or(0, |place| place + 1);
    let next = languages.iter().cycle().nth(next).copied();
    match view {
        View::Languages => None,
        _ if languages.len() < 2 => None,
        _ if can_wait(view) => Some(LANGUAGES),
        _ => next.map(|next| Choice { action: Action::Language(next), ..LANGUAGES }),
    }
}

/// Whether staff can be called from a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CallButton {
    Present,
    /// Nobody would hear it, or somebody is called already.
    Absent,
}

const fn can_wait(view: &View) -> bool {
    !matches!(
        view,
        View::Reading { .. }
            | View::ReaderBusy
            | View::Checking { .. }
            | View::HandingOver
            | View::StillThere { .. }
            | View::CancelAsk
            | View::NextPerson
            | View::Calling
            | View::CallSeen
            | View::CallNone
            | View::Starting
            | View::ClockWrong { .. }
            | View::OutOfService { .. }
            | View::ServedElsewhere
            | View::Maintenance
    )
}
