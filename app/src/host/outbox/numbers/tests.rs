use super::Numbers;

fn given(numbers: &mut Numbers, count: usize) -> Vec<u16> {
    (0..count).map(|_| numbers.next()).collect()
}

#[test]
fn they_count_on_and_go_round() {
    let mut numbers = Numbers::starting_behind(97);
    assert_eq!(given(&mut numbers, 4), [98, 99, 0, 1]);
}

#[test]
fn open_ones_are_passed_over() {
    let mut numbers = Numbers::starting_behind(97);
    numbers.set_open([98, 0, 1, 3].into());
    assert_eq!(given(&mut numbers, 4), [99, 2, 4, 5]);
}

#[test]
fn three_digits_come_where_a_hundred_are_open_and_go_when_one_is_free() {
    let mut numbers = Numbers::starting_behind(50);
    numbers.set_open((0..100).collect());
    assert_eq!(given(&mut numbers, 3), [100, 101, 102]);
    numbers.set_open((0..100).chain([103]).filter(|open| *open != 7).collect());
    assert_eq!(given(&mut numbers, 1), [7]);
    numbers.set_open((0..100).chain([103]).collect());
    assert_eq!(given(&mut numbers, 2), [104, 105]);
    // Behind the last of three digits they begin anew.
    numbers.count_from(998);
    assert_eq!(given(&mut numbers, 3), [999, 100, 101]);
}

#[test]
fn a_thousand_open_ones_stop_nothing() {
    let mut numbers = Numbers::starting_behind(98);
    numbers.set_open((0..1_000).collect());
    assert_eq!(given(&mut numbers, 3), [99, 0, 1]);
}
