//! Whether a language has all that it needs.

use super::*;

/// The files whose words staff alone read; all others are for patients.
const STAFFS: [&str; 10] = [
    "desk.ftl",
    "doctor.ftl",
    "logs.ftl",
    "page.ftl",
    "phone.ftl",
    "reasons.ftl",
    "remedies.ftl",
    "tap.ftl",
    "technician-desk.ftl",
    "technician.ftl",
];

/// Variables whose values a reader needs. The others choose between words, or are words of their
/// own, such as the name of the desk.
const VALUES: [&str; 9] =
    ["$tries", "$seconds", "$number", "$key", "$label", "$code", "$action", "$entered", "$name"];

/// The messages of patients, and their attributes.
fn for_patients(language: Language) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for &(file, source) in language.resources() {
        let Ok(resource) = parser::parse(source) else { continue };
        for entry in resource.body {
            if let Entry::Message(message) = entry
                && !STAFFS.contains(&file)
            {
                let id = message.id.name;
                ids.extend(message.value.map(|_| id.to_owned()));
                ids.extend(message.attributes.iter().map(|it| format!("{id}.{}", it.id.name)));
            }
        }
    }
    ids
}

/// What a language does not have of what it needs: all that patients read or hear, and where it
/// falls back to no other, what staff read.
fn missing(language: Language) -> Vec<String> {
    let own = messages(language);
    let patients = for_patients(Language::JA);
    let needed = messages(Language::JA).into_keys();
    needed
        .filter(|id| language.fallback().is_none() || patients.contains(id))
        .filter(|id| !own.contains_key(id))
        // Fewer words are there where a language's own have no room in the largest type.
        .filter(|id| !id.ends_with(".short"))
        // A name that every voice can say needs no second one, and a small line may be left out.
        .filter(|id| {
            language.fallback().is_none() || !id.starts_with("label-") || !id.contains('.')
        })
        .collect()
}

#[test]
fn every_language_has_what_it_needs() {
    for language in Language::ALL {
        let missing = missing(language);
        assert!(missing.is_empty(), "i18n/{} lacks {}", language.tag(), missing.join(", "));
    }
}

#[test]
fn no_language_has_a_message_that_nobody_says() {
    let all = messages(Language::JA);
    let known: BTreeSet<&str> = all.keys().filter_map(|id| id.split('.').next()).collect();
    for language in Language::ALL {
        for id in messages(language).keys() {
            let message = id.split('.').next().unwrap();
            assert!(known.contains(message), "i18n/{}: nobody says {id}", language.tag());
        }
    }
}

/// A language that falls back to no other says the same with the same variables. One that is a
/// simpler way to say it may leave words out, but no number, and knows no variable more.
#[test]
fn every_language_says_the_same() {
    let [ja, en] = [Language::JA, Language::EN].map(messages);
    for language in Language::ALL {
        let own = messages(language);
        for id in own.keys().filter(|id| ja.contains_key(*id) && en.contains_key(*id)) {
            let (theirs, ours) = (variables(&ja, id), variables(&own, id));
            let place = format!("i18n/{}: {id}", language.tag());
            if language.fallback().is_none() {
                assert_eq!(theirs, ours, "{place}");
                continue;
            }
            let either: BTreeSet<String> = theirs.union(&variables(&en, id)).cloned().collect();
            assert!(ours.is_subset(&either), "{place}: {ours:?} are not all of {either:?}");
            for value in VALUES.map(str::to_owned) {
                assert_eq!(theirs.contains(&value), ours.contains(&value), "{place}: {value}");
            }
        }
    }
}

/// Staff's words may be left to another language, and are said then as that language says them.
#[test]
fn what_is_missing_comes_from_the_language_that_is_fallen_back_to() {
    let mut little = Texts::new(Language::JA);
    little.bundle = FluentBundle::new_concurrent(vec![]);
    let own = FluentResource::try_new("reading = よんでいます。".to_owned()).unwrap();
    little.bundle.add_resource(own).unwrap();
    little.fallback = Some(Box::new(Texts::new(Language::EN)));

    assert_eq!(little.say(&Text::Reading), "よんでいます。");
    assert_eq!(little.reason(Reason::WrongPin, Some(1)).title, "Wrong PIN (1 try left)");
    assert!(little.has("reason-wrong-pin", "advice"));
    assert!(!little.has("reading", "advice"));
}
