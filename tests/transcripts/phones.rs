//! The phones, and how each tap ends.

use kazasu_core::jpki::PhoneKind;
use kazasu_core::virtual_phone::{
    Fault, FaultPlan, LeStyle, Manner, Model, PhoneSpec, SharedPhone, VirtualPhone,
};
use kazasu_tests::Phone;

use super::PIN;

/// One tap.
pub(crate) struct Case {
    /// Name of the file.
    pub(crate) name: &'static str,
    spec: PhoneSpec,
    pub(crate) expect: Option<PhoneKind>,
    pub(crate) pin: Option<&'static str>,
    pub(crate) last_try_agreed: bool,
    /// The line `tap` of its transcript.
    pub(crate) outcome: &'static str,
}

impl Case {
    pub(crate) fn phone(&self) -> SharedPhone {
        SharedPhone::new(VirtualPhone::new(self.spec.clone()))
    }

    fn new(name: &'static str, model: Model, outcome: &'static str) -> Self {
        let spec = PhoneSpec { pin: PIN.into(), ..Phone::spec(model) };
        Self { name, spec, expect: None, pin: Some(PIN), last_try_agreed: false, outcome }
    }

    fn spec(self, change: impl FnOnce(PhoneSpec) -> PhoneSpec) -> Self {
        Self { spec: change(self.spec), ..self }
    }

    fn manner(self, manner: Manner) -> Self {
        self.spec(|spec| PhoneSpec { manner, ..spec })
    }

    fn fault(self, command: u32, fault: Fault) -> Self {
        self.spec(|spec| PhoneSpec { faults: FaultPlan::at(command, fault), ..spec })
    }

    fn tries(self, tries_left: u8) -> Self {
        self.spec(|spec| PhoneSpec { tries_left, ..spec })
    }

    fn pin(self, pin: Option<&'static str>) -> Self {
        Self { pin, ..self }
    }
}

/// Every kind, and every manner that changes what is sent.
pub(crate) fn all() -> Vec<Case> {
    let android = |name, outcome| Case::new(name, Model::Android, outcome);
    let iphone = |name, outcome| Case::new(name, Model::Iphone, outcome);
    let plain = Manner::default();
    let unknown = Model::Unknown { token: b"JPKIAPNEXTTOKEN".to_vec() };
    vec![
        android("android", "complete"),
        android("android-without-pin", "pin_required tries 3").pin(None),
        android("android-wrong-pin", "wrong_pin tries 2").pin(Some("7642")),
        android("android-last-try", "last_try tries 1").tries(1),
        Case { last_try_agreed: true, ..android("android-last-try-agreed", "complete").tries(1) },
        Case {
            last_try_agreed: true,
            ..android("android-last-try-wrong", "pin_blocked code 019 tries 0")
                .tries(1)
                .pin(Some("7642"))
        },
        android("android-blocked", "pin_blocked code 019 tries 0").tries(0),
        android("android-no-counter", "protocol")
            .manner(Manner { no_counter: Some(0x6A88), ..plain }),
        Case {
            expect: Some(PhoneKind::Iphone),
            ..android("android-for-iphone", "other_phone code 020")
        },
        iphone("iphone", "complete").pin(None),
        iphone("iphone-locked", "wallet_locked code 021")
            .pin(None)
            .spec(|spec| PhoneSpec { wallet_locked: true, ..spec }),
        Case::new("card", Model::Card, "physical_card code 020"),
        Case::new("juki-card", Model::JukiCard, "physical_card code 020"),
        Case::new("transit", Model::Transit, "not_a_phone code 021"),
        Case::new("unknown-token", unknown, "unknown_token code 020"),
        android("le-61xx", "complete")
            .manner(Manner { le_style: LeStyle::SixOne { chunk: 200 }, ..plain }),
        android("le-6cxx", "complete").manner(Manner { le_style: LeStyle::SixC, ..plain }),
        android("le-6700", "complete").manner(Manner { le_style: LeStyle::Refuse256, ..plain }),
        android("blocks-of-128", "complete").manner(Manner { max_block: 128, ..plain }),
        iphone("label-alone", "complete").manner(Manner {
            token_length: 32,
            token_padding: 0,
            ..plain
        }),
        android("padding", "complete").manner(Manner { padding: (0xFF, 100), ..plain }),
        android("sleepy", "complete").manner(Manner { sleepy: true, ..plain }),
        android("refused-6f00", "protocol").fault(9, Fault::Status(0x6F00)),
        android("torn-before-select", "removed code 021").fault(1, Fault::LeaveBefore),
        android("torn-in-verify", "removed code 021").fault(6, Fault::LeaveInside),
        android("torn-in-certificate", "removed code 021")
            .fault(10, Fault::TearAnswer { after: 99 }),
        android("endless-more", "protocol").fault(9, Fault::EndlessMore),
    ]
}
