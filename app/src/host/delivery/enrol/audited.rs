//! What the audit log is told of an enrolment: who, which desk, and nothing of the code.

use super::error::EnrolError;
use crate::host::audit_event::AuditEvent;
use crate::host::desk_identity::DeskIdentity;
use crate::host::loggable::Word;

/// `before` is what this terminal was, `waiting` what waited for that desk, `by` who asked for it:
/// `command` or `technician`.
pub(crate) fn audit_event(
    outcome: Result<&DeskIdentity, &EnrolError>,
    before: Option<&DeskIdentity>,
    waiting: Option<u64>,
    by: &'static str,
) -> AuditEvent {
    let user = user();
    match outcome {
        Err(error) => AuditEvent::EnrolmentFailed { why: error.reason(), by, user },
        Ok(identity) => {
            let other = before.filter(|before| before.desk_id != identity.desk_id);
            AuditEvent::Enrolled {
                desk: Word::desk(&identity.desk_id),
                terminal_id: Word::desk(&identity.terminal_id().to_string()),
                before: other.map(|before| Word::desk(&before.desk_id)),
                waiting: waiting.filter(|count| *count > 0 && other.is_some()),
                by,
                user,
            }
        }
    }
}

#[cfg(unix)]
fn user() -> Option<u32> {
    Some(rustix::process::geteuid().as_raw())
}

#[cfg(not(unix))]
const fn user() -> Option<u32> {
    None
}
