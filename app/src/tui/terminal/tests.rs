use super::*;

fn judged(variables: &[(&str, &str)]) -> Result<(), Unfit> {
    judge(|name| variables.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned()))
}

#[test]
fn a_terminal_that_cannot_place_text_is_not_used() {
    assert_eq!(judged(&[("LANG", "C.UTF-8")]), Err(Unfit::Dumb(String::new())));
    assert_eq!(judged(&[("TERM", "dumb"), ("LANG", "C.UTF-8")]), Err(Unfit::Dumb("dumb".into())));
    assert_eq!(judged(&[("TERM", "linux"), ("LANG", "C.UTF-8")]), Ok(()));
}

#[test]
fn a_locale_has_to_be_utf_8() {
    let locale = |variables: &[(&str, &str)]| judged(&[&[("TERM", "xterm")], variables].concat());
    for utf8 in ["ja_JP.UTF-8", "C.utf8", "UTF-8", "en_US.utf-8@euro"] {
        assert_eq!(locale(&[("LANG", utf8)]), Ok(()), "{utf8}");
    }
    for other in ["C", "POSIX", "ja_JP.eucJP", "ja_JP"] {
        assert_eq!(locale(&[("LANG", other)]), Err(Unfit::NotUtf8(other.into())));
    }
    assert_eq!(locale(&[]), Err(Unfit::NotUtf8("C".into())));
}

#[test]
fn the_first_variable_that_says_something_counts() {
    let all = |all, ctype| judged(&[("TERM", "xterm"), ("LC_ALL", all), ("LC_CTYPE", ctype), ("LANG", "C.UTF-8")]);
    assert_eq!(all("C", "C.UTF-8"), Err(Unfit::NotUtf8("C".into())));
    assert_eq!(all("", "POSIX"), Err(Unfit::NotUtf8("POSIX".into())));
    assert_eq!(all("", ""), Ok(()));
}
