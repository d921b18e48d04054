//! The thread of the visits: gives the session what happens, and carries out what it asks for.
//! Front-ends show what it says, and post what is touched.

mod demo_action;
mod demo_bench;
#[cfg(any(feature = "touch", feature = "tui"))]
mod demo_notice;
#[cfg(feature = "delivery")]
mod desk;
#[cfg(feature = "delivery")]
mod desk_mail;
#[cfg(feature = "delivery")]
mod desk_side;
mod front;
mod handle;
mod identity;
mod mail;
mod marker;
mod order;
mod readiness;
mod recorder;
mod serve;
mod serving;
mod tap;
mod technician;
#[cfg(feature = "tui")]
mod watch;

pub(crate) use demo_action::DemoAction;
#[cfg(all(feature = "demo", feature = "delivery"))]
pub(crate) use demo_bench::virtual_phones_anchor;
#[cfg(any(feature = "touch", feature = "tui"))]
pub(crate) use demo_notice::DemoNotice;
#[cfg(feature = "delivery")]
pub(crate) use desk_mail::DeskMail;
pub(crate) use front::Front;
pub(crate) use handle::VisitsHandle;
pub(crate) use mail::Outside;
pub(crate) use order::Order;
pub(crate) use readiness::Readiness;
pub(crate) use serve::start;
#[cfg(feature = "tui")]
pub(crate) use watch::watch;
