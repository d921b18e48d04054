//! The phone is taken away: before each command, inside each command, and while it answers.

use std::time::Duration;

use kazasu_core::virtual_phone::{CommandKind, Fault, FaultPlan, Model, PhoneSpec};
use kazasu_tests::{Phone, Rig};

use super::workers::on_several_readers;

/// What a good tap says to the phone, and so every place where one can be cut.
fn good_tap(model: Model) -> Vec<CommandKind> {
    let rig = Rig::new(Phone::spec(model));
    let _read = rig.read_with_pin("1234", &[]).read();
    rig.phone.shared().lock().log().map(|exchange| exchange.kind).collect()
}

fn every_cut_of(model: &Model) {
    let steps = good_tap(model.clone());
    let verify = steps.iter().position(|step| *step == CommandKind::Verify);
    assert_eq!(verify.is_some(), *model == Model::Android);
    let faults = [Fault::LeaveBefore, Fault::LeaveInside, Fault::TearAnswer { after: 1 }];
    let cases = (0..steps.len()).flat_map(|index| faults.clone().map(|fault| (index, fault)));
    on_several_readers(cases, |reader, (index, fault)| {
        let number = u32::try_from(index + 1).unwrap();
        let spec = PhoneSpec {
            faults: FaultPlan::at(number, fault.clone()),
            ..Phone::spec(model.clone())
        };
        let rig = Rig::on(reader, spec, None);
        rig.phone.hold();
        rig.read_with_pin("1234", &[]).refused("removed", Some("021"));
        let was_carried_out = match fault {
            Fault::LeaveBefore => index,
            _ => index + 1,
        };
        let verifies = u32::from(verify.is_some_and(|verify| verify < was_carried_out));
        assert_eq!(
            rig.phone.verifies(),
            verifies,
            "{fault:?} at command {number}, {:?}",
            steps[index]
        );
        assert_eq!(rig.phone.commands(), u64::from(number), "nothing is sent after the cut");
    });
}

#[test]
fn an_android_phone_is_taken_away_at_every_command() {
    every_cut_of(&Model::Android);
}

#[test]
fn an_iphone_is_taken_away_at_every_command() {
    every_cut_of(&Model::Iphone);
}

/// The hand slips and the phone is back at once: that is another contact, and `read` never sends a
/// PIN twice.
#[test]
fn a_phone_that_comes_back_at_once_is_not_sent_the_pin_again() {
    let cases = [(5, 0), (6, 0), (7, 1), (10, 1), (16, 1)]
        .into_iter()
        .flat_map(|cut| [(cut, 50), (cut, 350)]);
    on_several_readers(cases, |reader, ((number, verifies), later)| {
        let spec = PhoneSpec {
            faults: FaultPlan::at(number, Fault::LeaveBefore),
            ..Phone::spec(Model::Android)
        };
        let rig = Rig::on(reader, spec, Some(Duration::from_millis(later)));
        rig.phone.hold();
        rig.read_with_pin("1234", &[]).refused("removed", Some("021"));
        assert_eq!(
            rig.phone.verifies(),
            verifies,
            "cut before command {number}, back {later} ms later"
        );
    });
}
