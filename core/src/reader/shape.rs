//! What a reader looks like, as far as its name tells: pictures draw it so.

use serde::Serialize;

use super::ReaderName;

/// How a reader is built, as a person sees it. It says nothing of where its antenna lies: that
/// differs from model to model, and of most it is not published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReaderShape {
    /// It stands on the counter and has a slot for cards, as readers with face recognition have
    /// (顔認証付きカードリーダー): a phone is held sideways before the slot.
    Slot,
    /// A flat box on the table with a cable, as ACS ACR1252U and ACR1552U are.
    Pad,
    /// A slim, round-edged plate on the table, as Sony RC-S380 and RC-S300 are.
    Slim,
    /// Built into the frame of the display.
    Frame,
    /// Nobody has said it.
    #[default]
    Plain,
}

/// Parts of PC/SC names, by which the models that are known are told, in small letters: as libccid
/// makes names from the USB product ("ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00",
/// "SONY FeliCa RC-S300/S 00 00"), and as drivers on Windows do ("ACS ACR1552 1S CL Reader PICC 0",
/// "Sony FeliCa Port/PaSoRi 4.0 0").
const KNOWN: [(&str, ReaderShape); 10] = [
    ("acr122", ReaderShape::Pad),
    ("acr125", ReaderShape::Pad),
    ("acr128", ReaderShape::Pad),
    ("acr155", ReaderShape::Pad),
    ("acr158", ReaderShape::Pad),
    ("usb-nfc", ReaderShape::Pad),
    ("omnikey 5", ReaderShape::Pad),
    ("utrust 37", ReaderShape::Pad),
    ("rc-s3", ReaderShape::Slim),
    ("pasori", ReaderShape::Slim),
];

impl ReaderShape {
    /// The shape of the reader with this name; `None`: the name does not tell.
    #[must_use]
    pub fn of(reader: &ReaderName) -> Option<Self> {
        let name = reader.to_string().to_ascii_lowercase();
        KNOWN.iter().find(|(part, _)| name.contains(part)).map(|(_, shape)| *shape)
    }

    /// Whether it lies flat on a table.
    #[must_use]
    pub const fn lies(self) -> bool {
        match self {
            Self::Pad | Self::Slim => true,
            Self::Slot | Self::Frame | Self::Plain => false,
        }
    }
}

#[cfg(test)]
mod tests;
