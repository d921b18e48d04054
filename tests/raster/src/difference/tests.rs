use super::*;

const WHITE: [u8; 3] = [255; 3];
const BLUE: [u8; 3] = [0, 23, 193];

/// A blue button on white.
fn button(left: usize, colour: [u8; 3]) -> Picture {
    let pixel = |column: usize, row: usize| {
        if (left..left + 20).contains(&column) && (10..20).contains(&row) { colour } else { WHITE }
    };
    Picture::new(
        40,
        (0..30).flat_map(|row| (0..40).map(move |column| pixel(column, row))).collect(),
    )
}

#[test]
fn the_same_picture_is_the_same() {
    let stored = Picture::from_png(&button(10, BLUE).small_png()).unwrap();
    assert!(Difference::between(&stored, &button(10, BLUE)).is_none());
    assert!(
        Difference::between(&stored, &button(10, [1, 22, 194])).is_none(),
        "another machine rounds in another way"
    );
}

#[test]
fn a_button_that_moved_or_changed_its_colour_a_little_is_seen() {
    let moved = Difference::between(&button(10, BLUE), &button(11, BLUE)).unwrap();
    assert_eq!(moved.pixels, 20);
    assert_eq!(moved.shown.pixels().iter().filter(|pixel| **pixel == [255, 0, 0]).count(), 20);
    let other = Difference::between(&button(10, BLUE), &button(10, [0, 23, 185])).unwrap();
    assert!(other.pixels > 100);
}

#[test]
fn a_block_of_pixels_is_seen_and_a_speck_is_not() {
    let mut drawn = button(10, BLUE);
    for at in 0..5 {
        drawn.pixels_mut()[at] = BLUE;
    }
    assert!(Difference::between(&button(10, BLUE), &drawn).is_none());
    drawn.pixels_mut()[40] = BLUE;
    assert!(Difference::between(&button(10, BLUE), &drawn).is_some());
}

#[test]
fn another_size_is_a_difference() {
    assert!(Difference::between(&button(10, BLUE), &button(10, BLUE).reduced(2)).is_some());
}
