//! Where there are no Unix sockets no view is let in: it watches.

use std::io;

use super::closed::Closed;
use super::wire::Told;
use crate::config::Value;
use crate::host::instance_lock::OtherInstance;
use crate::host::mailbox::Post;
use crate::host::report::Observer;
use crate::host::visits::{Outside, VisitsHandle};

/// Lets nobody in.
#[derive(Debug)]
pub(crate) struct AttachServer;

/// Is not there.
#[derive(Clone, Debug)]
pub(crate) struct Entrance;

impl AttachServer {
    pub(crate) fn new(_: &str, _: Vec<Value>) -> Self {
        Self
    }

    pub(crate) fn observer(&self) -> Box<dyn Observer> {
        Box::new(Nobody)
    }

    pub(crate) const fn entrance(&self) -> Entrance {
        Entrance
    }
}

impl Entrance {
    /// # Errors
    ///
    /// None: a view knows that it watches here.
    #[allow(clippy::unnecessary_wraps, clippy::unused_self, reason = "there is one on Unix")]
    pub(crate) fn open(&self, _: &Post<Outside>) -> io::Result<()> {
        Ok(())
    }

    pub(crate) const fn close(&self) {}
}

/// Follows nothing.
struct Nobody;

impl Observer for Nobody {}

/// # Errors
///
/// Always: no program lets views in here.
pub(crate) fn join(
    _: &OtherInstance,
    _: &str,
    _: impl FnMut(Told) + Send + 'static,
) -> Result<VisitsHandle, Closed> {
    Err(Closed::NotOnThisSystem)
}

/// Whether the way in can be opened here; nothing is to be said of it.
pub(crate) const fn look() -> Option<Result<(), String>> {
    None
}
