use super::*;

const KEEP: Keep = Keep { days: 3, bytes: 1_000 };

fn names(folder: &Path) -> Vec<String> {
    files(folder).unwrap().into_iter().map(|(name, ..)| name.file()).collect()
}

/// A line of so many bytes, its end included.
fn line(length: usize) -> Vec<u8> {
    let mut line = vec![b'x'; length - 1];
    line.push(b'\n');
    line
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_into_it() {
    let folder = tempfile::tempdir().unwrap();
    Rolling::new(folder.path().join("state/log"), KEEP).append("2026-11-21", &line(60)).unwrap();
    assert!(folder.path().join("state/log/kazasu-2026-11-21-001.jsonl").exists());
    assert_eq!(permissions::open_to_others(folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_day_has_a_file_and_a_full_file_a_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut rolling = Rolling::new(folder.path().join("log"), KEEP);
    for (day, length) in
        [("2026-11-21", 60), ("2026-11-21", 40), ("2026-11-21", 1), ("2026-11-22", 20)]
    {
        rolling.append(day, &line(length)).unwrap();
    }
    assert_eq!(
        names(&folder.path().join("log")),
        [
            "kazasu-2026-11-21-001.jsonl",
            "kazasu-2026-11-21-002.jsonl",
            "kazasu-2026-11-22-001.jsonl"
        ]
    );
    // A program that starts again goes on in the newest file of the day.
    Rolling::new(folder.path().join("log"), KEEP).append("2026-11-21", &line(5)).unwrap();
    assert_eq!(
        fs::read(folder.path().join("log/kazasu-2026-11-21-002.jsonl")).unwrap(),
        [line(1), line(5)].concat()
    );
}

#[test]
fn the_oldest_go_when_there_are_too_many_days() {
    let folder = tempfile::tempdir().unwrap();
    let mut rolling = Rolling::new(folder.path().to_owned(), KEEP);
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    for day in 1..=9 {
        rolling.append(&format!("2026-11-0{day}"), &line(10)).unwrap();
    }
    let days = [
        "kazasu-2026-11-07-001.jsonl",
        "kazasu-2026-11-08-001.jsonl",
        "kazasu-2026-11-09-001.jsonl",
    ];
    assert_eq!(names(folder.path()), days);
    assert!(folder.path().join("notes.txt").exists(), "what is no log is left alone");
    // A clock that runs wild costs as much as any other new day, and what is written then is kept
    // while it is the newest.
    rolling.append("2099-01-01", &line(10)).unwrap();
    rolling.append("2026-11-10", &line(10)).unwrap();
    assert_eq!(
        names(folder.path()),
        [
            "kazasu-2026-11-09-001.jsonl",
            "kazasu-2026-11-10-001.jsonl",
            "kazasu-2099-01-01-001.jsonl"
        ]
    );
}

#[test]
fn the_disk_that_is_used_is_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let mut rolling = Rolling::new(folder.path().to_owned(), KEEP);
    for _ in 0..500 {
        rolling.append("2026-11-22", &line(33)).unwrap();
        let used: u64 = files(folder.path()).unwrap().iter().map(|(.., size)| size).sum();
        assert!(used <= KEEP.bytes, "{used}");
    }
    assert!(names(folder.path()).len() > 5, "and most of it is used");
}

#[test]
fn two_programs_write_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    let keep = Keep { days: 3, bytes: 1_000_000 };
    let write = |mark: u8| {
        let mut rolling = Rolling::new(folder.path().to_owned(), keep);
        for _ in 0..200 {
            rolling.append("2026-11-22", &[[mark; 99].as_slice(), b"\n"].concat()).unwrap();
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| write(b'a'));
        scope.spawn(|| write(b'b'));
    });
    let text = fs::read_to_string(folder.path().join("kazasu-2026-11-22-001.jsonl")).unwrap();
    assert_eq!(text.lines().count(), 400);
    assert!(text.lines().all(|line| line == "a".repeat(99) || line == "b".repeat(99)));
}

#[test]
fn a_torn_line_does_not_spoil_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kazasu-2026-11-22-001.jsonl");
    fs::write(&file, "{\"whole\":1}\n{\"tor").unwrap();
    Rolling::new(folder.path().to_owned(), KEEP).append("2026-11-22", b"{\"next\":1}\n").unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "{\"whole\":1}\n{\"tor\n{\"next\":1}\n");
}

#[test]
fn a_file_that_somebody_removed_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut rolling = Rolling::new(folder.path().join("log"), KEEP);
    rolling.append("2026-11-22", &line(5)).unwrap();
    fs::remove_dir_all(folder.path().join("log")).unwrap();
    rolling.append("2026-11-22", &line(6)).unwrap();
    assert_eq!(fs::read(folder.path().join("log/kazasu-2026-11-22-001.jsonl")).unwrap(), line(6));
}

#[test]
fn a_folder_that_cannot_be_is_an_error_each_time() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("log"), "a file").unwrap();
    let mut rolling = Rolling::new(folder.path().join("log"), KEEP);
    assert!(
        rolling.append("2026-11-22", &line(5)).is_err()
            && rolling.append("2026-11-22", &line(5)).is_err()
    );
}
