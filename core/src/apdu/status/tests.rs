use super::*;

#[test]
fn words_that_cannot_be_one_are_known() {
    for word in [0x0000, 0x2B9F, 0x60FF, 0x7000, 0x8FFF, 0xA000, 0xFFFF] {
        assert!(!StatusWord(word).is_one(), "{word:04X}");
    }
    for word in [0x6100, 0x63C3, 0x6F00, 0x6FFF, 0x9000, 0x9FFF] {
        assert!(StatusWord(word).is_one(), "{word:04X}");
    }
}

#[test]
fn each_word_of_the_reference_has_its_meaning() {
    let table = [
        (0x9000, Status::Ok),
        (0x6110, Status::MoreData(0x10)),
        (0x6C36, Status::WrongLe(0x36)),
        (0x63C3, Status::TriesLeft(3)),
        (0x63C0, Status::TriesLeft(0)),
        (0x63CF, Status::TriesLeft(15)),
        (0x6300, Status::VerificationFailed),
        (0x6282, Status::EndOfFile),
        (0x6700, Status::WrongLength),
        (0x6982, Status::SecurityStatusNotSatisfied),
        (0x6983, Status::Blocked),
        (0x6984, Status::Blocked),
        (0x6985, Status::ConditionsNotSatisfied),
        (0x6A82, Status::NotFound),
        (0x6B00, Status::OutsideFile),
        (0x6F00, Status::NoDiagnosis),
    ];
    for (word, meaning) in table {
        assert_eq!(StatusWord(word).meaning(), meaning);
    }
}

#[test]
fn neighbours_of_a_known_word_are_not_taken_for_it() {
    for word in [
        0x9001, 0x6283, 0x6301, 0x63B3, 0x63D3, 0x6701, 0x6981, 0x6986, 0x6A81, 0x6B01, 0x6F01,
        0x0000, 0xFFFF,
    ] {
        assert_eq!(StatusWord(word).meaning(), Status::Other(StatusWord(word)));
    }
}
