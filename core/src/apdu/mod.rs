//! Commands and responses of ISO/IEC 7816-4, and the channel that carries them within a budget.

mod budget;
mod channel;
mod command;
mod shown;
mod status;
pub mod tlv;

pub use budget::{Budget, Limit, Usage};
pub use channel::{Channel, ChannelError, Exchange, Response, SecretError};
pub use command::{Command, Le, SecretCommand};
pub use shown::{Answer, LABEL, Piece, Recorded, Reveal, Shown, Witness};
pub use status::{Status, StatusWord};
