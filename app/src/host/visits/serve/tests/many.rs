#![cfg(target_os = "linux")]

use std::fs;

use kazasu_core::session::{Action, BundledAnswer};
use kazasu_core::virtual_phone::Model;

use super::super::*;
use super::table::{Table, phone};

const VISITS: usize = 300;
/// Visits after which all has been used that is used again.
const WARM: usize = 20;

/// Threads that readers have left behind: other tests of this process have readers of other names.
fn threads() -> usize {
    let names = fs::read_dir("/proc/self/task").unwrap();
    let name = |task: std::io::Result<fs::DirEntry>| {
        fs::read_to_string(task.ok()?.path().join("comm")).ok()
    };
    names
        .filter_map(name)
        .filter(|name| name.starts_with("reader Reader") || name.starts_with("visits"))
        .count()
}

fn files() -> usize {
    fs::read_dir("/proc/self/fd").unwrap().count()
}

/// Other tests run beside this one in the same process, so that a number may be larger by theirs,
/// but not by one for each visit.
#[test]
fn hundreds_of_visits_leave_no_thread_and_no_file_open() {
    let iphone = phone(Model::Iphone);
    let mut table = Table::real(Marker::none());
    table.is_ready();
    let mut before = (0, 0);
    for visit in 0..VISITS {
        table.hold(&iphone).shows("take-ip").take_away().shows("consent-all");
        // Every third person walks away or stops, and every other answer is a refusal.
        match visit % 3 {
            0 => table
                .act(Action::Answer(BundledAnswer::All))
                .shows("consent-check")
                .act(Action::Decide)
                .shows("done-away")
                .act(Action::Finish),
            1 => table
                .act(Action::Answer(BundledAnswer::Nothing))
                .shows("consent-check")
                .act(Action::Decide)
                .shows("done-away")
                .act(Action::Finish),
            _ => {
                table.act(Action::Cancel).shows("cancel-ask").act(Action::Cancel).shows("cancelled")
            }
        };
        if visit % 3 == 2 {
            // The screen goes back by itself after some seconds; the next phone need not wait for
            // it.
            table.shown.clear();
        } else {
            table.shows("start");
        }
        if visit == WARM {
            before = (threads(), files());
        }
    }
    let after = (threads(), files());
    assert_eq!(iphone.lock().signatures(), u32::try_from(VISITS).unwrap());
    let room = (VISITS - WARM) / 4;
    assert!(
        after.0 <= before.0 + room && after.1 <= before.1 + room,
        "{before:?} threads and files have become {after:?}"
    );
}
