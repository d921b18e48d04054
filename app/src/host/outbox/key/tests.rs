use super::{KeySource, LENGTH, NAME};
use crate::host::outbox::OutboxError;

#[test]
fn a_new_key_is_random_and_stays() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let key = KeySource::new(one.path(), None).read_or_make().unwrap();
    assert_eq!(key.len(), LENGTH);
    assert_eq!(KeySource::new(one.path(), None).read_or_make().unwrap(), key);
    assert_ne!(KeySource::new(other.path(), None).read_or_make().unwrap(), key);
    assert_eq!(std::fs::read_dir(one.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn an_outbox_that_is_there_gets_no_new_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    assert_eq!(KeySource::new(folder.path(), None).read(), Err(OutboxError::KeyLost { path }));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
