//! Other programs of this machine: whether a technician's view can work on the one that serves, and
//! who says that he serves and does not count. It keeps nobody from being served.

use kazasu_i18n::Seen;

use super::{Finding, State};
use crate::config::Config;

/// What was seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Programs {
    /// Whether views are let in: `None` where there is nothing to say, else why not.
    pub(super) entrance: Option<Result<(), String>>,
    /// Programs of users who do not count, and the users.
    pub(super) strangers: Vec<(String, String)>,
    /// Users of the configuration whom nobody knows.
    pub(super) unknown: Vec<String>,
}

/// Looks at the sockets of this machine.
#[cfg(any(feature = "touch", feature = "tui"))]
pub(super) fn look(config: &Config) -> Programs {
    use crate::host::{attach, instance_lock};
    let users = &config.technician.users;
    let claim = instance_lock::Claim::new("kazasu", &config.reader.names, users);
    Programs {
        entrance: attach::look(),
        strangers: instance_lock::strangers(&claim)
            .into_iter()
            .map(|other| (other.program, other.user.unwrap_or_default()))
            .collect(),
        unknown: instance_lock::unknown_users(users),
    }
}

/// Nothing serves patients.
#[cfg(not(any(feature = "touch", feature = "tui")))]
pub(super) fn look(_: &Config) -> Programs {
    Programs::default()
}

pub(super) fn check(programs: &Programs) -> Vec<Finding> {
    let entrance = programs.entrance.as_ref().map(|entrance| match entrance {
        Ok(()) => Finding::new("attach", State::Ok, Seen::Attach),
        Err(error) => {
            Finding::new("attach", State::Warning, Seen::AttachClosed { error: error.clone() })
        }
    });
    let strangers = programs.strangers.iter().map(|(program, user)| {
        let seen = Seen::Neighbour { program: program.clone(), user: user.clone() };
        Finding::new("neighbour", State::Warning, seen)
    });
    let unknown = programs.unknown.iter().map(|user| {
        Finding::new("users", State::Warning, Seen::UserUnknown { user: user.clone() })
    });
    entrance.into_iter().chain(strangers).chain(unknown).collect()
}
