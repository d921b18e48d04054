//! The digits of a code while they are typed: in one place, which is wiped.

use std::fmt;

use kazasu_core::handover::{EnrolmentCode, NotAnEnrolmentCode};
use zeroize::{Zeroize, Zeroizing};

/// Digits of a code.
const ALL: usize = 24;

/// Of a group, as the desk shows them.
const GROUP: usize = 4;

/// What was typed of a code.
#[derive(Default)]
pub(super) struct Digits {
    /// ASCII.
    typed: Zeroizing<[u8; ALL]>,
    count: usize,
}

/// What the digits are together.
pub(super) enum Whole {
    /// Not all of them are there.
    Part,
    /// They do not fit together.
    Wrong,
    Code(EnrolmentCode),
}

impl Digits {
    /// A digit of any width; whatever else is passed over, as are digits that are too many.
    pub(super) fn push(&mut self, char: char) {
        let digit = match char {
            '０'..='９' => char::from_u32(u32::from(char) - 0xfee0),
            char => Some(char).filter(char::is_ascii_digit),
        };
        if let (Some(place), Some(digit)) = (self.typed.get_mut(self.count), digit) {
            *place = digit as u8;
            self.count += 1;
        }
    }

    /// Takes the last one back.
    pub(super) fn pop(&mut self) {
        self.count = self.count.saturating_sub(1);
        self.typed[self.count] = 0;
    }

    pub(super) fn clear(&mut self) {
        self.typed.zeroize();
        self.count = 0;
    }

    #[cfg(test)]
    pub(super) const fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn whole(&self) -> Whole {
        if self.count < ALL {
            return Whole::Part;
        }
        // ASCII digits are text.
        let code = std::str::from_utf8(self.typed.as_slice())
            .map_err(|_| NotAnEnrolmentCode::Form)
            .and_then(str::parse);
        code.map_or(Whole::Wrong, Whole::Code)
    }

    /// In groups: digits of the group that is being typed, or all of them; a star for each other
    /// one, and a line for each that is missing.
    pub(super) fn groups(&self, shows_all: bool) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(ALL + ALL / GROUP));
        let typing = self.count.saturating_sub(1) / GROUP;
        for (place, digit) in self.typed.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push(' ');
            }
            text.push(match place {
                _ if place >= self.count => '_',
                _ if shows_all || place / GROUP == typing => char::from(*digit),
                _ => '*',
            });
        }
        text
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Digits {
        let mut digits = Digits::default();
        text.chars().for_each(|char| digits.push(char));
        digits
    }

    #[test]
    fn the_group_that_is_typed_is_seen_and_the_others_only_when_that_is_wanted() {
        let digits = typed("0417-12 3x4５");
        assert_eq!(*digits.groups(false), "**** **** 5___ ____ ____ ____");
        assert_eq!(*digits.groups(true), "0417 1234 5___ ____ ____ ____");
        assert_eq!(*typed("04171234").groups(false), "**** 1234 ____ ____ ____ ____");
        assert_eq!(*Digits::default().groups(false), "____ ____ ____ ____ ____ ____");
        assert_eq!(format!("{digits:?}"), "***");
    }

    #[test]
    fn what_is_taken_back_is_gone() {
        let mut digits = typed("04");
        for _ in 0..3 {
            digits.pop();
        }
        assert_eq!((digits.count, *digits.typed), (0, [0; 24]));
        let mut digits = typed(&"9".repeat(30));
        assert_eq!(digits.count, 24);
        digits.clear();
        assert_eq!((digits.count, *digits.typed), (0, [0; 24]));
    }

    #[test]
    fn the_check_digits_tell_a_slip() {
        let code = EnrolmentCode::from_digits(&[3; 22]).unwrap();
        assert!(matches!(typed(&code.grouped()).whole(), Whole::Code(_)));
        let slip = code.grouped().replacen('3', "4", 1);
        assert!(matches!(typed(&slip).whole(), Whole::Wrong));
        assert!(matches!(typed(&slip[..28]).whole(), Whole::Part));
    }
}
