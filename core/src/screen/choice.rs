//! What can be chosen on a screen, by finger or by key.

use serde::{Serialize, Serializer};

use super::view::GroupAnswer;
use crate::consent::Prescription;
use crate::jpki::PhoneKind;
use crate::session::{Action, Language, TextSize, Topic};

/// One thing to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The key of the ten-key pad, the same in every front-end; `None`: by finger alone, since the
    /// numbers are the PIN's.
    pub key: Option<Key>,
    /// What is written on it.
    pub label: Label,
    /// What it does.
    pub action: Action,
}

/// A key of a ten-key pad. The functions have the same key on every screen:
/// `-` もどる, `*` 中止する or 終了する, `/` help, `+` the call, `.` 番号がわからない on the PIN pad; 7, 8 and 9
/// language, text size and contrast, and 0 what was said once more, where the numbers are not the
/// PIN's. On the pages of consent `.` is 別の方.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// 0 to 9.
    Number(u8),
    /// Enter: 確定.
    Enter,
    /// Backspace: 1字消す.
    Backspace,
    /// `.`
    Point,
    /// `/`
    Slash,
    /// `*`
    Star,
    /// `-`
    Minus,
    /// `+`
    Plus,
}

impl Key {
    /// How the key is written on a screen.
    #[must_use]
    pub fn symbol(self) -> char {
        match self {
            Self::Number(number) => char::from_digit(number.into(), 10).unwrap_or('?'),
            Self::Enter => '⏎',
            Self::Backspace => '⌫',
            Self::Point => '.',
            Self::Slash => '/',
            Self::Star => '*',
            Self::Minus => '-',
            Self::Plus => '+',
        }
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_char(self.symbol())
    }
}

impl Choice {
    pub(super) const fn new(key: Key, label: Label, action: Action) -> Self {
        Self { key: Some(key), label, action }
    }
}

/// What is written on a choice: one text for each in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// スマートフォンを利用する.
    UseSmartphone,
    /// iPhone or Android.
    Phone(PhoneKind),
    /// わからない (which phone).
    NotSure,
    /// 丸いボタンのあるiPhone.
    RoundButton,
    /// 別のカードが出る.
    OtherCard,
    /// 顔で開くiPhone.
    FaceId,
    /// ウォレットが開いている.
    WalletOpen,
    /// ホーム画面から開く.
    HomeScreen,
    /// うまくいかないとき.
    NotWorking,
    /// ほかの開き方.
    OtherOpening,
    /// わかりました.
    Understood,
    /// 1字消す.
    Delete,
    /// 確定.
    Confirm,
    /// 番号がわからない.
    ForgotPin,
    /// もどって入力する.
    BackToPin,
    /// やめて{desk}へ行く.
    StopForDesk,
    /// 暗証番号を入れ直す.
    ReenterPin,
    /// 入力する.
    EnterPin,
    /// Androidで続ける or iPhoneで続ける.
    ContinueWith(PhoneKind),
    /// はじめからやり直す.
    StartOver,
    /// はじめから.
    FromTheBeginning,
    /// もう一度かざす.
    HoldAgain,
    /// 認証のしかた.
    HowToAuthenticate,
    /// もう一度ためす.
    TryOnceMore,
    /// ほかの方法.
    OtherWays,
    /// すべて同意する.
    AgreeToAll,
    /// すべて同意しない.
    RefuseAll,
    /// 1つずつ選ぶ.
    OneByOne,
    /// くわしく.
    LearnMore,
    /// 同意する.
    Agree,
    /// 同意しない.
    Refuse,
    /// 電子処方箋 or 紙の処方箋.
    Prescription(Prescription),
    /// What was answered to one question, to be changed.
    Answered(GroupAnswer),
    /// How the prescription is received, to be changed.
    PrescriptionChosen(Prescription),
    /// 決定する.
    Decide,
    /// 別の方.
    OtherPerson,
    /// {desk}へ行く.
    GoToDesk,
    /// 続ける.
    Continue,
    /// 終わる.
    End,
    /// もう少し見る.
    KeepShowing,
    /// 次の方.
    NextPerson,
    /// 手続き中の本人です.
    SamePerson,
    /// はじめる.
    Begin,
    /// もどる.
    Back,
    /// 中止する.
    Cancel,
    /// 終了する.
    Finish,
    /// 呼び出し中止.
    StopCalling,
    /// A page of the help.
    Topic(Topic),
    /// 日本語, English: everything is said in this language from now on.
    Language(Language),
    /// "Language": the same word in every language.
    Languages,
    /// All texts in this size from now on.
    TextSize(TextSize),
    /// Stronger contrast, or as usual.
    HighContrast(bool),
    /// お困りのとき.
    Help,
    /// 職員を呼ぶ.
    CallStaff,
    /// もう一度聞く: a key that is said, and drawn nowhere.
    SayAgain,
}
