use super::*;

#[test]
fn each_form_is_found_and_nothing_else() {
    let in_memory = |code: u8, stride: usize, beside: u8| {
        let mut part = vec![beside; 4_096];
        for (number, digit) in [7, 2, 9, 4].into_iter().enumerate() {
            part[1_000 + number * stride] = coded(code, digit);
        }
        Memory { parts: vec![(0x1000, part)] }
    };
    for (code, base) in CODES {
        for stride in [1, 2, 3, 4, 8, 12, 16, 24, 40, 64, 128, 512] {
            for beside in [0, 0xff] {
                let found = find(&in_memory(base, stride, beside), &["7294", "7249"]);
                let form = Form { code, stride };
                let once = Found::from([(form, vec![0x1000 + 1_000])]);
                assert_eq!(found, [once, Found::new()], "{form:?}");
            }
        }
    }
}

#[test]
fn digits_that_lie_about_are_no_pin() {
    let mut part = vec![0; 4_096];
    for (number, digit) in [7, 2, 9, 4].into_iter().enumerate() {
        part[1_000 + number * 24] = digit;
        part[999 + number * 24] = u8::try_from(number).unwrap();
        part[1_001 + number * 24] = u8::try_from(number).unwrap();
    }
    assert_eq!(find(&Memory { parts: vec![(0, part)] }, &["7294"]), [Found::new()]);
}
