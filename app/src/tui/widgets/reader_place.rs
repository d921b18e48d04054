//! Where the reader is, seen from the terminal: an arrow to it, where somebody has said it and a
//! phone is to be held there. Letters alone: signs of arrows are of two widths.

use kazasu_core::screen::{Picture, Screen};
use kazasu_core::session::ReaderPlace;
use kazasu_i18n::{Text, Texts};
use ratatui::text::{Line, Span};

use crate::tui::theme::Theme;
use crate::tui::wrap::columns;

/// The columns of an arrow.
const ARROW: usize = 8;

/// The reader's name and an arrow, at the side where the reader is; nothing where nobody has said
/// that, or nothing is to be held there now.
pub(in crate::tui) fn lines(
    screen: &Screen,
    texts: &Texts,
    width: u16,
    theme: Theme,
) -> Vec<Line<'static>> {
    let is_held = matches!(
        screen.picture,
        Picture::HoldingPlace | Picture::Hold(_) | Picture::MoveSlowly | Picture::WalletSteps
    );
    let Some(place) = screen.reader_place.filter(|_| is_held) else { return Vec::new() };
    let name = texts.say(&Text::CardReader);
    let shaft = "=".repeat(ARROW - 1);
    let said = match place {
        ReaderPlace::Left => format!("<{shaft} {name}"),
        ReaderPlace::Right => format!("{name} {shaft}>"),
        ReaderPlace::Below | ReaderPlace::Frame => format!("V V V  {name}  V V V"),
    };
    let free = usize::from(width.saturating_sub(columns(&said)));
    let before = match place {
        ReaderPlace::Left => 0,
        ReaderPlace::Right => free,
        ReaderPlace::Below | ReaderPlace::Frame => free / 2,
    };
    vec![Line::from(vec![Span::raw(" ".repeat(before)), Span::styled(said, theme.headline())])]
}

#[cfg(test)]
mod tests {
    use kazasu_core::screen::View;
    use kazasu_core::session::Look;
    use kazasu_i18n::Language;

    use super::*;

    fn drawn(view: View, reader_place: Option<ReaderPlace>, width: u16) -> Vec<String> {
        let screen = Screen { reader_place, ..Screen::specimen(view, Look::default()) };
        let texts = Texts::new(Language::EN);
        let lines = lines(&screen, &texts, width, Theme::default());
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_arrow_points_to_where_the_reader_is() {
        let start = |place| drawn(View::Start, Some(place), 38);
        assert_eq!(start(ReaderPlace::Left), ["<======= Card reader"]);
        assert_eq!(start(ReaderPlace::Right), [format!("{:>38}", "Card reader =======>")]);
        for place in [ReaderPlace::Below, ReaderPlace::Frame] {
            assert_eq!(start(place), [format!("{}V V V  Card reader  V V V", " ".repeat(6))]);
        }
    }

    #[test]
    fn nothing_points_where_nobody_said_where_it_is_or_nothing_is_to_be_held() {
        assert_eq!(drawn(View::Start, None, 38), [""; 0]);
        let left = Some(ReaderPlace::Left);
        for view in [View::Kind, View::pin_pad(2), View::TakeIp, View::StartLeft] {
            assert_eq!(drawn(view, left, 38), [""; 0]);
        }
        for view in [View::IpHold { tips: false, lift_first: true }, View::OtherWays] {
            assert_eq!(drawn(view, left, 38), [""; 0]);
        }
        let hold = View::AnHold { lift_first: false };
        assert_eq!(drawn(hold, left, 38).len(), 1);
    }
}
