//! What the technician's view says of the desk of this terminal, and of an enrolment.

use fluent::{FluentArgs, FluentValue};

use crate::argument::{args, outside, yes_or_no};

/// One thing that it says. A word such as `state` or `field` is the stable name of one text of a
/// kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(
    missing_docs,
    reason = "each variant says what it means, its fields are what its sentence leaves open"
)]
pub enum TechnicianDeskText<'a> {
    /// How the desk stands: `none`, `unusable`, `looking`, `answers`, `away`, `gated`, `refused`,
    /// `certificate`, `demo`, `unknown`.
    State { state: &'a str },
    /// What went wrong on the way to the desk, by its stable word.
    Trouble { why: &'a str },
    /// Why the desk takes no new visits: a gate, the part it is about, what that is, what it is to
    /// be.
    Gate { why: &'a str, part: &'a str, have: &'a str, need: &'a str },
    /// The heading of a value.
    Field { field: &'a str },
    /// A value in words: `none`, `unknown`, `never`; `same`, `ahead`, `behind` of clocks;
    /// `bundled`, `items` and `prescription` of questions.
    Value { value: &'a str, count: u64, words: &'a str },
    /// Generation of the desk's store and the highest sequence of its receipts.
    Store { generation: &'a str, sequence: &'a str },
    /// Begins an enrolment; `has`: this terminal is one of a desk.
    EnrolAction { has: bool },
    /// Over an enrolment.
    EnrolTitle,
    /// Where the code comes from.
    EnrolExplained,
    /// What this terminal is until it is enrolled anew.
    EnrolBefore { name: &'a str, address: &'a str },
    /// What is asked for: `address`, `code`.
    EnrolField { field: &'a str },
    /// What keys do: `address`, `code`, `running`, `failed`, `waiting`, `done`.
    EnrolKeys { state: &'a str },
    /// What is wrong with what was typed: `address`, `check`.
    EnrolFault { fault: &'a str },
    /// How far it is: `calling`, `proving`, `asking`, `keeping`.
    EnrolStep { step: &'a str },
    /// This terminal is one of a desk from now on.
    EnrolDone { name: &'a str, address: &'a str, letter: Option<char> },
    /// Why it failed, by its stable word, and what to do.
    EnrolFailed { why: &'a str, address: &'a str, detail: &'a str },
    /// Visits wait for another desk; `count` is `None` where nobody knows how many.
    EnrolWaiting { count: Option<u64>, address: &'a str },
}

impl<'a> TechnicianDeskText<'a> {
    /// The message in the `.ftl` files and its arguments.
    pub(super) fn message(&self) -> (&'static str, FluentArgs<'a>) {
        match *self {
            Self::State { state } => ("technician-desk-state", args([("state", state.into())])),
            Self::Trouble { why } => ("desk-trouble", args([("why", outside(why))])),
            Self::Gate { why, part, have, need } => (
                "desk-gate",
                args([
                    ("why", why.into()),
                    ("part", outside(part)),
                    ("have", outside(have)),
                    ("need", outside(need)),
                ]),
            ),
            Self::Field { field } => ("technician-desk-field", args([("field", field.into())])),
            Self::Value { value, count, words } => (
                "technician-desk-value",
                args([("value", value.into()), ("count", count.into()), ("words", outside(words))]),
            ),
            Self::Store { generation, sequence } => (
                "technician-desk-store",
                args([("generation", outside(generation)), ("sequence", outside(sequence))]),
            ),
            Self::EnrolAction { has } => {
                ("technician-enrol-action", args([("has", yes_or_no(has))]))
            }
            Self::EnrolTitle => ("technician-enrol-title", args([])),
            Self::EnrolExplained => ("technician-enrol-explained", args([])),
            Self::EnrolBefore { name, address } => (
                "technician-enrol-before",
                args([("name", outside(name)), ("address", outside(address))]),
            ),
            Self::EnrolField { field } => {
                ("technician-enrol-field", args([("field", field.into())]))
            }
            Self::EnrolKeys { state } => ("technician-enrol-keys", args([("state", state.into())])),
            Self::EnrolFault { fault } => {
                ("technician-enrol-fault", args([("fault", fault.into())]))
            }
            Self::EnrolStep { step } => ("technician-enrol-step", args([("step", step.into())])),
            Self::EnrolDone { name, address, letter } => {
                let letter = letter.map_or_else(|| "none".to_owned(), String::from);
                let words = [
                    ("name", outside(name)),
                    ("address", outside(address)),
                    ("letter", letter.into()),
                ];
                ("technician-enrol-done", args(words))
            }
            Self::EnrolFailed { why, address, detail } => (
                "technician-enrol-failed",
                args([
                    ("why", why.into()),
                    ("address", outside(address)),
                    ("detail", outside(detail)),
                ]),
            ),
            Self::EnrolWaiting { count, address } => {
                let count: FluentValue<'_> = count.map_or_else(|| "unknown".into(), Into::into);
                (
                    "technician-enrol-waiting",
                    args([("count", count), ("address", outside(address))]),
                )
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
