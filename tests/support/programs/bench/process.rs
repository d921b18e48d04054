//! What proc(5) tells of a process.

use std::fs;

/// VmHWM in kB, while there is such a process.
pub(crate) fn peak(process: u32) -> Option<u64> {
    status(process, "VmHWM:")
}

/// VmRSS in kB.
pub(crate) fn resident(process: u32) -> Option<u64> {
    status(process, "VmRSS:")
}

fn status(process: u32, name: &str) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    text.lines().find_map(|line| kilobytes(line.strip_prefix(name)?))
}

fn kilobytes(value: &str) -> Option<u64> {
    value.trim().strip_suffix(" kB")?.trim().parse().ok()
}

/// Processor time in clock ticks (hundredths of a second), its own and the kernel's.
pub(crate) fn ticks(process: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name, in brackets, may hold anything; the 14th and 15th field are the 12th and 13th after
    // it.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    fields.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}

/// Children of a process.
pub(crate) fn children(process: u32) -> Vec<u32> {
    let path = format!("/proc/{process}/task/{process}/children");
    let children = fs::read_to_string(path).unwrap_or_default();
    children.split_whitespace().filter_map(|child| child.parse().ok()).collect()
}

/// Proportional set size in kB: pages that several processes share count in parts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory {
    /// Of the whole process.
    pub(crate) pss: u64,
    /// The program file.
    program: u64,
    /// Mesa, LLVM and the libraries around them.
    graphics: u64,
    /// Other files.
    files: u64,
    /// Heap, stacks and other memory without a file; that of the graphics libraries is in it.
    anonymous: u64,
    /// Pages that this process alone has and has written to.
    pub(crate) private_dirty: u64,
}

impl Memory {
    pub(crate) fn of(process: u32) -> Self {
        let smaps = fs::read_to_string(format!("/proc/{process}/smaps")).unwrap_or_default();
        let mut memory = Self::default();
        let mut file = "";
        for line in smaps.lines() {
            if let Some(pss) = line.strip_prefix("Pss:").and_then(kilobytes) {
                memory.pss += pss;
                *memory.part(file) += pss;
            } else if let Some(dirty) = line.strip_prefix("Private_Dirty:").and_then(kilobytes) {
                memory.private_dirty += dirty;
            } else if line.split(' ').next().is_some_and(|range| range.contains('-')) {
                file = line.splitn(6, ' ').nth(5).unwrap_or_default().trim();
            }
        }
        memory
    }

    fn part(&mut self, file: &str) -> &mut u64 {
        const GRAPHICS: [&str; 9] =
            ["LLVM", "gallium", "/dri/", "libGL", "libEGL", "libglapi", "libdrm", "libxcb", "libX"];
        match file {
            "" => &mut self.anonymous,
            file if file.starts_with('[') => &mut self.anonymous,
            file if file.ends_with("/kazasu") => &mut self.program,
            file if GRAPHICS.iter().any(|name| file.contains(name)) => &mut self.graphics,
            _ => &mut self.files,
        }
    }

    /// One line, in megabytes.
    pub(crate) fn told(&self) -> String {
        let Self { pss, program, graphics, files, anonymous, private_dirty } = self.megabytes();
        format!(
            "PSS {pss} MB: program {program}, heap and the like {anonymous}, files of Mesa, LLVM \
             and X {graphics}, other files {files}; private and dirty {private_dirty} MB"
        )
    }

    fn megabytes(self) -> Self {
        let mega = |kilo: u64| (kilo + 512) / 1_024;
        Self {
            pss: mega(self.pss),
            program: mega(self.program),
            graphics: mega(self.graphics),
            files: mega(self.files),
            anonymous: mega(self.anonymous),
            private_dirty: mega(self.private_dirty),
        }
    }
}
