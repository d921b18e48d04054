//! The JPKI application (公的個人認証サービス) as a card, an Android phone and an iPhone carry it.

mod kind;

pub use kind::PhoneKind;
