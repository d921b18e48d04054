use super::*;
use crate::{Language, Texts};

/// Every variant at least once.
pub(crate) fn samples() -> Vec<Seen> {
    let day = UnixTime::from_secs(1_884_092_400);
    let name = || "authca02".to_owned();
    let folder = || "/var/lib/kazasu".to_owned();
    let error = || "permission denied".to_owned();
    let gate = |why: &str| {
        let (part, have, need) = ("ccid".into(), "1.4".into(), "1.5".into());
        let address = "desk.local:8443".into();
        Seen::Desk(SeenDesk::Gate { address, why: why.into(), part, have, need })
    };
    let refused = |why: &str| {
        Seen::Desk(SeenDesk::Refused { address: "desk.local:8443".into(), why: why.into() })
    };
    let display = || ":0".to_owned();
    let list = |age| Seen::List { name: "auth.crl".into(), next_update: day, age };
    let useless = |why| Seen::ListUseless { name: "auth.crl".into(), why, oid: "2.5.29.99".into() };
    let mut all = vec![
        Seen::ServiceAnswers,
        Seen::ServiceDown,
        Seen::ServiceRefused,
        Seen::ServiceIncompatible,
        Seen::ServiceSilent { seconds: 3 },
        Seen::ReadersNotBuilt,
        Seen::Readers { count: 1 },
        Seen::Readers { count: 2 },
        Seen::NoReader,
        Seen::OtherReaders { wanted: "ACME 00 00".into(), there: "OTHER 00 00".into() },
        Seen::Reader { name: "ACME 00 00".into() },
        Seen::SelfTestPassed,
        Seen::SelfTestFailed,
        Seen::SelfTestNotBuilt,
        Seen::Anchor { name: name(), not_after: day },
        Seen::AnchorEndsSoon { name: name(), not_after: day, days: 0 },
        Seen::AnchorEndsSoon { name: name(), not_after: day, days: 1 },
        Seen::AnchorEndsSoon { name: name(), not_after: day, days: 89 },
        Seen::AnchorEnded { name: name(), not_after: day },
        Seen::AnchorNotYet { name: name(), not_before: day },
        Seen::RevocationOff,
        Seen::Revocation { lists: 1 },
        Seen::Revocation { lists: 2 },
        Seen::NoList,
        Seen::NoUsableList { lists: 1 },
        Seen::NoUsableList { lists: 2 },
        Seen::AnchorWithoutList { name: name() },
        list(59),
        list(60),
        list(7_199),
        list(7_200),
        list(86_400),
        list(172_800),
        Seen::ListEndsSoon { name: "auth.crl".into(), next_update: day, left: 3_600 },
        Seen::ListOutdated { name: "auth.crl".into(), next_update: day, overdue: 7_200 },
        Seen::ListUndated { name: "auth.crl".into(), age: 172_800 },
        Seen::ListNotYet { name: "auth.crl".into(), this_update: day, ahead: 60 },
        useless("other_issuer"),
        useless("anchor_may_not_sign"),
        useless("unsupported_algorithm"),
        useless("not_signed_by_anchor"),
        useless("anchor_outside_its_time"),
        useless("delta"),
        useless("unknown_critical_extension"),
        useless("indirect"),
        useless("ca_certificates_only"),
        useless("attribute_certificates_only"),
        useless("some_reasons_only"),
        Seen::TrustFile { name: "auth.crl".into(), error: "the file is empty".into() },
        Seen::Clock { now: day },
        Seen::ClockWrong { now: day },
        Seen::ClockKept { by: "timedatectl".into() },
        Seen::ClockNotKept { by: "timedatectl".into() },
        Seen::ClockUnknown,
        Seen::Disk { folder: folder(), mebibytes: 2_048 },
        Seen::DiskFull { folder: folder(), mebibytes: 9, least: 100 },
        Seen::DiskUnknown { folder: folder(), error: error() },
        Seen::Folder { folder: folder() },
        Seen::FolderClosed { folder: folder(), error: error() },
        Seen::NoFolder,
        Seen::Audit { records: 0 },
        Seen::Audit { records: 1 },
        Seen::Audit { records: 12 },
        Seen::AuditNotIntact { folder: folder(), findings: 1 },
        Seen::AuditNotIntact { folder: folder(), findings: 2 },
        Seen::AuditClosed { folder: folder(), error: error() },
        Seen::Attach,
        Seen::AttachClosed { error: error() },
        Seen::Neighbour { program: "kazasu, process 4711".into(), user: "kiosk".into() },
        Seen::UserUnknown { user: "kiosk".into() },
        Seen::Configuration { path: "kazasu.toml".into() },
        Seen::ConfigurationDefaults,
        Seen::ConfigurationOpen { path: "kazasu.toml".into() },
        Seen::MemoryClosed,
        Seen::MemoryOpen { gap: "core" },
        Seen::MemoryOpen { gap: "readable" },
        Seen::MemoryUnknown,
        Seen::Display { name: display(), width: 1280, height: 800 },
        Seen::DiagonalConfigured { inches: "10.1".into() },
        Seen::Diagonal { inches: "10.1".into(), by: "EDID", name: "HDMI-A-1".into() },
        Seen::DiagonalUsual { inches: Some("10.1".into()) },
        Seen::DiagonalUsual { inches: None },
        Seen::DisplayOfUnknownSize { name: display() },
        Seen::DisplaySmall { name: display(), width: 320, height: 240 },
        Seen::DisplaySilent { name: display(), error: error() },
        Seen::DisplayLacks { name: display(), extension: "RANDR" },
        Seen::DisplayPassedOver { name: "wayland-0".into(), error: error() },
        Seen::ScaleTooLarge { scale: "2.0".into(), drawn: "1.60".into() },
        Seen::NoDisplay,
        Seen::DisplayNotBuilt,
        Seen::Sound,
        Seen::NoSound,
        Seen::SoundOff,
        Seen::SoundNotBuilt,
        Seen::NoDesk,
        Seen::Desk(SeenDesk::Unusable { error: error() }),
        Seen::Desk(SeenDesk::Of { name: "A 1".into(), address: "desk.local:8443".into() }),
        Seen::Desk(SeenDesk::Answers {
            name: "A 1".into(),
            address: "desk.local:8443".into(),
            age: 60,
        }),
        Seen::Desk(SeenDesk::Away {
            address: "desk.local:8443".into(),
            age: 60,
            why: "cut".into(),
        }),
        gate("outdated"),
        gate("clock"),
        gate("not_started"),
        refused("revoked"),
        refused("unknown_terminal"),
        refused("certificate_missing"),
        refused("odd"),
        Seen::Desk(SeenDesk::Elsewhere { count: 1 }),
        Seen::Desk(SeenDesk::Elsewhere { count: 2 }),
        Seen::Desk(SeenDesk::Certificate { not_after: day }),
        Seen::Desk(SeenDesk::CertificateEnded { not_after: day }),
        Seen::Desk(SeenDesk::LastReceipt { age: 7_300 }),
        Seen::Desk(SeenDesk::Lost { count: 1 }),
        Seen::Desk(SeenDesk::Lost { count: 3 }),
        Seen::Desk(SeenDesk::Clock { seconds: 3_600, behind: true }),
        Seen::Desk(SeenDesk::Clock { seconds: 3_600, behind: false }),
        Seen::Outbox { waiting: 0 },
        Seen::Outbox { waiting: 1 },
        Seen::Outbox { waiting: 2 },
        Seen::OutboxWaiting { waiting: 1, age: 60 },
        Seen::OutboxWaiting { waiting: 2, age: 172_800 },
        Seen::OutboxSetAside { count: 1 },
        Seen::OutboxSetAside { count: 2 },
        Seen::OutboxSlow { milliseconds: 900 },
        Seen::OutboxInUse,
        Seen::Version { part: "kazasu", version: "0.1.0".into() },
        Seen::Version { part: "pcsc_lite", version: "1.9.9".into() },
        Seen::VersionOld { part: "ccid", version: "1.4.0".into(), minimum: "1.5.0".into() },
        Seen::VersionUnknown { part: "ccid" },
        Seen::VersionUnproven { part: "pcsc_lite", minimum: "1.9.9".into() },
        Seen::ReaderMissing { name: "ACME 00 00".into() },
        Seen::ServiceNotBegun { starts: day },
        Seen::LogTooLarge { folder: folder(), megabytes: 10_000, free: 512 },
        Seen::LettersLacking { key: "terminal.desk", letters: "𠮷 (U+20BB7)".into() },
        Seen::KeyNotBuilt { key: "sound.volume", feature: "sound" },
    ];
    let downs = kazasu_core::session::OutboxDown::ALL.into_iter();
    all.extend(downs.map(|down| Seen::OutboxDown { cause: down.as_str(), why: error() }));
    all
}

#[test]
fn samples_have_every_variant() {
    let ids: std::collections::BTreeSet<&str> =
        samples().iter().map(|seen| seen.message().0).collect();
    assert_eq!(
        ids.len(),
        // Those of the desk have a file of their own, and one variant that holds them.
        include_str!("../seen.rs").matches(" Self::").count() - 1
            + include_str!("desk.rs").matches(" Self::").count(),
        "each variant has a message of its own"
    );
}

#[test]
fn a_finding_says_what_is_how_it_was_seen_and_what_to_do() {
    let [ja, en] = [Language::JA, Language::EN].map(Texts::new);
    let seen = en.seen(&Seen::ServiceSilent { seconds: 3 });
    assert_eq!(seen.message, "the PC/SC service does not answer");
    assert!(seen.evidence.as_ref().is_some_and(|evidence| evidence.contains("3 s")), "{seen:?}");
    assert!(seen.next.as_ref().is_some_and(|next| next.contains("pcscd")), "{seen:?}");
    let ended = Seen::AnchorEnded {
        name: "authca01".into(),
        not_after: UnixTime::from_secs(1_760_885_999),
    };
    assert!(ja.seen(&ended).message.contains("2025年10月19日"), "{:?}", ja.seen(&ended));
    assert_eq!(en.seen(&Seen::ServiceAnswers).next, None);
    let display = Seen::Display { name: ":0\x1b".into(), width: 1280, height: 800 };
    assert_eq!(en.seen(&display).message, "display :0\u{fffd}: 1280 × 800 pixels");
}
