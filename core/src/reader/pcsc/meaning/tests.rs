use super::*;

/// Every code that an answer about readers may bring, with what becomes of the service in a list
/// or a wait (`true`: it counts as gone), of a connection that is to be made, and of a command.
#[test]
fn each_code_by_its_name_means_one_thing() {
    use CardError::{ReaderGone, Removed, Reset, ServiceGone};
    use ServiceDown::{Incompatible, NotRunning, Refused};
    let table = [
        // A busy moment is no outage.
        (Error::InsufficientBuffer, false, NotRunning, ReaderGone),
        (Error::UnknownReader, false, NotRunning, ReaderGone),
        (Error::InvalidValue, false, NotRunning, ReaderGone),
        (Error::ServerTooBusy, false, NotRunning, ReaderGone),
        (Error::NotReady, false, NotRunning, ReaderGone),
        (Error::NoMemory, false, NotRunning, ReaderGone),
        (Error::SystemCancelled, false, NotRunning, ReaderGone),
        (Error::Timeout, false, NotRunning, ReaderGone),
        (Error::Cancelled, false, NotRunning, ReaderGone),
        (Error::NoReadersAvailable, false, NotRunning, ReaderGone),
        (Error::ReaderUnavailable, false, NotRunning, ReaderGone),
        (Error::SharingViolation, false, NotRunning, ReaderGone),
        (Error::NoSmartcard, false, NotRunning, Removed),
        (Error::RemovedCard, false, NotRunning, Removed),
        (Error::NotTransacted, false, NotRunning, Removed),
        (Error::UnresponsiveCard, false, NotRunning, Removed),
        (Error::UnpoweredCard, false, NotRunning, Removed),
        (Error::CommDataLost, false, NotRunning, Removed),
        (Error::ResetCard, false, NotRunning, Reset),
        (Error::ProtoMismatch, false, NotRunning, Reset),
        // The service, or the connection to it, is gone.
        (Error::NoService, true, NotRunning, ServiceGone),
        (Error::ServiceStopped, true, NotRunning, ServiceGone),
        (Error::CommError, true, NotRunning, ServiceGone),
        (Error::InvalidHandle, true, NotRunning, ServiceGone),
        (Error::Shutdown, true, NotRunning, ServiceGone),
        (Error::SecurityViolation, true, Refused, ServiceGone),
        (Error::NoAccess, true, Refused, ServiceGone),
        (Error::InternalError, true, Incompatible, ReaderGone),
        (Error::UnknownError, true, Incompatible, ReaderGone),
        (Error::InvalidParameter, true, Incompatible, ReaderGone),
    ];
    for (error, is_outage, context, card) in table {
        assert_eq!(meaning(error).ends_context(), is_outage, "{error:?}");
        assert_eq!(no_context(error), context, "{error:?}");
        assert_eq!(card_error(error), card, "{error:?}");
    }
}
