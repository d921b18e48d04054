//! Every screen, drawn in every language and in both sizes, as one snapshot a screen.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use kazasu_core::screen::{Screen, Specimen, View};
use kazasu_core::session::{Holding, Language, Look, Tone};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::app::{App, Asked};
use super::patient::is_offered;
use super::technician::Technician;
use super::*;

mod behaviour;
pub(super) mod svg;

/// Every view, and each branch of its words.
fn views() -> impl Iterator<Item = View> {
    Specimen::all().into_iter().map(|specimen| specimen.view)
}

fn screen(view: View, language: Language) -> Screen {
    Screen::specimen(view, Look { language, ..Look::default() })
}

const LAPTOP: Size = Size::new(80, 24);
const PANEL: Size = Size::new(40, 12);

/// What a window shows.
fn drawn(app: &mut App, size: Size) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    terminal.draw(|frame| app.draw(frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// Nobody has chosen a passcode.
fn no_technician() -> Technician {
    Technician::new(Access::None, kazasu_i18n::Language::EN, false, Vec::new())
}

fn showing(screen: Screen) -> App {
    let mut app = App::new(true, no_technician());
    app.show(screen);
    app
}

/// Its rows as text. The second half of a wide character is no cell of its own.
pub(super) fn rows(buffer: &Buffer) -> Vec<String> {
    let row = |y| {
        let mut row = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += wrap::columns(symbol).max(1);
        }
        row.trim_end().to_owned()
    };
    (0..buffer.area.height).map(row).collect()
}

fn press(app: &mut App, code: KeyCode) -> Option<Asked> {
    app.key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// All pages of a window, from the first to where Enter, or PgDn, leads back or no further.
fn pages(app: &mut App, size: Size) -> Vec<Vec<String>> {
    let mut pages = vec![rows(&drawn(app, size))];
    loop {
        assert_eq!(press(app, KeyCode::PageDown), None);
        let page = rows(&drawn(app, size));
        if pages.last() == Some(&page) {
            return pages;
        }
        pages.push(page);
    }
}

/// A name of a file for each view; what varies in it is in the same file.
fn name(view: &View) -> String {
    match view {
        View::Help { topic: Some(topic) } => {
            format!("help-{}", format!("{topic:?}").to_lowercase())
        }
        view => view.id().to_owned(),
    }
}

#[test]
fn a_flat_reader_changes_the_words() {
    let hold = screen(View::AnHold { lift_first: false }, Language::JA);
    let shown = |screen: Screen| letters(&rows(&drawn(&mut showing(screen), LAPTOP)).concat());
    assert!(shown(hold.clone()).contains("カードリーダーの前面にかざしてください"));
    assert!(
        shown(Screen { holding: Holding::Usb, ..hold })
            .contains("カードリーダーの上にかざしてください")
    );
}

#[test]
fn every_screen_looks_as_it_did() {
    let mut files = std::collections::BTreeMap::<String, String>::new();
    for view in views() {
        let file = files.entry(name(&view)).or_default();
        for language in kazasu_i18n::Language::ALL.map(Language::from) {
            for size in [LAPTOP, PANEL] {
                let mut app = showing(screen(view.clone(), language));
                file.push_str(&format!("{view:?} {language:?} {}x{}\n", size.width, size.height));
                for row in rows(&drawn(&mut app, size)) {
                    file.push_str(&format!("|{row}\n"));
                }
            }
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        files.iter().for_each(|(name, drawn)| insta::assert_snapshot!(name.as_str(), drawn));
    });
}

#[test]
fn no_word_is_cut_and_every_key_is_there() {
    for view in views() {
        for language in kazasu_i18n::Language::ALL.map(Language::from) {
            for desk in [None, Some("医事課 会計窓口(2階)")] {
                for (size, demo) in [
                    (LAPTOP, false),
                    (LAPTOP, true),
                    (PANEL, false),
                    (PANEL, true),
                    (Size::new(200, 50), true),
                ] {
                    let screen = Screen {
                        desk: desk.map(str::to_owned),
                        contact: desk.map(|_| "03-0000-0000 ".repeat(5)),
                        demo,
                        ..screen(view.clone(), language)
                    };
                    nothing_is_cut(&screen, size);
                }
            }
        }
    }
}

fn nothing_is_cut(screen: &Screen, size: Size) {
    let mut app = showing(screen.clone());
    let pages = pages(&mut app, size);
    let texts = kazasu_i18n::Texts::new(screen.look.language.into());
    let text = texts.screen(screen);
    for page in &pages {
        let shown = letters(&page.concat());
        for choice in screen.all_choices().filter(|choice| is_offered(choice)) {
            let label = texts.label(choice.label, screen.desk.as_deref());
            let label = letters::everywhere(&label);
            let expected = letters(&(keys::cap(choice.key.unwrap()) + &label));
            assert!(shown.contains(&expected), "{expected} is not in {page:#?}");
        }
    }
    // All of the headline is on the first page. The bar beside it is a blank.
    assert!(letters(&pages[0].concat()).contains(&letters(&text.headline)), "{:#?}", pages[0]);
    let lines: Vec<&str> = pages.iter().flatten().map(|line| line.trim()).collect();
    for part in text.body.iter().chain(&text.captions).chain(&text.small) {
        for line in wrap::wrap(part, (size.width - 2).min(76)) {
            assert!(lines.contains(&line.trim()), "{line} is not in {pages:#?}");
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

#[cfg(feature = "demo")]
#[test]
fn the_picture_in_the_readme_shows_the_terminal() {
    for (language, suffix) in [(Language::JA, "ja"), (Language::EN, "en")] {
        let start = Screen { demo: true, ..screen(View::Start, language) };
        let buffer = drawn(&mut showing(start), LAPTOP);
        svg::compare(&format!("terminal-{suffix}"), "kazasu tui --demo", &buffer);
    }
}
