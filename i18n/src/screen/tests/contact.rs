//! Whom patients can ask, where the place says so.

use super::*;

/// The place's own line stands above the number of the whole country, on the help for it alone.
#[test]
fn whom_to_ask_here_is_in_the_help_where_it_is_configured() {
    let contact = View::Help { topic: Some(Topic::Contact) };
    let words = |texts: &Texts, view: &View, contact: Option<&str>| {
        let contact = contact.map(str::to_owned);
        texts.screen(&Screen { contact, ..screen(view.clone()) })
    };
    for (language, line, spoken) in [
        (Language::JA, "この医療機関: 03-0000-0000(医事課)", "03-0000-0000(医事課)です。"),
        (Language::EN, "This clinic: 03-0000-0000(医事課)", "ask this clinic: 03-0000-0000"),
    ] {
        let texts = Texts::new(language);
        let without = words(&texts, &contact, None);
        let with = words(&texts, &contact, Some("03-0000-0000(医事課)"));
        assert_eq!(with.body[0], line);
        assert_eq!((&with.body[1..], &with.headline), (&without.body[..], &without.headline));
        assert!(with.speech.contains(spoken) && !without.speech.contains("0000"), "{with:?}");
        assert!(!without.body.concat().contains("この医療機関"), "{without:?}");
        let hostile = words(&texts, &contact, Some("0\u{1b}[31m\u{202e}1"));
        assert!(hostile.body[0].ends_with(": 0\u{fffd}[31m\u{fffd}1"), "{hostile:?}");
        let other = View::Help { topic: Some(Topic::Pin) };
        assert_eq!(words(&texts, &other, Some("03")), words(&texts, &other, None));
    }
}
