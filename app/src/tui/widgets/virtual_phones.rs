//! What can be done with virtual phones, and the letters that do it.

use kazasu_i18n::{Text, Texts};
use ratatui::text::{Line, Span};

use super::choices::{Item, flow};
use crate::host::visits::{DemoAction, DemoNotice};
use crate::tui::theme::Theme;
use crate::tui::wrap::wrap;

/// Their letters, in their order. F1 is a, F10 is j.
const LETTERS: [char; DemoAction::ALL.len()] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

fn lettered() -> impl Iterator<Item = (char, DemoAction)> {
    LETTERS.into_iter().zip(DemoAction::ALL)
}

/// Ends a demonstration; a patient's keyboard has no such key.
pub(in crate::tui) const QUIT: char = 'q';

/// What a letter does.
pub(in crate::tui) fn action(letter: char) -> Option<DemoAction> {
    lettered().find(|(own, _)| *own == letter).map(|(_, action)| action)
}

/// A heading, where the desk is, and all of them.
pub(in crate::tui) fn lines(
    texts: &Texts,
    desk: Option<&DemoNotice>,
    width: u16,
    theme: Theme,
) -> Vec<Line<'static>> {
    let say = |action| texts.say(&Text::DemoAction { action });
    let item = |letter: char, word| Item { cap: letter.to_string(), label: say(word) };
    let mut items: Vec<Item> =
        lettered().map(|(letter, action)| item(letter, action.word())).collect();
    items.push(item(QUIT, "quit"));
    let mut lines = vec![Line::from(Span::styled(format!(" {} ", say("list")), theme.demo()))];
    let desk = desk.map(|desk| wrap(&desk.said(texts), width)).unwrap_or_default();
    lines.extend(desk.into_iter().map(Line::from));
    lines.extend(flow(&items, width, theme));
    lines
}

/// Under the list where it lies over the screen: a blank line, and how to get rid of it.
pub(in crate::tui) fn how_to_close(texts: &Texts, width: u16) -> Vec<Line<'static>> {
    let said = wrap(&texts.say(&Text::CloseList), width).into_iter().map(Line::from);
    std::iter::once(Line::default()).chain(said).collect()
}
