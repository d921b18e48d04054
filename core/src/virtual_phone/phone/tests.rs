use super::*;
use crate::virtual_phone::testing::*;
use crate::virtual_phone::{Manner, Model};

fn with(faults: FaultPlan) -> VirtualPhone {
    held(PhoneSpec { faults, ..PhoneSpec::shared(Model::Android) })
}

/// The script up to the right PIN, which is command 3.
const SCRIPT: [&str; 3] = [SELECT_AP, SELECT_PIN, VERIFY_1234];

#[test]
fn without_field_or_power_nothing_answers() {
    let mut phone = VirtualPhone::new(PhoneSpec::shared(Model::Android));
    assert_eq!(phone.process(&bytes(SELECT_AP)), Reply::Gone);
    phone.power_on();
    assert_eq!(phone.process(&bytes(SELECT_AP)), Reply::Gone, "power reaches nobody");
    phone.hold();
    assert_eq!(phone.process(&bytes(SELECT_AP)), Reply::Gone);
    phone.power_on();
    assert_eq!(phone.send(&bytes(SELECT_AP)), [0x90, 0x00]);
    phone.take_away();
    assert_eq!(phone.process(&bytes(SELECT_AP)), Reply::Gone);
    assert_eq!((phone.log().len(), phone.commands()), (1, 1), "only what it could hear counts");
}

/// The three places of a tear, around VERIFY: before it, no try is at risk; inside it, the counter
/// has moved though no answer came.
#[test]
fn tears_before_and_inside_a_command() {
    let wrong: Vec<u8> = bytes(VERIFY_9999);
    for (fault, reply, verifies) in [
        (Fault::LeaveBefore, Reply::Gone, 0),
        (Fault::LeaveInside, Reply::Gone, 1),
        (Fault::TearAnswer { after: 1 }, Reply::Torn { response: vec![0x63, 0xC2], arrived: 1 }, 1),
        (Fault::TearAnswer { after: 9 }, Reply::Torn { response: vec![0x63, 0xC2], arrived: 2 }, 1),
    ] {
        let mut phone = with(FaultPlan::at(3, fault));
        phone.script(&SCRIPT[..2]);
        assert_eq!(phone.process(&wrong), reply);
        assert_eq!(phone.presence(), Presence::Slipped);
        assert_eq!((phone.verifies(), u32::from(phone.tries_left())), (verifies, 3 - verifies));
        assert_eq!(phone.process(&wrong), Reply::Gone);
        phone.hold();
        phone.power_on();
        assert_eq!(phone.script(&[SELECT_CERTIFICATE]), "6986", "a new field, a new start");
        assert_eq!(phone.script(&SCRIPT), "9000", "a fault happens once");
    }
}

/// Numbers start again with each hold; a number twice in the plan is one fault on each of two
/// holds.
#[test]
fn faults_are_numbered_within_a_hold() {
    let mut phone = with(FaultPlan::at(2, Fault::LeaveBefore).and(2, Fault::Status(0x6F00)));
    phone.script(&[SELECT_AP]);
    assert_eq!(phone.process(&bytes(SELECT_PIN)), Reply::Gone);
    phone.hold();
    phone.power_on();
    assert_eq!(phone.script(&[SELECT_AP, SELECT_PIN]), "6F00");
    assert_eq!(phone.script(&[SELECT_PIN]), "9000");
    phone.plan(vec![(4, Fault::Status(0x6A82))]);
    assert_eq!(phone.script(&[SELECT_PIN]), "6A82");
}

#[test]
fn a_status_word_comes_instead_of_the_command_and_raw_bytes_after_it() {
    let mut phone = with(FaultPlan::at(3, Fault::Status(0x6F00)));
    assert_eq!(phone.script(&[SELECT_AP, SELECT_PIN, VERIFY_9999]), "6F00");
    assert_eq!((phone.verifies(), phone.tries_left()), (0, 3));
    for raw in [vec![], vec![0x90], vec![1, 2, 3]] {
        let mut phone = with(FaultPlan::at(3, Fault::Raw(raw.clone())));
        phone.script(&SCRIPT[..2]);
        assert_eq!(phone.send(&bytes(VERIFY_9999)), raw);
        assert_eq!((phone.verifies(), phone.tries_left()), (1, 2));
    }
}

#[test]
fn a_hang_stays_in_the_field_with_the_command_carried_out() {
    let mut phone = with(FaultPlan::at(3, Fault::Hang));
    phone.script(&SCRIPT[..2]);
    assert_eq!(phone.process(&bytes(VERIFY_9999)), Reply::Hang);
    assert_eq!((phone.presence(), phone.tries_left()), (Presence::Held, 2));
}

#[test]
fn the_log_tells_what_was_asked_but_not_the_pin() {
    let mut phone = android();
    phone.script(&[SELECT_AP, SELECT_PIN, TRIES_LEFT, "002000800439383736"]);
    phone.process(&[0x00, 0x20, 0x00]);
    let steps: Vec<_> =
        phone.log().map(|exchange| (exchange.number, exchange.kind, exchange.status)).collect();
    assert_eq!(
        steps,
        [
            (1, CommandKind::SelectApplication, Some(0x9000)),
            (2, CommandKind::SelectFile(0x0018), Some(0x9000)),
            (3, CommandKind::TriesLeft, Some(0x63C3)),
            (4, CommandKind::Verify, Some(0x63C2)),
            (5, CommandKind::Other, Some(0x6700)),
        ]
    );
    let verify = phone.log().nth(3).unwrap();
    assert_eq!((verify.header, verify.sent, verify.received), ([0x00, 0x20, 0x00, 0x80], 9, 2));
    assert_eq!(verify.to_string(), "4 VERIFY -> 2 bytes, 63C2");
    let everything = format!(
        "{phone:?} {:?} {:?}",
        phone.log().collect::<Vec<_>>(),
        PhoneSpec::shared(Model::Android)
    );
    for secret in ["9876", "39, 38", "57, 56", "1234", "31, 32"] {
        assert!(!everything.contains(secret), "{secret}");
    }
}

#[test]
fn the_log_does_not_grow_for_ever() {
    let mut phone = android();
    for _ in 0..LOG_LENGTH + 10 {
        phone.process(&[0xFF, 0x00, 0x00, 0x00]);
    }
    assert_eq!((phone.log().len(), phone.commands()), (LOG_LENGTH, LOG_LENGTH as u64 + 10));
    assert_eq!(phone.log().next().unwrap().number, 11);
}

/// Time is the link's, the phone's and a delay's; it starts anew with each hold.
#[test]
fn time_is_modelled() {
    let link = Link { sign_delay: Duration::from_millis(54), ..Link::default() };
    let faults = FaultPlan::at(2, Fault::Delay(Duration::from_secs(3)));
    let mut phone =
        held(PhoneSpec { link: Some(link), faults, ..PhoneSpec::shared(Model::Android) });
    phone.script(&[SELECT_AP]);
    let select = link.t_exchange(15, 2, 0);
    assert_eq!(phone.elapsed(), select);
    phone.script(&[SELECT_PIN, VERIFY_1234, SELECT_KEY]);
    let before = phone.elapsed();
    assert_eq!(
        before,
        select + link.t_exchange(7, 2, 0) * 2 + link.t_exchange(9, 2, 0) + Duration::from_secs(3)
    );
    phone.send(&sign(1));
    assert_eq!(phone.elapsed() - before, link.t_exchange(57, 258, 1));
    let last = phone.log().last().unwrap();
    assert_eq!((last.at, last.took), (before, link.t_exchange(57, 258, 1)));
    phone.take_away();
    phone.hold();
    assert_eq!(phone.elapsed(), Duration::ZERO);
    let mut timeless = android();
    timeless.script(&[SELECT_AP]);
    assert_eq!(timeless.elapsed(), Duration::ZERO);
}

#[test]
fn each_model_has_its_atr() {
    let atr = |model| hex(VirtualPhone::new(PhoneSpec::shared(model)).atr());
    assert_eq!(atr(Model::Card), "3B8880010000 05E0B381A1007F".replace(' ', ""));
    assert_eq!(atr(Model::JukiCard), "3B888001000014E0B38191005E");
    assert_eq!(atr(Model::Iphone), "3B80800101");
    let odd = PhoneSpec { atr: vec![0x3B, 0x00], ..PhoneSpec::shared(Model::Android) };
    assert_eq!(hex(VirtualPhone::new(odd).atr()), "3B00");
}

/// ISO/IEC 7816-3 §8.2.5: TCK makes the exclusive or of everything after TS zero.
#[test]
fn the_check_bytes_of_the_atrs_are_right() {
    for model in [Model::Android, Model::Card, Model::JukiCard] {
        assert_eq!(model.atr()[1..].iter().fold(0, |all, byte| all ^ byte), 0, "{model:?}");
    }
}

/// A sleepy phone's first VERIFY is not carried out: 6F00 tells nothing of the PIN.
#[test]
fn sleep_costs_no_try() {
    let manner = Manner { sleepy: true, ..Manner::default() };
    let mut phone = held(PhoneSpec { manner, ..PhoneSpec::shared(Model::Android) });
    assert_eq!(phone.script(&[VERIFY_9999]), "6F00");
    assert_eq!((phone.verifies(), phone.tries_left()), (0, 3));
}
