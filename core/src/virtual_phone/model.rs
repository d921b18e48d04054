//! What is held to the reader.

/// A phone or a card. What is not known of real phones (JPKI reference, section 10) is modelled
/// after the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Model {
    /// Android: the secure element asks for the PIN before it gives the certificate.
    Android,
    /// iPhone: no PIN, but its holder must have authenticated in Wallet.
    Iphone,
    /// The plastic My Number card: certificate free, key behind the PIN.
    Card,
    /// The 住基カード issued before 2016.
    JukiCard,
    /// A card without the JPKI application, a transit card say.
    Transit,
    /// Something that speaks JPKI behind a token label that nobody has described; for the rest like
    /// Android.
    Unknown {
        /// The label; 32 bytes of it are used.
        token: Vec<u8>,
    },
}

/// Contactless, without historical bytes (PC/SC part 3 §3.1.3.2.3). The real phones' ATRs are
/// unknown.
const ATR_CONTACTLESS: [u8; 5] = [0x3B, 0x80, 0x80, 0x01, 0x01];
/// My Number card on a contactless reader (one of several seen).
const ATR_CARD: [u8; 13] =
    [0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x05, 0xE0, 0xB3, 0x81, 0xA1, 0x00, 0x7F];
/// 住基カード on a contactless reader.
const ATR_JUKI_CARD: [u8; 13] =
    [0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x14, 0xE0, 0xB3, 0x81, 0x91, 0x00, 0x5E];

impl Model {
    /// The ATR that a reader would report.
    #[must_use]
    pub fn atr(&self) -> &'static [u8] {
        match self {
            Self::Card => &ATR_CARD,
            Self::JukiCard => &ATR_JUKI_CARD,
            Self::Android | Self::Iphone | Self::Transit | Self::Unknown { .. } => &ATR_CONTACTLESS,
        }
    }

    /// The label at the start of EF 0006, without its padding; `None` where there is no JPKI
    /// application.
    pub(super) fn token(&self) -> Option<&[u8]> {
        match self {
            Self::Android => Some(b"JPKIAPGPSETOKEN"),
            Self::Iphone => Some(b"JPKIAPIOSTOKEN"),
            Self::Card => Some(b"JPKIAPICCTOKEN2"),
            Self::JukiCard => Some(b"JPKIAPICCTOKEN"),
            Self::Transit => None,
            Self::Unknown { token } => Some(token),
        }
    }

    /// Made of plastic: short EF identifiers are known to work there, and only there.
    pub(super) fn is_plastic(&self) -> bool {
        matches!(self, Self::Card | Self::JukiCard)
    }
}
