//! Something that takes command bytes and gives response bytes.

use thiserror::Error;

/// The largest response a card may give: 65 536 data bytes (ISO/IEC 7816-3 §12.1.1, extended
/// length) and two status bytes.
pub const MAX_RESPONSE: usize = 65_536 + 2;

/// A card, or a phone that behaves as one, in the field of a reader.
pub trait Card {
    /// Sends one command APDU, exactly once, and returns the raw response APDU (data and status
    /// word).
    ///
    /// An implementation never repeats a command by itself: one call is one transmission (a
    /// repeated VERIFY would cost the patient a second PIN try).
    ///
    /// # Errors
    ///
    /// [`CardError`] when no complete response came back. Whether the card has carried out the
    /// command is then unknown.
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError>;
}

impl<C: Card + ?Sized> Card for Box<C> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        (**self).transmit(command)
    }
}

/// Why a command got no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CardError {
    /// The card or phone left the field.
    #[error("the card left the field")]
    Removed,
    /// The card was reset behind our back (it left and came back, or another program reset it); its
    /// state is lost.
    #[error("the card was reset")]
    Reset,
    /// Fewer than the two bytes of a status word came back (ISO/IEC 7816-3 §12.1.2) and the card is
    /// still there.
    #[error("the response is shorter than a status word")]
    ShortResponse,
    /// Nothing came in the time that the host gives a tap, and the host has given it up. The call
    /// itself may still wait: no [`Card`] says this, only the transcript of such a tap.
    #[error("no answer came in time")]
    Silent,
    /// The reader itself is gone, or its driver failed.
    #[error("the reader is gone")]
    ReaderGone,
    /// The PC/SC service stopped; a new context is needed.
    #[error("the PC/SC service is gone")]
    ServiceGone,
}
