use kazasu_core::virtual_phone::{Model, PhoneSpec, VirtualPhone};

use super::super::message::Sent;
use super::*;
use crate::host::mailbox::mailbox;

fn phone() -> SharedPhone {
    SharedPhone::new(VirtualPhone::new(PhoneSpec::shared(Model::Iphone)))
}

#[test]
fn a_tap_that_notices_late_takes_nobody_elses_phone_away() {
    let (post, messages) = mailbox();
    let mut reader = VirtualReader::new(&"virtual".into(), post);
    let (first, second) = (phone(), phone());
    reader.hold(first);
    let mut late = reader.open(&mut || true).unwrap();
    reader.take_away();
    reader.hold(second);
    assert_eq!(late.transmit(&[0x00, 0xA4, 0x04, 0x0C]), Err(CardError::Removed));
    assert!(reader.open(&mut || true).is_ok(), "the second phone lies there");
    let events: Vec<_> = messages
        .waiting()
        .filter_map(|Message(sent)| if let Sent::Reader(event) = sent { Some(event) } else { None })
        .collect();
    assert!(
        matches!(
            events[..],
            [ReaderEvent::Present { .. }, ReaderEvent::Absent(_), ReaderEvent::Present { .. }]
        ),
        "{events:?}"
    );
}

#[test]
fn a_phone_that_slips_away_is_gone() {
    let (post, _messages) = mailbox();
    let mut reader = VirtualReader::new(&"virtual".into(), post);
    let slipping = phone();
    reader.hold(slipping.clone());
    let mut card = reader.open(&mut || true).unwrap();
    slipping.take_away();
    assert_eq!(card.transmit(&[0x00, 0xA4, 0x04, 0x0C]), Err(CardError::Removed));
    assert!(matches!(reader.open(&mut || true), Err(OpenError::Empty)));
}
