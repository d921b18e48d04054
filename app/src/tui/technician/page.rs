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
}

impl Page {
    pub(super) const ALL: [Self; 9] = [
        Self::Overview,
        Self::Taps,
        Self::Test,
        Self::Work,
        Self::Configuration,
        Self::Check,
        Self::Help,
        Self::Leave,
        Self::Queue,
    ];

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
        }
    }
}
