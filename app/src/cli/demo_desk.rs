//! The desk of a demonstration: one in this program, another program's (`--desk`), or, where there
//! can be none, one that is pretended.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use kazasu_core::handover::{Der, EnrolmentCode};
use tempfile::TempDir;

use super::demo_flag::DemoFlag;
#[cfg(feature = "desk")]
use super::desk::demo::{DeskBeside, PASSWORD, USER};
use super::enrol;
use super::exit::{Exit, Failure};
use super::output::{self, Emphasis, Output};
use crate::config::DeskAddress;
use crate::host::delivery::Enrolling;
use crate::host::desk_identity::DeskFolder;
use crate::host::outbox::OutboxSettings;
use crate::host::signals::{self, Signal, Signals};
use crate::host::visits::{DemoNotice, virtual_phones_anchor};
use crate::station::DemoTerminal;

/// What a demonstration has of its desk. Everything of it is gone when this is dropped: after the
/// station.
#[derive(Debug)]
pub(super) struct DemoDesk {
    /// What the station takes.
    pub(super) terminal: Option<DemoTerminal>,
    /// For whoever shows the demonstration.
    pub(super) notice: DemoNotice,
    #[cfg(feature = "desk")]
    _beside: Option<DeskBeside>,
    /// Behind the desk, which lies in there.
    home: Option<Home>,
}

/// How long a program that was asked to end has until its folder is taken away under it: it is
/// ended soon after.
const FAREWELL: Duration = Duration::from_millis(1_500);

/// A folder for this user alone, which is gone when the program ends, or is ended by a signal,
/// whatever hangs then.
#[derive(Debug)]
struct Home {
    folder: TempDir,
    is_ending: Arc<AtomicBool>,
}

impl Home {
    fn make() -> Result<Self, Failure> {
        let made = tempfile::Builder::new().prefix("kazasu-demo-").tempdir();
        let folder = made.map_err(|error| no_desk(&format!("no temporary folder: {error}")))?;
        let is_ending = Arc::<AtomicBool>::default();
        let (path, ending) = (folder.path().to_owned(), is_ending.clone());
        signals::listen(Signals::OfATerminal, move |signal| {
            if signal == Signal::End && !ending.swap(true, Ordering::AcqRel) {
                thread::sleep(FAREWELL);
                drop(fs::remove_dir_all(&path));
            }
        })?;
        Ok(Self { folder, is_ending })
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl DemoDesk {
    /// Looks to it, and says where it is.
    ///
    /// # Errors
    ///
    /// When a desk was named that does not take this terminal.
    pub(super) fn begin(flag: &DemoFlag, output: &Output) -> Result<Self, Failure> {
        let begun = match flag.desk() {
            Some(address) => Self::elsewhere(address, output)?,
            None => Self::here().unwrap_or_else(|failure| {
                output::complain(failure.why());
                Self::pretended()
            }),
        };
        output.progress(Emphasis::Good, &begun.notice.said(&output.texts));
        Ok(begun)
    }

    /// A signal has asked the program to end while this began.
    pub(super) fn is_ending(&self) -> bool {
        self.home.as_ref().is_some_and(|home| home.is_ending.load(Ordering::Acquire))
    }

    const fn pretended() -> Self {
        Self {
            terminal: None,
            notice: DemoNotice::Pretended,
            #[cfg(feature = "desk")]
            _beside: None,
            home: None,
        }
    }

    #[cfg(feature = "desk")]
    fn here() -> Result<Self, Failure> {
        let home = Home::make()?;
        let desk = DeskBeside::start(home.path().join("desk"))?;
        let address = desk.terminals.to_string().parse();
        let address = address.map_err(|_| no_desk("its address is none"))?;
        let terminal = enrolled(home.path(), &address, &desk.code)?;
        let notice =
            DemoNotice::Page { address: desk.page.clone(), user: USER, password: PASSWORD };
        Ok(Self { terminal: Some(terminal), notice, _beside: Some(desk), home: Some(home) })
    }

    #[cfg(not(feature = "desk"))]
    fn here() -> Result<Self, Failure> {
        Err(no_desk("the feature desk is not in this build"))
    }

    fn elsewhere(address: &DeskAddress, output: &Output) -> Result<Self, Failure> {
        let code = enrol::code(false, output)?;
        let home = Home::make()?;
        let terminal = enrolled(home.path(), address, &code)?;
        Ok(Self {
            terminal: Some(terminal),
            notice: DemoNotice::Elsewhere { address: address.to_string() },
            #[cfg(feature = "desk")]
            _beside: None,
            home: Some(home),
        })
    }
}

fn no_desk(why: &str) -> Failure {
    Failure::new(Exit::Usage, "demo_desk", why)
}

/// A terminal of this desk, with its folders below `home`.
fn enrolled(
    home: &Path,
    address: &DeskAddress,
    code: &EnrolmentCode,
) -> Result<DemoTerminal, Failure> {
    let folder = DeskFolder::at(home.join("terminal"));
    let phones = virtual_phones_anchor().ok_or_else(|| no_desk("no virtual phones"))?;
    let own = Enrolling::Demonstration(Der::new(phones.as_der()));
    enrol::as_what(&own, address, code, &folder)?;
    let outbox = OutboxSettings::within(home.join("outbox"));
    Ok(DemoTerminal { folder, outbox, phones: phones.id().sha256() })
}
