//! The configuration's file: who changes it decides whom this terminal trusts.

use std::path::Path;

use kazasu_i18n::Seen;

use super::{Finding, State};

/// Who can change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Openness {
    /// Its owner, and whom the owner chose.
    Closed,
    /// Everybody on this machine.
    #[cfg_attr(not(unix), allow(dead_code, reason = "there the folder's rights decide"))]
    Open,
}

/// Looks at the file and its folder. Where rights are not kept this way (Windows) the file counts
/// as closed: its folder's rights decide there.
#[cfg(unix)]
pub(super) fn openness(path: Option<&Path>) -> Openness {
    use std::os::unix::fs::PermissionsExt;
    let mode =
        |path: &Path| std::fs::metadata(path).map_or(0, |metadata| metadata.permissions().mode());
    let Some(path) = path else { return Openness::Closed };
    // In a sticky folder (as /tmp is) nobody replaces another one's file.
    let folder = path.parent().map_or(0, mode);
    let replaceable = folder & 0o002 != 0 && folder & 0o1000 == 0;
    if mode(path) & 0o002 != 0 || replaceable { Openness::Open } else { Openness::Closed }
}

#[cfg(not(unix))]
pub(super) fn openness(_path: Option<&Path>) -> Openness {
    Openness::Closed
}

/// That it can be read, and holds nothing wrong, was seen when it was loaded.
pub(super) fn check(path: Option<&Path>, openness: Openness) -> Finding {
    let (state, seen) = match (path.map(|path| path.display().to_string()), openness) {
        (None, _) => (State::Ok, Seen::ConfigurationDefaults),
        (Some(path), Openness::Closed) => (State::Ok, Seen::Configuration { path }),
        (Some(path), Openness::Open) => (State::Problem, Seen::ConfigurationOpen { path }),
    };
    Finding::new("configuration", state, seen)
}
