use super::*;

/// The kernel's own word for the time since the machine was switched on, sleep included
/// (proc(5), `/proc/uptime`).
#[cfg(target_os = "linux")]
#[test]
fn a_moment_is_counted_from_when_the_machine_was_switched_on() {
    let uptime = || {
        let text = std::fs::read_to_string("/proc/uptime").unwrap();
        let seconds: f64 = text.split_whitespace().next().unwrap().parse().unwrap();
        Duration::from_secs_f64(seconds)
    };
    // It has hundredths of a second.
    let (before, now, after) = (uptime(), Instant::now(), uptime());
    assert!(before <= now.0 + Duration::from_millis(20), "{before:?} {now:?}");
    assert!(now.0 <= after + Duration::from_millis(20), "{now:?} {after:?}");
}

#[test]
fn moments_are_in_their_order_and_no_difference_is_below_nothing() {
    let now = Instant::now();
    let later = now + Duration::from_secs(5);
    assert!(now < later && now <= Instant::now());
    assert_eq!(later.saturating_duration_since(now), Duration::from_secs(5));
    assert_eq!(now.saturating_duration_since(later), Duration::ZERO);
    assert_eq!(later + Duration::MAX, Instant(Duration::MAX));
}
