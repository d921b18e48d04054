//! Every reason, and every way to end without one: cause, evidence and remedy. It can be searched.

use kazasu_core::code::Reason;
use kazasu_i18n::{ENDINGS, Remedy, TechnicianText as Text, Texts};
use ratatui::text::{Line, Span};

use crate::tui::technician::action::{About, EntryAction};
use crate::tui::technician::list::Entry;
use crate::tui::technician::view::View;
use crate::tui::wrap::wrap;

/// What is said of one reason, or of one way to end without a reason.
struct Topic {
    /// Its number among all of them.
    number: usize,
    code: &'static str,
    word: &'static str,
    title: String,
    remedy: Remedy,
}

fn topics(texts: &Texts) -> Vec<Topic> {
    let reasons = Reason::ALL.into_iter().map(|reason| Topic {
        number: 0,
        code: reason.code().map_or("---", |code| code.as_str()),
        word: reason.as_str(),
        title: texts.reason(reason, None).title,
        remedy: texts.remedy(reason),
    });
    let endings = ENDINGS.into_iter().map(|ending| Topic {
        number: 0,
        code: "---",
        word: ending,
        title: texts.technician(&Text::Outcome { outcome: ending }),
        remedy: texts.remedy_of_ending(ending),
    });
    reasons.chain(endings).enumerate().map(|(number, topic)| Topic { number, ..topic }).collect()
}

impl Topic {
    fn is_found(&self, view: &View<'_>) -> bool {
        let Remedy { cause, evidence, remedy } = &self.remedy;
        view.finds(&[self.code, self.word, &self.title, cause, evidence, remedy])
    }
}

pub(super) fn entries(view: &View<'_>) -> Vec<Entry> {
    let mut entries: Vec<_> = topics(view.texts)
        .iter()
        .filter(|topic| topic.is_found(view))
        .map(|topic| entry(topic, view))
        .collect();
    if entries.is_empty() {
        entries.push(view.text(&Text::NothingFound));
    }
    entries
}

/// With everything that is said of it where it is the one that is open.
fn entry(topic: &Topic, view: &View<'_>) -> Entry {
    let head = format!("{} {}", topic.code, topic.word);
    let mut lines = vec![Line::from(Span::styled(head, view.theme.headline()))];
    let indented = |text: &str, indent: usize| {
        let width = view.width.saturating_sub(u16::try_from(indent).unwrap_or_default());
        wrap(text, width)
            .into_iter()
            .map(move |line| Line::from(" ".repeat(indent) + &line))
            .collect::<Vec<_>>()
    };
    if view.open_help == Some(topic.number) && !view.is_wide {
        lines.extend(indented(&topic.title, 4));
        let Remedy { cause, evidence, remedy } = &topic.remedy;
        for (field, said) in [("cause", cause), ("evidence", evidence), ("remedy", remedy)] {
            lines.extend(indented(&format!("{}: {said}", view.say(&Text::Field { field })), 4));
        }
    }
    Entry::of(lines).doing(EntryAction::OpenHelp(topic.number)).about(About::Topic(topic.number))
}

/// Everything that is said of the topic with this number.
pub(super) fn detail(number: usize, view: &View<'_>) -> Vec<Entry> {
    let topics = topics(view.texts);
    let Some(topic) = topics.get(number) else { return Vec::new() };
    let Remedy { cause, evidence, remedy } = &topic.remedy;
    let mut entries = vec![Entry::text(&topic.title, view.width)];
    for (field, said) in [("cause", cause), ("evidence", evidence), ("remedy", remedy)] {
        entries.push(view.heading(&Text::Field { field }));
        entries.push(Entry::text(said, view.width));
    }
    entries
}
