//! What a person does at the table of a demonstration. Known without the virtual phones too, so
//! that front-ends need not be built in two ways.

/// What can be done with virtual phones. The PIN of each is 1234.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum DemoAction {
    /// An iPhone whose Wallet has authenticated.
    HoldIphone,
    /// An iPhone whose Wallet has not.
    HoldIphoneLocked,
    /// An Android phone; its tries are counted as long as the program runs.
    HoldAndroid,
    /// An Android phone with one try left.
    LastTry,
    /// A phone whose certificate has ended.
    HoldExpired,
    /// A plastic card.
    HoldCard,
    /// A transit card.
    HoldTransit,
    /// The phone that was held last, and it slips off in the middle.
    ShakyHand,
    /// A phone so slow that the tap runs out of time.
    SlowPhone,
    /// Takes away what lies there.
    TakeAway,
}

impl DemoAction {
    /// The stable word of its text.
    #[cfg(any(feature = "touch", feature = "tui"))]
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::HoldIphone => "hold-iphone",
            Self::HoldIphoneLocked => "hold-iphone-locked",
            Self::HoldAndroid => "hold-android",
            Self::LastTry => "hold-last-try",
            Self::HoldExpired => "hold-expired",
            Self::HoldCard => "hold-card",
            Self::HoldTransit => "hold-transit",
            Self::ShakyHand => "shaky-hand",
            Self::SlowPhone => "slow-phone",
            Self::TakeAway => "take-away",
        }
    }

    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [Self; 10] = [
        Self::HoldIphone,
        Self::HoldIphoneLocked,
        Self::HoldAndroid,
        Self::LastTry,
        Self::HoldExpired,
        Self::HoldCard,
        Self::HoldTransit,
        Self::ShakyHand,
        Self::SlowPhone,
        Self::TakeAway,
    ];
}
