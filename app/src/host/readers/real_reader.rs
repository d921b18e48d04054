//! Opening what lies on a PC/SC reader, with a context of its own.

use std::thread;
use std::time::Duration;

use kazasu_core::reader::pcsc::Service;
use kazasu_core::reader::{Card, OpenError, ReaderName};

use super::connect::connect;
use super::worker::Opener;

/// How often a reader that another program uses is asked again.
const BUSY_PAUSE: Duration = Duration::from_millis(200);

/// One PC/SC reader.
pub(super) struct RealReader {
    name: ReaderName,
    service: Option<Service>,
}

impl RealReader {
    pub(super) fn new(name: &ReaderName) -> Self {
        Self { name: name.clone(), service: None }
    }
}

impl Opener for RealReader {
    fn open(&mut self, go_on: &mut dyn FnMut() -> bool) -> Result<Box<dyn Card>, OpenError> {
        let mut renewed = false;
        loop {
            let service = match self.service.take() {
                Some(service) => service,
                None => connect()?,
            };
            match service.open(&self.name) {
                // The service may have restarted since this context was made.
                Err(OpenError::ServiceGone) if !renewed => renewed = true,
                Err(OpenError::Busy) if go_on() => {
                    self.service = Some(service);
                    thread::sleep(BUSY_PAUSE);
                }
                result => {
                    self.service = Some(service);
                    return result.map(|card| Box::new(card) as Box<dyn Card>);
                }
            }
        }
    }
}
