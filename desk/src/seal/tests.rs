use super::*;
fn place<'a>(row: &'a [&'a [u8]]) -> Place<'a> {
    Place { table: "versions", column: "body", row }
}

#[test]
fn what_was_sealed_opens_in_its_place_alone() {
    let vault = Vault::new(&[7; KEY_LENGTH]).unwrap();
    let row: [&[u8]; 2] = [b"visit", b"1"];
    let sealed = vault.seal(place(&row), b"a certificate").unwrap();
    assert!(!sealed.windows(13).any(|bytes| bytes == b"a certificate"));
    assert_eq!(*vault.open(place(&row), &sealed).unwrap(), *b"a certificate");
    assert_ne!(vault.seal(place(&row), b"a certificate").unwrap(), sealed, "a nonce is used once");

    for other in [
        place(&[b"visit", b"2"]),
        place(&[b"visit1"]),
        place(&[b"visi", b"t1"]),
        Place { column: "bodies", ..place(&row) },
        Place { table: "conflicts", ..place(&row) },
    ] {
        assert_eq!(vault.open(other, &sealed), Err(NotOpened), "{other:?}");
    }
    for at in 0..sealed.len() {
        let mut bent = sealed.clone();
        bent[at] ^= 1;
        assert_eq!(vault.open(place(&row), &bent), Err(NotOpened), "byte {at}");
        assert_eq!(vault.open(place(&row), &sealed[..at]), Err(NotOpened), "{at} bytes");
    }
    let other = Vault::new(&[8; KEY_LENGTH]).unwrap();
    assert_eq!(other.open(place(&row), &sealed), Err(NotOpened));
}

#[test]
fn a_key_lies_in_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.key");
    let missing = StoreKey::read(&path).unwrap_err();
    assert!(matches!(missing, KeyFileError::Missing { .. }), "{missing}");
    let key = StoreKey::create(&path).unwrap();
    assert_eq!(StoreKey::read(&path).unwrap().fingerprint(), key.fingerprint());
    assert!(matches!(StoreKey::create(&path), Err(KeyFileError::AlreadyThere { .. })));
    assert_eq!(format!("{key:?} {:?}", key.vault().unwrap()), "*** ***");

    for text in ["", "00", &"0".repeat(63), &"g".repeat(64), &"0".repeat(65), "é"] {
        std::fs::write(&path, text).unwrap();
        let error = StoreKey::read(&path).unwrap_err();
        assert!(matches!(error, KeyFileError::Malformed { .. }), "{text}: {error}");
        assert!(!error.to_string().contains("gggg"), "{error}");
    }
    assert!(StoreKey::read(folder.path()).is_err());
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.key");
    StoreKey::create(&path).unwrap();
    for (mode, good) in [(0o400, true), (0o600, true), (0o640, false), (0o604, false)] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        let read = StoreKey::read(&path);
        assert_eq!(read.is_ok(), good, "{mode:o}");
        if let Err(error) = read {
            assert!(error.to_string().contains("chmod 600"), "{error}");
        }
    }
}
