//! The configuration of a desk: a file of its own, with sections that are declared as a terminal's.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use kazasu_core::verify::Policy;

use super::default_file::text as documented;
use super::document::{Document, SectionAsked};
use super::error::ConfigError;
use super::file::text as content;
use super::sections::minimum::{self, Minimum};
use super::sections::service::{self, Service};
use super::sections::trust::{self, Trust};

mod address;
mod backup;
mod eligibility;
mod people;
mod questions;
mod store;
mod terminals;

pub(crate) use backup::Backup;
pub(crate) use eligibility::Source as EligibilitySource;
pub(crate) use people::People;
pub(crate) use questions::Questions;
pub(crate) use store::StoreFiles;
pub(crate) use terminals::Terminals;

/// What the file of a configuration would be called that has none.
const NO_FILE: &str = "desk.toml";

/// The configuration in force, checked.
#[derive(Clone, Debug)]
pub(crate) struct DeskConfig {
    /// Where it came from; `None` for the defaults.
    pub(crate) source: Option<PathBuf>,
    pub(crate) store: StoreFiles,
    pub(crate) terminals: Terminals,
    pub(crate) people: People,
    /// What every patient is asked; `None`: the terminals' own configuration decides.
    pub(crate) questions: Option<kazasu_core::consent::Questions>,
    /// What the desk is called on the terminals' screens.
    pub(crate) name: Option<String>,
    pub(crate) service: Service,
    pub(crate) minimum: Minimum,
    /// `[trust]`: what a certificate is proven against.
    pub(crate) policy: Policy,
    /// The files behind it.
    pub(crate) trust: Trust,
    pub(crate) backup: Backup,
    pub(crate) eligibility: EligibilitySource,
}

struct Read {
    config: DeskConfig,
    sections: Vec<SectionAsked>,
    wrong: Vec<ConfigError>,
}

impl DeskConfig {
    /// Loads `path`, else the platform's default file where there is one, else the defaults. A desk
    /// waits for no file: it starts with all of them or not at all.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in the file, with line and key.
    pub(crate) fn load(path: Option<&Path>) -> Result<Self, Vec<ConfigError>> {
        let Some(path) = path.map(Path::to_owned).or_else(default_path) else {
            let usual = read("", Path::new(NO_FILE)).map_err(|error| vec![error])?.usable()?;
            return Ok(Self { source: None, ..usual });
        };
        let text = content(&path).map_err(|error| vec![error])?;
        read(&text, &path).map_err(|error| vec![error])?.usable()
    }

    /// The defaults, whatever files there are.
    ///
    /// # Errors
    ///
    /// When what comes with this program cannot be read.
    #[cfg(feature = "demo")]
    pub(crate) fn usual() -> Result<Self, Vec<ConfigError>> {
        let usual = read("", Path::new(NO_FILE)).map_err(|error| vec![error])?.usable()?;
        Ok(Self { source: None, ..usual })
    }

    /// The documented default file: loaded as it is, it changes nothing.
    ///
    /// # Errors
    ///
    /// When what comes with this program cannot be read.
    pub(crate) fn default_file() -> Result<String, ConfigError> {
        read("", Path::new(NO_FILE)).map(|read| documented(&read.sections))
    }
}

impl Read {
    fn usable(self) -> Result<DeskConfig, Vec<ConfigError>> {
        if self.wrong.is_empty() { Ok(self.config) } else { Err(self.wrong) }
    }
}

fn read(text: &str, path: &Path) -> Result<Read, ConfigError> {
    let mut document = Document::new(text, path)?;
    let store = document.section("store", "Where this desk keeps everything.", store::declare);
    let terminals = document.section("terminals", "Where terminals call.", terminals::declare);
    let people =
        document.section("people", "The page of the reception, for browsers.", people::declare);
    let Questions { questions, name } = document.section(
        "questions",
        "What the terminals ask and show; without it their own configuration decides.",
        questions::declare,
    );
    let (policy, trust) =
        document.section("trust", "What a phone's certificate is proven against.", trust::declare);
    let service = document.section("service", "The service of smartphone cards.", service::declare);
    let minimum = document.section(
        "minimum",
        "A terminal with older versions than these begins no visits.",
        minimum::declare,
    );
    let backup = document.section("backup", "Copies of the store.", backup::declare);
    let eligibility = document.section(
        "eligibility",
        "What a service knows of a patient: is the insurance still running?",
        eligibility::declare,
    );
    let (sections, mut wrong, awaited) = document.finish();
    wrong.extend(awaited);
    let source = Some(path.to_owned());
    let config = DeskConfig {
        source,
        store,
        terminals,
        people,
        questions,
        name,
        service,
        minimum,
        policy,
        trust,
        backup,
        eligibility,
    };
    Ok(Read { config, sections, wrong })
}

/// The first of the platform's usual places that has a file: the user's configuration, then the
/// machine's.
fn default_path() -> Option<PathBuf> {
    let user = etcetera::choose_base_strategy()
        .ok()
        .map(|places| places.config_dir().join("kazasu").join(NO_FILE));
    let machine = cfg!(unix).then(|| Path::new("/etc/kazasu").join(NO_FILE));
    let is_there = |path: &PathBuf| match path.symlink_metadata() {
        Ok(_) => true,
        Err(error) => !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory),
    };
    [user, machine].into_iter().flatten().find(is_there)
}

#[cfg(test)]
mod tests;
