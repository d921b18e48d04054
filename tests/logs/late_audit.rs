//! The audit log that another program keeps while a terminal starts.

use std::fs::{File, OpenOptions};
use std::io::Write;

use kazasu_tests::{Pane, Rig, wait_until};

use super::station::log;

/// What is wrong with it is found when it can be had, and the log gets its checkpoint.
#[test]
fn what_is_kept_at_the_start_is_looked_through_when_it_can_be_had() {
    for is_torn in [true, false] {
        let rig = Rig::iphone();
        rig.phone.take_away();
        let state = rig.terminal.path(".local/state/kazasu");
        let out = rig.terminal.path("bundle.zip");
        let bundle = ["logs", "--yes", "--out", out.to_str().unwrap()];
        assert_eq!(rig.terminal.kazasu(&bundle).run().exit, 0, "it has a record now");
        if is_torn {
            let segment = state.join("audit/audit-000000001.jsonl");
            let mut segment = OpenOptions::new().append(true).open(segment).unwrap();
            segment.write_all(b"{\"seq\":3,\"time\"").unwrap();
        }
        let lock = File::options().write(true).open(state.join("audit/lock")).unwrap();
        lock.lock().unwrap();
        let pane = Pane::run(&rig, &["tui", "--lang", "en"], &[]);
        pane.wait_for("Use my phone");
        wait_until("the start without the audit log", || {
            log(&state).contains("\"event\":\"started\"")
        });
        let started = log(&state);
        assert!(started.contains("\"what\":\"audit\""), "{started}");
        assert!(!started.contains("audit_head"), "{started}");
        drop(lock);
        wait_until("the look at the audit log", || {
            log(&state).contains("\"event\":\"audit_checked\"")
        });
        let checked = log(&state);
        assert_eq!(checked.contains("\"what\":\"audit_not_intact\""), is_torn, "{checked}");
        assert!(checked.contains("\"audit_head\":"), "{checked}");
        // Whoever wrote the chain anew has to reach this line too.
        let verified = rig.terminal.kazasu(&["logs", "verify", "--json"]).run().json();
        assert_eq!(verified["logged_heads"], 1, "{verified}");
    }
}
