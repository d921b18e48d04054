//! Without delivery a demonstration has no desk but one that is pretended.

use super::demo_flag::DemoFlag;
use super::exit::Failure;
use super::output::{Emphasis, Output};
use crate::host::visits::DemoNotice;
use crate::station::DemoTerminal;

/// What a demonstration has of its desk.
#[derive(Debug)]
pub(super) struct DemoDesk {
    pub(super) terminal: Option<DemoTerminal>,
    pub(super) notice: DemoNotice,
}

impl DemoDesk {
    /// Says that there is none.
    pub(super) fn begin(_: &DemoFlag, output: &Output) -> Result<Self, Failure> {
        let begun = Self { terminal: None, notice: DemoNotice::Pretended };
        output.progress(Emphasis::Plain, &begun.notice.said(&output.texts));
        Ok(begun)
    }

    /// No signal is listened for.
    pub(super) const fn is_ending(&self) -> bool {
        false
    }
}
