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

#[test]
fn the_bar_says_what_is_seen_and_touches_an_end_only_there() {
    assert_eq!(thumb(0, 10, 10), None);
    assert_eq!(thumb(0, 10, 3), None);
    for (height, all) in [(10, 11), (10, 40), (10, 4_000), (3, 5), (2, 9), (1, 9)] {
        let last = all - height;
        for top in 0..=last {
            let (first, rows) = thumb(top, height, all).unwrap();
            assert!(rows >= 1 && first + rows <= height, "{top} {height} {all}");
            if height > 3 {
                assert_eq!(first == 0, top == 0, "{top} {height} {all}");
                assert_eq!(first + rows == height, top == last, "{top} {height} {all}");
            }
        }
    }
}

#[test]
fn no_letter_of_an_entry_lies_under_the_bar() {
    use ratatui::buffer::Buffer;

    let area = Rect::new(0, 0, 20, 4);
    let line = "x".repeat(entry_width(area.width).into());
    let entries: Vec<_> = (0..9).map(|_| Entry::of(vec![Line::from(line.clone())])).collect();
    let mut buffer = Buffer::empty(area);
    Cursor::default().draw(&entries, area, &mut buffer, Theme::default(), Marked::Selected);
    for row in 0..area.height {
        let bar = &buffer[(area.right() - 1, row)];
        assert_eq!(bar.symbol(), if row == 0 { " " } else { "|" });
        assert_eq!(buffer[(area.right() - 2, row)].symbol(), "x");
    }
    // Nothing to scroll: no bar.
    let mut buffer = Buffer::empty(area);
    Cursor::default().draw(&entries[..4], area, &mut buffer, Theme::default(), Marked::Selected);
    assert_eq!(buffer[(area.right() - 1, 1)].symbol(), " ");
}
