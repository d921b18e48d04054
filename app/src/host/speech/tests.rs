use std::sync::{Arc, Mutex};

use kazasu_core::session::{Look, TextSize};

use super::*;

#[derive(Clone, Default)]
struct Record(Arc<Mutex<Vec<String>>>);

impl Voice for Record {
    fn say(&mut self, speech: String) {
        self.0.lock().unwrap().push(speech);
    }
}

/// What is said of these screens, in this order.
fn said(screens: impl IntoIterator<Item = Screen>) -> Vec<String> {
    let record = Record::default();
    let mut speech = Speech::new(record.clone());
    screens.into_iter().for_each(|screen| speech.show(screen));
    record.0.lock().unwrap().clone()
}

fn screen(view: View, look: Look) -> Screen {
    Screen::specimen(view, look)
}

fn usual(views: impl IntoIterator<Item = View>) -> Vec<String> {
    said(views.into_iter().map(|view| screen(view, Look::default())))
}

fn pad(entered: u8) -> View {
    View::pin_pad(entered)
}

#[test]
fn progress_and_seconds_are_not_said_anew() {
    assert_eq!(usual([0, 10, 90].map(|percent| View::Reading { percent })).len(), 1);
    assert_eq!(
        usual([20, 19, 1].map(|seconds| View::StillThere { seconds, typing: false })).len(),
        1
    );
}

#[test]
fn a_screen_that_comes_back_is_said_again() {
    let said = usual([View::Kind, View::StillThere { seconds: 20, typing: false }, View::Kind]);
    assert_eq!((said.len(), &said[0]), (3, &said[2]));
}

#[test]
fn what_has_to_be_known_is_said_when_it_changes() {
    assert_eq!(usual([Some(2), Some(2), Some(1)].map(|tries| View::PinWrong { tries })).len(), 2);
    assert_eq!(usual([false, true].map(|tips| View::IpHold { tips, lift_first: false })).len(), 2);
    assert_eq!(usual([true, false].map(|lift_first| View::AnHold { lift_first })).len(), 2);
}

#[test]
fn digits_are_counted_up_and_down() {
    let said = usual([0, 1, 2, 1, 0, 1].map(pad));
    assert_eq!(said[1..4], ["1桁入力されました。", "2桁入力されました。", "1桁入力されました。"]);
    assert_eq!(
        said[4..],
        ["入力した番号はなくなりました。4桁の番号を入力してください。", "1桁入力されました。"]
    );
    assert!(said[0].contains("テンキーで入力してください"), "{}", said[0]);
}

/// Digits that are gone because the pad came anew are no digits that were deleted.
#[test]
fn a_new_pad_is_said_as_a_whole() {
    let said = usual([pad(0), pad(1), View::AnForgot, pad(0)]);
    assert_eq!(said[0], said[3]);
}

#[test]
fn another_language_says_it_again_and_another_size_does_not() {
    let japanese = Look::default();
    let large = Look { text_size: TextSize::Large, high_contrast: true, ..japanese };
    let english = Look { language: Language::EN, ..large };
    let said =
        said([japanese, large, english, english, japanese].map(|look| screen(View::Start, look)));
    assert_eq!(said.len(), 3, "{said:#?}");
    assert!(said[1].starts_with("You can use your phone"), "{}", said[1]);
    assert_eq!(said[0], said[2]);
}

/// Typed digits stay when the language changes, and so does their count.
#[test]
fn the_count_is_said_in_the_new_language() {
    let english = Look { language: Language::EN, ..Look::default() };
    let said = said([screen(pad(2), Look::default()), screen(pad(2), english)]);
    assert_eq!(said[1], "2 digits entered.");
}

#[test]
fn what_is_asked_for_is_said_whole_and_once() {
    let record = Record::default();
    let mut speech = Speech::new(record.clone());
    let (kind, pin) = (screen(View::Kind, Look::default()), screen(pad(2), Look::default()));
    speech.show(kind.clone());
    speech.say_again(&kind);
    speech.say_again(&pin);
    // It is shown after that, and is no news.
    speech.show(pin);
    let said = record.0.lock().unwrap().clone();
    assert_eq!((said.len(), &said[0]), (3, &said[1]));
    assert_eq!(said[2], "2桁入力されました。");
}
