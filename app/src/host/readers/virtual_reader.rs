//! A reader made of software, for the demonstration: phones are held to it and taken away by a
//! call.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kazasu_core::reader::{Card, CardError, OpenError, ReaderEvent, ReaderName};
use kazasu_core::virtual_phone::{InProcessCard, SharedPhone};

use super::message::Message;
use super::worker::Opener;
use crate::host::mailbox::Post;

/// The reader; cheap to clone.
#[derive(Clone)]
pub(crate) struct VirtualReader {
    name: ReaderName,
    place: Arc<Mutex<Place>>,
    post: Post<Message>,
}

/// What lies there, and how often something was held by then.
#[derive(Default)]
struct Place {
    phone: Option<SharedPhone>,
    held: u64,
    /// Another program has the reader for itself.
    #[cfg(test)]
    kept: bool,
}

impl VirtualReader {
    pub(super) fn new(name: &ReaderName, post: Post<Message>) -> Self {
        Self { name: name.clone(), place: Arc::default(), post }
    }

    /// Holds a phone to the reader, in place of the one before. Never blocks: an event that finds
    /// no room is lost, and so is the phone.
    pub(crate) fn hold(&self, phone: SharedPhone) {
        self.take_away();
        phone.hold();
        let atr = phone.lock().atr().to_vec();
        let mut place = self.lock();
        place.phone = Some(phone);
        place.held += 1;
        drop(place);
        self.tell(ReaderEvent::Present { reader: self.name.clone(), atr });
    }

    /// Takes what lies there away.
    pub(crate) fn take_away(&self) {
        let held = self.lock().held;
        self.take_away_of(held);
    }

    /// The same, unless something else was held since: a tap that hung notices late that its phone
    /// has left.
    fn take_away_of(&self, held: u64) {
        let mut place = self.lock();
        let phone = if place.held == held { place.phone.take() } else { None };
        drop(place);
        if let Some(phone) = phone {
            phone.take_away();
            self.tell(ReaderEvent::Absent(self.name.clone()));
        }
    }

    /// Another program takes the reader for itself, or gives it free.
    #[cfg(test)]
    pub(crate) fn keep(&self, kept: bool) {
        self.lock().kept = kept;
    }

    fn tell(&self, event: ReaderEvent) {
        self.post.send(event.into());
    }

    fn lock(&self) -> MutexGuard<'_, Place> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Opener for VirtualReader {
    #[cfg_attr(not(test), allow(unused_variables, reason = "no other program can have it"))]
    fn open(&mut self, go_on: &mut dyn FnMut() -> bool) -> Result<Box<dyn Card>, OpenError> {
        #[cfg(test)]
        while self.lock().kept {
            if !go_on() {
                return Err(OpenError::Busy);
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let place = self.lock();
        let (phone, held) = (place.phone.clone().ok_or(OpenError::Empty)?, place.held);
        drop(place);
        let card = phone.connect().map_err(|_| OpenError::Empty)?;
        // At the pace of a real phone, so that the demonstration feels like one.
        Ok(Box::new(HeldPhone { card: card.paced(), reader: self.clone(), held }))
    }
}

/// A phone on a virtual reader: the reader notices when it slips away by itself.
struct HeldPhone {
    card: InProcessCard,
    reader: VirtualReader,
    held: u64,
}

impl Card for HeldPhone {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        let answer = self.card.transmit(command);
        if answer == Err(CardError::Removed) {
            self.reader.take_away_of(self.held);
        }
        answer
    }
}

#[cfg(test)]
mod tests;
