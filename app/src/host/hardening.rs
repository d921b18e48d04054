//! What closes this process's memory to others: a PIN and a certificate pass through it.
//!
//! On Linux a core dump needs both a limit above 0 and a process that is dumpable; where cores go
//! to a program (`core_pattern` with `|`) the limit does not count, so that both are set
//! (core(5)). A process that is not dumpable can be read and traced by root alone: its
//! `/proc/PID/mem` belongs to root, and ptrace(2) refuses everybody else (ptrace(2), "Ptrace access
//! mode checking").

/// Whether this process's memory is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(unix), allow(dead_code, reason = "there nothing is known"))]
pub(crate) enum Memory {
    /// No core dump, and no other program of this user that looks in.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "known on Linux alone"))]
    Closed,
    /// A crash may write a core dump.
    CoreDumps,
    /// Debuggers and other programs of this user can look in.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "known on Linux alone"))]
    Readable,
    /// Nothing on this system says it.
    #[cfg_attr(target_os = "linux", allow(dead_code, reason = "there it is known"))]
    Unknown,
}

/// Closes the memory, as far as the system does it. What it refuses [`look`] tells.
///
/// It comes first in the program: what starts threads or opens files comes later.
pub(crate) fn harden() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        let _refused = setrlimit(Resource::Core, none);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _refused = set_dumpable_behavior(DumpableBehavior::NotDumpable);
        // No program that this one starts (a voice, `timedatectl`) gets more rights than it has.
        let _refused = rustix::thread::set_no_new_privs(true);
    }
}

/// Whether the memory is closed now.
#[cfg(target_os = "linux")]
pub(crate) fn look() -> Memory {
    use rustix::process::{DumpableBehavior, dumpable_behavior};
    if dumps_core() {
        return Memory::CoreDumps;
    }
    match dumpable_behavior() {
        Ok(DumpableBehavior::NotDumpable) => Memory::Closed,
        _ => Memory::Readable,
    }
}

/// Whether the memory is closed now. Who may look into another process is decided elsewhere here
/// (task_for_pid on macOS).
#[cfg(all(unix, not(target_os = "linux")))]
pub(crate) fn look() -> Memory {
    if dumps_core() { Memory::CoreDumps } else { Memory::Unknown }
}

/// Whether the memory is closed now. Windows writes crash dumps where its owner has asked for them
/// (Windows Error Reporting); a program can refuse that only by calls that no safe library has.
#[cfg(not(unix))]
pub(crate) const fn look() -> Memory {
    Memory::Unknown
}

#[cfg(unix)]
fn dumps_core() -> bool {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Core);
    limit.current != Some(0) || limit.maximum != Some(0)
}
