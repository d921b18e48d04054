//! What is on every screen, whatever its frame: the band of a demonstration, the bar, the step, the
//! foot. The bar is at the head of a wide panel and at the bottom of a high one, where all can
//! reach it.

use eframe::egui::Rect;
use kazasu_core::screen::Choice;

use crate::touch::page::Page;
use crate::touch::parts::bar;
use crate::touch::parts::button::Button;
use crate::touch::parts::foot::Foot;
use crate::touch::parts::mark::Mark;
use crate::touch::parts::steps::Steps;
use crate::touch::parts::words::{Column, Text};
use crate::touch::places::Layout;
use crate::touch::reach::Reach;

/// The shell, and the room within it.
pub(super) struct Shell {
    marks: Vec<Mark>,
    foot: Vec<Button>,
    bar: Vec<Button>,
    /// Between bar and foot, without the margins.
    pub(super) main: Rect,
    /// Where text begins, below the step.
    pub(super) top: f32,
    /// The bottom of the foot.
    pub(super) floor: f32,
}

impl Shell {
    /// The shell with these choices in its foot, which is so wide (all of the panel, if `None`).
    pub(super) fn new(page: &Page<'_>, choices: &[&Choice], foot_width: Option<f32>) -> Self {
        let sizes = &page.sizes;
        let mut main = page.panel;
        let mut marks: Vec<Mark> = Mark::demo(page).into_iter().collect();
        if let Some(band) = marks.first() {
            main.min.y = band.rect.bottom();
        }
        let at_head = page.is_wide() && page.reach == Reach::Usual;
        let bar = if at_head {
            let bar = bar::cells(page, main.top());
            main.min.y += sizes.bar;
            bar
        } else {
            main.max.y -= sizes.bar;
            bar::cells(page, main.bottom())
        };
        main.min.x += sizes.margin;
        main.max.x -= sizes.margin;
        main.min.y += if at_head { sizes.gap * 0.6 } else { sizes.margin * 0.8 };
        main.max.y -= if at_head { sizes.margin } else { sizes.gap };
        let floor = main.bottom();

        let width = foot_width.unwrap_or(main.width());
        let foot = Foot::new(page, choices, width);
        let height = foot.height;
        let foot: Vec<Button> = foot.at(main.left(), floor - height).collect();
        if !foot.is_empty() {
            main.max.y -= height + sizes.gap;
        }

        // A wide panel has the picture at its right half.
        let beside = if page.is_wide() { 0.48 } else { 1.0 };
        let line = Mark::step(page, main.left(), main.top())
            .or_else(|| Mark::facility(page, main.left(), main.top(), main.width() * beside));
        let mut top = main.top();
        if let Some(mark) = line {
            top = mark.rect.bottom() + sizes.gap * 0.2;
            marks.push(mark);
        }
        Self { marks, foot, bar, main, top, floor }
    }

    /// The room for text, below the step.
    pub(super) fn text(&self) -> Rect {
        self.main.with_min_y(self.top)
    }

    /// A layout with this headline and these buttons before the foot.
    pub(super) fn layout(self, page: &Page<'_>, headline: Text, buttons: Vec<Button>) -> Layout {
        Layout {
            sizes: page.sizes,
            faces: Vec::new(),
            marks: self.marks,
            headline,
            texts: Vec::new(),
            body: Column::default(),
            scrolled: None,
            steps: Steps::default(),
            picture: None,
            number: None,
            pad: None,
            buttons: buttons.into_iter().chain(self.foot).chain(self.bar).collect(),
            unseen: unseen(page),
            fits: true,
        }
    }
}

/// Words that have given way already: a screen reader still has them.
fn unseen(page: &Page<'_>) -> Vec<String> {
    let body = page.words.body.iter().filter(|it| !page.paragraphs().contains(it));
    let captions = page.words.captions.iter().filter(|it| !page.rows().contains(it));
    let small = page.words.small.iter().filter(|_| !page.give.notes);
    body.chain(captions).chain(small).cloned().collect()
}
