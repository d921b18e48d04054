//! The ten-key with the display off: what is heard is all that is known, and each key is the one
//! that the voice has named.

use std::thread;
use std::time::Duration;

use kazasu_core::virtual_phone::Model;
use kazasu_tests::Window;

use super::booth::Booth;

/// Whoever listens to the end of a sentence takes longer.
const LISTENING: Duration = Duration::from_millis(900);

/// Signs of a ten-key's keys (X11/keysymdef.h).
const NUM_LOCK: u32 = 0xFF7F;
const MINUS: u32 = 0xFFAD;

const fn number(digit: u32) -> u32 {
    0xFFB0 + digit
}

/// A person who hears.
struct Listener<'a> {
    window: &'a Window,
    /// Lines that were heard already.
    heard: usize,
    last: String,
}

impl<'a> Listener<'a> {
    fn new(window: &'a Window) -> Self {
        Self { window, heard: 0, last: String::new() }
    }

    /// Waits until this is said.
    #[track_caller]
    fn hear(&mut self, words: &str) {
        self.last = self.window.hear(self.heard, words);
        self.heard = self.window.speech().len();
        thread::sleep(LISTENING);
    }

    /// Presses the key that the voice has named for this choice.
    #[track_caller]
    fn choose(&self, choice: &str) {
        let named =
            self.last.split('。').find(|sentence| sentence.contains(&format!("は、「{choice}")));
        let Some(sentence) = named else { panic!("no key for {choice}: {}", self.last) };
        let name = sentence.split("は、").next().unwrap_or_default().trim();
        self.window.display().press_key(match name {
            "エンター" => 0xFF8D,
            "バックスペース" => 0xFF08,
            "小数点のキー" => 0xFFAE,
            "わるのキー" => 0xFFAF,
            "かけるのキー" => 0xFFAA,
            "ひくのキー" => MINUS,
            "たすのキー" => 0xFFAB,
            digit => number(digit.parse().unwrap_or_else(|_| panic!("no key: {name}"))),
        });
    }

    fn press(&self, digit: u32) {
        self.window.display().press_key(number(digit));
    }
}

#[test]
fn the_ten_key_alone_with_the_display_off() {
    let booth = Booth::usual(Model::Android);
    let mut blind = Listener::new(&booth.window);
    blind.hear("スマートフォンのマイナ保険証を読み取ります。");
    blind.choose("お困りのとき");
    blind.hear("暗証番号");
    blind.choose("もどる");
    blind.hear("スマートフォンのマイナ保険証を読み取ります。");
    // Once more, please.
    blind.choose("もう一度聞く");
    blind.hear("スマートフォンのマイナ保険証を読み取ります。");
    blind.choose("スマートフォンを利用する");
    blind.hear("ご利用のスマートフォンの種類を選んでください。");
    blind.choose("Android");
    blind.hear("4桁の暗証番号を、テンキーで入力してください。");

    // A slip is taken back. Num Lock is off, as after every start.
    for (count, digit) in [(1, 1), (2, 7)] {
        blind.press(digit);
        blind.hear(&format!("{count}桁入力されました。"));
    }
    booth.window.display().press_key(0xFF08);
    blind.hear("1桁入力されました。");
    booth.window.display().press_key(0xFF08);
    blind.hear("入力した番号はなくなりました。");
    for (count, digit) in [(1, 1), (2, 2)] {
        blind.press(digit);
        blind.hear(&format!("{count}桁入力されました。"));
    }
    // How many were that? Enter does not confirm two digits, and is no way to ask.
    booth.window.display().press_key(0xFF8D);
    booth.window.display().press_key(MINUS);
    blind.hear("2桁入力されました。");
    booth.window.display().press_key(NUM_LOCK);
    for (count, digit) in [(3, 3), (4, 4)] {
        blind.press(digit);
        blind.hear(&format!("{count}桁入力されました。"));
    }
    blind.choose("確定");
    blind.hear("Androidスマートフォンを横にして、カードリーダーの前面にかざしてください。");
    booth.hold();
    blind.hear("読み取りました。");
    booth.take_away();
    blind.hear("過去の医療情報を、この医療機関に提供しますか。");
    blind.choose("すべて同意しない");
    blind.hear("この内容でよろしいですか。");
    blind.choose("決定する");
    blind.hear("確認番号は、");
    blind.press(0);
    blind.hear("確認番号は、");
    blind.choose("終了する");
    blind.hear("スマートフォンのマイナ保険証を読み取ります。");
    booth.assert_read_with_one_right_pin();

    let speech = booth.window.speech();
    assert!(
        !speech.iter().any(|line| line.contains("1234") || line.contains("1、2、3、4")),
        "{speech:#?}"
    );
    let repeated = speech.windows(2).filter(|lines| lines[0] == lines[1]).count();
    assert_eq!(repeated, 3, "nothing is said twice in a row that was not asked for: {speech:#?}");
}
