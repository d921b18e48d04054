use super::*;

const SHAPES: [ReaderShape; 5] = [
    ReaderShape::Slot,
    ReaderShape::Pad,
    ReaderShape::Slim,
    ReaderShape::Frame,
    ReaderShape::Plain,
];

/// Words say "at the front" or "on it"; the reader that is drawn stands or lies.
#[test]
fn the_drawing_follows_the_words() {
    for shape in SHAPES {
        assert!(!Model::of(shape, Holding::Slot).lies(), "{shape:?}");
        let on_it = Model::of(shape, Holding::Usb);
        assert!(on_it.lies() || on_it == Model::Frame, "{shape:?}");
    }
}

#[test]
fn each_shape_has_a_drawing_of_its_own() {
    let usual = |shape: ReaderShape| if shape.lies() { Holding::Usb } else { Holding::Slot };
    let mut drawn: Vec<Model> =
        SHAPES.iter().map(|shape| Model::of(*shape, usual(*shape))).collect();
    drawn.dedup();
    assert_eq!(drawn, [Model::Slot, Model::Pad, Model::Slim, Model::Frame, Model::Standing]);
}
