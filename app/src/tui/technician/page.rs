//! The pages of the technician's view, by number and by name.

/// A page, in the order of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Page {
    #[default]
    Overview,
    Taps,
    Test,
    Work,
    Configuration,
    Check,
    Help,
    Leave,
    Queue,
    #[cfg(feature = "delivery")]
    Desk,
}

impl Page {
    pub(super) const ALL: &[Self] = &[
        Self::Overview,
        Self::Taps,
        Self::Test,
        Self::Work,
        Self::Configuration,
        Self::Check,
        Self::Help,
        Self::Leave,
        Self::Queue,
        #[cfg(feature = "delivery")]
        Self::Desk,
    ];

    /// The keys that lead to a page.
    pub(super) const KEYS: &str = if Self::ALL.len() > 9 { "0-9" } else { "1-9" };

    /// The page of this number on the keyboard: 0 is the tenth.
    pub(super) fn of_key(number: u8) -> Option<Self> {
        let place = usize::from(number).checked_sub(1).unwrap_or(9);
        Self::ALL.get(place).copied()
    }

    /// The number on the keyboard.
    pub(super) const fn key(self) -> usize {
        (self as usize + 1) % 10
    }

    /// Whether what is looked for is looked for on this page; on the others, in the help.
    pub(super) const fn is_filtered(self) -> bool {
        matches!(self, Self::Taps | Self::Configuration | Self::Check)
    }

    /// The stable word of its name.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Taps => "taps",
            Self::Test => "test",
            Self::Work => "work",
            Self::Configuration => "configuration",
            Self::Check => "check",
            Self::Help => "help",
            Self::Leave => "leave",
            Self::Queue => "queue",
            #[cfg(feature = "delivery")]
            Self::Desk => "desk",
        }
    }
}
