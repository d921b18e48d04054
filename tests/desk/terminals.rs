//! Terminals that are known, unknown, revoked, or renew.

use std::thread;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_tests::{Desk, DeskConnection, TerminalIdentity, certificate_request};
use serde_json::{Value, json};

const CALL: &str = "/v1/calls/0193a0aa-0000-4000-8000-000000000001";

#[test]
fn only_a_certificate_of_this_desk_opens_it() {
    let (desk, other) = (Desk::start(""), Desk::start(""));
    let own = desk.terminal("入口");
    let mut known = DeskConnection::open(desk.terminals, Some(&own));
    assert_eq!(known.get("/v1/events").unwrap().status, 200);

    let mut nobody = DeskConnection::open(desk.terminals, None);
    for path in ["/v1/events", "/v1/nonces"] {
        let answer = nobody.get(path).unwrap();
        assert_eq!(answer.refusal(), (401, "certificate_missing"));
    }
    let mut foreign = DeskConnection::open(other.terminals, Some(&own));
    assert_eq!(foreign.get("/v1/events").unwrap().refusal(), (403, "unknown_terminal"));
}

#[test]
fn a_revoked_terminal_loses_its_connections_and_is_told_why() {
    let desk = Desk::start("");
    let (gone, stays) = (desk.terminal("入口"), desk.terminal("会計"));
    let mut waiting = DeskConnection::open(desk.terminals, Some(&gone));
    assert_eq!(waiting.get("/v1/events").unwrap().status, 200);
    let long = thread::spawn(move || waiting.get("/v1/events?wait=30"));
    let mut other = DeskConnection::open(desk.terminals, Some(&stays));
    assert_eq!(other.get("/v1/events").unwrap().status, 200);

    let said = desk.command(&["revoke", "入口"], "");
    assert_eq!(said.code, Some(0), "{said:?}");
    // Cut off in the middle, or told as an event right before.
    if let Ok(answer) = long.join().unwrap() {
        assert_eq!(answer.body["events"][0]["event"], "revoked", "{answer:?}");
    }
    let mut again = DeskConnection::open(desk.terminals, Some(&gone));
    assert_eq!(again.get("/v1/events").unwrap().refusal(), (403, "revoked"));
    assert_eq!(other.get("/v1/events").unwrap().status, 200, "nobody else is closed");

    for (name, code) in [("入口", 0), ("nobody", 1)] {
        assert_eq!(desk.command(&["revoke", name], "").code, Some(code), "{name}");
    }
}

#[test]
fn a_renewed_certificate_takes_the_place_of_the_old_one_when_it_is_used() {
    let desk = Desk::start("");
    let old = desk.terminal("入口");
    let (csr, key) = certificate_request();
    let body = json!({"csr": STANDARD.encode(&csr)});
    let mut connection = DeskConnection::open(desk.terminals, Some(&old));
    let issued = connection.send("POST", "/v1/certificates", &body).unwrap();
    assert_eq!(issued.status, 200, "{issued:?}");
    let repeated = connection.send("POST", "/v1/certificates", &body).unwrap();
    assert_eq!(repeated.body, issued.body, "the same request gets the same certificate");
    assert_eq!(connection.get("/v1/events").unwrap().status, 200, "the old one is good still");

    let certificate = STANDARD.decode(issued.body["certificate"].as_str().unwrap()).unwrap();
    let new = TerminalIdentity { certificate, key, enrolled: Value::Null };
    let mut renewed = DeskConnection::open(desk.terminals, Some(&new));
    assert_eq!(renewed.get("/v1/events").unwrap().status, 200);
    let answer = connection.get("/v1/events").unwrap();
    assert_eq!(answer.status, 403, "the new one was used: {answer:?}");
}

#[test]
fn a_call_is_kept_and_nobody_is_promised_where_no_page_is_live() {
    let desk = Desk::start("");
    let own = desk.terminal("入口");
    let mut connection = DeskConnection::open(desk.terminals, Some(&own));
    let call = json!({"visit": null, "cause": "called"});
    let answer = connection.send("PUT", CALL, &call).unwrap();
    assert_eq!((answer.status, &answer.body), (200, &json!({"live": false})));
    for _ in 0..2 {
        let ended = connection
            .raw(format!("DELETE {CALL} HTTP/1.1\r\nhost: desk\r\n\r\n").as_bytes())
            .unwrap();
        assert_eq!(ended.status, 204, "also when it is over");
    }
}

#[test]
fn what_the_configuration_asks_reaches_a_terminal_that_waits_for_events() {
    let mut desk = Desk::start("");
    let own = desk.terminal("入口");
    let mut connection = DeskConnection::open(desk.terminals, Some(&own));
    let cursor = connection.get("/v1/events").unwrap().body["cursor"].as_str().unwrap().to_owned();
    let config = desk.home().join("desk.toml");
    let text = std::fs::read_to_string(&config).unwrap();
    let text = format!("{text}\n[questions]\ngroups = [[\"surgery\"]]\ndesk = \"総合受付\"\n");
    std::fs::write(&config, text).unwrap();
    desk.restart();
    let mut connection = DeskConnection::open(desk.terminals, Some(&own));
    let told = connection.get(&format!("/v1/events?after={cursor}&wait=30")).unwrap();
    let settings = &told.body["events"][0]["settings"];
    assert_eq!(settings["questions"]["groups"], json!([["surgery"]]), "{told:?}");
    assert_eq!(settings["desk"], "総合受付");
}

#[test]
fn a_bundle_is_a_zip_and_stays_within_its_limit() {
    let desk = Desk::start("");
    let own = desk.terminal("入口");
    let mut connection = DeskConnection::open(desk.terminals, Some(&own));
    let path = "/v1/bundles/0193a0aa-0000-4000-8000-000000000002";
    let zip = [&b"PK\x03\x04"[..], &[0; 100_000]].concat();
    assert_eq!(connection.bytes("PUT", path, "application/zip", &zip).unwrap().status, 204);
    let kept = desk.home().join("state/bundles/0193a0aa-0000-4000-8000-000000000002.zip");
    assert_eq!(std::fs::read(kept).unwrap(), zip);
    let refused = connection.bytes("PUT", path, "application/zip", b"no zip").unwrap();
    assert_eq!(refused.refusal(), (422, "unprocessable"));
    let refused = connection.bytes("PUT", path, "application/json", &zip).unwrap();
    assert_eq!(refused.refusal(), (415, "unsupported_media_type"));
}

#[test]
fn an_inventory_has_room_for_500_entries_and_for_no_more() {
    let desk = Desk::start("");
    let own = desk.terminal("入口");
    let mut connection = DeskConnection::open(desk.terminals, Some(&own));
    let generation = "0193a0aa-0000-4000-8000-000000000003";
    let inventory = |count: usize| {
        let entries: Vec<Value> = (0..count)
            .map(|number| {
                json!({
                    "visit": format!("0193a0aa-0000-7000-8000-{number:012x}"), "version": 2,
                    "sha256": "0".repeat(64), "received_at": "2026-11-27T01:02:03.456Z",
                    "sequence": 9_007_199_254_740_991_u64,
                })
            })
            .collect();
        json!({"generation": generation, "visits": entries})
    };
    let answer = connection.send("POST", "/v1/inventory", &inventory(500)).unwrap();
    assert_eq!((answer.status, &answer.body["missing"]), (200, &json!(500)), "{answer:?}");
    let answer = connection.send("POST", "/v1/inventory", &inventory(501)).unwrap();
    assert_eq!(answer.refusal(), (422, "unprocessable"));
}

#[test]
fn what_the_page_can_do_a_command_can_do_too() {
    let desk = Desk::start("");
    let own = desk.terminal("入口");
    let mut connection = DeskConnection::open(desk.terminals, Some(&own));
    let cursor = connection.get("/v1/events").unwrap().body["cursor"].as_str().unwrap().to_owned();

    let asked = desk.command(&["bundle", "入口"], "");
    assert_eq!(asked.code, Some(0), "{asked:?}");
    let told = connection.get(&format!("/v1/events?after={cursor}&wait=30")).unwrap();
    assert_eq!(told.body["events"][0]["event"], "bundle_wanted", "{told:?}");
    let request = told.body["events"][0]["request"].as_str().unwrap();
    let path = format!("/v1/bundles/{request}");
    let zip = [&b"PK\x03\x04"[..], &[0; 100]].concat();
    assert_eq!(connection.bytes("PUT", &path, "application/zip", &zip).unwrap().status, 204);
    let file = asked.stdout.lines().last().unwrap();
    assert_eq!(std::fs::read(file).unwrap(), zip, "where the command has said");

    let not_asked = desk.command(&["renew", "入口"], "");
    assert_eq!(not_asked.code, Some(1), "{not_asked:?}");
    assert!(not_asked.stderr.contains("does not ask"), "{}", not_asked.stderr);

    let call = json!({"visit": null, "cause": "left_on_reader"});
    assert_eq!(connection.send("PUT", CALL, &call).unwrap().status, 200);
    let listed = desk.command(&["notices"], "");
    let id = CALL.rsplit('/').next().unwrap();
    assert!(listed.stdout.contains(id) && listed.stdout.contains("入口"), "{listed:?}");
    assert_eq!(desk.command(&["settle", id], "").code, Some(0));
    assert_eq!(desk.command(&["settle", id], "").code, Some(1));
    assert_eq!(desk.command(&["settle", "what"], "").code, Some(2));
    assert!(!desk.command(&["notices"], "").stdout.contains(id));
}
