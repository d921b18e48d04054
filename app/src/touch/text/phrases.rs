//! Where a line may be broken: between words in English; in Japanese between about 文節, which end
//! where kana turn into another script.

/// The parts of a line between which it may be broken.
pub(super) fn phrases(line: &str) -> Vec<&str> {
    split(line, may_break)
}

/// The parts of a phrase that is too long for any line: where the script changes, and before ください.
pub(super) fn parts(phrase: &str) -> Vec<&str> {
    split(phrase, may_part)
}

/// Whether Japanese words are written apart in this text (分かち書き), or have their reading beside
/// them, as in やさしい日本語.
pub(super) fn written_apart(text: &str) -> bool {
    let is_japanese = |char| is_hiragana(char) || is_katakana(char) || is_kanji(char);
    let letters: Vec<char> = text.chars().collect();
    letters.windows(3).any(|three| match *three {
        [before, ' ', after] => is_japanese(before) && is_japanese(after),
        [before, '(', after] => is_kanji(before) && is_hiragana(after),
        _ => false,
    })
}

/// A place between two letters of a line.
struct Place<'a> {
    /// The letters before it, the nearest first.
    before: [Option<char>; 3],
    after: char,
    /// The letter behind `after`; `None` at the end of the line.
    next: Option<char>,
    /// The line from `after` on, to compare with whole words.
    rest: &'a str,
}

fn split(line: &str, may_end: fn(&Place<'_>) -> bool) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = [None; 3];
    for (at, after) in line.char_indices() {
        let rest = line.get(at..).unwrap_or_default();
        let place = Place { before, after, next: rest.chars().nth(1), rest };
        if at > 0 && may_end(&place) {
            found.extend(line.get(start..at));
            start = at;
        }
        before = [Some(after), before[0], before[1]];
    }
    found.extend(line.get(start..));
    found
}

fn may_break(place: &Place<'_>) -> bool {
    let Place { before: [Some(before), earlier, earliest], after, next, rest } = *place else {
        return false;
    };
    if CLOSING.contains(after) || " :".contains(after) {
        return false;
    }
    if before == ' ' {
        // A number stays with its name (確認番号 07), a particle with its word (07 を), Apple with
        // ウォレット, ① with what it counts.
        // Face ID
        let id = rest.strip_prefix("ID");
        if id.is_some_and(|rest| !rest.starts_with(|char: char| char.is_alphanumeric())) {
            return false;
        }
        return !match earlier {
            Some(earlier) if is_kanji(earlier) => after.is_ascii_digit() || is_hiragana(after),
            Some(earlier) if earlier.is_ascii_alphabetic() => {
                is_katakana(after) || is_hiragana(after)
            }
            // Between words that are written apart (分かち書き) a line may end.
            Some(earlier) if is_hiragana(earlier) => false,
            Some(earlier) => is_hiragana(after) || ('①'..='⑳').contains(&earlier),
            None => false,
        };
    }
    // お and ご before a noun (より | ご利用).
    let polite = "おご".contains(after) && next.is_some_and(is_kanji);
    if CLOSING.contains(before) {
        return "、。".contains(before) || !is_hiragana(after) || polite;
    }
    if OPENING.contains(after) {
        // A word stays with its reading (窓口(まどぐち)).
        let reading = after == '(' && is_kanji(before) && next.is_some_and(is_hiragana);
        return !before.is_ascii() && !reading;
    }
    // Android | スマートフォン
    if before.is_ascii_alphabetic() && is_katakana(after) {
        return true;
    }
    // スマホ用 | 電子証明書
    if before == '用' && earlier.is_some_and(is_katakana) && is_kanji(after) {
        return true;
    }
    // もう一度 | 入力して
    if (earlier, before) == (Some('一'), '度') && !is_hiragana(after) && after.is_alphabetic() {
        return true;
    }
    if (is_hiragana(before) || is_kanji(before)) && WORDS.iter().any(|word| rest.starts_with(word))
    {
        return true;
    }
    if !is_hiragana(before) || after == 'ー' {
        return false;
    }
    if is_hiragana(after) {
        return polite;
    }
    let one_word =
        matches!((earlier, before, after), (Some('も'), 'う', '一') | (Some('や'), 'り', '直'));
    if one_word || FORMAL.contains(after) {
        return false;
    }
    match earlier {
        // お and ご belong to what follows (お進みください).
        None => !"おご".contains(before),
        // この and その too.
        Some(earlier) if "こそあど".contains(earlier) && before == 'の' => {
            earliest.is_some_and(is_hiragana)
        }
        Some(earlier) if is_hiragana(earlier) => !"おご".contains(before),
        // One hiragana after a kanji is a particle or the middle of a verb (立ち上げる).
        Some(_) => PARTICLES.contains(before),
    }
}

fn may_part(place: &Place<'_>) -> bool {
    let Place { before: [Some(before), ..], after, rest, .. } = *place else { return false };
    if rest.starts_with("ください") {
        return true;
    }
    if (before, after) == ('う', '一') || is_katakana(before) && after == '用' {
        return false;
    }
    if CLOSING.contains(after)
        || " :".contains(after)
        || is_hiragana(after)
        || OPENING.contains(before)
        || "おご".contains(before)
    {
        return false;
    }
    before == ' ' || OPENING.contains(after) || script(before) != script(after)
}

/// What closes a phrase, and never begins a line.
const CLOSING: &str = "、。)」】〉・!?";

/// What opens a phrase, and never ends a line.
const OPENING: &str = "(「【〈";

/// Particles (助詞) of one letter: a phrase ends after them.
const PARTICLES: &str = "はがをにへとでのもやか";

/// Words in kana that begin a phrase, by their beginnings (かざす, はずす, いただく, やり直す).
const WORDS: [&str; 8] =
    ["いったん", "かざ", "どこ", "はず", "いただ", "やり直", "ありがとう", "いいです"];

/// Nouns that lean on what is before them: カードの方, 選択した後, 表示された場合, ご家族の分.
const FORMAL: &str = "方後場分";

fn is_hiragana(char: char) -> bool {
    ('\u{3041}'..='\u{309f}').contains(&char)
}

fn is_katakana(char: char) -> bool {
    ('\u{30a1}'..='\u{30ff}').contains(&char)
}

fn is_kanji(char: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&char)
}

/// Letters of one script make words.
fn script(char: char) -> u8 {
    match char {
        _ if char.is_ascii() => 0,
        _ if is_hiragana(char) => 1,
        _ if is_katakana(char) => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests;
