//! In which order what does not fit gives way.

use kazasu_core::screen::{Picture, Screen, View};
use kazasu_core::session::TextSize;

use crate::touch::frames::Frame;
use crate::touch::theme::Give;
use crate::touch::words::Words;

/// A share of the panel's short side, and whether the headline keeps its own lines.
const PICTURES: [(f32, bool); 4] = [(0.5, true), (0.4, true), (0.3, false), (0.22, false)];
/// The same where the text is as small as it may be.
const SMALL: [f32; 3] = [0.4, 0.3, 0.22];
/// What stays of the growth of a larger text, in groups: within one, growth gives way before the
/// picture does.
const GROWTHS: [&[f32]; 3] = [&[1.0, 0.8], &[0.6, 0.4], &[0.2]];
/// The same where even the words of the picture's parts are left out.
const FEWEST_GROWTHS: [f32; 6] = [1.0, 0.8, 0.6, 0.4, 0.2, 0.0];
/// The same where the usual text is as small as it may be; less would not be seen as larger.
const LEAST_GROWTHS: [f32; 5] = [1.0, 0.8, 0.6, 0.5, 0.42];
/// What few words may be larger by.
const AIRS: [f32; 2] = [1.3, 1.15];
/// What any words of a larger text may be larger by, where the usual one is, since its words are
/// few; the last is for the large text beside the airiest of the usual ones.
const DENSE_AIRS: [f32; 4] = [1.15, 1.08, 1.04, 1.25];
/// Nothing is left to give way but the small line, and words of the body.
pub(super) const LAST: Give = Give { own_lines: false, least: true, ..Give::USUAL };

/// How much of the words is written.
#[derive(Clone, Copy, PartialEq)]
enum Wording {
    /// Every sentence that the screen has.
    All,
    /// All but notes.
    NoNotes,
    /// A body in fewer words, and no notes.
    Few,
    /// The same without the words of the picture's parts.
    Fewest,
}

impl Wording {
    fn of(self, give: Give) -> Give {
        let few = matches!(self, Self::Few | Self::Fewest);
        Give { notes: self == Self::All, few, rows: self != Self::Fewest, ..give }
    }
}

/// From the most generous to the tightest.
pub(super) fn ways(screen: &Screen, words: &Words<'_>) -> Vec<Give> {
    let there = There::on(screen, words);
    let mut ways = Vec::new();
    match screen.look.text_size {
        TextSize::Standard => ways.extend(AIRS.map(|air| airy(air, Give::USUAL))),
        TextSize::Large if there.notes => {
            there.grown(&[Wording::All, Wording::NoNotes], &mut ways);
        }
        TextSize::Large => there.grown(&[Wording::All], &mut ways),
        // It has no room for notes.
        TextSize::ExtraLarge => there.grown(&[Wording::NoNotes], &mut ways),
    }
    there.usual(&mut ways);
    ways
}

const fn airy(air: f32, give: Give) -> Give {
    Give { picture: Some(0.5), air, ..give }
}

/// What is not there cannot give way.
struct There {
    picture: bool,
    notes: bool,
    /// A body or captions in fewer words.
    few: bool,
    /// Rows with the words of the picture's parts, below a body that says alone what to do.
    rows: bool,
}

impl There {
    fn on(screen: &Screen, words: &Words<'_>) -> Self {
        let body = words.short.as_ref().unwrap_or(&words.body);
        let below = Frame::of(screen) == Frame::Columns && !body.is_empty();
        Self {
            picture: screen.picture != Picture::None,
            notes: words.small.is_some() || matches!(screen.view, View::AnPin { .. }),
            few: words.short.is_some() || words.short_captions.is_some(),
            rows: below && !words.captions.is_empty(),
        }
    }

    /// From the largest picture to the smallest.
    fn pictures(&self, give: Give) -> impl Iterator<Item = Give> {
        let has_picture = self.picture;
        PICTURES
            .into_iter()
            .filter(move |(share, _)| has_picture || *share >= 0.4)
            .map(move |(share, own_lines)| Give { picture: Some(share), own_lines, ..give })
    }

    /// In a larger text. What is larger is worth more than words that are not needed: after notes,
    /// reasons and second sentences go.
    fn grown(&self, most: &[Wording], ways: &mut Vec<Give>) {
        let fewer: &[Wording] = if self.few { &[Wording::Few] } else { &[] };
        let first = most.first().copied().unwrap_or(Wording::All);
        ways.extend(AIRS.map(|air| first.of(airy(air, grown(1.0)))));
        for growths in GROWTHS {
            for give in growths.iter().copied().map(grown) {
                for wordings in [most, fewer] {
                    let each = |give| wordings.iter().map(move |wording| wording.of(give));
                    ways.extend(self.pictures(give).flat_map(each));
                }
            }
            for give in growths.iter().copied().map(grown) {
                let none = Give { own_lines: false, ..give };
                ways.extend(most.iter().chain(fewer).map(|wording| wording.of(none)));
            }
            if self.rows && growths.contains(&0.4) {
                let fewest = |growth| Give { own_lines: false, ..grown(growth) };
                ways.extend(FEWEST_GROWTHS.map(|growth| Wording::Fewest.of(fewest(growth))));
            }
        }
        for air in DENSE_AIRS {
            let give = Give { own_lines: false, air, dense: true, ..grown(1.0) };
            let pictures = PICTURES.map(|(share, _)| Give { picture: Some(share), ..give });
            for give in pictures.into_iter().chain([give]) {
                ways.extend([Wording::NoNotes, Wording::Few].map(|wording| wording.of(give)));
            }
        }
        // On a board the usual text may be a little smaller than elsewhere: larger than that.
        for growth in LEAST_GROWTHS {
            let give = Give { own_lines: false, least: true, ..grown(growth) };
            for give in [Give { picture: Some(0.22), ..give }, give] {
                ways.extend([Wording::NoNotes, Wording::Few].map(|wording| wording.of(give)));
            }
        }
    }

    /// In the usual size.
    fn usual(&self, ways: &mut Vec<Give>) {
        let wordings: &[Wording] =
            if self.notes { &[Wording::All, Wording::NoNotes] } else { &[Wording::All] };
        let each = |give| wordings.iter().map(move |wording| wording.of(give));
        ways.extend(self.pictures(Give::USUAL).flat_map(each));
        // On a board the picture is worth more than a little of the usual size, and less than a
        // larger size that somebody asked for.
        ways.extend(
            SMALL.map(|share| Give { picture: Some(share), ..LAST }).into_iter().flat_map(each),
        );
        ways.extend(each(Give { own_lines: false, ..Give::USUAL }));
        ways.extend([Wording::All, Wording::NoNotes, Wording::Few].map(|it| it.of(LAST)));
    }
}

const fn grown(growth: f32) -> Give {
    Give { growth, ..Give::USUAL }
}
