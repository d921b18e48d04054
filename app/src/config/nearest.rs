//! The name that somebody probably meant who has written another one.

/// As names are written here: small letters, and underlines between words.
pub(super) fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace('-', "_")
}

/// The known name that is nearest to `written`, if it is near: one letter in three may be another
/// one, and so may the way in which words are put together.
pub(crate) fn nearest<'n>(written: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    // No name is so long, and whoever writes one has no slip.
    const LONGEST: usize = 64;
    if written.len() > LONGEST {
        return None;
    }
    let written = plain(written);
    let most = (written.chars().count() / 3).max(1);
    let near = |name: &'n str| {
        let is_part =
            written.len() >= 3 && (name.starts_with(&written) || written.starts_with(name));
        let steps = if is_part { 1 } else { steps(&written, name) };
        (steps <= most).then_some((steps, name))
    };
    known.filter_map(near).min_by_key(|(steps, _)| *steps).map(|(_, name)| name)
}

/// How many letters have to be put in, taken out, replaced or exchanged with their neighbour (the
/// distance of Damerau and Levenshtein, each pair exchanged once at most).
fn steps(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    // The rows before the last one, and the last one.
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut next = vec![at + 1];
        for (place, wanted) in other.iter().enumerate() {
            let replaced = row[place] + usize::from(letter != wanted);
            let mut least = replaced.min(row[place + 1] + 1).min(next[place] + 1);
            let is_turned =
                at > 0 && place > 0 && one[at - 1] == *wanted && *letter == other[place - 1];
            if is_turned {
                least = least.min(before[place - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_understood_and_other_words_are_not() {
        let known = ["names", "anchors", "revocation", "crls", "phone_policies", "low_reach"];
        let meant = |written| nearest(written, known.into_iter());
        for (written, name) in [
            ("name", "names"),
            ("Names", "names"),
            ("anchor", "anchors"),
            ("ancohrs", "anchors"),
            ("revokation", "revocation"),
            ("crl", "crls"),
            ("phone-policies", "phone_policies"),
            ("phonepolicies", "phone_policies"),
            ("lowreach", "low_reach"),
        ] {
            assert_eq!(meant(written), Some(name), "{written}");
        }
        for other in ["colour", "x", "", "timeout", "kiosk"] {
            assert_eq!(meant(other), None, "{other}");
        }
        assert_eq!((steps("ab", "ba"), steps("", "abc"), steps("kitten", "sitting")), (1, 3, 3));
    }
}
