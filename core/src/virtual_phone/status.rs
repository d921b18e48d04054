//! Status words as a JPKI card gives them (ISO/IEC 7816-4:2005 §5.1.3, tables 5 and 6; JPKI
//! reference).

pub(super) const OK: u16 = 0x9000;
/// 61xx: xx bytes wait for GET RESPONSE.
pub(super) const MORE_DATA: u16 = 0x6100;
/// 6282: the file ended before Le bytes were read.
pub(super) const END_OF_FILE: u16 = 0x6282;
/// 63Cx: wrong PIN, or none was sent; x tries are left.
pub(super) const TRIES_LEFT: u16 = 0x63C0;
pub(super) const WRONG_LENGTH: u16 = 0x6700;
pub(super) const NOT_TRANSPARENT: u16 = 0x6981;
pub(super) const SECURITY_NOT_SATISFIED: u16 = 0x6982;
pub(super) const CONDITIONS_NOT_SATISFIED: u16 = 0x6985;
pub(super) const NO_CURRENT_FILE: u16 = 0x6986;
pub(super) const WRONG_DATA: u16 = 0x6A80;
pub(super) const NOT_FOUND: u16 = 0x6A82;
pub(super) const WRONG_P1_P2: u16 = 0x6A86;
pub(super) const OFFSET_OUTSIDE_FILE: u16 = 0x6B00;
/// 6Cxx: wrong Le, xx is the right one.
pub(super) const RIGHT_LENGTH: u16 = 0x6C00;
pub(super) const UNKNOWN_INSTRUCTION: u16 = 0x6D00;
pub(super) const UNKNOWN_CLASS: u16 = 0x6E00;
/// 6F00: what a card may answer to the first command after it got power.
pub(super) const NO_DIAGNOSIS: u16 = 0x6F00;
