use std::path::PathBuf;

use super::*;
use crate::virtual_phone::pki::{Authority, Purpose};

/// A folder of its own for one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kazasu-pki-{}-{test}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_was_kept_comes_back() {
    let folder = Folder::new("again");
    let (pki_spec, spec) = (PkiSpec::default(), CertificateSpec::default());
    let first = Pki::load_or_generate(&folder.0, &pki_spec).unwrap();
    let phone = first.load_or_issue(&folder.0, "phone", &spec).unwrap();
    let second = Pki::load_or_generate(&folder.0, &pki_spec).unwrap();
    let again = second.load_or_issue(&folder.0, "phone", &spec).unwrap();
    assert_eq!(first.anchor_der(), second.anchor_der());
    assert_eq!(fs::read(folder.0.join("anchor.der")).unwrap(), first.anchor_der());
    assert_eq!(phone.certificate_der(), again.certificate_der());
    assert_eq!(phone.key().public_key_info(), again.key().public_key_info());

    let card = CertificateSpec { purpose: Purpose::PlasticCard, ..spec };
    let card = second.load_or_issue(&folder.0, "card", &card).unwrap();
    assert_ne!(card.certificate_der(), phone.certificate_der(), "names keep apart");
}

#[cfg(unix)]
#[test]
fn keys_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("mode");
    Pki::load_or_generate(&folder.0, &PkiSpec::default()).unwrap();
    let mode = fs::metadata(folder.0.join("anchor.pk8")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let folder = Folder::new("refused");
    let spec = CertificateSpec::default();
    let pki = Pki::load_or_generate(&folder.0, &PkiSpec::default()).unwrap();
    pki.load_or_issue(&folder.0, "phone", &spec).unwrap();

    let signing = PkiSpec { authority: Authority::DigitalSignature, ..PkiSpec::default() };
    assert!(
        Pki::load_or_generate(&folder.0, &signing)
            .unwrap_err()
            .to_string()
            .contains("another authority")
    );
    let other = crate::virtual_phone::pki::shared();
    assert!(
        other
            .load_or_issue(&folder.0, "phone", &spec)
            .unwrap_err()
            .to_string()
            .contains("another authority")
    );
    fs::copy(folder.0.join("anchor.pk8"), folder.0.join("phone.pk8")).unwrap();
    assert!(
        pki.load_or_issue(&folder.0, "phone", &spec)
            .unwrap_err()
            .to_string()
            .contains("another key")
    );
    fs::write(folder.0.join("phone.pk8"), [0x30, 0x00]).unwrap();
    assert!(
        pki.load_or_issue(&folder.0, "phone", &spec).unwrap_err().to_string().contains("no key")
    );
    fs::remove_file(folder.0.join("phone.pk8")).unwrap();
    assert_eq!(
        pki.load_or_issue(&folder.0, "phone", &spec).unwrap_err().kind(),
        io::ErrorKind::NotFound
    );
}

/// A start that was cut off between key and certificate leaves a key without certificate: it starts
/// anew.
#[test]
fn a_key_alone_is_replaced() {
    let folder = Folder::new("halfway");
    fs::create_dir_all(&folder.0).unwrap();
    fs::write(folder.0.join("anchor.pk8"), b"half a k").unwrap();
    let pki = Pki::load_or_generate(&folder.0, &PkiSpec::default()).unwrap();
    assert_eq!(
        Pki::load_or_generate(&folder.0, &PkiSpec::default()).unwrap().anchor_der(),
        pki.anchor_der()
    );
}
