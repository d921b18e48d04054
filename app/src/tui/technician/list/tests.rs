use super::*;

fn entry(lines: usize) -> Entry {
    Entry::of((0..lines).map(|line| Line::from(line.to_string())).collect())
}

/// Whether the selected entry can be seen: wholly where it fits.
fn is_seen(cursor: Cursor, entries: &[Entry], height: usize) -> bool {
    let starts = starts(entries);
    let (start, end) = (starts[cursor.selected], starts[cursor.selected + 1]);
    if end - start > height {
        start < cursor.top + height && end > cursor.top
    } else {
        start >= cursor.top && end <= cursor.top + height
    }
}

#[test]
fn the_selected_entry_is_always_seen() {
    let entries: Vec<_> = [1, 3, 1, 12, 2, 1, 1, 30, 1].map(entry).into();
    for height in [1, 2, 5, 9, 60] {
        for motion in [
            CursorMove::Line(1),
            CursorMove::Line(-1),
            CursorMove::Page(1),
            CursorMove::Page(-1),
            CursorMove::End,
            CursorMove::Home,
        ] {
            let mut cursor = Cursor::default();
            if matches!(motion, CursorMove::Line(-1) | CursorMove::Page(-1)) {
                cursor.go(CursorMove::End, &entries, height);
            }
            for _ in 0..80 {
                cursor.go(motion, &entries, height);
                assert!(is_seen(cursor, &entries, height), "{motion:?} {cursor:?} {height}");
            }
            let end =
                if matches!(motion, CursorMove::Line(1) | CursorMove::Page(1) | CursorMove::End) {
                    entries.len() - 1
                } else {
                    0
                };
            assert_eq!(cursor.selected, end, "{motion:?} {height}");
        }
    }
}

#[test]
fn every_line_of_a_high_entry_is_seen_on_the_way_down() {
    let entries: Vec<_> = [1, 30, 1].map(entry).into();
    let mut cursor = Cursor::default();
    let mut seen: std::collections::BTreeSet<usize> = (0..5).collect();
    for _ in 0..60 {
        cursor.go(CursorMove::Line(1), &entries, 5);
        seen.extend(cursor.top..cursor.top + 5);
    }
    assert_eq!(seen, (0..32).collect());
}

#[test]
fn a_list_that_gets_shorter_keeps_its_cursor_within() {
    let many: Vec<_> = (0..100).map(|_| entry(2)).collect();
    let mut cursor = Cursor::default();
    cursor.go(CursorMove::End, &many, 10);
    cursor.settle(&many[..3], 10);
    assert_eq!(cursor, Cursor { selected: 2, top: 0 });
    cursor.go(CursorMove::Line(1), &[], 10);
    assert_eq!(cursor, Cursor::default());
}
