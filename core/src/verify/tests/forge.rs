//! Certificates and CRLs to order, right and wrong, for tests alone: a small DER writer of its own,
//! so that a mistake of the parser is not repeated here.

use std::sync::LazyLock;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, KeyPair,
    RSA_PKCS1_SHA256, RsaKeyPair,
};

use super::NOW;

/// One DER value: tag, length in the shortest form, contents.
pub(in crate::verify) fn tlv(tag: u8, contents: &[u8]) -> Vec<u8> {
    let length = contents.len();
    let mut der = match length {
        0..=0x7F => vec![tag, length as u8],
        0x80..=0xFF => vec![tag, 0x81, length as u8],
        _ => vec![tag, 0x82, (length >> 8) as u8, length as u8],
    };
    der.extend_from_slice(contents);
    der
}

pub(in crate::verify) fn sequence(items: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, &items.concat())
}

pub(in crate::verify) fn oid(contents: &[u8]) -> Vec<u8> {
    tlv(0x06, contents)
}

pub(in crate::verify) fn octets(contents: &[u8]) -> Vec<u8> {
    tlv(0x04, contents)
}

pub(in crate::verify) fn bits(unused: u8, contents: &[u8]) -> Vec<u8> {
    tlv(0x03, &[&[unused], contents].concat())
}

/// A name of (attribute under 2.5.4, PrintableString) pairs: 6 = C, 10 = O, 11 = OU, 3 = CN.
pub(in crate::verify) fn name(attributes: &[(u8, &str)]) -> Vec<u8> {
    let rdn = |(kind, value): &(u8, &str)| {
        tlv(0x31, &sequence(&[&oid(&[0x55, 4, *kind]), &tlv(0x13, value.as_bytes())]))
    };
    tlv(0x30, &attributes.iter().flat_map(rdn).collect::<Vec<_>>())
}

/// GeneralizedTime from seconds since 1970, by the calendar algorithm of Howard Hinnant (days from
/// civil, inverted).
pub(in crate::verify) fn time(seconds: u64) -> Vec<u8> {
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let (day, year) = (
        day_of_year - (153 * shifted + 2) / 5 + 1,
        era * 400 + year_of_era + u64::from(month <= 2),
    );
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    tlv(0x18, format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z").as_bytes())
}

pub(in crate::verify) enum Key {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
    P384(EcdsaKeyPair),
}

pub(in crate::verify) const SHA256_RSA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 11];
pub(in crate::verify) const ECDSA_SHA256: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2];
pub(in crate::verify) const ECDSA_SHA384: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 3];
const RSA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1];
const EC: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1];
pub(in crate::verify) const P256: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7];
pub(in crate::verify) const P384: &[u8] = &[0x2B, 0x81, 0x04, 0, 34];
const NULL: &[u8] = &[5, 0];

impl Key {
    pub(in crate::verify) fn rsa() -> Self {
        Self::Rsa(RsaKeyPair::generate(KeySize::Rsa2048).unwrap())
    }

    pub(in crate::verify) fn p256() -> Self {
        Self::P256(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap())
    }

    pub(in crate::verify) fn p384() -> Self {
        Self::P384(EcdsaKeyPair::generate(&ECDSA_P384_SHA384_ASN1_SIGNING).unwrap())
    }

    pub(in crate::verify) fn spki(&self) -> Vec<u8> {
        match self {
            Self::Rsa(key) => rsa_spki(key.public_key().as_ref()),
            Self::P256(key) => ec_spki(P256, key.public_key().as_ref()),
            Self::P384(key) => ec_spki(P384, key.public_key().as_ref()),
        }
    }

    pub(in crate::verify) fn algorithm(&self) -> Vec<u8> {
        match self {
            Self::Rsa(_) => sequence(&[&oid(SHA256_RSA), NULL]),
            Self::P256(_) => sequence(&[&oid(ECDSA_SHA256)]),
            Self::P384(_) => sequence(&[&oid(ECDSA_SHA384)]),
        }
    }

    /// SHA-256 with RSA and P-256, SHA-384 with P-384.
    pub(in crate::verify) fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).unwrap();
                signature
            }
            Self::P256(key) | Self::P384(key) => {
                key.sign(&SystemRandom::new(), message).unwrap().as_ref().to_vec()
            }
        }
    }
}

pub(in crate::verify) fn rsa_spki(key: &[u8]) -> Vec<u8> {
    sequence(&[&sequence(&[&oid(RSA), NULL]), &bits(0, key)])
}

pub(in crate::verify) fn ec_spki(curve: &[u8], point: &[u8]) -> Vec<u8> {
    sequence(&[&sequence(&[&oid(EC), &oid(curve)]), &bits(0, point)])
}

/// RSA takes long to make: one CA and one phone for all tests.
pub(in crate::verify) static CA_KEY: LazyLock<Key> = LazyLock::new(Key::rsa);
pub(in crate::verify) static PHONE_KEY: LazyLock<Key> = LazyLock::new(Key::rsa);

/// An extension; `id` is the last arc under id-ce (2.5.29).
pub(in crate::verify) fn extension(id: u8, is_critical: bool, value: &[u8]) -> Vec<u8> {
    extension_of(&[0x55, 0x1D, id], is_critical, value)
}

pub(in crate::verify) fn extension_of(id: &[u8], is_critical: bool, value: &[u8]) -> Vec<u8> {
    let critical: &[u8] = if is_critical { &[1, 1, 0xFF] } else { &[] };
    sequence(&[&oid(id), critical, &octets(value)])
}

/// A certificate to be; whatever is not set is as JPKI has it.
#[derive(Clone)]
pub(in crate::verify) struct Draft {
    pub(in crate::verify) version: Vec<u8>,
    pub(in crate::verify) serial: Vec<u8>,
    pub(in crate::verify) inner_algorithm: Option<Vec<u8>>,
    pub(in crate::verify) issuer: Vec<u8>,
    pub(in crate::verify) subject: Vec<u8>,
    pub(in crate::verify) not_before: u64,
    pub(in crate::verify) not_after: u64,
    pub(in crate::verify) spki: Vec<u8>,
    pub(in crate::verify) extensions: Vec<Vec<u8>>,
}

pub(in crate::verify) const YEAR: u64 = 365 * 86_400;

pub(in crate::verify) fn ca_name() -> Vec<u8> {
    name(&[
        (6, "JP"),
        (10, "KAZASU TEST"),
        (11, "Kazasu for user authentication"),
        (11, "Not a real agency"),
    ])
}

impl Draft {
    /// A CA certificate, with the key identifier that JPKI would give it (any bytes will do).
    pub(in crate::verify) fn ca(key: &Key, key_id: &[u8]) -> Self {
        Self {
            subject: ca_name(),
            not_before: NOW - 2 * YEAR,
            not_after: NOW + 8 * YEAR,
            spki: key.spki(),
            extensions: vec![
                extension(15, true, &bits(1, &[0x06])),
                extension(19, true, &sequence(&[&[1, 1, 0xFF]])),
                extension(14, false, &octets(key_id)),
            ],
            ..Self::phone(key)
        }
    }

    /// A phone's user-authentication certificate; its policy 2.999.1.40 is an example's, the real
    /// one is not public.
    pub(in crate::verify) fn phone(key: &Key) -> Self {
        Self {
            version: tlv(0xA0, &tlv(0x02, &[2])),
            serial: vec![0x00, 0xB7, 0xF3, 0xA2],
            inner_algorithm: None,
            issuer: ca_name(),
            subject: name(&[(6, "JP"), (3, "0123456789ABCDEFGHIJ13101")]),
            not_before: NOW - YEAR,
            not_after: NOW + YEAR,
            spki: key.spki(),
            extensions: vec![
                extension(15, true, &bits(7, &[0x80])),
                extension(37, false, &sequence(&[&oid(&[0x2B, 6, 1, 5, 5, 7, 3, 2])])),
                extension(32, true, &policies(&[&[0x88, 0x37, 1, 40]])),
                extension(
                    31,
                    false,
                    &sequence(&[&sequence(&[&tlv(0xA0, &point("Chiyoda-ku CRLDP"))])]),
                ),
                extension(35, false, &sequence(&[&tlv(0x80, b"key one")])),
            ],
        }
    }

    /// Puts the extension 2.5.29.`id` in the place of the one that was there, or at the end.
    pub(in crate::verify) fn with(self, id: u8, is_critical: bool, value: &[u8]) -> Self {
        let mut draft = self.without(id);
        draft.extensions.push(extension(id, is_critical, value));
        draft
    }

    /// Takes the extension 2.5.29.`id` away.
    pub(in crate::verify) fn without(mut self, id: u8) -> Self {
        let key = oid(&[0x55, 0x1D, id]);
        self.extensions
            .retain(|extension| !extension.windows(key.len()).take(6).any(|window| window == key));
        self
    }

    pub(in crate::verify) fn tbs(&self, algorithm: &[u8]) -> Vec<u8> {
        sequence(&[
            &self.version,
            &tlv(0x02, &self.serial),
            self.inner_algorithm.as_deref().unwrap_or(algorithm),
            &self.issuer,
            &sequence(&[&time(self.not_before), &time(self.not_after)]),
            &self.subject,
            &self.spki,
            &tlv(0xA3, &tlv(0x30, &self.extensions.concat())),
        ])
    }

    pub(in crate::verify) fn signed_by(&self, key: &Key) -> Vec<u8> {
        let algorithm = key.algorithm();
        signed(&self.tbs(&algorithm), &algorithm, key)
    }
}

pub(in crate::verify) fn signed(content: &[u8], algorithm: &[u8], key: &Key) -> Vec<u8> {
    sequence(&[content, algorithm, &bits(0, &key.sign(content))])
}

/// The value of certificatePolicies, each with a CPS qualifier as JPKI has it.
pub(in crate::verify) fn policies(ids: &[&[u8]]) -> Vec<u8> {
    let cps = sequence(&[&sequence(&[
        &oid(&[0x2B, 6, 1, 5, 5, 7, 2, 1]),
        &tlv(0x16, b"http://cps.invalid/"),
    ])]);
    let policy = |id: &&[u8]| sequence(&[&oid(id), &cps]);
    tlv(0x30, &ids.iter().flat_map(policy).collect::<Vec<_>>())
}

/// A DistributionPointName with a directoryName, as JPKI names each city's list.
pub(in crate::verify) fn point(city: &str) -> Vec<u8> {
    tlv(0xA0, &tlv(0xA4, &name(&[(6, "JP"), (10, "KAZASU TEST"), (11, "Tokyo-to"), (3, city)])))
}

/// A CRL to be; whatever is not set is as JPKI would have it.
#[derive(Clone)]
pub(in crate::verify) struct CrlDraft {
    pub(in crate::verify) version: Vec<u8>,
    pub(in crate::verify) issuer: Vec<u8>,
    pub(in crate::verify) this_update: u64,
    pub(in crate::verify) next_update: Option<u64>,
    /// Serial number, revocation time, entry extensions.
    pub(in crate::verify) revoked: Vec<(Vec<u8>, u64, Vec<u8>)>,
    /// Values of an issuingDistributionPoint.
    pub(in crate::verify) scope: Option<Vec<u8>>,
    pub(in crate::verify) extensions: Vec<Vec<u8>>,
}

impl Default for CrlDraft {
    fn default() -> Self {
        Self {
            version: tlv(0x02, &[1]),
            issuer: ca_name(),
            this_update: NOW - 86_400,
            next_update: Some(NOW + 86_400),
            revoked: vec![(vec![0x05], NOW - 5 * 86_400, Vec::new())],
            scope: Some([tlv(0xA0, &point("Chiyoda-ku CRLDP")), tlv(0x81, &[0xFF])].concat()),
            extensions: vec![
                extension(20, false, &tlv(0x02, &[42])),
                extension(35, false, &sequence(&[&tlv(0x80, b"key one")])),
            ],
        }
    }
}

impl CrlDraft {
    pub(in crate::verify) fn signed_by(&self, key: &Key) -> Vec<u8> {
        self.signed_with(&key.algorithm(), key)
    }

    /// Names this algorithm, whatever it is signed by.
    pub(in crate::verify) fn signed_with(&self, algorithm: &[u8], key: &Key) -> Vec<u8> {
        let entry = |(serial, at, extensions): &(Vec<u8>, u64, Vec<u8>)| {
            let extensions = if extensions.is_empty() { Vec::new() } else { tlv(0x30, extensions) };
            sequence(&[&tlv(0x02, serial), &time(*at), &extensions])
        };
        let revoked: Vec<u8> = self.revoked.iter().flat_map(entry).collect();
        let scope = self.scope.iter().map(|scope| extension(28, true, &tlv(0x30, scope)));
        let extensions: Vec<u8> = self.extensions.iter().cloned().chain(scope).flatten().collect();
        let tbs = sequence(&[
            &self.version,
            algorithm,
            &self.issuer,
            &time(self.this_update),
            &self.next_update.map(time).unwrap_or_default(),
            &if revoked.is_empty() { Vec::new() } else { tlv(0x30, &revoked) },
            &tlv(0xA0, &tlv(0x30, &extensions)),
        ]);
        signed(&tbs, algorithm, key)
    }
}
