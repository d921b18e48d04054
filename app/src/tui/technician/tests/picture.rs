//! The picture of the view in the README.

use kazasu_core::jpki::PhoneKind;

use super::samples::ready;
use super::*;
use crate::tui::tests::svg;

#[test]
fn the_picture_in_the_readme_shows_the_technicians_view() {
    for (language, suffix) in [(Language::JA, "ja"), (Language::EN, "en")] {
        let mut technician = ready(language);
        let taps = [
            (44, PhoneKind::Iphone, TapOutcome::Read),
            (45, PhoneKind::Android, refused(Reason::WrongPin)),
            (46, PhoneKind::Android, TapOutcome::Read),
        ];
        for (number, phone, outcome) in taps {
            let report = tap(number, TapPurpose::Visit, outcome);
            let report = TapReport { phone: Some(phone), ..report };
            technician.know_time(UnixTime::from_secs(report.started.as_secs() + 12));
            technician.learn(News::Tap(Box::new(report)));
        }
        let buffer = drawn(&technician, WIDE, true);
        svg::compare(&format!("technician-{suffix}"), "kazasu tui", &buffer);
    }
}
