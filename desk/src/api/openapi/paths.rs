//! Every address with its answers.

use kazasu_core::handover::ProblemReason as Reason;
use serde_json::{Map, Value, json};

use super::super::{events, status};

/// What one request takes and gives.
struct Operation {
    path: &'static str,
    method: &'static str,
    id: &'static str,
    summary: &'static str,
    /// It needs a terminal's certificate.
    terminal: bool,
    parameters: Vec<Value>,
    takes: Takes,
    /// The schema of the answer; `None`: 204, without a body.
    gives: Option<&'static str>,
    /// Beside those that belong to every request of this kind.
    refusals: &'static [Reason],
}

enum Takes {
    Nothing,
    Json(&'static str),
    Zip,
}

/// Every request may end so.
const ANY: [Reason; 5] = [
    Reason::BadRequest,
    Reason::NotAcceptable,
    Reason::HeadersTooLarge,
    Reason::Internal,
    Reason::StoreFailed,
];

/// A request of an enrolled terminal may end so.
const OF_TERMINAL: [Reason; 5] = [
    Reason::CertificateMissing,
    Reason::UnknownTerminal,
    Reason::Revoked,
    Reason::CertificateExpired,
    Reason::Busy,
];

/// A request with a body may end so.
const OF_BODY: [Reason; 4] =
    [Reason::TooSlow, Reason::TooLarge, Reason::UnsupportedMediaType, Reason::Unprocessable];

pub(super) fn paths() -> Value {
    let mut paths = Map::new();
    for operation in operations() {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        if let Value::Object(path) = path {
            path.insert(operation.method.to_owned(), operation.describe());
        }
    }
    Value::Object(paths)
}

fn operations() -> Vec<Operation> {
    let plain = || Operation {
        path: "/openapi.json",
        method: "get",
        id: "openapi",
        summary: "This document",
        terminal: false,
        parameters: Vec::new(),
        takes: Takes::Nothing,
        gives: Some("Document"),
        refusals: &[],
    };
    let terminal = || Operation { terminal: true, ..plain() };
    vec![
        plain(),
        Operation {
            path: "/v1/enrolment/hello",
            method: "post",
            id: "enrolmentHello",
            summary: "First request of an enrolment: the desk proves itself (§2.2)",
            takes: Takes::Json("Hello"),
            gives: Some("HelloAnswer"),
            refusals: &[Reason::Demonstration, Reason::TooMany, Reason::Busy],
            ..plain()
        },
        Operation {
            path: "/v1/enrolment/certificate",
            method: "post",
            id: "enrolmentCertificate",
            summary: "Second request of an enrolment: the terminal proves itself (§2.2)",
            takes: Takes::Json("CertificateRequest"),
            gives: Some("Enrolled"),
            refusals: &[
                Reason::CodeRefused,
                Reason::CodeUsed,
                Reason::TooMany,
                Reason::Busy,
                Reason::Conflict,
            ],
            ..plain()
        },
        Operation {
            path: "/v1/certificates",
            method: "post",
            id: "renew",
            summary: "The next certificate (§2.3)",
            takes: Takes::Json("Renewal"),
            gives: Some("Issued"),
            refusals: &[Reason::RenewalPending],
            ..terminal()
        },
        Operation {
            path: "/v1/nonces",
            method: "get",
            id: "nonces",
            summary: "Nonces for taps to come (§4)",
            parameters: vec![query("count", number(1, status::MOST_NONCES, 8))],
            gives: Some("Nonces"),
            refusals: &[Reason::Outdated, Reason::Clock, Reason::NotStarted],
            ..terminal()
        },
        Operation {
            path: "/v1/visits/{visit}/versions/{version}",
            method: "put",
            id: "putVisit",
            summary: "A version of a visit (§5)",
            parameters: vec![
                path("visit", reference("VisitId")),
                path("version", json!({"type": "integer", "enum": [1, 2]})),
            ],
            takes: Takes::Json("VisitRecord"),
            gives: Some("VisitAnswer"),
            refusals: &[Reason::Conflict, Reason::Restored, Reason::NotFound],
            ..terminal()
        },
        Operation {
            path: "/v1/heartbeats",
            method: "post",
            id: "heartbeat",
            summary: "How the terminal is, every 10 s (§6)",
            takes: Takes::Json("Heartbeat"),
            gives: Some("HeartbeatAnswer"),
            ..terminal()
        },
        Operation {
            path: "/v1/events",
            method: "get",
            id: "events",
            summary: "What the desk tells; waits until there is something (§6)",
            parameters: vec![
                query("after", json!({"type": "string", "pattern": "^[0-9]{1,18}$"})),
                query("wait", number(0, events::LONGEST_WAIT, 0)),
            ],
            gives: Some("Events"),
            ..terminal()
        },
        Operation {
            path: "/v1/calls/{call}",
            method: "put",
            id: "putCall",
            summary: "Somebody at the terminal needs a person (§6)",
            parameters: vec![path("call", reference("Uuid"))],
            takes: Takes::Json("Call"),
            gives: Some("CallAnswer"),
            refusals: &[Reason::NotFound, Reason::Conflict],
            ..terminal()
        },
        Operation {
            path: "/v1/calls/{call}",
            method: "delete",
            id: "endCall",
            summary: "The call is over (§6)",
            parameters: vec![path("call", reference("Uuid"))],
            gives: None,
            refusals: &[Reason::Unprocessable, Reason::NotFound],
            ..terminal()
        },
        Operation {
            path: "/v1/bundles/{request}",
            method: "put",
            id: "putBundle",
            summary: "A support bundle that was wanted (§6)",
            parameters: vec![path("request", reference("Uuid"))],
            takes: Takes::Zip,
            gives: None,
            refusals: &[Reason::NotFound],
            ..terminal()
        },
        Operation {
            path: "/v1/inventory",
            method: "post",
            id: "inventory",
            summary: "What a terminal still knows of visits (§7)",
            takes: Takes::Json("Inventory"),
            gives: Some("InventoryAnswer"),
            ..terminal()
        },
    ]
}

impl Operation {
    fn describe(&self) -> Value {
        let mut described = json!({
            "operationId": self.id,
            "summary": self.summary,
            "parameters": self.parameters,
            "responses": self.responses(),
            "security": if self.terminal { json!([{"terminal": []}]) } else { json!([]) },
        });
        let content = match self.takes {
            Takes::Nothing => return described,
            Takes::Json(name) => json!({"application/json": {"schema": reference(name)}}),
            Takes::Zip => json!({"application/zip": {
                "schema": {"type": "string", "format": "binary", "maxLength": 8 * 1024 * 1024},
            }}),
        };
        if let Value::Object(members) = &mut described {
            let body = json!({"required": true, "content": content});
            members.insert("requestBody".to_owned(), body);
        }
        described
    }

    fn responses(&self) -> Value {
        let mut responses = Map::new();
        match self.gives {
            Some(name) => responses.insert(
                "200".to_owned(),
                json!({
                    "description": "Done.",
                    "content": {"application/json": {"schema": reference(name)}},
                }),
            ),
            None => responses.insert("204".to_owned(), json!({"description": "Done."})),
        };
        let terminal = if self.terminal { &OF_TERMINAL[..] } else { &[] };
        let body = if matches!(self.takes, Takes::Nothing) { &[] } else { &OF_BODY[..] };
        let reasons = ANY.iter().chain(terminal).chain(body).chain(self.refusals).copied();
        let mut reasons: Vec<(u16, String)> =
            reasons.map(|reason| (reason.status(), word(reason))).collect();
        reasons.sort();
        reasons.dedup();
        for group in reasons.chunk_by(|one, next| one.0 == next.0) {
            let Some((status, _)) = group.first() else { continue };
            let words: Vec<&str> = group.iter().map(|(_, word)| word.as_str()).collect();
            responses.insert(status.to_string(), refusal(*status, &words));
        }
        Value::Object(responses)
    }
}

fn refusal(status: u16, words: &[&str]) -> Value {
    let mut refusal = json!({
        "description": words.join(", "),
        "content": {"application/problem+json": {"schema": {
            "allOf": [reference("Problem")],
            "properties": {"status": {"const": status}, "reason": {"enum": words}},
        }}},
    });
    if let (429 | 503, Value::Object(members)) = (status, &mut refusal) {
        let seconds = json!({"description": "Seconds.", "schema": {"type": "integer"}});
        members.insert("headers".to_owned(), json!({"Retry-After": seconds}));
    }
    refusal
}

fn word(reason: Reason) -> String {
    let word = serde_json::to_value(reason).unwrap_or_default();
    word.as_str().unwrap_or_default().to_owned()
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn number(least: u32, most: u32, default: u32) -> Value {
    json!({"type": "integer", "minimum": least, "maximum": most, "default": default})
}

fn path(name: &str, schema: Value) -> Value {
    json!({"name": name, "in": "path", "required": true, "schema": schema})
}

fn query(name: &str, schema: Value) -> Value {
    json!({"name": name, "in": "query", "required": false, "schema": schema})
}
