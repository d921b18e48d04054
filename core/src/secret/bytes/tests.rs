use super::*;

#[test]
fn they_grow_and_shrink_as_a_vector_does() {
    let mut bytes = WipedBytes::default();
    for number in 0..200 {
        bytes.extend_from_slice(&[number, number]);
    }
    assert_eq!(bytes.len(), 400);
    assert_eq!(bytes[398..], [199, 199]);
    bytes.truncate(3);
    assert_eq!(bytes, [0, 0, 1]);
    bytes.truncate(9);
    assert_eq!(bytes, vec![0, 0, 1]);
}

#[test]
fn what_has_room_is_not_moved() {
    let mut bytes = WipedBytes::with_room(256);
    let place = bytes.0.as_ptr();
    bytes.extend_from_slice(&[7; 256]);
    assert_eq!(bytes.0.as_ptr(), place);
}

#[test]
fn debug_tells_their_number_alone() {
    assert_eq!(format!("{:?}", WipedBytes::from(vec![7, 7])), "2 bytes");
}

#[test]
fn in_json_they_are_numbers() {
    let bytes = WipedBytes::from(vec![0, 128, 255]);
    let text = serde_json::to_string(&bytes).unwrap();
    assert_eq!(text, "[0,128,255]");
    assert_eq!(serde_json::from_str::<WipedBytes>(&text).unwrap(), bytes);
    assert!(serde_json::from_str::<WipedBytes>("[256]").is_err());
    assert!(serde_json::from_str::<WipedBytes>("\"AA\"").is_err());
}
