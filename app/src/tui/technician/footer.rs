//! The keys that do something now, for the pane in which keys move; the foot of the window names
//! them.

use kazasu_i18n::TechnicianText as Text;
use ratatui::text::{Line, Span};

use super::action::EntryAction;
use super::page::Page;
use super::state::Technician;
use crate::tui::theme::Theme;
use crate::tui::wrap::columns;

/// Between two keys.
const GAP: u16 = 2;

/// The cap of a key, and the word of what it does.
type Hint = (&'static str, &'static str);

impl Technician {
    /// What keys do here, the most important first; `is_wide`: with two panes.
    fn hints(&self, is_wide: bool) -> Vec<Hint> {
        if self.shows_keys {
            return vec![("Esc", "close")];
        }
        if self.is_searching {
            return vec![("Enter", "found"), ("Esc", "clear")];
        }
        let mut hints = Vec::new();
        if self.is_detail_focused && is_wide {
            hints.push(("Esc", "list"));
        } else {
            hints.extend(self.selected().map(|action| ("Enter", enter(&action, is_wide))));
            if !self.query.is_empty() && self.open_tap.is_none() {
                hints.push(("Esc", "clear"));
            } else if self.page != Page::Overview {
                hints.push(("Esc", "back"));
            }
            if self.page == Page::Taps && self.open_tap.is_none() {
                hints.push(("s", "sort"));
            }
            if self.open_tap.is_none() {
                hints.push(("/", if self.page.is_filtered() { "filter" } else { "search" }));
            }
            if is_wide && super::pages::has_detail(self.page) && self.open_tap.is_none() {
                hints.push(("Tab", "pane"));
            }
        }
        hints.extend([(Page::KEYS, "page"), ("?", "keys"), ("q", "leave")]);
        hints
    }

    /// The foot of a window of this width: as many keys as there is room for. How to see all of
    /// them, and how to leave, is always among them.
    pub(super) fn footer(&self, width: u16, is_wide: bool, theme: Theme) -> Line<'static> {
        let mut hints: Vec<(&str, String)> = self
            .hints(is_wide)
            .into_iter()
            .map(|(cap, hint)| (cap, self.texts.technician(&Text::Hint { hint })))
            .collect();
        let needed = |hints: &[(&str, String)]| -> u16 {
            hints.iter().map(|(cap, label)| columns(cap) + 1 + columns(label) + GAP).sum()
        };
        while needed(&hints) > width + GAP && hints.len() > 2 {
            hints.remove(hints.len() - 3);
        }
        let spans = hints.into_iter().flat_map(|(cap, label)| {
            [Span::styled(cap, theme.cap()), Span::raw(format!(" {label}  "))]
        });
        Line::from_iter(spans)
    }
}

/// The word of what Enter does.
const fn enter(action: &EntryAction, is_wide: bool) -> &'static str {
    match action {
        EntryAction::OpenHelp(_) if is_wide => "look",
        EntryAction::OpenTap(_) | EntryAction::OpenHelp(_) | EntryAction::Go(_) => "open",
        EntryAction::RunChecks | EntryAction::Order(_) | EntryAction::Leave => "do",
        #[cfg(feature = "delivery")]
        EntryAction::Enrol => "open",
    }
}
