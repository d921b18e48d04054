//! Says on standard error, as a terminal starts, what it goes on without.

use super::output;
use crate::config::Config;
use crate::host::checks;

/// What cannot be written down, and files that do not answer.
pub(super) fn tell_at_start(config: &Config) {
    checks::refused(config).iter().for_each(|sentence| output::complain(sentence));
    for file in config.awaited.iter() {
        output::complain(&format!("{file}; this terminal is out of service until it answers"));
    }
}
