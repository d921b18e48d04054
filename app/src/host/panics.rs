//! What is said of a panic: where it was, and nothing of what it was about. A panic's message may
//! carry what a patient has entered.

#[cfg(feature = "touch")]
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::io::Write;
#[cfg(feature = "touch")]
use std::panic::AssertUnwindSafe;
use std::panic::{self, PanicHookInfo};

/// A panic that was caught.
#[cfg_attr(not(feature = "touch"), allow(dead_code, reason = "only the window's is caught"))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Panicked {
    /// `file:line`; empty where nobody has said it.
    pub(crate) place: String,
    /// Its message: only for whoever knows that nobody has entered anything yet.
    pub(crate) message: String,
}

thread_local! {
    /// Whoever catches the panics of this thread tells of them.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// From here on a panic is told in one line on standard error, unless it is caught.
pub(crate) fn tell_place_alone() {
    panic::set_hook(Box::new(|panic| {
        let place = place(panic);
        if IS_CAUGHT.get() {
            PLACE.set(place);
        } else {
            super::quiet::speak();
            let place = if place.is_empty() { place } else { format!(" ({place})") };
            let said =
                writeln!(std::io::stderr(), "kazasu: internal error{place}; please start again");
            drop(said);
        }
    }));
}

fn place(panic: &PanicHookInfo<'_>) -> String {
    panic.location().map_or_else(String::new, |place| format!("{}:{}", place.file(), place.line()))
}

/// Runs `work`, and catches its panic.
///
/// # Errors
///
/// [`Panicked`] when it panicked; nothing that it used is to be used again.
#[cfg(feature = "touch")]
pub(crate) fn catch<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    IS_CAUGHT.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    IS_CAUGHT.set(false);
    done.map_err(|panic| Panicked { place: PLACE.take(), message: message(&*panic) })
}

#[cfg(feature = "touch")]
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(all(test, feature = "touch"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_caught_is_told_by_whoever_catches_it() {
        assert_eq!(catch(|| 7), Ok(7));
        let caught = catch(|| panic!("no {}", "RANDR")).map(|never: u8| never);
        assert_eq!(caught.map_err(|panic| panic.message), Err("no RANDR".to_owned()));
    }
}
