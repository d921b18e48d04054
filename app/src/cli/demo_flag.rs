//! `--demo`, of every command that guides patients.

use clap::Args;

#[cfg(all(feature = "demo", feature = "delivery"))]
use crate::config::DeskAddress;

/// `--demo`, where the virtual phones are built in.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct DemoFlag {
    /// Show virtual phones, and a desk of their own: nothing leaves the machine, and on a terminal
    /// q leaves the program
    #[cfg(feature = "demo")]
    #[arg(long)]
    demo: bool,
    /// The desk of another program (kazasu desk --demo), which shows a code for it
    #[cfg(all(feature = "demo", feature = "delivery"))]
    #[arg(long, value_name = "ADDRESS[:PORT]", requires = "demo")]
    desk: Option<DeskAddress>,
}

impl DemoFlag {
    /// Set here, or there.
    pub(super) fn or(self, _there: &Self) -> Self {
        Self {
            #[cfg(feature = "demo")]
            demo: self.demo || _there.demo,
            #[cfg(all(feature = "demo", feature = "delivery"))]
            desk: self.desk.or_else(|| _there.desk.clone()),
        }
    }

    /// Whether virtual phones are wanted.
    pub(super) const fn is_set(&self) -> bool {
        #[cfg(feature = "demo")]
        return self.demo;
        #[cfg(not(feature = "demo"))]
        false
    }

    /// The desk of another program.
    #[cfg(all(feature = "demo", feature = "delivery"))]
    pub(super) const fn desk(&self) -> Option<&DeskAddress> {
        self.desk.as_ref()
    }
}
