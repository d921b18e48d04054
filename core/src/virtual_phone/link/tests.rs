use super::*;

/// Milliseconds of a whole tap: certificate of `certificate` bytes read in blocks of `block`, PIN
/// and signature, no token.
fn tap(link: &Link, certificate: usize, block: usize) -> f64 {
    let mut exchanges = vec![(15, 2), (7, 2), (4, 2), (9, 2), (7, 2)];
    let (full, rest) = (certificate / block, certificate % block);
    exchanges.extend(vec![(5, block + 2); full]);
    exchanges.extend((rest > 0).then_some((5, rest + 2)));
    exchanges.extend([(7, 2), (57, 258)]);
    exchanges
        .iter()
        .map(|(command, response)| link.t_exchange(*command, *response, 0).as_secs_f64() * 1000.0)
        .sum()
}

/// Every figure of the table in the reference on performance, section 1 (short READs): rate, FSC,
/// certificate, block, milliseconds.
#[test]
fn the_table_of_the_reference() {
    use BitRate::{Kbit106, Kbit212, Kbit424, Kbit848};
    let table = [
        (Kbit106, 256, 1_600, 256, 187.2),
        (Kbit106, 256, 1_600, 251, 182.8),
        (Kbit106, 32, 1_600, 251, 225.3),
        (Kbit212, 256, 1_600, 256, 95.4),
        (Kbit424, 256, 1_600, 256, 49.5),
        (Kbit848, 256, 1_600, 256, 26.6),
        (Kbit848, 32, 1_600, 251, 39.4),
        (Kbit106, 256, 2_000, 256, 223.2),
        (Kbit106, 256, 2_000, 251, 218.1),
        (Kbit106, 32, 2_000, 251, 270.0),
    ];
    for (bit_rate, frame_size, certificate, block, milliseconds) in table {
        let link = Link { bit_rate, frame_size, ..Link::default() };
        let modelled = tap(&link, certificate, block);
        assert!(
            (modelled - milliseconds).abs() < 0.06,
            "{bit_rate:?} {frame_size} {certificate}: {modelled:.2} ms"
        );
    }
}

/// 9 · 1 + 2 units of 9.44 µs; a frame that fills the FSC needs no chain, one byte more does.
#[test]
fn frames_and_chains() {
    let link = Link::default();
    assert_eq!(link.t_frame(1).as_nanos() / 100, 1_038);
    let one_block = link.t_frame(256) + Duration::from_nanos(86_431);
    assert!(link.t_transfer(253).abs_diff(one_block) < Duration::from_nanos(5));
    let two_blocks =
        one_block + link.t_frame(3) + link.t_frame(4) + 2 * Duration::from_nanos(86_431);
    assert!(link.t_transfer(254).abs_diff(two_blocks) < Duration::from_nanos(5));
    assert!(link.t_transfer(0) > link.t_frame(3), "an empty answer is a frame too");
}

#[test]
fn thinking_takes_its_time() {
    let link = Link {
        command_delay: Duration::from_millis(15),
        sign_delay: Duration::from_millis(54),
        ..Link::default()
    };
    let bare = Link::default().t_exchange(57, 258, 1);
    assert_eq!(link.t_exchange(57, 258, 1) - bare, Duration::from_millis(69));
    assert_eq!(link.t_exchange(57, 258, 0) - bare, Duration::from_millis(15));
}

#[test]
fn a_senseless_frame_size_does_no_harm() {
    let link = Link { frame_size: 0, ..Link::default() };
    assert!(link.t_transfer(10) > link.t_transfer(9));
}
