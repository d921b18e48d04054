//! A key that nobody knows is told with the one that was meant.

use super::error;

#[test]
fn a_slip_is_told_with_the_key_that_was_meant() {
    for (text, said) in [
        ("[termnal]\n", "1: termnal: unknown field `termnal`; did you mean `[terminal]`?"),
        ("[limits]\npinn = 9\n", "2: limits.pinn: unknown field `pinn`; did you mean `pin`?"),
        ("[reader]\nname = []\n", "2: reader.name: unknown field `name`; did you mean `names`?"),
        ("[trust]\nphone-policies = []\n", "did you mean `phone_policies`?"),
        ("[terminal]\nanchors = []\n", "did you mean `trust.anchors`?"),
        ("volume = 3\n", "1: volume: unknown field `volume`; did you mean `sound.volume`?"),
    ] {
        let message = error(text);
        assert!(message.contains(said), "{text:?} gave\n{message}\ninstead of\n{said}");
    }
    // Where nothing is near, nothing is guessed.
    assert!(!error("[terminal]\ncolour = 1\n").contains("did you mean"));
    let long = "x".repeat(10_000);
    assert!(!error(&format!("[terminal]\n{long} = 1\n")).contains("did you mean"));
}
