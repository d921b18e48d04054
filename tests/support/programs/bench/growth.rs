//! Whether the program grows from visit to visit.

use std::time::Instant;

use super::faces::{self, Faces};
use super::process::Memory;
use super::touch;

/// Visits after which everything has been used that is used again.
const WARM: u32 = 50;

/// So many visits in the real program, after some that warm it up. A visit takes about 2 s: pcscd
/// looks for phones every 400 ms.
pub(crate) fn measure(visits: u32) {
    let faces = Faces::learn();
    let rig = faces::rig();
    let display = faces::display();
    let program = touch::open(&rig, &display);
    faces.wait_for(&display, "start");
    std::thread::sleep(std::time::Duration::from_secs(2));
    let start = Instant::now();
    let mut before = Memory::default();
    for visit in 0..WARM + visits {
        if visit == WARM {
            before = Memory::of(program.process());
        }
        touch::visit(&faces, &rig, &display, false);
        if visits >= 500 && visit % 100 == 99 {
            eprintln!(
                "  … {} of {} visits, {} s",
                visit + 1,
                WARM + visits,
                start.elapsed().as_secs()
            );
        }
    }
    let after = Memory::of(program.process());
    let grown = |before: u64, after: u64| (after as f64 - before as f64) / 1_024.0;
    println!(
        "\nGrowth of kazasu touch over {visits} visits, after {WARM} ({} s):",
        start.elapsed().as_secs()
    );
    for (name, before, after) in [
        ("PSS", before.pss, after.pss),
        ("private and dirty", before.private_dirty, after.private_dirty),
    ] {
        let grown = grown(before, after);
        let thousand = grown * 1_000.0 / f64::from(visits.max(1));
        println!(
            "  {name:22} {grown:+.2} MB, which is {thousand:+.2} MB for 1,000 visits \
             (goal: less than 1 MB)"
        );
    }
    drop(program.stop());
}
