//! The files of the records, in their order.

use std::fs;
use std::io;
use std::path::Path;

use super::record;

/// Files and what stands in them, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Segments(pub(super) Vec<Segment>);

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl Segment {
    /// What stands behind the last line end.
    pub(super) fn tail(&self) -> &[u8] {
        let end = self.bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        self.bytes.get(end..).unwrap_or_default()
    }
}

/// The file whose first record is this one.
pub(super) fn name(first: u64) -> String {
    format!("audit-{first:09}.jsonl")
}

fn is_segment(name: &str) -> bool {
    let number = name.strip_prefix("audit-").and_then(|rest| rest.strip_suffix(".jsonl"));
    number
        .is_some_and(|number| number.len() >= 9 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Their names in this folder, oldest first; none where there is no folder.
pub(super) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string().ok().filter(|name| is_segment(name)));
    }
    // A tenth digit would sort before the ninth.
    names.sort_by_key(|name| (name.len(), name.clone()));
    Ok(names)
}

impl Segments {
    /// Those of this folder.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let read = |name: String| fs::read(folder.join(&name)).map(|bytes| Segment { name, bytes });
        names(folder)?.into_iter().map(read).collect::<io::Result<_>>().map(Self)
    }

    /// A copy that stands in one file.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub(crate) fn of_file(path: &Path) -> io::Result<Self> {
        Ok(Self(vec![Segment { name: path.display().to_string(), bytes: fs::read(path)? }]))
    }

    /// All records one after the other, which is a log too.
    #[cfg(test)]
    pub(crate) fn joined(&self) -> Vec<u8> {
        self.0.iter().flat_map(|segment| segment.bytes.iter().copied()).collect()
    }

    /// The same without what is no record, since nobody can say what is in it: `{}` stands in its
    /// place. And how many lines that was.
    pub(crate) fn records(&self) -> (Vec<u8>, u64) {
        let (mut bytes, mut left_out) = (Vec::new(), 0);
        for line in
            self.0.iter().flat_map(|segment| segment.bytes.split_inclusive(|byte| *byte == b'\n'))
        {
            if line.strip_suffix(b"\n").is_some_and(|line| record::read(line).is_some()) {
                bytes.extend_from_slice(line);
            } else {
                bytes.extend_from_slice(b"{}\n");
                left_out += 1;
            }
        }
        (bytes, left_out)
    }

    /// Whether there is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|segment| segment.bytes.is_empty())
    }
}
