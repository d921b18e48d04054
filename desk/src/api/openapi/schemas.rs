//! What bodies look like. The patterns are as strict as the desk.

use kazasu_core::consent::ConsentItem;
use kazasu_core::handover::ProblemReason as Reason;
use serde_json::{Map, Value, json};

use super::super::status::MOST_ENTRIES;

const UUID: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
const UUID_7: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
const SHA256: &str = "^[0-9a-f]{64}$";
const BYTES_32: &str = "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$";
const BASE64: &str = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}\
                      [AEIMQUYcgkosw048]=)?$";
const TIME: &str = "^(?:19[7-9][0-9]|[2-9][0-9]{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T\
                    (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$";
const CONFIRMATION: &str = "^[A-Z]?(?:[0-9]{2}|[1-9][0-9]{2})$";

pub(super) fn schemas() -> Value {
    let mut all = Map::new();
    let groups = [plain(), enrolment(), visit(), answer(), status(), events()];
    for group in groups {
        if let Value::Object(group) = group {
            all.extend(group);
        }
    }
    Value::Object(all)
}

fn plain() -> Value {
    json!({
        "Document": {"type": "object", "required": ["openapi", "info", "paths"]},
        "Uuid": {"type": "string", "pattern": UUID},
        "VisitId": {"type": "string", "pattern": UUID_7},
        "Sha256": {"type": "string", "pattern": SHA256},
        "Bytes32": {"type": "string", "pattern": BYTES_32},
        "Der": {"type": "string", "pattern": BASE64},
        "Time": {"type": "string", "pattern": TIME},
        "Slot": {"type": "string", "pattern": "^[0-9]{4}$"},
        "Count": {"type": "integer", "minimum": 0, "maximum": u32::MAX},
        "Sequence": {"type": "integer", "minimum": 0, "maximum": 9_007_199_254_740_991_u64},
        "Problem": object(json!({
            "type": {"const": "about:blank"},
            "title": {"type": "string"},
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": {"type": "string"},
            "reason": {"enum": reasons()},
        })),
    })
}

fn enrolment() -> Value {
    json!({
        "Hello": object_with(
            json!({"slot": of("Slot"), "terminal_nonce": of("Bytes32")}),
            json!({"demo": {"type": "boolean"}}),
        ),
        "HelloAnswer": object(json!({
            "desk_nonce": of("Bytes32"), "ca": of("Der"), "proof": of("Bytes32"),
            "demo": {"type": "boolean"},
        })),
        "CertificateRequest": object(json!({
            "slot": of("Slot"), "terminal_nonce": of("Bytes32"), "csr": of("Der"),
            "proof": of("Bytes32"), "demo_anchor": or_null(of("Der")),
        })),
        "Enrolled": object(json!({
            "certificate": of("Der"), "not_after": of("Time"), "ca": of("Der"),
            "desk_id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "terminal": object(json!({
                "id": of("Uuid"), "name": {"type": "string"},
                "letter": or_null(json!({"type": "string", "pattern": "^[A-Z]$"})),
            })),
        })),
        "Renewal": object(json!({"csr": of("Der")})),
        "Issued": object(json!({"certificate": of("Der"), "not_after": of("Time")})),
        "Nonces": object(json!({
            "nonces": {"type": "array", "items": object(json!({
                "nonce": of("Bytes32"), "expires": of("Time"),
            }))},
        })),
    })
}

fn visit() -> Value {
    let item = json!({"enum": ["given", "refused", "unanswered"]});
    let items: Map<String, Value> =
        items().into_iter().map(|name| (name.to_owned(), item.clone())).collect();
    json!({
        "VisitRecord": object(json!({
            "visit": of("VisitId"),
            "version": {"type": "integer", "enum": [1, 2]},
            "demo": {"type": "boolean"},
            "confirmation": {"type": "string", "pattern": CONFIRMATION},
            "facility": {"enum": ["hospital", "clinic", "dentist", "pharmacy"]},
            "tapped_at": of("Time"),
            "evidence": of("Evidence"),
            "revocation": {"enum": ["checked", "unchecked"]},
            "consent": or_null(of("Consent")),
            "ending": or_null(json!(
                {"enum": ["complete", "left", "cancelled", "restarted", "refused"]}
            )),
            "ended_at": or_null(of("Time")),
        })),
        "Evidence": object(json!({
            "kind": {"enum": ["android", "iphone"]},
            "certificate": of("Der"),
            "algorithm": {"enum": ["RSA-PKCS1-SHA256", "ECDSA-P256-SHA256", "ECDSA-P384-SHA256"]},
            "signature": of("Der"),
            "desk_nonce": of("Bytes32"),
            "terminal_nonce": of("Bytes32"),
        })),
        "Consent": object(json!({
            "questions": of("Sha256"),
            "answers": {
                "type": "object", "properties": items, "additionalProperties": false,
            },
            "prescription": or_null(json!({"enum": ["electronic", "paper"]})),
        })),
    })
}

fn answer() -> Value {
    json!({
        "VisitAnswer": object(json!({
            "receipt": object(json!({
                "visit": of("VisitId"), "version": {"enum": [1, 2]}, "sha256": of("Sha256"),
                "generation": of("Uuid"), "sequence": of("Sequence"), "received_at": of("Time"),
            })),
            "verdict": of("Verdict"),
            "questions": or_null(of("Questions")),
        })),
        "Verdict": object(json!({
            "state": {"enum": ["proved", "refused"]},
            "reason": or_null(json!({"enum": [
                "expired", "not_yet_valid", "revoked", "untrusted", "wrong_purpose",
                "physical_card", "bad_signature", "malformed", "revocation_unknown",
                "before_service_start", "challenge", "nonce_used",
            ]})),
            "revocation": or_null(json!({"enum": ["checked", "unchecked"]})),
            "connected": {"type": "boolean"},
        })),
        "Questions": object(json!({
            "layout": {"enum": ["bundled", "items"]},
            "groups": {
                "type": "array", "minItems": 1, "maxItems": 6,
                "items": {"type": "array", "minItems": 1, "items": {"enum": items()}},
            },
            "prescription": {"type": "boolean"},
        })),
        "Inventory": object(json!({
            "generation": of("Uuid"),
            "visits": {"type": "array", "maxItems": MOST_ENTRIES, "items": object(json!({
                "visit": of("VisitId"), "version": {"type": "integer", "enum": [1, 2]},
                "sha256": of("Sha256"), "received_at": of("Time"), "sequence": of("Sequence"),
            }))},
        })),
        "InventoryAnswer": object(json!({
            "missing": of("Count"), "wanted": {"type": "array", "items": of("VisitId")},
        })),
    })
}

fn status() -> Value {
    let short = json!({"type": "string", "maxLength": 64});
    let step = [
        "kind",
        "hold",
        "pin",
        "reading",
        "take_away",
        "checking",
        "consent",
        "handing_over",
        "done",
        "trouble",
    ];
    json!({
        "Heartbeat": object(json!({
            "sent_at": of("Time"),
            "boot": of("Uuid"),
            "state": {"enum": ["ready", "visit", "maintenance", "out_of_service"]},
            "cause": or_null(short.clone()),
            "visit": or_null(object(json!({
                "id": of("VisitId"), "step": {"enum": step}, "since": of("Time"),
            }))),
            "queue": object(json!({
                "waiting": of("Count"), "set_aside": of("Count"), "oldest": or_null(of("Time")),
            })),
            "versions": {
                "type": "object", "maxProperties": 64, "additionalProperties": short,
                "propertyNames": {"maxLength": 64},
            },
            "readers": {"type": "array", "maxItems": 64, "items": object(json!({
                "name": short, "state": {"enum": ["ready", "busy", "gone"]},
            }))},
            "service_started": {"type": "boolean"},
        })),
        "HeartbeatAnswer": object(json!({
            "time": of("Time"), "generation": of("Uuid"), "sequence": of("Sequence"),
            "gate": or_null(object(json!({
                "reason": {"enum": ["outdated", "clock", "not_started"]},
                "part": {"type": "string"}, "have": {"type": "string"},
                "need": {"type": "string"},
            }))),
            "settings": of("Settings"),
            "renew": {"type": "boolean"},
        })),
        "Settings": object(json!({
            "revision": of("Sha256"),
            "questions": or_null(of("Questions")),
            "desk": or_null(json!({"type": "string"})),
        })),
    })
}

fn events() -> Value {
    let event = |name: &str, mut members: Value| {
        if let Value::Object(members) = &mut members {
            members.insert("event".to_owned(), json!({"const": name}));
        }
        object(members)
    };
    json!({
        "Events": object(json!({
            "cursor": {"type": "string"},
            "events": {"type": "array", "items": {"oneOf": [
                event("call_seen", json!({"call": of("Uuid")})),
                event("call_closed", json!({"call": of("Uuid")})),
                event("settings", json!({"settings": of("Settings")})),
                event("verdict", json!({"visit": of("VisitId"), "verdict": of("Verdict")})),
                event("bundle_wanted", json!({"request": of("Uuid")})),
                event("inventory_wanted", json!({})),
                event("visits_wanted", json!({
                    "visits": {"type": "array", "items": of("VisitId")},
                })),
                event("revoked", json!({})),
            ]}},
        })),
        "Call": object(json!({
            "visit": or_null(of("VisitId")),
            "cause": {"enum": ["called", "needs_help", "reader_kept", "left_on_reader"]},
        })),
        "CallAnswer": object(json!({"live": {"type": "boolean"}})),
    })
}

/// An object that has all of these members, and may have more; one that may be null may be absent.
fn object(members: Value) -> Value {
    let may_be_null = |schema: &Value| schema.get("anyOf").is_some();
    let names: Vec<String> = match &members {
        Value::Object(members) => members
            .iter()
            .filter(|(_, schema)| !may_be_null(schema))
            .map(|(name, _)| name.clone())
            .collect(),
        _ => Vec::new(),
    };
    json!({"type": "object", "properties": members, "required": names})
}

/// The same, with members that may be missing.
fn object_with(members: Value, optional: Value) -> Value {
    let mut object = object(members);
    if let (Some(Value::Object(all)), Value::Object(more)) =
        (object.get_mut("properties"), optional)
    {
        all.extend(more);
    }
    object
}

fn of(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn or_null(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

fn items() -> [&'static str; 6] {
    ConsentItem::ALL.map(ConsentItem::as_str)
}

fn reasons() -> Vec<Value> {
    const ALL: [Reason; 26] = [
        Reason::BadRequest,
        Reason::CertificateMissing,
        Reason::UnknownTerminal,
        Reason::Revoked,
        Reason::CertificateExpired,
        Reason::RenewalPending,
        Reason::Outdated,
        Reason::Clock,
        Reason::NotStarted,
        Reason::CodeRefused,
        Reason::CodeUsed,
        Reason::Demonstration,
        Reason::NotFound,
        Reason::MethodNotAllowed,
        Reason::NotAcceptable,
        Reason::TooSlow,
        Reason::Conflict,
        Reason::TooLarge,
        Reason::UnsupportedMediaType,
        Reason::Unprocessable,
        Reason::TooMany,
        Reason::HeadersTooLarge,
        Reason::Internal,
        Reason::Busy,
        Reason::StoreFailed,
        Reason::Restored,
    ];
    ALL.into_iter().map(|reason| serde_json::to_value(reason).unwrap_or_default()).collect()
}
