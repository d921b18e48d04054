//! `kazasu logs`: where the log is and what it says, the support bundle, and whether the audit log
//! is as it was written.

mod args;
mod bundle;
mod taps;
mod verify;

use super::exit::{Exit, Failure};
use super::output::{self, Output};
use crate::config::{Config, ConfigError};
use crate::host::{audit, permissions};
pub(super) use args::Logs;
use args::What;

/// Runs the command. A configuration that cannot be used is no reason to have no logs: it may be
/// what support is asked about.
pub(super) fn run(
    args: &Logs,
    loaded: Result<Config, ConfigError>,
    output: &Output,
) -> Result<Exit, Failure> {
    let (config, wrong) = match loaded {
        Ok(config) => (config, None),
        Err(error) => (Config::usual()?, Some(error)),
    };
    // Whoever looks for lines that are not there is told why.
    let folders = [config.log.folder(), audit::folder()].into_iter().flatten();
    let refused = folders.filter_map(|folder| permissions::judge(&folder).err());
    let mut causes: Vec<_> = refused.map(|error| error.to_string()).collect();
    causes.dedup();
    for cause in causes {
        output::complain(&format!("nothing is written there by this user: {cause}"));
    }
    if let Some(What::Verify(verify)) = &args.what {
        return verify::run(verify, &config, output);
    }
    match &args.out {
        Some(out) => bundle::run(args, out, &config, wrong.as_ref(), output),
        None => taps::run(args, &config, output),
    }
}
