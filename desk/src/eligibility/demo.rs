//! Synthetic answers for demonstrations: they follow from the visit's id, so that the same visit
//! gets the same answer, and every one says that it is no real one.

use kazasu_core::sha256::Sha256;

use super::service::{Answer, Answered, Eligibility, Question, Standing};

/// Names that say what they are.
const KANA: [&str; 4] = ["デモ イチロウ", "デモ ハナコ", "デモ サクラ", "デモ ゴロウ"];

/// Answers for demonstrations.
#[derive(Clone, Copy, Debug, Default)]
pub struct DemoEligibility;

impl Eligibility for DemoEligibility {
    fn ask<'a>(&'a self, question: Question<'a>) -> Answered<'a> {
        let answer = answer(question.visit.as_bytes());
        Box::pin(async move { Ok(answer) })
    }
}

fn answer(visit: &[u8]) -> Answer {
    let [first, second, third, fourth, ..] = *Sha256::of(visit).as_bytes();
    let kana = KANA.get(usize::from(first) % KANA.len()).map(|kana| (*kana).to_owned());
    let source = "デモ (架空の資格情報)".to_owned();
    let valid = Answer {
        source,
        demo: true,
        standing: Standing::Valid,
        kana,
        birth_date: Some(format!("19{:02}-04-01", 30 + second % 60)),
        // 00 is the number of no prefecture, so that it can be that of no insurer.
        insurer: Some("00000000".to_owned()),
        share: Some(1 + third % 3),
    };
    match fourth % 8 {
        0 => Answer { standing: Standing::Lapsed, share: None, ..valid },
        1 => Answer {
            standing: Standing::NotFound,
            kana: None,
            birth_date: None,
            insurer: None,
            share: None,
            ..valid
        },
        _ => valid,
    }
}
