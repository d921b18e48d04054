//! Every key of the view, and what it does.

use kazasu_i18n::TechnicianText as Text;
use ratatui::text::{Line, Span};

use crate::tui::technician::list::Entry;
use crate::tui::technician::page::Page;
use crate::tui::technician::view::View;
use crate::tui::wrap::{columns, wrap};

/// What stands on the keys, and the word of what they do.
const KEYS: [(&str, &str); 12] = [
    (Page::KEYS, "page"),
    ("Up Down PgUp PgDn j k", "move"),
    ("Home End g G", "ends"),
    ("Enter", "enter"),
    ("Tab Left Right", "pane"),
    ("Esc -", "back"),
    ("/", "search"),
    ("Backspace Ctrl-U", "erase"),
    ("s", "sort"),
    ("? F1", "keys"),
    ("Ctrl-L", "redraw"),
    ("q Ctrl-C", "leave"),
];

/// The widest of them, and the gap behind it.
const CAPS: u16 = 23;

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let keys = KEYS.map(|(caps, key)| (caps.to_owned(), key));
    let mouse = [("mouse", "mouse"), ("shift", "select")]
        .map(|(name, key)| (view.say(&Text::KeyName { key: name }), key));
    keys.into_iter().chain(mouse).map(|(caps, key)| entry(&caps, key, view)).collect()
}

fn entry(caps: &str, key: &str, view: &View<'_>) -> Entry {
    let meaning = view.say(&Text::KeyMeaning { key });
    let cap = Span::styled(caps.to_owned(), view.theme.headline());
    if view.width < 2 * CAPS {
        let below = wrap(&meaning, view.width.saturating_sub(2));
        let below = below.into_iter().map(|line| Line::from(format!("  {line}")));
        return Entry::of(std::iter::once(Line::from(cap)).chain(below).collect());
    }
    let gap = " ".repeat(usize::from(CAPS.saturating_sub(columns(caps))));
    let mut head = Some(vec![cap, Span::raw(gap)]);
    let lines = wrap(&meaning, view.width.saturating_sub(CAPS)).into_iter().map(|line| {
        let before = head.take().unwrap_or_else(|| vec![Span::raw(" ".repeat(CAPS.into()))]);
        Line::from_iter(before.into_iter().chain([Span::raw(line)]))
    });
    Entry::of(lines.collect())
}
