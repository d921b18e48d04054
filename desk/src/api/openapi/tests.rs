use kazasu_core::handover::{Call, CallCause, HeartbeatAnswer, Hello};
use serde_json::Value;

use super::document;

/// Every `$ref` of the document leads somewhere.
#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut open = vec![&document];
    let mut seen = 0;
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(reference)) = members.get("$ref") {
                    let pointer = reference.strip_prefix('#').unwrap();
                    assert!(document.pointer(pointer).is_some(), "{reference}");
                    seen += 1;
                }
                open.extend(members.values());
            }
            Value::Array(entries) => open.extend(entries),
            _ => {}
        }
    }
    assert!(seen > 50, "{seen} references");
}

/// What the types take is what the document names, member by member.
#[test]
fn members_are_those_of_the_types() {
    let document = document();
    let members = |name: &str| -> Vec<String> {
        let schema = &document["components"]["schemas"][name]["properties"];
        schema.as_object().unwrap().keys().cloned().collect()
    };
    let call = Call { visit: None, cause: CallCause::Called };
    let written = serde_json::to_value(call).unwrap();
    let written: Vec<String> = written.as_object().unwrap().keys().cloned().collect();
    assert_eq!(members("Call"), written);

    // A type that reads an object names the member that is missing.
    for (schema, missing) in [
        ("Hello", serde_json::from_str::<Hello>("{}").unwrap_err().to_string()),
        ("HeartbeatAnswer", serde_json::from_str::<HeartbeatAnswer>("{}").unwrap_err().to_string()),
    ] {
        let named = members(schema).iter().any(|name| missing.contains(&format!("`{name}`")));
        assert!(named, "{schema}: {missing}");
    }
}
