//! The headlines, as a panel writes them.

use super::*;

/// A wide panel writes a headline on one line: two sentences need a stop between them.
#[test]
fn two_sentences_of_a_headline_are_parted() {
    for language in Language::ALL {
        for (_, text, _) in every_screen(language) {
            let lines: Vec<&str> = text.headline.lines().map(str::trim).collect();
            for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
                let is_whole = ["ます", "です", "ません", "でした", "ました", "ください"]
                    .iter()
                    .any(|end| line.ends_with(end))
                    || next.starts_with("Please ");
                let goes_on = next.starts_with(['【', '(', '（']);
                assert!(!is_whole || goes_on || line.ends_with(['。', '.']), "{line} {next}");
            }
        }
    }
}

#[test]
fn the_fields_code_stays_in_the_headline() {
    for language in Language::ALL {
        for (screen, text, _) in every_screen(language) {
            match screen.view.code() {
                Some(code) => assert!(
                    text.headline.ends_with(&format!("【{}】", code.as_str())),
                    "{}",
                    text.headline
                ),
                None => assert!(!text.headline.contains('【'), "{}", text.headline),
            }
        }
    }
}
