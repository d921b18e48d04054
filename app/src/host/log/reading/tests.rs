use super::*;

const LOG: &str = concat!(
    r#"{"time":"2026-11-21T10:00:00Z","terminal":"a","event":"tap","number":1}"#,
    "\n{\"torn\n\n",
    r#"{"time":"2026-11-22T10:00:00Z","terminal":"a","event":"tap","number":2}"#,
    "\n{\"anybody's\":1}\n",
);

fn numbers(lines: &mut Lines) -> Vec<u64> {
    let mut numbers = Vec::new();
    while let Some((_, line)) = lines.next().unwrap() {
        numbers.push(line["number"].as_u64().unwrap());
    }
    numbers
}

#[test]
fn lines_come_oldest_first_and_strange_ones_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    file("kazasu-2026-11-22-001.jsonl", LOG);
    file("kazasu-2026-11-22-002.jsonl", &LOG.replace(":1}", ":3}").replace(":2}", ":4}"));
    file("notes.jsonl", LOG);
    let mut lines = Lines::open(folder.path(), None).unwrap();
    assert_eq!(numbers(&mut lines), [1, 2, 3, 4]);
    assert_eq!(lines.strange, 6);

    let noon = "2026-11-22".parse::<Since>().unwrap().time(UnixTime::from_secs(0));
    assert_eq!(numbers(&mut Lines::open(folder.path(), Some(noon)).unwrap()), [2, 4]);
    assert_eq!(numbers(&mut Lines::open(&folder.path().join("none"), None).unwrap()), [0; 0]);
}

/// However long a line is, no more than a part of it is held, and none of it is shown.
#[test]
fn an_endless_line_is_strange() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kazasu-2026-11-22-001.jsonl"), vec![b'x'; 100_000]).unwrap();
    let mut lines = Lines::open(folder.path(), None).unwrap();
    assert_eq!(numbers(&mut lines), [0; 0]);
    assert!(lines.strange > 0);
}

#[test]
fn since_is_a_day_in_japan_or_a_span() {
    let now = UnixTime::from_secs(1_795_305_600);
    let time = |text: &str| text.parse::<Since>().map(|since| clock::rfc3339(since.time(now)));
    assert_eq!(time("2026-11-01").unwrap(), "2026-10-31T15:00:00Z");
    assert_eq!(time("3d").unwrap(), "2026-11-19T00:00:00Z");
    assert_eq!(time("12h").unwrap(), "2026-11-21T12:00:00Z");
    for wrong in [
        "",
        "d",
        "h",
        "3",
        "-3d",
        "+3d",
        "3 d",
        "2026-11-31",
        "2026-1-1",
        "2026-11-01T00",
        "yesterday",
        "99999999999999999999d",
    ] {
        assert_eq!(time(wrong), Err(NotSince), "{wrong}");
    }
}
