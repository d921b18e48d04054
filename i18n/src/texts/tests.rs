use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use kazasu_core::jpki::PhoneKind;
use kazasu_core::reader::ServiceDown;
use kazasu_core::session::Holding;
use kazasu_core::time::UnixTime;

use super::*;

mod complete;

/// Each text at least once, and each of its branches.
fn samples() -> Vec<Text<'static>> {
    let day = UnixTime::from_secs(1_884_092_399); // 2029-09-14 in Japan
    let reader = "ACME 00 00";
    let kinds = [None, Some(PhoneKind::Android), Some(PhoneKind::Iphone)];
    let mut all = vec![
        Text::Reading,
        Text::TriesLeft { tries: 1 },
        Text::TriesLeft { tries: 3 },
        Text::PinAccepted,
        Text::ClearReader,
        Text::Mute,
        Text::ReaderBusy,
        Text::ReaderStillBusy,
        Text::ServiceStopped,
        Text::ServiceBack,
        Text::NoService { cause: ServiceDown::NotRunning },
        Text::NoService { cause: ServiceDown::Refused },
        Text::NoService { cause: ServiceDown::Silent },
        Text::NoService { cause: ServiceDown::Incompatible },
        Text::NoReader,
        Text::WrongClock { now: UnixTime::from_secs(0) },
        Text::OtherReaders { there: reader },
        Text::ReaderConnected { reader },
        Text::ReaderUnplugged { reader },
        Text::PinPrompt,
        Text::PinMalformed,
        Text::LiftAndEnterPin,
        Text::LastTryQuestion,
        Text::LastTryDeclined,
        Text::LastTryHint,
        Text::HoldAgainToCheck,
        Text::DifferentPhone,
        Text::CertificateValidUntil { not_after: day },
        Text::RevocationChecked,
        Text::RevocationUnchecked,
        Text::TapCost { commands: 16, milliseconds: 1234 },
        Text::TokenForStaff { token: "JPKIAPNEXTTOKEN" },
        Text::ReasonForStaff { reason: "bad_signature" },
        Text::Demo,
        Text::UsageError { message: "…" },
        Text::ConfigurationError { message: "…" },
        Text::ConfigurationValid { path: None },
        Text::ConfigurationValid { path: Some("kazasu.toml") },
        Text::TranscriptShown,
        Text::TranscriptAsk { path: "tap.txt" },
        Text::TranscriptSaved { path: "tap.txt" },
        Text::TranscriptNotSaved,
        Text::ReplaySame { commands: 16 },
        Text::ReplayDiffers { number: 4 },
        Text::ReplayEndsDifferently,
        Text::ReplayRecorded { what: None },
        Text::ReplayRecorded { what: Some("00 A4") },
        Text::ReplayNow { what: None },
        Text::ReplayNow { what: Some("00 A4") },
        Text::ReplayNotVerified,
        Text::PhoneStarted { model: "android", port: 35963 },
        Text::PhoneWaitsForReader { port: 35963 },
        Text::PhoneInserted { port: 35963 },
        Text::PhoneRemoved,
        Text::PhoneAnchor { path: "anchor.der" },
        Text::PhoneStopHint,
        Text::More { page: 1, pages: 2 },
        Text::NumLock,
        Text::TimeLeft { seconds: 1 },
        Text::TimeLeft { seconds: 40 },
        Text::CardReader,
        Text::CloseList,
        Text::WindowTooSmall { columns: 39, rows: 11, least_columns: 40, least_rows: 12 },
        Text::EnrolmentCode,
        Text::Enrolled { name: "Entrance 1", address: "desk.local:8443", letter: Some('A') },
        Text::Enrolled { name: "Entrance 1", address: "desk.local:8443", letter: None },
        Text::PasscodePrompt,
        Text::PasscodeAgain,
        Text::PasscodeMalformed { least: 8, most: 64 },
        Text::PasscodesDiffer,
        Text::PasscodeDone { path: None, line: None },
        Text::PasscodeDone { path: Some("kazasu.toml"), line: None },
        Text::PasscodeDone { path: Some("kazasu.toml"), line: Some(12) },
        Text::DemoAction { action: "hold-iphone" },
        Text::DemoPage { address: "http://127.0.0.1:8080/", user: "demo", password: "demo-1234" },
        Text::DemoDeskElsewhere { address: "192.168.1.5:8443" },
        Text::DemoDeskPretended,
        Text::EnrolledNext,
        Text::DoctorReady { warnings: 0 },
        Text::DoctorUnchecked { cause: "no list counts", seen: "one is", next: "see" },
        Text::DoctorReady { warnings: 1 },
        Text::DoctorReady { warnings: 2 },
        Text::DoctorNotReady { cause: "…", seen: "…", next: "…" },
        Text::DoctorFurther { problems: 1 },
        Text::DoctorFurther { problems: 2 },
    ];
    for phone in kinds {
        for holding in [Holding::Slot, Holding::Usb] {
            all.extend([None, Some(reader)].map(|reader| Text::HoldPhone {
                phone,
                reader,
                holding,
            }));
        }
        all.extend([Text::TakePhoneAway { phone }, Text::HoldAgain { phone }]);
        all.extend(
            phone
                .map(|phone| Text::FoundPhone { phone })
                .into_iter()
                .chain(phone.map(|phone| Text::ReadDone { phone })),
        );
    }
    all
}

/// What can be said, with the faults that Fluent found in saying it.
fn everything_said(language: Language) -> Vec<(String, Vec<FluentError>)> {
    let texts = Texts::new(language);
    let mut said = Vec::new();
    let mut say = |(id, arguments): (&str, FluentArgs<'_>), attribute| {
        let mut errors = Vec::new();
        said.push((texts.format(id, attribute, &arguments, &mut errors), errors));
    };
    for text in samples() {
        say(text.message(), None);
    }
    for seen in crate::seen::tests::samples() {
        for attribute in [None, Some("seen"), Some("next")] {
            if attribute.is_none_or(|name| texts.has(seen.message().0, name)) {
                say(seen.message(), attribute);
            }
        }
    }
    let remedies = crate::technician::tests::remedies();
    for (id, attribute) in
        remedies.iter().flat_map(|id| ["cause", "evidence", "remedy"].map(|name| (id, name)))
    {
        say((id, FluentArgs::new()), Some(attribute));
    }
    for text in crate::logs::tests::samples() {
        say(text.message(), None);
    }
    for text in crate::technician::tests::samples() {
        say(text.message(), None);
    }
    for text in crate::page::tests::samples() {
        say(text.message(), None);
    }
    for text in crate::desk::tests::samples() {
        say(text.message(), None);
    }
    for reason in Reason::ALL {
        for tries in [None, Some(1), Some(2)] {
            say(reason::message(reason, tries), None);
            say(reason::message(reason, tries), Some("advice"));
        }
    }
    said
}

/// Every message of a language, attributes as `id.attribute`: the variables and the other messages
/// that it names.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for &(file, source) in language.resources() {
        let resource = parser::parse(source)
            .unwrap_or_else(|(_, errors)| panic!("{language:?} {file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let value = message.value.map(|value| (message.id.name.to_owned(), value));
            let attributes = message
                .attributes
                .into_iter()
                .map(|it| (format!("{}.{}", message.id.name, it.id.name), it.value));
            for (id, pattern) in value.into_iter().chain(attributes) {
                let mut names = BTreeSet::new();
                names_in(&pattern, &mut names);
                assert!(
                    messages.insert(id.clone(), names).is_none(),
                    "{language:?} {file}: {id} stands there twice"
                );
            }
        }
    }
    messages
}

fn names_in(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    let inline =
        |expression: &InlineExpression<&str>, names: &mut BTreeSet<String>| match expression {
            InlineExpression::VariableReference { id } => names.extend([format!("${}", id.name)]),
            InlineExpression::MessageReference { id, .. } => names.extend([id.name.to_owned()]),
            InlineExpression::StringLiteral { .. } => {}
            other => panic!("the tests do not look into {other:?} yet"),
        };
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression: Expression::Inline(expression) } => {
                inline(expression, names);
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                inline(selector, names);
                variants.iter().for_each(|variant| names_in(&variant.value, names));
            }
        }
    }
}

/// The variables of a message and of the messages that it names.
fn variables(messages: &BTreeMap<String, BTreeSet<String>>, id: &str) -> BTreeSet<String> {
    let expand = |name: &String| match messages.get(name) {
        Some(_) => variables(messages, name),
        None => BTreeSet::from([name.clone()]),
    };
    messages[id].iter().flat_map(expand).collect()
}

#[test]
fn every_text_and_reason_can_be_said_without_a_fault() {
    for language in Language::ALL {
        let locales = &Texts::new(language).bundle.locales;
        assert_eq!(locales.iter().map(ToString::to_string).collect::<Vec<_>>(), [language.tag()]);
        for (text, errors) in everything_said(language) {
            assert!(errors.is_empty(), "{language:?} {text:?}: {errors:?}");
            assert!(
                !text.trim().is_empty() && text.trim() == text,
                "{language:?} {text:?}: empty, or space at an end"
            );
            assert!(
                !text.contains(['\u{2068}', '\u{2069}', '\n', '{', '}']),
                "{language:?} {text:?}"
            );
        }
    }
}

#[test]
fn no_message_is_left_that_nobody_says() {
    let messages = messages(Language::JA);
    let mut said: BTreeSet<&str> = samples().iter().map(|text| text.message().0).collect();
    let variants = include_str!("../text.rs").matches(" Self::").count();
    assert_eq!(
        said.len(),
        variants,
        "samples() has every variant of Text, and each has a message of its own"
    );
    said.extend(Reason::ALL.map(|reason| reason::message(reason, None).0));
    said.extend(messages.values().flatten().map(String::as_str));
    said.extend(crate::seen::tests::samples().iter().map(|seen| seen.message().0));
    said.extend(crate::technician::tests::samples().iter().map(|text| text.message().0));
    let logs: BTreeSet<&str> =
        crate::logs::tests::samples().iter().map(|text| text.message().0).collect();
    assert_eq!(
        logs.len(),
        include_str!("../logs.rs").matches(" Self::").count(),
        "samples() has every variant of LogsText"
    );
    said.extend(logs);
    let page: BTreeSet<&str> =
        crate::page::tests::samples().iter().map(|text| text.message().0).collect();
    assert_eq!(
        page.len(),
        include_str!("../page.rs").matches(" Self::").count(),
        "samples() has every variant of PageText"
    );
    said.extend(page);
    let desk: BTreeSet<&str> =
        crate::desk::tests::samples().iter().map(|text| text.message().0).collect();
    assert_eq!(
        desk.len(),
        include_str!("../desk.rs").matches(" Self::").count(),
        "samples() has every variant of DeskText"
    );
    said.extend(desk);
    let remedies = crate::technician::tests::remedies();
    said.extend(remedies.iter().map(String::as_str));
    said.extend(crate::screen::tests::message_ids());
    for id in messages.keys() {
        let message = id.split('.').next().unwrap();
        assert!(said.contains(message), "{id} is said by no Text (or is missing in samples())");
    }
}

#[test]
fn japanese_is_japanese_and_english_is_not() {
    let is_japanese =
        |char: char| matches!(char, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    for (text, _) in everything_said(Language::JA) {
        assert!(text.contains(is_japanese), "{text}");
    }
    for (text, _) in everything_said(Language::EN) {
        assert!(!text.contains(is_japanese), "{text}");
    }
}

#[test]
fn nobody_is_sent_to_the_check_in_or_told_that_a_card_is_useless() {
    // Being read is not being checked in (受付): the place is the desk (窓口).
    let never = [
        "受付",
        "カードは使",
        "スマートフォンは使",
        "無効",
        "cannot be used",
        "can't be used",
        "invalid",
    ];
    for language in Language::ALL {
        for (text, _) in everything_said(language) {
            assert!(!never.iter().any(|word| text.to_lowercase().contains(word)), "{text}");
        }
    }
}

#[test]
fn a_reason_shows_the_fields_code_where_there_is_one() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for reason in Reason::ALL {
            let title = texts.reason(reason, Some(1)).title;
            match reason.code() {
                Some(code) => {
                    assert!(title.ends_with(&format!("【{}】", code.as_str())), "{title}");
                }
                None => assert!(!title.contains('【'), "{title}"),
            }
        }
    }
}

#[test]
fn tries_are_counted_where_they_are_known() {
    let [ja, en] = [Language::JA, Language::EN].map(Texts::new);
    let title = |texts: &Texts, reason, tries| texts.reason(reason, tries).title;

    // Word for word as the field has it.
    assert_eq!(title(&ja, Reason::WrongPin, Some(1)), "暗証番号が違います (あと1回)");
    assert_eq!(title(&ja, Reason::WrongPin, None), "暗証番号が違います");
    assert_eq!(title(&en, Reason::WrongPin, Some(1)), "Wrong PIN (1 try left)");
    assert_eq!(title(&en, Reason::WrongPin, Some(2)), "Wrong PIN (2 tries left)");
    assert_eq!(title(&en, Reason::WrongPin, None), "Wrong PIN");
    assert_eq!(title(&ja, Reason::PinRequired, Some(3)), "暗証番号の入力が必要です (あと3回)");
    assert_eq!(title(&en, Reason::PinRequired, None), "The PIN is needed");
    assert_eq!(title(&ja, Reason::LastTry, None), "入力できるのは、あと1回です");
    assert_eq!(title(&en, Reason::LastTry, Some(1)), "One try left");
}

#[test]
fn dates_names_and_kinds_stand_where_they_belong() {
    let [ja, en] = [Language::JA, Language::EN].map(Texts::new);
    let until = Text::CertificateValidUntil { not_after: UnixTime::from_secs(1_884_092_400) };
    assert_eq!(ja.say(&until), "電子証明書の期限: 2029年9月15日");
    assert_eq!(en.say(&until), "Certificate valid until: 15 September 2029");

    let hold = Text::HoldPhone {
        phone: Some(PhoneKind::Android),
        reader: Some("ACME 00 00"),
        holding: Holding::Slot,
    };
    assert_eq!(
        ja.say(&hold),
        "Androidスマートフォンをカードリーダー(ACME 00 00)の前面にかざしてください。"
    );
    assert_eq!(en.say(&hold), "Hold the Android phone to the reader (ACME 00 00).");
    let any = |holding| Text::HoldPhone { phone: None, reader: None, holding };
    assert_eq!(en.say(&any(Holding::Slot)), "Hold the phone to the reader.");
    assert_eq!(en.say(&any(Holding::Usb)), "Hold the phone on the reader.");
    assert!(ja.say(&any(Holding::Usb)).contains("カードリーダーの上にかざしてください"));
    assert_eq!(
        en.say(&Text::PhoneInserted { port: 35963 }),
        "On the virtual reader on port 35963."
    );
}

#[test]
fn a_name_from_outside_cannot_steer_the_terminal() {
    let texts = Texts::new(Language::EN);
    let said = texts.say(&Text::ReaderConnected { reader: "\x1b[2Jbad\r\u{9b}1m" });
    assert_eq!(said, "A reader was connected: \u{fffd}[2Jbad\u{fffd}\u{fffd}1m");
    assert_eq!(texts.say(&Text::UsageError { message: "one\ntwo" }), "Wrong usage: one\ntwo");
}

#[test]
fn texts_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Texts>();
}
