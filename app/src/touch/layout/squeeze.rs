//! What gives way where a screen does not fit its panel.

use crate::touch::theme::STEPS_OF_TEXT;

/// What gives way so that all fits: the picture first, then the lines of the headline, then the
/// size of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Squeeze {
    /// The least height of the picture, in shares of the panel's short side; `None`: no picture.
    pub(super) picture: Option<f32>,
    /// The headline keeps its own line ends.
    pub(super) own_lines: bool,
    /// On a wide panel: the headline goes over both columns.
    pub(super) across: bool,
    /// On a wide panel: what is pressed has a narrow column.
    pub(super) narrow: bool,
    /// Steps by which the text is smaller than chosen.
    pub(super) text: u8,
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

/// The step at which text has its usual size, whatever size was chosen.
const USUAL_TEXT: u8 = STEPS_OF_TEXT - 1;

/// From the most generous to the tightest: the first with which everything fits is taken.
pub(super) const SQUEEZES: [Squeeze; 17] = [
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
pub(super) const LAST: Squeeze = Squeeze::new(None, STEPS_OF_TEXT).narrow();
