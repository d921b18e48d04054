use super::*;

const NOTHING: Memory = Memory { parts: Vec::new() };

fn in_memory(digits: [u8; 4], form: Form, beside: u8) -> Memory {
    let mut part = vec![beside; 2 * PAGE];
    for (number, digit) in digits.into_iter().enumerate() {
        part[1_000 + number * form.stride] = form.base + form.order.place(digit);
    }
    Memory { parts: vec![(0x1000, part)] }
}

#[test]
fn each_form_is_found_and_nothing_else() {
    // An enumeration that nobody has named, too.
    let codes = KNOWN.iter().map(|(order, base, _)| (*order, *base)).chain([(Order::Digits, 0x57)]);
    for (order, base) in codes {
        for stride in [1, 2, 3, 4, 8, 12, 16, 24, 40, 56, 64, 128, 392, 512, 1_024] {
            for beside in [0xfe, 0xff] {
                let form = Form { order, base, stride };
                let found =
                    find(&NOTHING, &in_memory([7, 2, 9, 4], form, beside), &["7294", "7249"]);
                let places = found[0].get(&form).map(Vec::as_slice);
                assert_eq!(places, Some(&[0x1000 + 1_000][..]), "{form:?}");
                assert!(found[1].is_empty(), "{form:?}");
            }
        }
    }
}

#[test]
fn zero_stands_where_its_code_has_it() {
    for (order, base) in [(Order::Digits, 0), (Order::Keyboard, 9), (Order::TenKey, 79)] {
        let form = Form { order, base, stride: 24 };
        let found = find(&NOTHING, &in_memory([9, 4, 0, 7], form, 0xff), &["9407"]);
        assert!(found[0].contains_key(&form), "{form:?}");
    }
    let x11 = [79, 80, 81, 83, 84, 85, 87, 88, 89, 90];
    let digits = [7, 8, 9, 4, 5, 6, 1, 2, 3, 0];
    assert_eq!(digits.map(|digit| 79 + Order::TenKey.place(digit)), x11);
}

#[test]
fn what_stood_there_before_is_no_find() {
    let form = Form::value(24);
    let before = in_memory([7, 2, 9, 4], form, 0xff);
    assert_eq!(find(&before, &before, &["7294"]), [Found::new()]);
    let mut after = in_memory([7, 2, 9, 4], form, 0xff);
    after.parts[0].1[100] = 1;
    assert_eq!(find(&before, &after, &["7294"]), [Found::new()]);
    let other = in_memory([7, 2, 4, 9], form, 0xff);
    assert!(find(&other, &before, &["7294"])[0].contains_key(&form));
}

#[test]
fn digits_that_lie_about_are_no_pin() {
    let mut part = vec![0; 4_096];
    for (number, digit) in [7, 2, 9, 4].into_iter().enumerate() {
        part[1_000 + number * 24] = digit;
        part[999 + number * 24] = u8::try_from(number).unwrap();
        part[1_001 + number * 24] = u8::try_from(number).unwrap();
    }
    assert_eq!(find(&NOTHING, &Memory { parts: vec![(0, part)] }, &["7294"]), [Found::new()]);
}

#[test]
fn commands_with_a_pin_are_found() {
    for command in [
        &[0x00, 0x20, 0x00, 0x80, 0x04, 0x37, 0x32, 0x39, 0x34][..],
        &[0x72, 0x94, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    ] {
        let memory = Memory { parts: vec![(0x1000, [&[7; 100][..], command].concat())] };
        assert_eq!(find_verify(&memory, "7294"), [0x1000 + 100], "{command:x?}");
        assert!(find_verify(&memory, "7249").is_empty());
    }
}
