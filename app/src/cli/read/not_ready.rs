//! Why no phone can be read at all.

use kazasu_core::reader::ServiceDown;
use kazasu_core::time::UnixTime;
use kazasu_i18n::Text;

use crate::cli::exit::{Exit, Failure};
use crate::cli::output::Output;
use crate::host::clock;

/// What is missing before any phone can be held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NotReady {
    /// The PC/SC service does not serve this program.
    NoService(ServiceDown),
    /// None of the readers to use is there; these are.
    NoReader { there: Vec<String> },
    /// Another program keeps the reader for longer than was to be waited.
    Busy,
}

impl NotReady {
    /// Exit 3, with the stable reason and what to do. `wanted`: the readers to use, by name.
    pub(super) fn into_failure(self, wanted: &[String], output: &Output) -> Failure {
        let (reason, message, text) = match &self {
            Self::NoService(down) => {
                let (reason, remedy) = match down {
                    ServiceDown::NotRunning => {
                        ("no_service", "start it (Debian: systemctl start pcscd.socket)")
                    }
                    ServiceDown::Refused => (
                        "service_refused",
                        "let this user use it (polkit: org.debian.pcsc-lite.access_pcsc and \
                         access_card; or the permissions of its socket)",
                    ),
                    ServiceDown::Silent => (
                        "service_silent",
                        "take what lies on the reader off it and start the service anew (Debian: \
                         systemctl restart pcscd)",
                    ),
                    ServiceDown::Incompatible => (
                        "service_incompatible",
                        "install pcscd and libpcsclite of the same version, and see that \
                         PCSCLITE_CSOCK_NAME, if it is set, names the socket of pcscd",
                    ),
                };
                let text = output.texts.say(&Text::NoService { cause: *down });
                (reason, format!("{down}; {remedy}"), text)
            }
            Self::NoReader { there } if there.is_empty() => {
                let message = "no reader is connected; plug one in".to_owned();
                ("no_reader", message, output.texts.say(&Text::NoReader))
            }
            Self::NoReader { there } => {
                let (wanted, there) = (wanted.join(" or "), there.join(", "));
                let message = format!("no reader is called {wanted}; there is: {there}");
                ("no_reader", message, output.texts.say(&Text::OtherReaders { there: &there }))
            }
            Self::Busy => {
                let message = "another program uses the reader; close it and read again".to_owned();
                ("reader_busy", message, output.texts.say(&Text::ReaderStillBusy))
            }
        };
        Failure::new(Exit::NoReader, reason, message).saying(text)
    }
}

/// Nothing can be proved by a clock that shows what cannot be: asked before anything else, the PIN
/// above all.
///
/// # Errors
///
/// Exit 3, with the reason `clock`.
pub(super) fn clock_is_plausible(output: &Output) -> Result<(), Failure> {
    let now = clock::now();
    if clock::PLAUSIBLE.contains(&now) {
        return Ok(());
    }
    Err(wrong_clock(now).saying(output.texts.say(&Text::WrongClock { now })))
}

fn wrong_clock(now: UnixTime) -> Failure {
    let message = format!(
        "the clock of this machine shows {}, which is wrong: set date and time, and read again",
        clock::rfc3339(now)
    );
    Failure::new(Exit::NoReader, "clock", message)
}
