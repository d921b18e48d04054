use tempfile::TempDir;

use super::*;

fn credential(days: i64) -> Credential {
    let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
    let mut params = rcgen::CertificateParams::default();
    params.not_before = rcgen::date_time_ymd(2026, 1, 1);
    params.not_after = params.not_before + std::time::Duration::from_secs(days as u64 * 86_400);
    let certificate = params.self_signed(&key).unwrap();
    Credential {
        key: Der::new(key.serialize_der()),
        certificate: Der::new(certificate.der().as_ref()),
    }
}

fn identity() -> DeskIdentity {
    DeskIdentity {
        address: "desk.local:8443".to_owned(),
        desk_id: "0123456789abcdef".to_owned(),
        ca: credential(1).certificate,
        terminal: EnrolledTerminal {
            id: Uuid::from_u128(7), name: "入口 1".into(), letter: None
        },
        current: credential(90),
        next: None,
        asked: None,
    }
}

#[test]
fn what_is_kept_is_read_again_and_replaced_as_a_whole() {
    let kept = TempDir::new().unwrap();
    let folder = DeskFolder::at(kept.path().join("desk"));
    assert_eq!(folder.identity().unwrap(), None);
    let mut identity = identity();
    folder.keep(&identity).unwrap();
    assert_eq!(folder.identity().unwrap().as_ref(), Some(&identity));

    identity.next = Some(credential(90));
    // What a power cut has left.
    std::fs::write(folder.path().join("identity.new"), "half").unwrap();
    folder.keep(&identity).unwrap();

    assert_eq!(folder.identity().unwrap().as_ref(), Some(&identity));
    assert_eq!(identity.newest(), identity.next.as_ref().unwrap());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    #[cfg(unix)]
    assert_eq!(permissions::open_to_others(folder.path()), [] as [PathBuf; 0]);
}

#[test]
fn a_damaged_file_is_never_taken_for_none() {
    let kept = TempDir::new().unwrap();
    let folder = DeskFolder::at(kept.path().join("desk"));
    let mut identity = identity();
    folder.keep(&identity).unwrap();
    let whole = std::fs::read(folder.identity_path()).unwrap();
    for damaged in [&b""[..], &whole[..whole.len() / 2], b"{}", b"null"] {
        std::fs::write(folder.identity_path(), damaged).unwrap();
        assert!(matches!(folder.identity(), Err(IdentityError::Damaged(_))), "{}", damaged.len());
    }
    identity.desk_id = "../../../../etc".to_owned();
    folder.keep(&identity).unwrap();
    assert!(matches!(folder.identity(), Err(IdentityError::Damaged(_))));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let kept = TempDir::new().unwrap();
    let folder = DeskFolder::at(kept.path().join("desk"));
    folder.keep(&identity()).unwrap();
    let elsewhere = kept.path().join("elsewhere");
    std::fs::rename(folder.identity_path(), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, folder.identity_path()).unwrap();
    assert!(folder.identity().is_err());
}

#[test]
fn a_certificate_is_renewed_at_two_thirds() {
    let validity = credential(90).validity().unwrap();
    let day = 86_400_000;
    assert_eq!(validity.renewal().as_millis() - validity.not_before.as_millis(), 60 * day);
    assert_eq!(validity.not_after.as_millis() - validity.not_before.as_millis(), 90 * day);
    assert_eq!(Validity::of(b"no certificate"), None);
}

#[test]
fn debug_shows_no_key() {
    let identity = identity();
    let shown = format!("{identity:?}");
    assert!(shown.contains("bytes)"), "{shown}");
}
