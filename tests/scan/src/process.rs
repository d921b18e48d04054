//! The memory of another process, as a debugger sees it (proc(5), /proc/PID/maps and mem).

use std::fmt;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;

/// What a process can write to: where its secrets are, if it has any.
pub struct Memory {
    /// Stretches of memory that hold more than zeros, and where they begin.
    pub parts: Vec<(u64, Vec<u8>)>,
}

/// Memory that was never written, or was given back, is zeros: it is left out in pieces of this
/// size.
pub(crate) const PAGE: usize = 4_096;

impl Memory {
    /// All of it, now.
    ///
    /// # Errors
    ///
    /// When this user may not look: a process that is not dumpable opens to root alone, and where
    /// root lacks `CAP_SYS_PTRACE` to nobody.
    pub fn of(process: u32) -> io::Result<Self> {
        let maps = fs::read_to_string(format!("/proc/{process}/maps"))?;
        let memory = File::open(format!("/proc/{process}/mem"))?;
        let mut parts: Vec<(u64, Vec<u8>)> = Vec::new();
        for (from, to) in maps.lines().filter_map(range) {
            for start in (from..to).step_by(PAGE) {
                let mut page = vec![0; PAGE];
                if memory.read_exact_at(&mut page, start).is_err()
                    || page.iter().all(|byte| *byte == 0)
                {
                    continue;
                }
                match parts.last_mut() {
                    Some((first, bytes)) if *first + bytes.len() as u64 == start => {
                        bytes.append(&mut page);
                    }
                    _ => parts.push((start, page)),
                }
            }
        }
        Ok(Self { parts })
    }

    /// What stood at this address and behind it, to the end of the stretch.
    fn from(&self, address: u64) -> Option<&[u8]> {
        let after = self.parts.partition_point(|(start, _)| *start <= address);
        let (start, bytes) = self.parts.get(after.checked_sub(1)?)?;
        bytes.get(usize::try_from(address - start).ok()?..)
    }

    /// The page that begins at this address, or what there is of it.
    pub(crate) fn page(&self, address: u64) -> Option<&[u8]> {
        let bytes = self.from(address).filter(|bytes| !bytes.is_empty())?;
        Some(bytes.get(..PAGE).unwrap_or(bytes))
    }

    /// The byte at this address; `None` where nothing stood, or a page of zeros.
    pub(crate) fn byte(&self, address: u64) -> Option<u8> {
        self.from(address)?.first().copied()
    }

    /// How many bytes were looked at.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.iter().map(|(_, bytes)| bytes.len()).sum()
    }

    /// Whether there was nothing to look at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where these bytes stand in a row.
    #[must_use]
    pub fn find(&self, wanted: &[u8]) -> Vec<u64> {
        let mut found = Vec::new();
        for (start, bytes) in &self.parts {
            let places = bytes.windows(wanted.len()).enumerate();
            let places =
                places.filter(|(_, window)| window.first() == wanted.first() && *window == wanted);
            found.extend(places.map(|(at, _)| start + at as u64));
        }
        found
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Memory({} bytes)", self.len())
    }
}

/// The ends of private memory that can be written; `None` for any other.
fn range(line: &str) -> Option<(u64, u64)> {
    let mut words = line.split_whitespace();
    let (from, to) = words.next()?.split_once('-')?;
    words.next().filter(|rights| rights.starts_with("rw") && rights.ends_with('p'))?;
    let end = |text| u64::from_str_radix(text, 16).ok();
    Some((end(from)?, end(to)?))
}
