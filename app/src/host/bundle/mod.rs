//! The support bundle: a ZIP file with what somebody elsewhere needs to understand this terminal,
//! and nothing of a patient or a secret.
//!
//! What goes in is made here, of types that have no place for more: lines of the log that are ours,
//! findings, values of known keys, versions, the audit log, and transcripts that were asked for. A
//! manifest lists every file and why it is in.

mod configuration;
mod versions;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use kazasu_core::audit::HeadFile;
use kazasu_core::printable;
use kazasu_core::sha256::Sha256;
use kazasu_core::time::UnixTime;
use kazasu_i18n::{Language, LogsText, Texts};
use serde::Serialize;
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::audit;
use super::checks::{self, Facts};
use super::clock;
use super::log::{Lines, Since};
use super::permissions;
use super::transcripts::{self, TranscriptError};
use crate::config::{Config, ConfigError};
#[cfg(test)]
use crate::config::{Origin, Value};

/// The most of the log that is taken, in bytes: all of it is held in memory, and sent by mail.
const MOST_LOG: usize = 64 << 20;

/// What the bundle is asked for.
#[derive(Debug)]
pub(crate) struct Asked<'a> {
    /// The configuration in force, or the defaults where it cannot be used.
    pub(crate) config: &'a Config,
    /// Why it cannot be used.
    pub(crate) wrong: Option<&'a ConfigError>,
    /// From when on the log is asked for.
    pub(crate) since: Option<Since>,
    /// Transcripts to put in.
    pub(crate) transcripts: &'a [PathBuf],
}

/// A bundle, not written yet.
#[derive(Debug)]
pub(crate) struct Bundle {
    files: Vec<File>,
    /// Lines of the log that were left out, since nobody can say what is in them.
    pub(crate) strange: u64,
}

/// A file of the bundle.
#[derive(Debug)]
pub(crate) struct File {
    /// Its name in the bundle.
    pub(crate) name: String,
    /// Why it is in, as the stable word of [`LogsText::Why`].
    pub(crate) why: &'static str,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// Why there is no bundle.
#[derive(Debug, Error)]
pub(crate) enum BundleError {
    /// Something that it should hold cannot be read.
    #[error("{}: {error}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// The system's words.
        error: io::Error,
    },
    /// A file is no transcript.
    #[error("{}: not a transcript: {error}", path.display())]
    NoTranscript {
        /// The file that was named with `--transcript`.
        path: PathBuf,
        /// The line, and what is wrong with it.
        error: TranscriptError,
    },
    /// There is such a file already.
    #[error("{}: there is such a file already; choose another name or add --force", .0.display())]
    Exists(PathBuf),
    /// It cannot be written.
    #[error("{}: {error}", path.display())]
    Unwritable {
        /// The bundle's own file.
        path: PathBuf,
        /// The system's words.
        error: io::Error,
    },
}

#[derive(Serialize)]
struct Manifest<'a> {
    /// The version of this program.
    kazasu: &'static str,
    made: String,
    terminal: &'a str,
    /// From when on the log was asked for; all of it otherwise.
    since: Option<String>,
    log_lines_left_out: u64,
    /// The log is longer than a bundle may be: so many lines before the first one were left out.
    log_lines_too_old: u64,
    /// `{}` stands in their place.
    audit_lines_left_out: u64,
    files: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    name: &'a str,
    why: String,
    bytes: usize,
    sha256: Sha256,
}

#[derive(Serialize)]
struct AuditCheck {
    records: u64,
    head: String,
    is_intact: bool,
    interrupted: Option<u64>,
    findings: Vec<kazasu_core::audit::Finding>,
}

impl Bundle {
    /// Gathers everything. The self test may take some seconds.
    ///
    /// # Errors
    ///
    /// When something that was asked for, or is there, cannot be read.
    pub(crate) fn gather(asked: &Asked<'_>) -> Result<Self, BundleError> {
        let (config, now) = (asked.config, clock::now());
        // Whoever reads the bundle sits elsewhere.
        let texts = Texts::new(Language::EN);
        let facts = Facts::gather(config);
        let findings: Vec<_> =
            checks::all(&facts, config).iter().map(|finding| finding.tell(&texts)).collect();
        let mut files = vec![
            File::json("checks.json", "checks", &findings),
            File::new(
                "configuration.txt",
                "configuration",
                configuration::text(config, asked.wrong).into_bytes(),
            ),
            File::json("versions.json", "versions", &versions::of(&facts)),
        ];
        let since = asked.since.map(|since| since.time(now));
        let (log, strange, too_old) = log(config, since)?;
        files.push(File::new("log.jsonl", "log", log));
        let (audit, audit_strange) = audit_files(config)?;
        files.extend(audit);
        for (number, path) in asked.transcripts.iter().enumerate() {
            files.push(transcript(number + 1, path)?);
        }
        let manifest = Manifest {
            kazasu: env!("CARGO_PKG_VERSION"),
            made: clock::rfc3339(now),
            terminal: &config.terminal.id,
            since: since.map(clock::rfc3339),
            log_lines_left_out: strange,
            log_lines_too_old: too_old,
            audit_lines_left_out: audit_strange,
            files: files.iter().map(|file| file.listed(&texts)).collect(),
        };
        let manifest = File::json("manifest.json", "manifest", &manifest);
        files.insert(0, manifest);
        Ok(Self { files, strange })
    }

    /// What it holds, the manifest first.
    pub(crate) fn files(&self) -> &[File] {
        &self.files
    }

    /// Writes it, whole or not at all. A file that is there is replaced only with `force`.
    ///
    /// # Errors
    ///
    /// When there is such a file, or the system refuses.
    pub(crate) fn write(&self, path: &Path, force: bool) -> Result<(), BundleError> {
        let unwritable = |error| BundleError::Unwritable { path: path.to_owned(), error };
        let folder =
            path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file =
            tempfile::Builder::new().prefix(".kazasu-").tempfile_in(folder).map_err(unwritable)?;
        // What stands there is replaced only where it is a file.
        permissions::judge_file(path).map_err(unwritable)?;
        self.zip(file.as_file_mut()).map_err(unwritable)?;
        file.as_file().sync_all().map_err(unwritable)?;
        let kept = if force { file.persist(path) } else { file.persist_noclobber(path) };
        kept.map(drop).map_err(|tempfile::PersistError { error, .. }| match error.kind() {
            io::ErrorKind::AlreadyExists => BundleError::Exists(path.to_owned()),
            _ => unwritable(error),
        })
    }

    /// The same in memory, for whoever sends it.
    ///
    /// # Errors
    ///
    /// As [`Self::write`].
    #[cfg_attr(not(feature = "delivery"), allow(dead_code, reason = "nobody asks for it"))]
    pub(crate) fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = io::Cursor::new(Vec::new());
        self.zip(&mut bytes)?;
        Ok(bytes.into_inner())
    }

    fn zip(&self, file: impl Write + io::Seek) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let mut zip = ZipWriter::new(file);
        for File { name, bytes, .. } in &self.files {
            zip.start_file(name.as_str(), options)?;
            zip.write_all(bytes)?;
        }
        zip.finish()?;
        Ok(())
    }
}

impl File {
    fn new(name: &str, why: &'static str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), why, bytes }
    }

    /// An object, to be read by people too.
    fn json(name: &str, why: &'static str, object: &impl Serialize) -> Self {
        // Ours are numbers, words and lists of them: that always becomes JSON.
        let text = serde_json::to_string_pretty(object).unwrap_or_default() + "\n";
        Self::new(name, why, printable::json(&text).into_owned().into_bytes())
    }

    fn listed<'a>(&'a self, texts: &Texts) -> Listed<'a> {
        let why = texts.logs(&LogsText::Why { what: self.why });
        Listed { name: &self.name, why, bytes: self.bytes.len(), sha256: Sha256::of(&self.bytes) }
    }
}

fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> BundleError {
    move |error| BundleError::Unreadable { path: path.to_owned(), error }
}

/// The lines of the log that are ours, and how many others there were.
/// Of a log that is larger than [`MOST_LOG`] the newest part is taken; the last number says how
/// many lines were too old.
fn log(config: &Config, since: Option<UnixTime>) -> Result<(Vec<u8>, u64, u64), BundleError> {
    let Some(folder) = config.log.folder() else { return Ok((Vec::new(), 0, 0)) };
    let mut lines = Lines::open(&folder, since).map_err(unreadable(&folder))?;
    let (mut bytes, mut too_old) = (Vec::new(), 0);
    while let Some((line, _)) = lines.next().map_err(unreadable(&folder))? {
        bytes.extend_from_slice(line.as_bytes());
        bytes.push(b'\n');
        if bytes.len() > 2 * MOST_LOG {
            too_old += keep_newest(&mut bytes, MOST_LOG);
        }
    }
    too_old += keep_newest(&mut bytes, MOST_LOG);
    Ok((bytes, lines.strange, too_old))
}

/// Removes whole lines from the front until no more than `most` bytes are left, and says how many.
fn keep_newest(bytes: &mut Vec<u8>, most: usize) -> u64 {
    let Some(before) = bytes.len().checked_sub(most).and_then(|over| over.checked_sub(1)) else {
        return 0;
    };
    let end = bytes
        .iter()
        .skip(before)
        .position(|byte| *byte == b'\n')
        .map_or(bytes.len(), |at| before + at + 1);
    bytes.drain(..end).fold(0, |lines, byte| lines + u64::from(byte == b'\n'))
}

/// The audit log, its head, and whether it is intact. The copy can be checked again, with the head
/// that stands beside it. Lines that are no records are left out, and counted.
fn audit_files(config: &Config) -> Result<(Vec<File>, u64), BundleError> {
    let Some(folder) = audit::folder() else { return Ok((Vec::new(), 0)) };
    let (segments, head, verdict) =
        audit::look(&folder, &audit::logged_checkpoints(config)).map_err(unreadable(&folder))?;
    let (records, left_out) = segments.records();
    let mut files = vec![File::new("audit.jsonl", "audit", records)];
    if let HeadFile::There(head) = &head {
        files.push(File::new(
            "audit-head.txt",
            "audit_head",
            format!("{}\n", head.checkpoint()).into_bytes(),
        ));
    }
    let check = AuditCheck {
        records: verdict.last.count,
        head: verdict.last.to_string(),
        is_intact: verdict.is_intact(),
        interrupted: verdict.interrupted,
        findings: verdict.findings,
    };
    files.push(File::json("audit-check.json", "audit_check", &check));
    Ok((files, left_out))
}

/// A transcript, written anew from what was understood: what else the file may hold stays out.
fn transcript(number: usize, path: &Path) -> Result<File, BundleError> {
    match transcripts::load(path) {
        Ok(transcript) => Ok(File::new(
            &format!("transcript-{number}.txt"),
            "transcript",
            transcript.to_string().into_bytes(),
        )),
        Err(TranscriptError::System(error)) => Err(unreadable(path)(error)),
        Err(error) => Err(BundleError::NoTranscript { path: path.to_owned(), error }),
    }
}

#[cfg(test)]
mod tests;
