//! Words that patients do not read, and words that are explained to them.

use super::*;
use crate::screen::aloud::is_reading;

/// Stiff, unclear or blaming words, by language.
const NEVER: [(Language, &[&str]); 3] = [
    (
        Language::JA,
        &[
            // Orders in polite clothes, and thanks for the wrong thing.
            "おしまい",
            "操作をありがとう",
            "自信がな",
            "かまいません",
            // A person is no card.
            "カードの方",
            "iPhoneの方",
            "ウォレットを開いている方",
            // Who did it? The passive of what the patient or the machine does.
            "選ばれてい",
            "置かれました",
            "読み取られ",
            "使われてい",
            "職員がいたします",
            // Again what?
            "入れ直してください",
            "途中で途切れ",
        ],
    ),
    (
        Language::EN,
        &[
            "authenticat",
            "look after",
            "looked after",
            " go on",
            "put away",
            "put it away",
            "put your",
            "hold it again",
            "delete one",
            "agree to none",
            "begin again",
            "telling",
            // Contractions are on.
            "cannot",
            "could not",
            "do not have",
            "do not forget",
            "you are ",
            "we will",
            "we are",
            " it is ",
            " there is ",
            "is not ",
            // A phone is held to the reader, and stays there.
            "tap your",
            "tap the",
        ],
    ),
    (
        Language::JA_SIMPLE,
        &[
            "かざ",
            "はずし",
            "はずす",
            "職員",
            "中止",
            "終了",
            "確定",
            "認証",
            "操作",
            "手続き",
            "ロック解除",
            "致し",
            "いたし",
            "いただ",
            "ございま",
            "申し",
            "まいります",
            "おそれ",
            "なければなり",
            "ないわけ",
            "れば",
            "平成",
            "令和",
        ],
    ),
];

/// Of a language, all that patients read and hear, but for the guide's words and staff's line.
fn for_patients(language: Language) -> Vec<String> {
    let texts = Texts::new(language);
    let mut all: Vec<String> = every_screen(language)
        .into_iter()
        .flat_map(|(_, text, _)| {
            let text = ScreenText { small: None, ..text };
            parts(&text).into_iter().map(own).collect::<Vec<_>>()
        })
        .collect();
    all.extend(labels().into_iter().map(|label| texts.label(label, None)));
    all.extend([texts.demo_mark(), texts.pin_emptied()]);
    all
}

/// The guide's words and names, which stay as they are where a screen uses them.
const VERBATIM: [&str; 4] = [
    "暗証番号は\n使用できません",
    "マイナポータルアプリの\nマイページからパスワードの\n初期化手続きをしてください",
    "社会保険診療報酬支払基金\n情報化企画部・情報化支援部",
    "ありがとうございます",
];

fn own(part: &str) -> String {
    VERBATIM.iter().fold(part.to_owned(), |part, guide| part.replace(guide, ""))
}

#[test]
fn no_word_stands_there_that_patients_stumble_over() {
    for (language, never) in NEVER {
        for part in for_patients(language) {
            let lower = part.to_lowercase();
            let word = never.iter().find(|word| lower.contains(&word.to_lowercase()));
            assert_eq!(word, None, "{language:?}: {part}");
        }
    }
}

/// Kanji that are written without their reading: those of the two first levels of the
/// Japanese-Language Proficiency Test (N5 and N4), ...
const BEGINNERS: &str = "\
    会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心\
    界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研足究楽\
    起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習\
    駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢日一国人年大十二本中長出三時行見月後前生五間\
    上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白\
    天母火右読友左休父雨";

/// ... and those that one meets on every Japanese machine: 番号, 押す, 選ぶ, 画面.
const MACHINES: &str = "番号回法面取選押顔指短消横調機械丸数決変続次秒忘呼置薬分返当";

fn is_kanji(char: char) -> bool {
    matches!(char, '\u{4e00}'..='\u{9fff}')
}

/// The words of kanji in a text, each with what follows.
fn kanji_words(text: &str) -> Vec<(&str, &str)> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_kanji) {
        let from = rest.get(start..).unwrap_or_default();
        let end = from.find(|char| !is_kanji(char)).unwrap_or(from.len());
        let (word, behind) = from.split_at(end);
        words.push((word, behind));
        rest = behind;
    }
    words
}

/// やさしい日本語: each screen has the reading of each word that is not easy to read, in brackets
/// behind it, wherever there is room: a headline may leave it to the body.
#[test]
fn a_hard_word_has_its_reading_on_the_screen() {
    let language = session::Language::new("ja-simple");
    let texts = Texts::new(Language::JA_SIMPLE);
    let mut readings = 0;
    for view in views() {
        for facility in FACILITIES {
            let look = Look { language, ..Look::default() };
            let screen = Screen { facility, ..Screen::specimen(view.clone(), look).with_call() };
            let text = ScreenText { small: None, speech: String::new(), ..texts.screen(&screen) };
            let mut all: Vec<String> = parts(&text).into_iter().map(own).collect();
            all.extend(screen.all_choices().map(|choice| texts.label(choice.label, None)));
            let all = all.join("\n");
            let words = kanji_words(&all);
            let read: BTreeSet<&str> = words
                .iter()
                .filter(|(_, behind)| {
                    let reading = behind.strip_prefix('(').and_then(|it| it.split_once(')'));
                    reading.is_some_and(|(reading, _)| is_reading(reading))
                })
                .map(|(word, _)| *word)
                .collect();
            readings += read.len();
            for (word, behind) in words {
                let easy =
                    word.chars().all(|char| BEGINNERS.contains(char) || MACHINES.contains(char));
                let explained = read.contains(word) || behind.starts_with('〈');
                assert!(easy || explained, "{word} in {:?}: {all}", screen.view);
            }
        }
    }
    assert!(readings > 100);
}

/// やさしい日本語: no お and ご of respect, and what is said has no reading beside it.
#[test]
fn plain_words_have_no_polite_prefix_and_are_said_once() {
    for (screen, text, _) in every_screen(Language::JA_SIMPLE) {
        for part in parts(&ScreenText { small: None, ..text.clone() }) {
            let part = part.replace("お金", "");
            for (at, _) in part.match_indices(['お', 'ご']) {
                let behind = part.get(at..).unwrap_or_default().chars().nth(1);
                let polite = behind.is_some_and(is_kanji);
                let begins = part.get(..at).unwrap_or_default().ends_with([' ', '\n', '。', '、']);
                assert!(!polite || !(begins || at == 0), "{:?}: {part}", screen.view);
            }
        }
        assert!(!text.speech.contains(['(', '〈', '〉']), "{}", text.speech);
        assert!(!text.speech.contains("まどぐち"), "{}", text.speech);
    }
}

/// Written apart: a sentence of more than a word has a space.
#[test]
fn plain_words_are_written_apart() {
    for (screen, text, _) in every_screen(Language::JA_SIMPLE) {
        for part in parts(&ScreenText { small: None, ..text }).into_iter().map(own) {
            for sentence in part.split(['。', '、', ' ', '\n', '〈', '〉', '・']) {
                let letters = sentence.chars().filter(|char| is_kanji(*char) || is_kana(*char));
                assert!(letters.count() <= 17, "{:?}: {sentence}", screen.view);
            }
        }
    }
}

fn is_kana(char: char) -> bool {
    matches!(char, '\u{3041}'..='\u{30ff}')
}

/// Beside a picture a headline has 680 of 1280 pixels: twelve Japanese or some twenty-four Latin
/// letters a line, and three lines, with the code.
#[test]
fn headlines_are_three_short_lines() {
    let mut long = BTreeSet::new();
    for language in Language::ALL {
        let own_desk = every_screen(language).into_iter().filter(|(it, ..)| it.desk.is_none());
        for (screen, text, _) in own_desk {
            let guides = language == Language::JA
                && matches!(
                    screen.view,
                    View::IpHold { lift_first: false, .. } | View::PinWrong { .. } | View::Kind
                );
            let short = text.headline.lines().count() <= 3
                && text.headline.lines().all(|line| columns(line) <= 24);
            long.extend((!short && !guides).then(|| (language.tag(), text.headline)));
        }
    }
    assert_eq!(long, BTreeSet::new());
}
