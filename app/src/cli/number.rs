//! Numbers of the command line, and what is said of one that is none.

use std::ops::RangeInclusive;

/// Reads a whole number within these bounds; whoever writes something else is told what to write.
pub(super) fn whole<T: TryFrom<u64>>(
    bounds: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |text| {
        let number = text.parse().ok().filter(|number| bounds.contains(number));
        number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| {
            format!("write a whole number from {} to {}", bounds.start(), bounds.end())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_told_what_to_write() {
        let seconds = whole::<u32>(1..=600);
        assert_eq!((seconds("1"), seconds("600")), (Ok(1), Ok(600)));
        for wrong in ["", "0", "601", "-1", "1.5", "soon", "99999999999999999999", "１"] {
            let told = seconds(wrong);
            assert_eq!(told, Err("write a whole number from 1 to 600".to_owned()), "{wrong}");
        }
        // Bounds that the type cannot hold do not wrap.
        assert!(whole::<u8>(0..=300)("300").is_err());
    }
}
