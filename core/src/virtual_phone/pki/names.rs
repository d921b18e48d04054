//! Distinguished names: JPKI's structure, with an organisation that says that it is not real.

use super::der::{self, sequence, tag, tlv};
use super::oid;

/// Stands where the real certificates say `JPKI`.
const ORGANIZATION: &str = "KAZASU VIRTUAL";

/// The two certification authorities of JPKI: one for each purpose, and all generations of one
/// share its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// 利用者証明用: issues user-authentication certificates.
    UserAuthentication,
    /// 署名用: issues signing certificates.
    DigitalSignature,
}

/// How an authority's name is written where it is the issuer. All of these are the same name (RFC
/// 5280 §7.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spelling {
    /// As in the authority's own certificate.
    #[default]
    Usual,
    /// As PrintableString, TeletexString and BMPString in place of UTF8String.
    OtherTypes,
    /// In capitals, with more spaces.
    CaseAndSpaces,
}

impl Authority {
    /// The unit that names the purpose, as in the real certificates.
    const fn unit(self) -> &'static str {
        match self {
            Self::UserAuthentication => "JPKI for user authentication",
            Self::DigitalSignature => "JPKI for digital signature",
        }
    }

    /// C, O, OU, OU: the authority's own name, DER.
    pub(super) fn name(self) -> Vec<u8> {
        name(&[
            country(),
            rdn(oid::ORGANIZATION, ORGANIZATION),
            rdn(oid::ORGANIZATIONAL_UNIT, self.unit()),
            rdn(oid::ORGANIZATIONAL_UNIT, "Virtual Agency for Tests and Demonstrations (Not Real)"),
        ])
    }

    /// The same name, written in this way, DER.
    pub(super) fn spelled(self, spelling: Spelling) -> Vec<u8> {
        const PLACE: &str = "Virtual Agency for Tests and Demonstrations (Not Real)";
        match spelling {
            Spelling::Usual => self.name(),
            Spelling::OtherTypes => {
                let wide: Vec<u8> = PLACE.encode_utf16().flat_map(u16::to_be_bytes).collect();
                name(&[
                    attribute(oid::COUNTRY, der::utf8("JP")),
                    attribute(
                        oid::ORGANIZATION,
                        tlv(tag::PRINTABLE_STRING, ORGANIZATION.as_bytes()),
                    ),
                    attribute(
                        oid::ORGANIZATIONAL_UNIT,
                        tlv(tag::TELETEX_STRING, self.unit().as_bytes()),
                    ),
                    attribute(oid::ORGANIZATIONAL_UNIT, tlv(tag::BMP_STRING, &wide)),
                ])
            }
            Spelling::CaseAndSpaces => name(&[
                attribute(oid::COUNTRY, tlv(tag::PRINTABLE_STRING, b"jp")),
                rdn(oid::ORGANIZATION, &format!(" {}", ORGANIZATION.to_lowercase())),
                rdn(oid::ORGANIZATIONAL_UNIT, &self.unit().replace(' ', "  ")),
                rdn(oid::ORGANIZATIONAL_UNIT, &format!("{}  ", PLACE.to_uppercase())),
            ]),
        }
    }

    /// The authority's name in Japanese, as it stands in issuerAltName (and in the authority's own
    /// subjectAltName), DER.
    pub(super) fn japanese_name(self) -> Vec<u8> {
        let unit = match self {
            Self::UserAuthentication => "かざす仮想個人認証サービス利用者証明用",
            Self::DigitalSignature => "かざす仮想個人認証サービス署名用",
        };
        name(&[
            country(),
            rdn(oid::ORGANIZATION, "かざす仮想個人認証サービス"),
            rdn(oid::ORGANIZATIONAL_UNIT, unit),
            rdn(oid::ORGANIZATIONAL_UNIT, "試験および実演のための実在しない機構"),
        ])
    }

    /// The directory entry that would hold the revocation list of one municipality, DER.
    pub(super) fn distribution_point(self, municipality: &Municipality) -> Vec<u8> {
        name(&[
            country(),
            rdn(oid::ORGANIZATION, ORGANIZATION),
            rdn(oid::ORGANIZATIONAL_UNIT, self.unit()),
            rdn(oid::ORGANIZATIONAL_UNIT, "CRL Distribution Points"),
            rdn(oid::ORGANIZATIONAL_UNIT, &municipality.prefecture),
            rdn(oid::COMMON_NAME, &format!("{} CRLDP", municipality.city)),
        ])
    }
}

/// Where the holder lives: JPKI splits its revocation lists by city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Prefecture (都道府県), in Latin letters.
    pub prefecture: String,
    /// City, ward, town or village (市区町村), in Latin letters.
    pub city: String,
}

impl Default for Municipality {
    /// 架空県仮想市北見本区: no such place.
    fn default() -> Self {
        Self { prefecture: "Kakuu-ken".into(), city: "Kasou-shi Kita-mihon-ku".into() }
    }
}

/// Subject of a user-authentication certificate: C and an opaque identifier of 23 characters, no
/// name. DER.
pub(super) fn opaque_subject(serial: u32) -> Vec<u8> {
    name(&[country(), opaque_id(serial)])
}

/// Subject of a signing certificate: C, L (prefecture), L (city), CN. DER.
pub(super) fn resident_subject(serial: u32, home: &Municipality) -> Vec<u8> {
    name(&[
        country(),
        rdn(oid::LOCALITY, &home.prefecture),
        rdn(oid::LOCALITY, &home.city),
        opaque_id(serial),
    ])
}

fn opaque_id(serial: u32) -> Vec<u8> {
    rdn(oid::COMMON_NAME, &format!("VIRTUAL{serial:016X}"))
}

/// countryName is a PrintableString (RFC 5280 appendix A.1); all others are UTF8String, as in the
/// J-LIS certificates.
fn country() -> Vec<u8> {
    attribute(oid::COUNTRY, tlv(tag::PRINTABLE_STRING, b"JP"))
}

fn rdn(attribute_type: &str, text: &str) -> Vec<u8> {
    attribute(attribute_type, der::utf8(text))
}

fn attribute(attribute_type: &str, value: Vec<u8>) -> Vec<u8> {
    tlv(tag::SET, &sequence(&[der::oid(attribute_type), value]))
}

fn name(rdns: &[Vec<u8>]) -> Vec<u8> {
    sequence(rdns)
}
