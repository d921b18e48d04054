//! Where everything on a screen goes. Nothing is drawn here: a plan is made for the panel's size
//! from what the words measure, and if it does not fit, another is made with a smaller picture,
//! then with smaller text.

mod column;
mod edges;
mod landscape;
mod portrait;
mod story;

use eframe::egui::{Context, Rect, Vec2, vec2};
use kazasu_core::screen::{Choice, Label, Picture, Screen, View};

use super::theme::{Colours, STEPS_OF_TEXT, Sizes};
use super::words::Words;

pub(crate) use column::{Button, number_room};
pub(crate) use story::Story;

/// How far up a person has to reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Standing, or at a low panel.
    #[default]
    Usual,
    /// From a wheelchair: everything that is pressed lies as low as it can.
    Low,
}

/// Where everything goes, in points.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// The sizes that were taken.
    pub(crate) sizes: Sizes,
    /// The step mark and the mark of a demonstration.
    pub(crate) marks: Vec<Mark>,
    pub(crate) headline: Story,
    /// Body, captions with their icons, small line.
    pub(crate) body: Story,
    /// Where the body shows, if it is longer than that: it is scrolled.
    pub(crate) scrolled: Option<Rect>,
    pub(crate) picture: Option<Rect>,
    /// The PIN pad.
    pub(crate) pad: Option<Pad>,
    /// Choices, then もどる and 中止する, then the standing row.
    pub(crate) buttons: Vec<Button>,
}

/// A mark at the head of the screen.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) rect: Rect,
    pub(crate) text: String,
    /// It says that this is a demonstration.
    pub(crate) demo: bool,
}

/// Where the PIN pad goes.
#[derive(Clone, Debug)]
pub(crate) struct Pad {
    /// A dot for each digit.
    pub(crate) dots: Rect,
    /// Four rows of three: 1 to 9, delete, 0, confirm.
    pub(crate) keys: [Rect; 12],
}

/// The height of the dots, in shares of a key's least height.
const DOTS: f32 = 0.58;

impl Pad {
    /// Dots above keys, as large as `area` lets them be.
    fn new(area: Rect, sizes: &Sizes) -> Self {
        let gap = sizes.gap * 0.8;
        let dots = sizes.target * DOTS;
        let (dots, keys) = area.split_top_bottom_at_y(area.top() + dots);
        let size = vec2((keys.width() - 2.0 * gap) / 3.0, (keys.height() - 4.0 * gap) / 4.0);
        let place = |at: usize| {
            let step = vec2((at % 3) as f32, (at / 3) as f32) * (size + Vec2::splat(gap));
            Rect::from_min_size(keys.min + vec2(0.0, gap) + step, size)
        };
        Self { dots, keys: std::array::from_fn(place) }
    }

    /// The least height of a pad.
    fn least(sizes: &Sizes) -> f32 {
        sizes.target * DOTS + 4.0 * (sizes.target + sizes.gap * 0.8)
    }
}

/// What gives way so that all fits: the picture first, then the lines of the headline, then the
/// size of the text.
#[derive(Clone, Copy, Debug)]
struct Squeeze {
    /// The least height of the picture, in shares of the panel's short side; `None`: no picture.
    picture: Option<f32>,
    /// The headline keeps its own line ends.
    own_lines: bool,
    /// On a wide panel: the headline goes over both columns.
    across: bool,
    /// On a wide panel: what is pressed has a narrow column.
    narrow: bool,
    /// Steps by which the text is smaller than chosen.
    text: u8,
}

impl Squeeze {
    const fn new(picture: Option<f32>, text: u8) -> Self {
        Self { picture, own_lines: false, across: false, narrow: false, text }
    }

    const fn own_lines(self) -> Self {
        Self { own_lines: true, ..self }
    }

    const fn across(self) -> Self {
        Self { across: true, ..self }
    }

    const fn narrow(self) -> Self {
        Self { narrow: true, ..self }
    }
}

const USUAL_TEXT: u8 = STEPS_OF_TEXT - 1;

const SQUEEZES: [Squeeze; 17] = [
    Squeeze::new(Some(0.42), 0).own_lines(),
    Squeeze::new(Some(0.3), 0).own_lines(),
    Squeeze::new(Some(0.22), 0),
    Squeeze::new(Some(0.3), 0).across(),
    Squeeze::new(Some(0.22), 0).across(),
    Squeeze::new(Some(0.22), 2),
    Squeeze::new(None, 0).across(),
    Squeeze::new(None, 2).narrow(),
    Squeeze::new(None, 2).across(),
    Squeeze::new(Some(0.2), USUAL_TEXT),
    Squeeze::new(None, 4).narrow(),
    Squeeze::new(None, USUAL_TEXT).across(),
    Squeeze::new(None, USUAL_TEXT).narrow().across(),
    Squeeze::new(None, STEPS_OF_TEXT),
    Squeeze::new(None, STEPS_OF_TEXT).across(),
    Squeeze::new(None, STEPS_OF_TEXT).narrow(),
    Squeeze::new(None, STEPS_OF_TEXT).narrow().across(),
];
/// With this, what does not fit is scrolled.
const LAST: Squeeze = Squeeze::new(None, STEPS_OF_TEXT).narrow();

/// The room that the bar of what is scrolled takes, with the space before it.
pub(crate) const SCROLL_ROOM: f32 = 36.0;

/// What a plan is made from.
struct Brief<'a> {
    ctx: &'a Context,
    screen: &'a Screen,
    words: &'a Words<'a>,
    colours: &'static Colours,
    sizes: Sizes,
    squeeze: Squeeze,
    reach: Reach,
    area: Rect,
}

/// A plan for `panel`.
pub(crate) fn plan(
    ctx: &Context,
    screen: &Screen,
    words: &Words<'_>,
    panel: Rect,
    reach: Reach,
) -> Plan {
    let make = |squeeze: Squeeze| {
        let sizes = Sizes::new(panel.size(), screen.look.text_size, squeeze.text);
        let area = panel.shrink(sizes.margin);
        let brief = Brief {
            ctx,
            screen,
            words,
            colours: Colours::of(screen.look),
            sizes,
            squeeze,
            reach,
            area,
        };
        if panel.width() > panel.height() {
            landscape::plan(&brief)
        } else {
            portrait::plan(&brief)
        }
    };
    SQUEEZES
        .into_iter()
        .map(&make)
        .find(|plan| plan.scrolled.is_none())
        .unwrap_or_else(|| make(LAST))
}

impl Brief<'_> {
    fn has_pad(&self) -> bool {
        matches!(self.screen.view, View::AnPin { .. })
    }

    /// Choices that are not keys of the pad.
    fn choices(&self) -> impl Iterator<Item = &Choice> {
        let has_pad = self.has_pad();
        self.screen.choices.iter().filter(move |choice| !(has_pad && is_pad_key(choice.label)))
    }

    /// Choices that have a column of their own: from two on, since a single one goes to the bottom
    /// right.
    fn column(&self) -> Vec<&Choice> {
        let choices: Vec<_> = self.choices().collect();
        if choices.len() > 1 { choices } else { Vec::new() }
    }

    /// A single choice, which goes to the bottom right.
    fn onward(&self) -> Option<&Choice> {
        let mut choices = self.choices();
        let first = choices.next();
        if choices.next().is_none() { first } else { None }
    }

    /// The picture, if it is one that is drawn as a whole and there is to be one. Pictures with
    /// captions stand among the text.
    fn scene(&self) -> Option<f32> {
        let whole = self.words.captions.is_empty() && self.screen.picture != Picture::None;
        self.squeeze.picture.filter(|_| whole).map(|share| share * self.short_side())
    }

    fn short_side(&self) -> f32 {
        self.area.size().min_elem()
    }
}

/// Whether the pad has a key for it.
pub(crate) const fn is_pad_key(label: Label) -> bool {
    matches!(label, Label::Delete | Label::Confirm)
}
