//! What may stand in a log, an audit record or a support bundle: a closed set of types.
//!
//! Redaction by type, not by care: everything that is written there is [`Loggable`], and so is
//! every field of it. Bytes, texts, certificates, evidence, proofs and PINs are not, and this file
//! alone may say what is (a test reads every file for that). A text gets in as a [`Word`], by a
//! constructor that says what it is the name of.

use kazasu_core::apdu::{Exchange, StatusWord};
use kazasu_core::audit::ChainEvent;
use kazasu_core::code::{Code, Reason};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::printable::{REPLACEMENT, is_printable};
use kazasu_core::reader::ReaderName;
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use serde::Serialize;

/// May be written down where anybody may read it: it says nothing of a person.
pub(crate) trait Loggable: Serialize {}

impl Loggable for bool {}
impl Loggable for u16 {}
impl Loggable for u32 {}
impl Loggable for u64 {}
/// Words that stand in the program.
impl Loggable for &'static str {}
impl Loggable for Reason {}
impl Loggable for Code {}
impl Loggable for PhoneKind {}
impl Loggable for Word {}
/// What happens to the audit log itself: numbers.
impl Loggable for ChainEvent {}
impl<T: Loggable> Loggable for Option<T> {}
impl<T: Loggable> Loggable for Box<T> {}

/// The name of a thing, from outside: printable, and of a length that no certificate or message has
/// room in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Word(String);

impl Word {
    /// Characters at most.
    pub(crate) const LONGEST: usize = 80;

    fn new(text: &str) -> Self {
        let shown = |char| if is_printable(char) { char } else { REPLACEMENT };
        Self(text.chars().take(Self::LONGEST).map(shown).collect())
    }

    /// As it is written.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// A reader's PC/SC name, as it is shown.
    pub(crate) fn reader(name: &ReaderName) -> Self {
        Self::new(&name.to_string())
    }

    /// The token's word, where nobody has described it (design rule 7: reported word for word to
    /// staff). It names a kind of application, no person.
    pub(crate) fn token(label: &str) -> Self {
        Self::new(label)
    }

    /// What this terminal is called.
    pub(crate) fn terminal(id: &str) -> Self {
        Self::new(id)
    }

    /// SHA-256 of an audit record.
    pub(crate) fn hash(hash: &Sha256) -> Self {
        Self::new(&hash.to_string())
    }

    /// Why an anchor or a list does not count: a word of this program, or of the one that serves.
    pub(crate) fn fault(word: &str) -> Self {
        Self::new(word)
    }

    /// The beginning of the SHA-256 of an anchor or a list, which are public.
    pub(crate) fn fingerprint(hex: &str) -> Self {
        Self::new(hex)
    }

    /// When an anchor or a list ends.
    pub(crate) fn end(rfc3339: &str) -> Self {
        Self::new(rfc3339)
    }

    /// A visit's id: random, and nothing of a person.
    #[cfg_attr(
        not(feature = "delivery"),
        allow(dead_code, reason = "only a terminal with a desk hands visits over")
    )]
    pub(crate) fn visit(id: &VisitId) -> Self {
        Self::new(&id.to_string())
    }

    /// Why the desk refuses a hand-over for good: its stable word for it.
    #[cfg_attr(
        not(feature = "delivery"),
        allow(dead_code, reason = "only a terminal with a desk is refused something")
    )]
    pub(crate) fn refusal(word: &str) -> Self {
        Self::new(word)
    }

    /// The id of a desk, or of a terminal at one.
    #[cfg_attr(not(feature = "delivery"), allow(dead_code, reason = "there is no desk"))]
    pub(crate) fn desk(id: &str) -> Self {
        Self::new(id)
    }

    /// A command's header and the status word of its answer, without data.
    pub(crate) fn exchange(exchange: &Exchange) -> Self {
        let [cla, ins, p1, p2] = exchange.header;
        let status = exchange
            .status
            .map_or_else(|| "none".to_owned(), |StatusWord(word)| format!("{word:04X}"));
        Self::new(&format!("{cla:02X}{ins:02X}{p1:02X}{p2:02X} {status}"))
    }

    /// What the system says of a failed call: its kind alone, since its text may hold a path or
    /// more.
    pub(crate) fn error(error: &std::io::Error) -> Self {
        Self::new(&error.kind().to_string())
    }
}

/// A struct or an enum whose fields are all [`Loggable`], or it does not compile.
macro_rules! loggable {
    ($(
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty,)*
        }
    )*) => {$(
        #[derive(Clone, Debug, PartialEq, Eq, ::serde::Serialize)]
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type,)* }

        impl $crate::host::loggable::Loggable for $name {}

        const _: () = {
            const fn is_loggable<T: $crate::host::loggable::Loggable>() {}
            $(is_loggable::<$type>();)*
        };
    )*};
    ($(
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$variant_meta:meta])*
                $variant:ident
                $(($type:ty))?
                $({ $($(#[$field_meta:meta])* $field:ident: $field_type:ty,)* })?,
            )*
        }
    )*) => {$(
        #[derive(Clone, Debug, PartialEq, Eq, ::serde::Serialize)]
        $(#[$meta])*
        $vis enum $name {
            $(
                $(#[$variant_meta])*
                $variant
                $(($type))?
                $({ $($(#[$field_meta])* $field: $field_type,)* })?,
            )*
        }

        impl $crate::host::loggable::Loggable for $name {}

        const _: () = {
            const fn is_loggable<T: $crate::host::loggable::Loggable>() {}
            $($(is_loggable::<$type>();)? $($(is_loggable::<$field_type>();)*)?)*
        };
    )*};
}
pub(crate) use loggable;

/// Whether a type is [`Loggable`], decided when the program is compiled.
macro_rules! is_loggable {
    ($type:ty) => {{
        use $crate::host::loggable::Loggable;
        #[allow(dead_code, reason = "chosen only for types that are not loggable")]
        trait Otherwise {
            const ANSWER: bool = false;
        }
        struct Ask<T: ?Sized>(::std::marker::PhantomData<T>);
        impl<T: ?Sized> Otherwise for Ask<T> {}
        // An inherent constant, where there is one, comes before a trait's.
        #[allow(dead_code, reason = "chosen only for types that are loggable")]
        impl<T: ?Sized + Loggable> Ask<T> {
            const ANSWER: bool = true;
        }
        <Ask<$type>>::ANSWER
    }};
}

/// What must never be written down, so that no later line of this file can let it in unnoticed.
const _: () = {
    use kazasu_core::{apdu, jpki, read, secret, session, verify};
    assert!(
        is_loggable!(Reason) && is_loggable!(Option<Word>),
        "the question can be answered with yes"
    );
    assert!(
        !is_loggable!(secret::Pin)
            && !is_loggable!(secret::PinPad)
            && !is_loggable!(secret::Digit)
            && !is_loggable!(jpki::PinEntry)
    );
    assert!(
        !is_loggable!(verify::CertificateDer)
            && !is_loggable!(verify::Signature)
            && !is_loggable!(verify::Challenge)
    );
    assert!(
        !is_loggable!(verify::Evidence)
            && !is_loggable!(verify::Verified<verify::UserAuthentication>)
    );
    assert!(!is_loggable!(verify::UserAuthentication) && !is_loggable!(verify::Fingerprint));
    assert!(
        !is_loggable!(read::Tap)
            && !is_loggable!(read::ReadError)
            && !is_loggable!(session::HandOver)
            && !is_loggable!(session::Action)
    );
    assert!(
        !is_loggable!(apdu::Response) && !is_loggable!(apdu::Command) && !is_loggable!(jpki::Token)
    );
    assert!(
        !is_loggable!(u8)
            && !is_loggable!([u8])
            && !is_loggable!(Vec<u8>)
            && !is_loggable!([u8; 32]),
        "bytes say whatever they like"
    );
    assert!(
        !is_loggable!(String) && !is_loggable!(str) && !is_loggable!(std::path::PathBuf),
        "and so do texts"
    );
};
