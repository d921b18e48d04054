//! What Kazasu says to a person, in every language that has a folder here.
//!
//! The words stand in `ja/*.ftl`, `en/*.ftl` and so on ([Fluent](https://projectfluent.org)).
//! Programs name what they want to say by [`Text`], [`Reason`](kazasu_core::code::Reason) or
//! [`Screen`](kazasu_core::screen::Screen), whose arguments are fields: a missing one does not
//! compile, and tests see that every language has every text with the same arguments.
//!
//! ```
//! use kazasu_core::code::Reason;
//! use kazasu_i18n::{Language, Text, Texts};
//!
//! let texts = Texts::new(Language::EN);
//! assert_eq!(texts.say(&Text::Reading), "Reading. Please keep the phone still.");
//! assert_eq!(texts.reason(Reason::WrongPin, Some(2)).title, "Wrong PIN (2 tries left)");
//! ```

mod argument;
mod date;
mod desk;
mod language;
mod library;
mod logs;
mod page;
mod reason;
mod remedy;
mod screen;
mod seen;
mod seen_text;
mod technician;
mod text;
mod texts;

/// The version of these texts.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub use desk::DeskText;
pub use language::{Language, UnknownLanguage};
pub use library::Library;
pub use logs::LogsText;
pub use page::{PAGE_LABELS, PageText};
pub use reason::ReasonText;
pub use remedy::{ENDINGS, Remedy};
pub use screen::ScreenText;
pub use seen::{Seen, SeenDesk};
pub use seen_text::SeenText;
pub use technician::{TechnicianDeskText, TechnicianText};
pub use text::Text;
pub use texts::Texts;
