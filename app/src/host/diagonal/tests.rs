use super::edid::{Described, described};
use super::*;

/// A description made byte by byte: centimetres, then timings of pixels and millimetres.
pub(super) fn edid(centimetres: (u8, u8), timings: &[(Size, Size)]) -> Vec<u8> {
    let mut block = vec![0; 128];
    block[..8].copy_from_slice(&[0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0]);
    // Version 1.4, a digital display.
    block[18..21].copy_from_slice(&[1, 4, 0x80]);
    (block[21], block[22]) = centimetres;
    for (at, ((width, height), (wide, high))) in timings.iter().enumerate() {
        let timing = &mut block[54 + 18 * at..][..18];
        let (low, high_bits) = (|number: u32| number.to_le_bytes()[0], |number: u32| number >> 8);
        // 74.25 MHz, in units of 10 kHz.
        timing[..2].copy_from_slice(&7425_u16.to_le_bytes());
        (timing[2], timing[5]) = (low(*width), low(*height));
        timing[4] = low(high_bits(*width) << 4);
        timing[7] = low(high_bits(*height) << 4);
        (timing[12], timing[13]) = (low(*wide), low(*high));
        timing[14] = low(high_bits(*wide) << 4 | high_bits(*high));
    }
    // A name, which has no pixel clock.
    if timings.len() < 4 {
        block[54 + 18 * timings.len() + 3] = 0xfc;
    }
    seal(&mut block);
    block
}

/// The last byte makes the sum of all of them 0.
fn seal(block: &mut [u8]) {
    block[127] = 0;
    let sum = block.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
    block[127] = 0_u8.wrapping_sub(sum);
}

fn size(centimetres: (u8, u8), timings: &[(Size, Size)]) -> Option<Size> {
    described(&edid(centimetres, timings)).map(|it| it.size)
}

const TABLET: Size = (1280, 800);
const WIDE: Size = (1920, 1080);

#[test]
fn a_display_says_its_millimetres() {
    assert_eq!(
        described(&edid((22, 14), &[(TABLET, (217, 136))])),
        Some(Described { size: (217, 136), pixels: TABLET })
    );
    // More than 255 of them, and a second block behind the first.
    let mut large = edid((54, 30), &[((3840, 2160), (597, 336)), (WIDE, (160, 90))]);
    large.resize(256, 7);
    assert_eq!(described(&large).map(|it| it.size), Some((597, 336)));
    // A kiosk that stands upright by itself.
    assert_eq!(size((27, 48), &[((1080, 1920), (268, 476))]), Some((268, 476)));
}

#[test]
fn centimetres_count_where_millimetres_cannot_be() {
    for millimetres in [(0, 0), (16, 9), (160, 90), (1600, 900), (217, 0), (4095, 4095)] {
        assert_eq!(size((48, 27), &[(WIDE, millimetres)]), Some((480, 270)), "{millimetres:?}");
    }
    // A smaller timing does not say how large the glass is.
    let smaller = [(WIDE, (0, 0)), (TABLET, (217, 136))];
    assert_eq!(size((48, 27), &smaller), Some((480, 270)));
}

#[test]
fn what_cannot_be_is_not_believed() {
    for (centimetres, millimetres) in [
        // Nothing, proportions alone, and stand-ins.
        ((0, 0), (0, 0)),
        ((79, 0), (0, 0)),
        ((16, 9), (160, 90)),
        ((16, 10), (16, 10)),
        // 3.5 and 72 inches.
        ((8, 4), (77, 43)),
        ((160, 91), (1594, 897)),
        // Nearly square, and upright strips, with 1920 × 1080 pixels.
        ((30, 29), (300, 290)),
        ((9, 48), (90, 480)),
    ] {
        assert_eq!(size(centimetres, &[(WIDE, millimetres)]), None, "{millimetres:?}");
    }
    // Without a timing nobody knows its pixels.
    assert_eq!(size((48, 27), &[]), None);
}

#[test]
fn a_description_that_is_not_whole_is_none() {
    let whole = edid((22, 14), &[(TABLET, (217, 136))]);
    assert!(described(&whole).is_some());
    for length in [0, 1, 8, 127] {
        assert_eq!(described(&whole[..length]), None, "{length}");
    }
    for at in 0..128 {
        let mut broken = whole.clone();
        broken[at] ^= 0x10;
        assert_eq!(described(&broken), None, "byte {at}");
    }
    let mut other = whole;
    other[1] = 0;
    seal(&mut other);
    assert_eq!(described(&other), None);
}

#[test]
fn boards_have_pixels_that_are_not_square() {
    assert!(is_plausible((154, 86), (800, 480)));
    assert!(is_plausible((150, 90), (800, 480)));
    // Turned: by the server, or by the display alone.
    assert!(is_plausible((476, 268), (1080, 1920)) && is_plausible((268, 476), (1080, 1920)));
    assert!(!is_plausible((220, 140), (0, 0)));
}

#[test]
fn a_diagonal_is_as_long_as_it_is() {
    let measured = |size| Measured { size, by: By::Edid, name: "HDMI-A-1".into() }.inches();
    assert!((measured((217, 136)) - 10.08).abs() < 0.01);
    assert!((measured((476, 268)) - 21.5).abs() < 0.1);
}

#[cfg(target_os = "linux")]
mod connectors {
    use std::fs;
    use std::path::Path;

    use super::super::connectors::among;
    use super::*;

    fn connect(folder: &Path, name: &str, status: &str, enabled: &str, edid: &[u8]) {
        let folder = folder.join(name);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("status"), format!("{status}\n")).unwrap();
        fs::write(folder.join("enabled"), format!("{enabled}\n")).unwrap();
        fs::write(folder.join("edid"), edid).unwrap();
    }

    fn named(folder: &Path, pixels: Option<Size>) -> Option<(String, Size)> {
        among(folder, pixels).map(|it| (it.name, it.size))
    }

    #[test]
    fn the_display_that_is_connected_counts() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        assert_eq!(named(&at.join("nowhere"), None), None);
        fs::create_dir(at.join("card1")).unwrap();
        fs::write(at.join("version"), "drm 1.1.0\n").unwrap();
        let tablet = edid((22, 14), &[(TABLET, (217, 136))]);
        connect(at, "card1-HDMI-A-1", "disconnected", "disabled", &[]);
        connect(at, "card1-eDP-1", "connected", "disabled", &tablet);
        assert_eq!(named(at, None), None);
        connect(at, "card1-DSI-1", "connected", "enabled", &tablet);
        assert_eq!(named(at, None), Some(("DSI-1".to_owned(), (217, 136))));
        assert_eq!(named(at, Some((800, 1280))).map(|it| it.0).as_deref(), Some("DSI-1"));
        assert_eq!(named(at, Some(WIDE)), None);
    }

    #[test]
    fn of_several_displays_only_that_with_as_many_pixels_counts() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        connect(at, "card0-DP-1", "connected", "enabled", &edid((48, 27), &[(WIDE, (476, 268))]));
        // One that says nothing of itself is there all the same.
        connect(at, "card0-DSI-1", "connected", "enabled", &[]);
        assert_eq!(named(at, None), None);
        assert_eq!(named(at, Some(WIDE)), Some(("DP-1".to_owned(), (476, 268))));
        let other = edid((52, 29), &[(WIDE, (521, 293))]);
        connect(at, "card0-DP-2", "connected", "enabled", &other);
        assert_eq!(named(at, Some(WIDE)), None);
    }
}
