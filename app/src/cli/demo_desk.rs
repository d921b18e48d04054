//! The desk of a demonstration: one in this program, another program's (`--desk`), or, where there
//! can be none, one that is pretended.

use std::path::Path;

use kazasu_core::handover::{Der, EnrolmentCode};
use tempfile::TempDir;

use super::demo_flag::DemoFlag;
#[cfg(feature = "desk")]
use super::desk::demo::{DeskBeside, PASSWORD, USER};
use super::enrol;
use super::exit::{Exit, Failure};
use super::output::{self, Emphasis, Output};
use crate::host::delivery::{DeskAddress, Enrolling};
use crate::host::desk_identity::DeskFolder;
use crate::host::outbox::OutboxSettings;
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
    _home: Option<TempDir>,
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

    const fn pretended() -> Self {
        Self {
            terminal: None,
            notice: DemoNotice::Pretended,
            #[cfg(feature = "desk")]
            _beside: None,
            _home: None,
        }
    }

    #[cfg(feature = "desk")]
    fn here() -> Result<Self, Failure> {
        let home = home()?;
        let desk = DeskBeside::start(home.path().join("desk"))?;
        let address = desk.terminals.to_string().parse();
        let address = address.map_err(|_| no_desk("its address is none"))?;
        let terminal = enrolled(home.path(), &address, &desk.code)?;
        let notice =
            DemoNotice::Page { address: desk.page.clone(), user: USER, password: PASSWORD };
        Ok(Self { terminal: Some(terminal), notice, _beside: Some(desk), _home: Some(home) })
    }

    #[cfg(not(feature = "desk"))]
    fn here() -> Result<Self, Failure> {
        Err(no_desk("the feature desk is not in this build"))
    }

    fn elsewhere(address: &DeskAddress, output: &Output) -> Result<Self, Failure> {
        let code = enrol::code(false, output)?;
        let home = home()?;
        let terminal = enrolled(home.path(), address, &code)?;
        Ok(Self {
            terminal: Some(terminal),
            notice: DemoNotice::Elsewhere { address: address.to_string() },
            #[cfg(feature = "desk")]
            _beside: None,
            _home: Some(home),
        })
    }
}

/// For this user alone.
fn home() -> Result<TempDir, Failure> {
    let made = tempfile::Builder::new().prefix("kazasu-demo-").tempdir();
    made.map_err(|error| no_desk(&format!("no temporary folder: {error}")))
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
