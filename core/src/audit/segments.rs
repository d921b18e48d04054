//! The files of the records, in their order.

use super::record::Record;

/// What stands in the files of a log, oldest file first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments(pub Vec<Segment>);

/// One file of records: lines of JSON, each with its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its name, without the folder.
    pub name: String,
    /// All its bytes, a torn last line included.
    pub bytes: Vec<u8>,
}

impl Segment {
    /// What stands behind the last line end.
    #[must_use]
    pub fn tail(&self) -> &[u8] {
        let end = self.bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        self.bytes.get(end..).unwrap_or_default()
    }
}

impl Segments {
    /// The name of the file whose first record has this number: `audit-000000001.jsonl`.
    #[must_use]
    pub fn name(first: u64) -> String {
        format!("audit-{first:09}.jsonl")
    }

    /// Which of these names are those of such files, oldest first.
    pub fn names(all: impl IntoIterator<Item = String>) -> Vec<String> {
        let mut names: Vec<String> = all.into_iter().filter(|name| is_name(name)).collect();
        // A tenth digit would sort before the ninth.
        names.sort_by_key(|name| (name.len(), name.clone()));
        names
    }

    /// All lines, each with its end where it has one.
    pub fn lines(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().flat_map(|segment| segment.bytes.split_inclusive(|byte| *byte == b'\n'))
    }

    /// All that stands there, one file behind the other, which is a log too.
    #[must_use]
    pub fn joined(&self) -> Vec<u8> {
        self.0.iter().flat_map(|segment| segment.bytes.iter().copied()).collect()
    }

    /// The same without what is no record, since nobody can say what is in it: `{}` stands in its
    /// place. And how many lines that was.
    #[must_use]
    pub fn records(&self) -> (Vec<u8>, u64) {
        let (mut bytes, mut left_out) = (Vec::new(), 0);
        for line in self.lines() {
            if line.strip_suffix(b"\n").is_some_and(|line| Record::read(line).is_some()) {
                bytes.extend_from_slice(line);
            } else {
                bytes.extend_from_slice(b"{}\n");
                left_out += 1;
            }
        }
        (bytes, left_out)
    }

    /// Whether no byte stands in any of them.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|segment| segment.bytes.is_empty())
    }
}

fn is_name(name: &str) -> bool {
    let number = name.strip_prefix("audit-").and_then(|rest| rest.strip_suffix(".jsonl"));
    number
        .is_some_and(|number| number.len() >= 9 && number.bytes().all(|byte| byte.is_ascii_digit()))
}
