//! Where there are no Unix sockets no view is let in: it watches.

use std::io;

use super::wire::Told;
use crate::config::Value;
use crate::host::mailbox::Post;
use crate::host::report::Observer;
use crate::host::visits::{Outside, VisitsHandle};

/// Lets nobody in.
#[derive(Debug)]
pub(crate) struct AttachServer;

impl AttachServer {
    pub(crate) fn new(_: &str, _: Vec<Value>) -> Self {
        Self
    }

    pub(crate) fn observer(&self) -> Box<dyn Observer> {
        Box::new(Nobody)
    }

    pub(crate) fn open(self, _: &Post<Outside>) -> Self {
        self
    }
}

/// Follows nothing.
struct Nobody;

impl Observer for Nobody {}

/// # Errors
///
/// Always: no program lets views in here.
pub(crate) fn join(_: &str, _: impl FnMut(Told) + Send + 'static) -> io::Result<VisitsHandle> {
    Err(io::ErrorKind::Unsupported.into())
}
