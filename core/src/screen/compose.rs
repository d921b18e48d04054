//! From the session to its screen.

use std::time::Duration;

use super::choices::CallButton;
use super::{GroupAnswer, PadPhone, Picture, PinAsk, Screen, TimeLeft, View, VisitStep, choices};
use crate::consent::{ConsentAnswer, ConsentItem, Questions};
use crate::jpki::PhoneKind;
use crate::reader::ReaderShape;
use crate::session::{
    CallAnswer, ConsentPage, ConsentStage, Delivered, DeskState, HandOverStage, HandOverStep, Help,
    Hold, HoldStage, Holding, KindStage, PinStage, PinWhy, Question, ReaderPlace, Session, Showing,
    Stage, Topic, Trouble, WalletPage, Why,
};

/// What to show now.
#[must_use]
pub fn screen(session: &Session) -> Screen {
    let view = view(session);
    let offered = choices::of(&view);
    let (listed, languages) = choices::languages(&view, &session.settings.languages);
    Screen {
        state: view.state(),
        step: step(&view, session.kind()),
        picture: picture(&view, session.kind(), session.phone_lies()),
        tone: session.tone(),
        choices: offered.choices.into_iter().chain(listed).collect(),
        languages,
        alike: offered.alike,
        back: offered.back,
        leave: offered.leave,
        standing: choices::standing(
            &view,
            session.look,
            &session.settings.languages,
            call_button(session),
        ),
        time_left: session
            .time_left()
            .map(|(left, of)| TimeLeft { left: milliseconds(left), of: milliseconds(of) }),
        phone_left: session.readers.is_to_be_lifted(),
        lifted: session.readers.lifted(),
        sounds: session.settings.sounds,
        look: session.look,
        facility: session.settings.facility,
        holding: holding(session),
        reader_shape: reader_shape(session),
        reader_place: session.settings.reader_place,
        ten_key: session.settings.ten_key,
        name: session.settings.name.clone(),
        desk: session.desk_name().cloned(),
        contact: session.settings.contact.clone(),
        demo: session.settings.demo.is_some(),
        view,
    }
}

/// What was configured; else a reader in the display's frame is drawn there, and any other as its
/// name tells.
fn reader_shape(session: &Session) -> ReaderShape {
    let settings = &session.settings;
    let in_frame = settings.reader_place == Some(ReaderPlace::Frame);
    settings
        .reader_shape
        .or(in_frame.then_some(ReaderShape::Frame))
        .or_else(|| session.readers.shape())
        .unwrap_or_default()
}

/// What was configured; else as a reader of this shape asks for.
fn holding(session: &Session) -> Holding {
    let usual = if reader_shape(session).lies() { Holding::Usb } else { Holding::Slot };
    session.settings.holding.unwrap_or(usual)
}

/// A limit is some minutes at most.
fn milliseconds(time: Duration) -> u32 {
    u32::try_from(time.as_millis()).unwrap_or(u32::MAX)
}

fn call_button(session: &Session) -> CallButton {
    if session.settings.calls && !session.is_calling() {
        CallButton::Present
    } else {
        CallButton::Absent
    }
}

fn view(session: &Session) -> View {
    match session.showing() {
        Showing::Maintenance => View::Maintenance,
        Showing::Starting => View::Starting,
        Showing::ClockWrong => View::ClockWrong { now: session.now.wall },
        Showing::OutOfService(cause) => View::OutOfService { cause },
        Showing::ServedElsewhere => View::ServedElsewhere,
        Showing::Reading { percent } => View::Reading { percent },
        Showing::ReaderBusy => View::ReaderBusy,
        Showing::StillThere { seconds } => {
            View::StillThere { seconds, typing: session.takes_digits() }
        }
        Showing::Call(call) => match call.answer {
            CallAnswer::Waiting => View::Calling,
            CallAnswer::Seen => View::CallSeen,
            CallAnswer::Nobody => View::CallNone,
        },
        Showing::Question(Question::Cancel) => View::CancelAsk,
        Showing::Question(Question::NextPerson) => View::NextPerson,
        Showing::Help(Help(topic)) => View::Help { topic },
        Showing::Languages => View::Languages,
        Showing::Cancelled => View::Cancelled,
        Showing::Restarted => View::Restarted,
        Showing::ReaderKept => View::ReaderKept,
        Showing::StartLeft => View::StartLeft,
        Showing::DeskAway => View::DeskAway,
        Showing::Start => View::Start,
        Showing::Stage => session.stage().map_or(View::Start, |stage| stage_view(session, stage)),
    }
}

fn stage_view(session: &Session, stage: &Stage) -> View {
    match stage {
        Stage::Kind(KindStage::Choice) => View::Kind,
        Stage::Kind(KindStage::Help) => View::KindHelp,
        Stage::Pin(stage) => pin_view(session, stage),
        Stage::Hold(HoldStage::Waiting(hold)) => hold_view(session, hold),
        Stage::Hold(HoldStage::NotWorking) => View::IpWays,
        Stage::Hold(HoldStage::Wallet(page)) => View::IpPage { page: *page },
        Stage::Trouble(trouble) => trouble_view(trouble),
        Stage::OtherWays => View::OtherWays,
        Stage::TakeAway(_) if session.kind() == Some(PhoneKind::Iphone) => View::TakeIp,
        Stage::TakeAway(_) => View::TakeAn,
        Stage::Checking => View::Checking {
            insurance: matches!(session.desk, DeskState::Present { eligibility: true }),
        },
        Stage::Consent(stage) => {
            session.questions().map_or(View::Start, |questions| consent_view(stage, questions))
        }
        Stage::HandOver(stage) => hand_over_view(stage),
    }
}

fn consent_view(stage: &ConsentStage, questions: &Questions) -> View {
    let groups = questions.groups();
    let items = |group: &Vec<ConsentItem>| group.iter().copied().collect();
    match stage.page {
        ConsentPage::Bundled => {
            View::ConsentAll { items: groups.iter().flatten().copied().collect() }
        }
        ConsentPage::Info => View::ConsentInfo,
        ConsentPage::Group { at, .. } => View::ConsentGroup {
            items: groups.get(at).map(items).unwrap_or_default(),
            at: u8::try_from(at).unwrap_or_default(),
            of: u8::try_from(groups.len()).unwrap_or_default(),
            back: stage.can_go_back(),
        },
        ConsentPage::Prescription { .. } => View::Prescription { back: stage.can_go_back() },
        ConsentPage::Check => View::ConsentCheck {
            answers: groups
                .iter()
                .enumerate()
                .map(|(at, group)| GroupAnswer {
                    items: items(group),
                    given: stage.answer(at) == Some(ConsentAnswer::Given),
                })
                .collect(),
            prescription: stage.prescription(),
        },
    }
}

fn hand_over_view(stage: &HandOverStage) -> View {
    let confirmation = stage.handed.confirmation;
    match stage.step {
        HandOverStep::CertSoon { not_after } => View::CertSoon { not_after },
        HandOverStep::Sending => View::HandingOver,
        HandOverStep::Done(Delivered::Received) => View::Done { confirmation },
        HandOverStep::Done(Delivered::Late) => View::DoneAway { confirmation, late: true },
        HandOverStep::Done(Delivered::NoDesk) => View::DoneAway { confirmation, late: false },
        HandOverStep::ToDesk => {
            View::ToDesk { confirmation: stage.handed.is_known.then_some(confirmation) }
        }
    }
}

fn pin_view(session: &Session, stage: &PinStage) -> View {
    match stage {
        PinStage::Pad { asked, .. } | PinStage::LastTry { asked, .. }
            if session.waits_for_lift() =>
        {
            match asked.why {
                PinWhy::Wrong => View::PinWrong { tries: session.tries_left() },
                _ => View::AnFound,
            }
        }
        PinStage::Pad { digits, asked } => View::AnPin {
            entered: u8::try_from(digits.len()).unwrap_or_default(),
            can_confirm: digits.is_full(),
            ask: PinAsk {
                why: asked.why,
                tries: session.tries_left(),
                phone: if session.readers.fresh_phone().is_some() {
                    PadPhone::Held
                } else if session.is_left(asked) {
                    PadPhone::Left
                } else {
                    PadPhone::Away
                },
            },
        },
        PinStage::Forgotten => View::AnForgot,
        PinStage::LastTry { asked, typed } => {
            View::PinLast { wrong: asked.why == PinWhy::Wrong, typed: *typed }
        }
        PinStage::CounterUnreadable => View::PinUnknown,
        PinStage::Locked => View::PinLocked,
    }
}

fn trouble_view(trouble: &Trouble) -> View {
    match trouble {
        Trouble::DifferentPhone => View::DiffPhone,
        Trouble::PlasticCard => View::E020Card,
        Trouble::OtherKind { found: PhoneKind::Android } => View::E020Android,
        Trouble::OtherKind { found: PhoneKind::Iphone } => View::E020Iphone,
        Trouble::OtherCertificate => View::E020Other,
        Trouble::WalletLocked => View::E021Wallet,
        Trouble::NotRecognised => View::E021None,
        Trouble::TooEarly => View::E021Early,
        Trouble::TooSlow => View::E021Slow,
        Trouble::Third { again } => View::EThird { again: *again },
        Trouble::Expired => View::E006Expired,
        Trouble::Revoked => View::E006Revoked,
        Trouble::BeforeServiceStart { starts } => View::E002 { starts: *starts },
        Trouble::NotProved { code } => View::EVerify { code: *code },
    }
}

fn hold_view(session: &Session, hold: &Hold) -> View {
    let lift_first = session.readers.is_to_be_lifted();
    let tips = session.is_time_for_tips(hold);
    match (hold.why, session.kind()) {
        (Why::Torn, _) => View::Torn { lift_first },
        (Why::CheckCounter, _) => View::TornCheck { lift_first },
        // Opening Wallet takes longer than holding: its steps stay on the screen, and the tips come
        // beside them.
        (Why::First, Some(PhoneKind::Iphone)) => View::IpHold { tips, lift_first },
        (Why::First, Some(PhoneKind::Android)) if !tips => View::AnHold { lift_first },
        (Why::First, Some(PhoneKind::Android) | None) => View::HoldTips { lift_first },
    }
}

/// iPhone: kind, hold, consent. Android: kind, PIN, hold, consent.
pub(super) fn step(view: &View, kind: Option<PhoneKind>) -> Option<VisitStep> {
    enum Part {
        Kind,
        Pin,
        Hold,
        Consent,
    }
    let part = match view {
        View::Kind | View::KindHelp => Part::Kind,
        View::AnFound
        | View::AnPin { .. }
        | View::AnForgot
        | View::PinWrong { .. }
        | View::PinLast { .. } => Part::Pin,
        View::IpHold { .. }
        | View::IpWays
        | View::IpPage { .. }
        | View::AnHold { .. }
        | View::HoldTips { .. }
        | View::Reading { .. }
        | View::ReaderBusy
        | View::Torn { .. }
        | View::TornCheck { .. }
        | View::TakeIp
        | View::TakeAn => Part::Hold,
        View::Checking { .. }
        | View::ConsentAll { .. }
        | View::ConsentInfo
        | View::ConsentGroup { .. }
        | View::Prescription { .. }
        | View::ConsentCheck { .. }
        | View::HandingOver => Part::Consent,
        _ => return None,
    };
    let (number, of) = match (part, kind) {
        (Part::Kind, _) => (1, None),
        (Part::Pin, _) => (2, Some(4)),
        (Part::Hold, Some(PhoneKind::Iphone)) => (2, Some(3)),
        (Part::Hold, Some(PhoneKind::Android)) => (3, Some(4)),
        (Part::Consent, Some(PhoneKind::Iphone)) => (3, Some(3)),
        (Part::Consent, Some(PhoneKind::Android)) => (4, Some(4)),
        (Part::Hold | Part::Consent, None) => return None,
    };
    Some(VisitStep { number, of })
}

/// What is drawn beside this view. `lies`: what it is about lies on the reader; where nothing lies
/// there, nothing is read or taken away in a picture.
pub(super) fn picture(view: &View, kind: Option<PhoneKind>, lies: bool) -> Picture {
    match view {
        // It was lifted just now, and the session goes on when its tap has ended.
        View::Reading { .. } | View::TakeIp | View::TakeAn if !lies => Picture::Lifted,
        View::Cancelled | View::E020Other if !lies => Picture::Lifted,
        View::E020Card if !lies => Picture::GoToDesk,
        View::E021Slow if !lies => kind.map_or(Picture::HoldingPlace, Picture::Hold),
        // What is to be lifted first is not shown as held.
        View::IpHold { lift_first: true, .. }
        | View::AnHold { lift_first: true }
        | View::HoldTips { lift_first: true }
        | View::Torn { lift_first: true }
        | View::TornCheck { lift_first: true }
        | View::PinWrong { .. }
        | View::E021Slow => kind.map_or(Picture::LiftAny, Picture::Lift),
        View::Start | View::Restarted | View::Help { topic: Some(Topic::WhereToHold) } => {
            Picture::HoldingPlace
        }
        View::StartLeft | View::Cancelled | View::E020Other => Picture::LiftAny,
        View::Kind | View::DiffPhone | View::E020Android | View::E020Iphone => Picture::BothPhones,
        View::KindHelp => Picture::BackOfPhone,
        View::IpHold { .. } => Picture::WalletSteps,
        View::IpPage { page } => Picture::Wallet(*page),
        View::E021Wallet => Picture::Wallet(WalletPage::Face),
        View::AnFound | View::TakeAn => Picture::Lift(PhoneKind::Android),
        View::TakeIp => Picture::Lift(PhoneKind::Iphone),
        View::AnPin { .. } | View::AnForgot => Picture::WhichPin,
        View::AnHold { .. } => Picture::Hold(PhoneKind::Android),
        View::Torn { .. } | View::TornCheck { .. } | View::E021Early => {
            kind.map_or(Picture::HoldingPlace, Picture::Hold)
        }
        View::HoldTips { .. } => Picture::MoveSlowly,
        View::Reading { .. } => Picture::Reading,
        View::E021None => Picture::WakeAndBare,
        View::E020Card => Picture::TakeCardAway,
        View::PinLast { .. }
        | View::PinLocked
        | View::PinUnknown
        | View::EThird { .. }
        | View::E006Expired
        | View::E006Revoked
        | View::E002 { .. }
        | View::EVerify { .. }
        | View::OtherWays
        | View::CallNone
        | View::ReaderKept
        | View::ClockWrong { .. }
        | View::OutOfService { .. }
        | View::ServedElsewhere
        | View::Maintenance
        | View::DoneAway { .. }
        | View::ToDesk { .. }
        | View::DeskAway
        | View::Help { topic: Some(Topic::OtherWays) } => Picture::GoToDesk,
        View::Done { .. } => Picture::Finished,
        View::Calling | View::CallSeen => Picture::Bell,
        View::StillThere { .. }
        | View::Starting
        | View::Checking { .. }
        | View::HandingOver
        | View::CertSoon { .. }
        | View::ReaderBusy => Picture::Waiting,
        View::ConsentAll { .. }
        | View::ConsentInfo
        | View::ConsentGroup { .. }
        | View::Prescription { .. } => Picture::Records,
        View::NextPerson => Picture::NextPerson,
        View::CancelAsk
        | View::IpWays
        | View::ConsentCheck { .. }
        | View::Languages
        | View::Help { .. } => Picture::None,
    }
}

#[cfg(test)]
mod tests;
