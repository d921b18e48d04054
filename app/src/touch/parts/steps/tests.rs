use super::*;

#[test]
fn a_sign_that_the_icon_shows_is_not_written_again() {
    assert_eq!(beside_icon("○ スマホ用電子証明書"), "スマホ用電子証明書");
    assert_eq!(beside_icon("× the phone's unlock code"), "the phone's unlock code");
    assert_eq!(beside_icon("① サイドボタンを2回押す"), "① サイドボタンを2回押す");
}
