//! What one question of consent is about.

use serde::{Serialize, Serializer};

use crate::consent::ConsentItem;

/// Some of the items, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ConsentItems(u8);

impl ConsentItems {
    /// The items, in the order of [`ConsentItem::ALL`].
    pub fn iter(self) -> impl Iterator<Item = ConsentItem> {
        let places = (0..u8::BITS).zip(ConsentItem::ALL);
        places.filter(move |(place, _)| self.0 >> place & 1 == 1).map(|(_, item)| item)
    }

    /// What stands in front when they are shown; `None` where nothing is asked.
    #[must_use]
    pub fn first(self) -> Option<ConsentItem> {
        self.iter().next()
    }
}

impl FromIterator<ConsentItem> for ConsentItems {
    fn from_iter<I: IntoIterator<Item = ConsentItem>>(items: I) -> Self {
        let bit = |item| {
            let places = (0..u8::BITS).zip(ConsentItem::ALL);
            places.filter(|(_, other)| *other == item).map(|(place, _)| 1 << place).sum::<u8>()
        };
        Self(items.into_iter().map(bit).fold(0, |all, bit| all | bit))
    }
}

impl Serialize for ConsentItems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
