//! What can be done with virtual phones, and the letters that do it.

use kazasu_i18n::{Text, Texts};
use ratatui::text::{Line, Span};

use super::choices::{Item, flow};
use crate::host::visits::DemoAction;
use crate::tui::theme::Theme;

/// Letter, action, and the stable word of its text. F1 is a, F10 is j.
const ACTIONS: [(char, DemoAction, &str); 10] = [
    ('a', DemoAction::HoldIphone, "hold-iphone"),
    ('b', DemoAction::HoldIphoneLocked, "hold-iphone-locked"),
    ('c', DemoAction::HoldAndroid, "hold-android"),
    ('d', DemoAction::LastTry, "hold-last-try"),
    ('e', DemoAction::HoldExpired, "hold-expired"),
    ('f', DemoAction::HoldCard, "hold-card"),
    ('g', DemoAction::HoldTransit, "hold-transit"),
    ('h', DemoAction::ShakyHand, "shaky-hand"),
    ('i', DemoAction::SlowPhone, "slow-phone"),
    ('j', DemoAction::TakeAway, "take-away"),
];

/// Ends a demonstration; a patient's keyboard has no such key.
pub(in crate::tui) const QUIT: char = 'q';

/// What a letter does.
pub(in crate::tui) fn action(letter: char) -> Option<DemoAction> {
    ACTIONS.iter().find(|(own, ..)| *own == letter).map(|(_, action, _)| *action)
}

/// A heading, and all of them.
pub(in crate::tui) fn lines(texts: &Texts, width: u16, theme: Theme) -> Vec<Line<'static>> {
    let say = |action| texts.say(&Text::DemoAction { action });
    let item = |letter: char, word| Item { cap: letter.to_string(), label: say(word) };
    let mut items: Vec<Item> = ACTIONS.iter().map(|(letter, _, word)| item(*letter, word)).collect();
    items.push(item(QUIT, "quit"));
    let mut lines = vec![Line::from(Span::styled(format!(" {} ", say("list")), theme.demo()))];
    lines.extend(flow(&items, width, theme));
    lines
}
