use super::*;

#[test]
fn a_line_comes_to_the_journal_with_its_fields() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let server = UnixDatagram::bind(&path).unwrap();
    server.set_read_timeout(Some(std::time::Duration::from_secs(10))).unwrap();
    let line = r#"{"event":"tap","outcome":"refused","code":"020","reason":"physical_card","phone":null,"total_ms":423,"token":"a\nb"}"#;
    Journald::at(&path).unwrap().send(&serde_json::from_str(line).unwrap()).unwrap();

    let mut bytes = [0; 4_096];
    let count = server.recv(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes[..count]);
    for field in [
        "MESSAGE=tap refused 020 physical_card\n",
        "PRIORITY=6\n",
        "SYSLOG_IDENTIFIER=kazasu\n",
        "KAZASU_CODE=020\n",
        "KAZASU_TOTAL_MS=423\n",
        "KAZASU_TOKEN\n\u{3}\0\0\0\0\0\0\0a\nb\n",
    ] {
        assert!(text.contains(field), "{field:?} in {text:?}");
    }
    assert!(!text.contains("KAZASU_PHONE"), "{text:?}");
}

#[test]
fn a_journal_that_is_not_there_is_an_error_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journald::at(&folder.path().join("nobody")).unwrap();
    assert!(journal.send(&Map::new()).is_err());
}
