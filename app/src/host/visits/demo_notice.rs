//! What stands beside a demonstration of its desk, once the screen is full.

use kazasu_i18n::{Text, Texts};

/// Where the desk of a demonstration is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DemoNotice {
    /// In this program; its page, and who can log in.
    #[cfg_attr(
        not(all(feature = "demo", feature = "delivery", feature = "desk")),
        allow(dead_code, reason = "there is no desk in this program")
    )]
    Page { address: String, user: &'static str, password: &'static str },
    /// Another program's, which answers there.
    #[cfg_attr(
        not(all(feature = "demo", feature = "delivery")),
        allow(dead_code, reason = "there is no way to a desk")
    )]
    Elsewhere { address: String },
    /// Nowhere: it is pretended.
    Pretended,
}

impl DemoNotice {
    /// In these texts' language.
    pub(crate) fn said(&self, texts: &Texts) -> String {
        texts.say(&match self {
            Self::Page { address, user, password } => Text::DemoPage { address, user, password },
            Self::Elsewhere { address } => Text::DemoDeskElsewhere { address },
            Self::Pretended => Text::DemoDeskPretended,
        })
    }
}
