//! The configuration: one TOML file; what is wrong in it is said with file, line and key.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy;
use kazasu_core::consent::Questions;
use kazasu_core::reader::{ReaderName, ReaderShape};
use kazasu_core::session::{Facility, Holding, Language, Limits, Look, Settings};
use kazasu_core::verify::Policy;

mod default_file;
#[cfg(feature = "desk")]
mod desk;
mod desk_address;
mod document;
mod error;
mod file;
mod kind;
mod locate;
mod nearest;
mod passcode_hash;
mod sections;
mod values;

#[cfg(all(feature = "desk", feature = "demo"))]
pub(crate) use desk::StoreFiles;
#[cfg(feature = "desk")]
pub(crate) use desk::{DeskConfig, EligibilitySource};
#[cfg(feature = "delivery")]
pub(crate) use desk_address::DeskAddress;
use document::{Document, SectionAsked};
pub(crate) use error::ConfigError;
pub(crate) use nearest::nearest;
pub(crate) use passcode_hash::PasscodeHash;
use sections::consent::Consent;
use sections::desk::Desk;
pub(crate) use sections::log::{Keep, Log};
pub(crate) use sections::minimum::{Minimum, Version};
pub(crate) use sections::outbox::Outbox;
use sections::reader::Reader;
use sections::screen::Screen;
use sections::service::Service;
use sections::sound::Sound;
use sections::technician::Technician;
use sections::terminal::Terminal;
pub(crate) use sections::trust::{Trust, TrustSource};
use sections::{
    consent, desk as desk_section, limits, log, minimum, outbox, reader, screen, service, sound,
    technician, terminal, trust,
};
pub(crate) use values::{Origin, Value};

use crate::host::clock;

/// The configuration in force, checked: a field for each section of the file.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// Where it came from; `None` for the defaults.
    pub(crate) source: Option<PathBuf>,
    /// Every value in force, and where it comes from.
    pub(crate) values: Vec<Value>,
    pub(crate) terminal: Terminal,
    /// How long each part of a visit may rest.
    pub(crate) limits: Limits,
    pub(crate) consent: Consent,
    pub(crate) screen: Screen,
    pub(crate) minimum: Minimum,
    pub(crate) sound: Sound,
    pub(crate) service: Service,
    pub(crate) reader: Reader,
    /// The way to the desk.
    pub(crate) desk: Desk,
    pub(crate) log: Log,
    pub(crate) outbox: Outbox,
    /// `[trust]`: what a certificate is proven against.
    pub(crate) policy: Policy,
    /// Files of `trust` that have not answered: `policy` is not complete until they do.
    pub(crate) awaited: Arc<Vec<ConfigError>>,
    /// Where anchors and lists of `policy` come from.
    pub(crate) trust: Trust,
    pub(crate) technician: Technician,
}

/// A file that was read to its end, whatever is wrong in it.
struct Read {
    /// With the defaults in place of what is wrong.
    config: Config,
    sections: Vec<SectionAsked>,
    wrong: Vec<ConfigError>,
    /// Files that have not answered.
    awaited: Vec<ConfigError>,
}

/// What the file of a configuration would be called that has none.
const NO_FILE: &str = "kazasu.toml";

impl Config {
    /// Loads `path`, else the platform's default file where there is one, else the defaults. Files
    /// of `trust` that do not answer are [awaited](Self::awaited): whoever does not wait for them
    /// goes on with [`Self::whole`].
    ///
    /// # Errors
    ///
    /// [`ConfigError`] with file, line and key; the first one of the file.
    pub(crate) fn load(path: Option<&Path>) -> Result<Self, ConfigError> {
        match source(path) {
            Some(path) => read_file(&path)?.usable(),
            None => Self::usual(),
        }
    }

    /// The same, where every file has answered.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] for the first that has not.
    pub(crate) fn whole(self) -> Result<Self, ConfigError> {
        match self.awaited.first().and_then(ConfigError::again) {
            Some(error) => Err(error),
            None => Ok(self),
        }
    }

    /// The defaults, whatever file there is.
    ///
    /// # Errors
    ///
    /// [`ConfigError`], when what comes with this program cannot be read.
    pub(crate) fn usual() -> Result<Self, ConfigError> {
        let config = read("", Path::new(NO_FILE))?.usable()?;
        Ok(Self { source: None, ..config })
    }

    /// Whether the file says something about this key (`section.key`).
    pub(crate) fn is_written(&self, key: &str) -> bool {
        let written = |value: &Value| value.key == key && value.origin != Origin::Default;
        self.values.iter().any(written)
    }

    /// Where a phone is held to this reader, or to one that the file names: as it says, else as the
    /// reader's shape asks for.
    pub(crate) fn holding(&self, reader: Option<&str>) -> Holding {
        let mut names = reader.into_iter().chain(self.reader.names.iter().map(String::as_str));
        let by_name = || names.find_map(|name| ReaderShape::of(&ReaderName::from(name)));
        let shape = self.reader.shape.or_else(by_name).unwrap_or_default();
        self.screen.holding.unwrap_or(if shape.lies() { Holding::Usb } else { Holding::Slot })
    }

    /// What patients are asked here: a pharmacy gives out what a prescription says, whatever its
    /// form.
    fn questions(&self) -> Option<Questions> {
        let questions = self.consent.questions.clone()?;
        if self.terminal.facility != Facility::Pharmacy {
            return Some(questions);
        }
        Questions::new(questions.layout(), questions.groups().to_vec(), false).ok()
    }

    /// What the visits of this terminal are to know, in this language to begin with.
    pub(crate) fn settings(&self, language: Language) -> Settings {
        let mut languages: Vec<Language> =
            self.screen.languages.iter().copied().map(Into::into).collect();
        // What patients are met in can always be chosen again, and stands first unless the file
        // says in which order.
        if !self.is_written("screen.languages") || !languages.contains(&language) {
            languages.retain(|other| *other != language);
            languages.insert(0, language);
        }
        Settings {
            languages,
            facility: self.terminal.facility,
            holding: self.screen.holding,
            reader_shape: self.reader.shape,
            reader_place: self.screen.reader,
            ten_key: self.screen.ten_key,
            name: self.screen.name.clone(),
            desk: self.terminal.desk.clone(),
            contact: self.terminal.contact.clone(),
            look: Look { language, ..Look::default() },
            limits: Limits { consent: self.consent.limit, ..self.limits },
            questions: self.questions(),
            without_desk: self.desk.visits_while_away,
            readers: self.reader.names.clone(),
            plausible: clock::PLAUSIBLE,
            ..Settings::new(Arc::new(self.policy.clone()), self.service.starts)
        }
    }
}

/// The file that [`Config::load`] would read; `None` where it would take the defaults.
pub(crate) fn source(path: Option<&Path>) -> Option<PathBuf> {
    path.map(Path::to_owned).or_else(default_path)
}

/// Everything that is wrong in the file at `path`, in its order.
pub(crate) fn problems(path: &Path) -> Vec<ConfigError> {
    match read_file(path) {
        Ok(read) => read.wrong.into_iter().chain(read.awaited).collect(),
        Err(error) => vec![error],
    }
}

/// The documented default file: loaded as it is, it changes nothing.
///
/// # Errors
///
/// As [`Config::usual`].
pub(crate) fn default_file() -> Result<String, ConfigError> {
    read("", Path::new(NO_FILE)).map(|read| default_file::text(&read.sections))
}

/// Whether this is a key (`section.key`) whose value anybody may see. Of a secret, and of what is
/// no key at all, nobody may: a secret may stand in the wrong place.
pub(crate) fn is_public(key: &str) -> bool {
    let sections = read("", Path::new(NO_FILE)).map(|read| read.sections).unwrap_or_default();
    let known = |section: &SectionAsked, name: &str| {
        section.keys.iter().any(|key| key.name == name && !key.is_secret)
    };
    key.split_once('.').is_some_and(|(section, name)| {
        sections.iter().any(|asked| asked.name == section && known(asked, name))
    })
}

impl Read {
    fn usable(self) -> Result<Config, ConfigError> {
        match self.wrong.into_iter().next() {
            None => Ok(Config { awaited: Arc::new(self.awaited), ..self.config }),
            Some(error) => Err(error),
        }
    }
}

fn read_file(path: &Path) -> Result<Read, ConfigError> {
    read(&file::text(path)?, path)
}

/// Reads `text`, the content of the file at `path`, section by section.
fn read(text: &str, path: &Path) -> Result<Read, ConfigError> {
    let mut file = Document::new(text, path)?;
    let (policy, trust) =
        file.section("trust", "What a phone's certificate is proven against.", trust::declare);
    let mut config = Config {
        source: Some(path.to_owned()),
        values: Vec::new(),
        terminal: file.section("terminal", "What this terminal is.", terminal::declare),
        limits: file.section(
            "limits",
            "How long each part of a visit waits for a touch.",
            limits::declare,
        ),
        consent: file.section(
            "consent",
            "What patients are asked where the desk does not say it.",
            consent::declare,
        ),
        screen: file.section("screen", "How the screens look.", screen::declare),
        minimum: file.section(
            "minimum",
            "kazasu doctor calls a terminal with older versions than these not ready.",
            minimum::declare,
        ),
        sound: file.section(
            "sound",
            "Tones, where the program is built with the feature sound.",
            sound::declare,
        ),
        service: file.section("service", "The service of smartphone cards.", service::declare),
        reader: file.section("reader", "The NFC readers.", reader::declare),
        log: file.section("log", "The log of kazasu touch and kazasu tui.", log::declare),
        desk: file.section(
            "desk",
            "The way to the desk of a terminal that was enrolled (kazasu enrol).",
            desk_section::declare,
        ),
        outbox: file.section(
            "outbox",
            "Where visits wait for the desk, at a terminal that is enrolled.",
            outbox::declare,
        ),
        policy,
        awaited: Arc::default(),
        trust,
        technician: file.section("technician", "The technician's view.", technician::declare),
    };
    let (sections, wrong, awaited) = file.finish();
    config.values = values::all(&sections, text, path);
    Ok(Read { config, sections, wrong, awaited })
}

/// The first of the platform's usual places that has a file: the user's configuration, then the
/// machine's.
fn default_path() -> Option<PathBuf> {
    let user = etcetera::choose_base_strategy()
        .ok()
        .map(|places| places.config_dir().join("kazasu").join("kazasu.toml"));
    let machine = cfg!(unix).then(|| PathBuf::from("/etc/kazasu/kazasu.toml"));
    // One that cannot be looked at is there: it is an error, and no reason to take the defaults.
    let is_there = |path: &PathBuf| match path.symlink_metadata() {
        Ok(_) => true,
        Err(error) => !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory),
    };
    [user, machine].into_iter().flatten().find(is_there)
}

#[cfg(test)]
mod tests;
