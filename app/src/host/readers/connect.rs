//! A connection to the PC/SC service, and where there is none, why.

use std::time::Duration;

use kazasu_core::reader::ServiceDown;
use kazasu_core::reader::pcsc::Service;

/// How long the service may take to answer what it can answer at once. One that systemd has to
/// start first looks for its USB readers before it listens.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// A new context of the PC/SC service. May block for ever, as every call of PC/SC.
///
/// # Errors
///
/// The cause, as far as PC/SC and the service's socket tell it.
pub(crate) fn connect() -> Result<Service, ServiceDown> {
    Service::connect().map_err(look_closer)
}

/// pcsc-lite says of most causes that the service is not there. Its socket tells them apart.
#[cfg(target_os = "linux")]
fn look_closer(down: ServiceDown) -> ServiceDown {
    super::service_socket::look(&super::service_socket::path(), down)
}

#[cfg(not(target_os = "linux"))]
const fn look_closer(down: ServiceDown) -> ServiceDown {
    down
}
