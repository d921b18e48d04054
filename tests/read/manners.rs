//! Phones written by others: other block sizes, paddings, 61xx, 6Cxx. All of them give the same
//! bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::virtual_phone::pki::CertificateSpec;
use kazasu_core::virtual_phone::{LeStyle, Manner, Model, PhoneSpec};
use kazasu_tests::{Phone, Rig, credential, issued};

use super::workers::on_several_readers;

#[test]
fn every_manner_of_either_phone_gives_the_same_bytes() {
    let plain = Manner::default();
    let manners = [
        Manner { max_block: 5, ..plain },
        Manner { max_block: 32, ..plain },
        Manner { max_block: 128, ..plain },
        Manner { max_block: 231, ..plain },
        Manner { max_block: 255, ..plain },
        Manner { le_style: LeStyle::SixC, ..plain },
        Manner { le_style: LeStyle::SixC, max_block: 100, ..plain },
        Manner { le_style: LeStyle::SixOne { chunk: 0xF0 }, ..plain },
        Manner { le_style: LeStyle::SixOne { chunk: 0x20 }, ..plain },
        Manner { le_style: LeStyle::SixOne { chunk: 0xFF }, max_block: 64, ..plain },
        Manner { le_style: LeStyle::Refuse256, ..plain },
        Manner { le_style: LeStyle::Refuse256, max_block: 48, ..plain },
        Manner { extended_length: true, ..plain },
        Manner { padding: (0xFF, 2_000), ..plain },
        Manner { padding: (0x00, 1), ..plain },
        Manner { sleepy: true, ..plain },
        Manner { token_padding: 0x00, ..plain },
        Manner { token_length: 32, ..plain },
        Manner { blocked_status: 0x6983, ..plain },
        Manner {
            max_block: 96,
            le_style: LeStyle::SixOne { chunk: 0x40 },
            padding: (0xFF, 300),
            sleepy: true,
            token_padding: 0x00,
            token_length: 32,
            ..plain
        },
    ];
    let cases =
        manners.into_iter().flat_map(|manner| [(Model::Android, manner), (Model::Iphone, manner)]);
    on_several_readers(cases, |reader, (model, manner)| {
        let rig = Rig::on(reader, PhoneSpec { manner, ..Phone::spec(model.clone()) }, None);
        rig.phone.hold();
        let read = rig.read_with_pin("1234", &[]).read();
        let certificate = STANDARD.decode(read["certificate"]["der"].as_str().unwrap()).unwrap();
        assert!(certificate == credential().certificate_der(), "{model:?} {manner:?}");
        assert_eq!(rig.phone.verifies(), u32::from(model == Model::Android), "{manner:?}");
    });
}

/// A large certificate in small blocks takes more commands than any tap is given.
#[test]
fn a_phone_that_needs_too_many_commands_is_given_up() {
    let manner = Manner { max_block: 16, ..Manner::default() };
    let credential = issued(|valid| CertificateSpec { extra_padding: 12_000, ..valid });
    let rig = Rig::new(PhoneSpec { manner, credential, ..Phone::spec(Model::Iphone) });
    let refused = rig.read(&[]).refused("protocol", None);
    assert!(refused["tap"]["commands"].as_u64().unwrap() < 1_000, "{refused}");
}
