//! `--demo`, of every command that guides patients.

use clap::Args;

/// `--demo`, where the virtual phones are built in.
#[derive(Debug, Default, Args)]
pub(super) struct DemoFlag {
    /// Show virtual phones: nothing leaves the machine, and on a terminal q leaves the program
    #[cfg(feature = "demo")]
    #[arg(long)]
    demo: bool,
}

impl DemoFlag {
    /// Set here, or there.
    pub(super) const fn or(&self, _there: &Self) -> Self {
        Self {
            #[cfg(feature = "demo")]
            demo: self.demo || _there.demo,
        }
    }

    /// Whether virtual phones are wanted.
    pub(super) const fn is_set(&self) -> bool {
        #[cfg(feature = "demo")]
        return self.demo;
        #[cfg(not(feature = "demo"))]
        false
    }
}
