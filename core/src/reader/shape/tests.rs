use super::*;

fn shape(name: &str) -> Option<ReaderShape> {
    ReaderShape::of(&ReaderName::from(name))
}

#[test]
fn a_model_is_told_by_its_name_on_every_platform() {
    for name in [
        "ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00",
        "ACS ACR1252 1S CL Reader PICC 0",
        "ACS ACR1552 1S CL Reader PICC 0",
        "ACS ACR122U PICC Interface 00 00",
        "I-O DATA USB-NFC4 00 00",
    ] {
        assert_eq!(shape(name), Some(ReaderShape::Pad), "{name}");
    }
    for name in [
        "SONY FeliCa RC-S300/S (0000000) 00 00",
        "Sony FeliCa Port/PaSoRi 4.0 0",
        "sony rc-s380/p 00 00",
    ] {
        assert_eq!(shape(name), Some(ReaderShape::Slim), "{name}");
    }
}

/// A guess would be worse than nothing: the picture of a reader that is not there.
#[test]
fn of_other_readers_nothing_is_claimed() {
    for name in ["Virtual PCD 00 00", "Kazasu virtual reader", "", "Alcor Micro AU9540 00 00"] {
        assert_eq!(shape(name), None, "{name}");
    }
    assert_eq!(ReaderShape::of(&ReaderName::new(b"\xff\xfe ACR1252 \xff")), Some(ReaderShape::Pad));
}
