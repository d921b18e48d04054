use super::*;

/// A face of red on white, with a row between them that is half of both.
fn flag() -> Picture {
    let colour = |row: usize| match row {
        0..10 => [255, 255, 255],
        10 => [230, 128, 128],
        _ => [206, 0, 0],
    };
    Picture::new(20, (0..20).flat_map(|row| [colour(row); 20]).collect())
}

#[test]
fn a_file_gives_back_what_went_in() {
    assert_eq!(Picture::from_png(&flag().png()).unwrap(), flag());
    assert_eq!(Picture::from_png(&flag().small_png()).unwrap(), flag());
    assert!(Picture::from_png(b"no picture").is_err());
}

#[test]
fn a_small_file_keeps_the_colours_of_faces_and_about_those_of_edges() {
    let mut many = flag();
    for (at, pixel) in many.pixels_mut().iter_mut().enumerate().filter(|(at, _)| at / 20 == 10) {
        *pixel = [(at % 20 * 12) as u8, 0, 0];
    }
    let back = Picture::from_png(&many.small_png()).unwrap();
    assert_ne!(back, many);
    for (at, (before, after)) in many.pixels().iter().zip(back.pixels()).enumerate() {
        let most = if many.is_face(at) { 0 } else { NEAR };
        assert!(distance(*before, *after) <= most, "{before:?} became {after:?} at {at}");
    }
}

#[test]
fn a_reduced_picture_has_the_mean_of_each_square() {
    let chess = Picture::new(
        4,
        (0..8).map(|at| if (at + at / 4) % 2 == 0 { [0; 3] } else { [200; 3] }).collect(),
    );
    assert_eq!(chess.reduced(2), Picture::new(2, vec![[100; 3]; 2]));
}
