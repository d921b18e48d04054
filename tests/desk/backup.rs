//! Backups of a desk that serves, and a desk that goes on with one.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use kazasu_tests::{Desk, DeskConnection, PATIENCE};
use serde_json::{Value, json};

use super::visits::Clinic;

const ONE: &str = "0193a0aa-0000-7000-8000-000000000001";
const TWO: &str = "0193a0aa-0000-7000-8000-000000000002";

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn code(desk: &Desk, args: &[&str], expected: i32) -> Value {
    let said = desk.command(args, "");
    assert_eq!(said.code, Some(expected), "{args:?}: {said:?}");
    serde_json::from_str(&said.stdout).unwrap_or_default()
}

#[test]
fn a_desk_goes_on_with_a_backup_once_its_terminals_are_confirmed() {
    let mut clinic = Clinic::open();
    let gone = clinic.desk.terminal("会計");
    assert_eq!(clinic.put_new(ONE).status, 200);
    let file = clinic.desk.home().join("monday.db");
    code(&clinic.desk, &["backup", path(&file)], 0);
    let again = clinic.desk.command(&["backup", path(&file)], "");
    assert_eq!(again.code, Some(1));
    assert!(again.stderr.contains("nothing is overwritten"), "{}", again.stderr);
    assert_eq!(clinic.put_new(TWO).status, 200);
    code(&clinic.desk, &["revoke", "会計"], 0);

    let serving = clinic.desk.command(&["restore", path(&file)], "");
    assert_eq!(serving.code, Some(2));
    assert!(serving.stderr.contains("another desk is running"), "{}", serving.stderr);
    clinic.desk.stop();
    let restored = code(&clinic.desk, &["restore", path(&file), "--json"], 0);
    assert_eq!(
        (&restored["outcome"], &restored["carried_over"]),
        (&json!("restored"), &json!(true))
    );
    let aside = PathBuf::from(restored["aside"].as_str().unwrap());
    assert!(aside.join("desk.db").is_file(), "the store of before is kept");
    let check = clinic.desk.command(&["check", "--json"], "");
    assert_eq!(check.code, Some(1), "{}", check.stdout);
    assert!(check.stdout.contains("kazasu desk confirm"), "{}", check.stdout);

    clinic.desk.start_again();
    let mut own = clinic.connect();
    let beat = own.send("POST", "/v1/heartbeats", &heartbeat()).unwrap();
    assert_eq!(beat.body["generation"], restored["generation"], "terminals see that it is another");
    assert_eq!(clinic.put_new(TWO).refusal(), (503, "restored"));
    let mut struck = DeskConnection::open(clinic.desk.terminals, Some(&gone));
    assert_eq!(struck.get("/v1/events").unwrap().refusal(), (403, "revoked"), "it is not revived");

    // The terminal says what it has receipts for; the desk says what it does not have.
    let entry = json!({
        "visit": TWO, "version": 1, "sha256": "0".repeat(64), "sequence": 2,
        "received_at": "2026-11-27T01:02:03.456Z",
    });
    let inventory =
        json!({"generation": "0193a0aa-0000-4000-8000-000000000003", "visits": [entry]});
    let answer = own.send("POST", "/v1/inventory", &inventory).unwrap();
    assert_eq!(answer.body, json!({"missing": 1, "wanted": [TWO]}));
    let notices = code(&clinic.desk, &["notices", "--json"], 0);
    assert_eq!(notices["restored"], true);
    assert_eq!(notices["lost"][0]["visit"], TWO);
    assert_eq!(notices["notices"][0]["notice"]["alarm"], "visits_lost");
    let number = notices["notices"][0]["number"].to_string();
    code(&clinic.desk, &["settle", &number], 0);
    code(&clinic.desk, &["settle", &number], 1);

    code(&clinic.desk, &["confirm"], 0);
    assert_eq!(clinic.put_new(TWO).status, 200);
    let notices = code(&clinic.desk, &["notices", "--json"], 0);
    assert_eq!(
        notices,
        json!({
            "outcome": "listed", "restored": false, "notices": [], "calls": [], "lost": [],
        })
    );
}

fn heartbeat() -> Value {
    json!({
        "sent_at": super::visits::now(), "boot": "0193a0aa-0000-4000-8000-000000000009",
        "state": "ready", "cause": null, "visit": null,
        "queue": {"waiting": 0, "set_aside": 0, "oldest": null},
        "versions": {"kazasu": "0.1.0"}, "readers": [], "service_started": true,
    })
}

#[test]
fn a_backup_of_another_desk_is_refused_with_a_sentence() {
    let (one, mut other) = (Desk::start(""), Desk::start(""));
    let file = one.home().join("monday.db");
    code(&one, &["backup", path(&file)], 0);
    other.stop();
    let said = other.command(&["restore", path(&file)], "");
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(said.stderr.contains("was made by another desk"), "{}", said.stderr);
    other.start_again();
}

#[test]
fn a_desk_makes_its_own_backups_where_it_is_told_to() {
    let desk = Desk::start("[backup]\nfolder = \"copies\"\nkeep = 3\n");
    let folder = desk.home().join("copies");
    let begun = Instant::now();
    let made = loop {
        let names = fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut made: Vec<_> = names
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|end| end == "db"))
            .collect();
        // The name is there before the bytes are.
        made.retain(|path| fs::metadata(path).is_ok_and(|about| about.len() > 0));
        if let Some(made) = made.pop() {
            break made;
        }
        assert!(begun.elapsed() < PATIENCE, "no backup is made");
        thread::sleep(Duration::from_millis(50));
    };
    let checked = code(&desk, &["check", "--json"], 0);
    let all = checked["checks"].as_array().unwrap();
    let backups = all.iter().find(|check| check["name"] == "backups").unwrap();
    assert!(backups["detail"].as_str().unwrap().starts_with("the newest is of"), "{backups}");
    let mut desk = desk;
    desk.stop();
    let restored = code(&desk, &["restore", path(&made), "--json"], 0);
    assert_eq!(restored["outcome"], "restored");
    desk.start_again();
}
