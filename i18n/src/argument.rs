//! The arguments of messages: what a sentence leaves open, as Fluent takes it.

use std::borrow::Cow;

use fluent::{FluentArgs, FluentValue};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::printable;
use kazasu_core::reader::ServiceDown;
use kazasu_core::session::Holding;
use kazasu_core::time::UnixTime;

use crate::date;

/// Names and values; each name stands as a variable in the message.
pub(crate) fn args<'a, const N: usize>(
    arguments: [(&'static str, FluentValue<'a>); N],
) -> FluentArgs<'a> {
    arguments.into_iter().collect()
}

/// `phone`: `android`, `iphone`, or `any`.
pub(crate) fn phone_kind(phone: Option<PhoneKind>) -> (&'static str, FluentValue<'static>) {
    let word = match phone {
        Some(PhoneKind::Android) => "android",
        Some(PhoneKind::Iphone) => "iphone",
        None => "any",
    };
    ("phone", word.into())
}

/// `cause`: why the PC/SC service does not serve this program, by its stable word.
pub(crate) fn service_down(down: ServiceDown) -> (&'static str, FluentValue<'static>) {
    ("cause", down.as_str().into())
}

/// `port`. It is a name rather than a quantity: it gets no thousands separator in any language.
pub(crate) fn port_number(port: u16) -> (&'static str, FluentValue<'static>) {
    ("port", port.to_string().into())
}

/// `holding`: where phones are held, `slot` or `usb`.
pub(crate) fn holding_place(holding: Holding) -> (&'static str, FluentValue<'static>) {
    let word = match holding {
        Holding::Slot => "slot",
        Holding::Usb => "usb",
    };
    ("holding", word.into())
}

pub(crate) fn yes_or_no(yes: bool) -> FluentValue<'static> {
    if yes { "yes".into() } else { "no".into() }
}

/// `year`, `month` and `day` in Japan, and the `name` of what has this date.
pub(crate) fn named_date<'a>(name: &'a str, time: UnixTime) -> FluentArgs<'a> {
    let mut arguments = FluentArgs::new();
    for (key, value) in date::arguments(time).into_iter() {
        arguments.set(key, value);
    }
    arguments.set("name", outside(name));
    arguments
}

/// A text that comes from outside, harmless for a terminal. Line ends stay: messages about a
/// configuration have some.
pub(crate) fn outside(text: &str) -> FluentValue<'_> {
    match printable::lines(text) {
        Cow::Borrowed(text) => text.into(),
        Cow::Owned(text) => text.into(),
    }
}

/// A time of so many seconds, in the unit in which it is a number that says something: minutes
/// below two hours, hours below two days.
pub(crate) fn spanning(mut arguments: FluentArgs<'_>, seconds: u64) -> FluentArgs<'_> {
    const HOUR: u64 = 60 * 60;
    const DAY: u64 = 24 * HOUR;
    let (unit, count) = match seconds {
        0..7_200 => ("minutes", seconds / 60),
        7_200..172_800 => ("hours", seconds / HOUR),
        _ => ("days", seconds / DAY),
    };
    arguments.set("unit", unit);
    arguments.set("count", count);
    arguments
}

/// Pixels are a name of the display rather than a quantity: no thousands separator.
pub(crate) fn display(name: &str, width: u32, height: u32) -> FluentArgs<'_> {
    args([
        ("name", outside(name)),
        ("width", width.to_string().into()),
        ("height", height.to_string().into()),
    ])
}

/// With one number more.
pub(crate) fn with<'a>(
    mut arguments: FluentArgs<'a>,
    name: &'static str,
    number: u64,
) -> FluentArgs<'a> {
    arguments.set(name, number);
    arguments
}

/// Something that cannot be used, and the system's word.
pub(crate) fn failed<'a>(key: &'static str, what: &'a str, error: &'a str) -> FluentArgs<'a> {
    args([(key, outside(what)), ("error", outside(error))])
}
