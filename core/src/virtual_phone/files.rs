//! The elementary files of the JPKI application and who may use them (JPKI reference, section 3).

use super::{Model, PhoneSpec};

/// File identifiers.
pub(super) mod ef {
    pub(crate) const SIGNING_CERTIFICATE: u16 = 0x0001;
    pub(crate) const SIGNING_CA: u16 = 0x0002;
    pub(crate) const TOKEN: u16 = 0x0006;
    pub(crate) const CERTIFICATES_PRESENT: u16 = 0x0008;
    pub(crate) const AUTHENTICATION_CERTIFICATE: u16 = 0x000A;
    pub(crate) const AUTHENTICATION_CA: u16 = 0x000B;
    pub(crate) const AUTHENTICATION_KEY: u16 = 0x0017;
    pub(crate) const AUTHENTICATION_PIN: u16 = 0x0018;
    pub(crate) const SIGNING_KEY: u16 = 0x001A;
    pub(crate) const SIGNING_PASSWORD: u16 = 0x001B;
}

/// What must have happened before a file may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    Free,
    /// VERIFY with EF 0018.
    Pin,
    /// VERIFY with EF 001B.
    Password,
    /// The holder has authenticated in Wallet.
    Wallet,
}

/// What a file is.
pub(super) enum Kind {
    /// Bytes that READ BINARY gives.
    Transparent(Vec<u8>),
    /// A PIN or a password.
    Secret,
    /// A private key.
    Key,
}

/// One elementary file.
pub(super) struct File {
    id: u16,
    pub(super) access: Access,
    pub(super) kind: Kind,
}

/// The files of one application.
pub(super) struct Files(Vec<File>);

impl Files {
    /// The files of a phone; none where there is no JPKI application.
    pub(super) fn of(spec: &PhoneSpec) -> Self {
        let Some(label) = spec.model.token() else { return Self(Vec::new()) };
        let (certificate, key) = match spec.model {
            Model::Card | Model::JukiCard | Model::Transit => (Access::Free, Access::Pin),
            Model::Android | Model::Unknown { .. } => (Access::Pin, Access::Pin),
            Model::Iphone => (Access::Wallet, Access::Wallet),
        };
        let (fill, padding) = spec.manner.padding;
        let padded = [spec.credential.certificate_der(), &vec![fill; padding]].concat();
        let secret = |id| File { id, access: Access::Free, kind: Kind::Secret };
        let mut files = vec![
            transparent(ef::TOKEN, Access::Free, token(label, spec)),
            transparent(ef::AUTHENTICATION_CERTIFICATE, certificate, padded),
            transparent(ef::AUTHENTICATION_CA, Access::Free, spec.ca_certificate.clone()),
            File { id: ef::AUTHENTICATION_KEY, access: key, kind: Kind::Key },
            secret(ef::AUTHENTICATION_PIN),
            secret(ef::SIGNING_PASSWORD),
        ];
        if let Some(signing) = &spec.signing {
            files.extend([
                transparent(
                    ef::SIGNING_CERTIFICATE,
                    Access::Password,
                    signing.credential.certificate_der().to_vec(),
                ),
                transparent(ef::SIGNING_CA, Access::Free, signing.ca_certificate.clone()),
                transparent(ef::CERTIFICATES_PRESENT, Access::Free, vec![0x8F, 0x8F, 0x00]),
                File { id: ef::SIGNING_KEY, access: Access::Password, kind: Kind::Key },
            ]);
        }
        Self(files)
    }

    pub(super) fn get(&self, id: u16) -> Option<&File> {
        self.0.iter().find(|file| file.id == id)
    }
}

fn transparent(id: u16, access: Access, content: Vec<u8>) -> File {
    File { id, access, kind: Kind::Transparent(content) }
}

/// EF 0006: CK_TOKEN_INFO (PKCS #11 v2.x §9.2) written out, 32-bit words big endian; 160 bytes as
/// measured on a card. Manufacturer, model and serial number are ours.
fn token(label: &[u8], spec: &PhoneSpec) -> Vec<u8> {
    let field = |text: &[u8], length: usize, fill: u8| {
        let mut field = text.to_vec();
        field.resize(length, fill);
        field
    };
    let unavailable = u32::MAX; // CK_UNAVAILABLE_INFORMATION, for memory sizes
    // flags; sessions and read-write sessions, most and open; PIN length, most and least; four
    // memory sizes
    let words: [u32; 11] =
        [0x40D, 1, 0, 1, 0, 16, 6, unavailable, unavailable, unavailable, unavailable];
    let mut token = [
        field(label, 32, spec.manner.token_padding),
        field(b"KAZASU VIRTUAL", 32, b' '),
        field(b"VIRTUAL", 16, b' '),
        field(spec.serial.as_bytes(), 16, b' '),
        words.iter().flat_map(|word| word.to_be_bytes()).collect(),
        b"0301".to_vec(), // hardware and firmware version
        vec![b'9'; 16],   // time
    ]
    .concat();
    token.truncate(spec.manner.token_length);
    token
}
