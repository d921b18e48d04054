//! The file as it is written, and from there to [`Config`].

use std::fmt::Display;
use std::ops::{Range, RangeInclusive};
use std::path::Path;
use std::time::Duration;

use kazasu_core::session::{self, Facility, Holding};
use kazasu_core::time::UnixTime;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::host::passcode::{NotAHash, PasscodeHash};

use super::locate::locate;
use super::log;
use super::minimum;
use super::trust::{self, Trust};
use super::value;
use super::{Config, ConfigError};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    terminal: Terminal,
    service: Service,
    reader: Reader,
    trust: Trust,
    limits: Limits,
    screen: Screen,
    sound: Sound,
    technician: Technician,
    minimum: minimum::Table,
    log: log::Table,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Terminal {
    id: Option<Spanned<String>>,
    language: Option<Spanned<String>>,
    facility: Option<Spanned<String>>,
    desk: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Screen {
    holding: Option<Spanned<String>>,
    low_reach: bool,
    still: bool,
    scale: Option<Spanned<f32>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sound {
    volume: Option<Spanned<u8>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Technician {
    passcode: Option<Spanned<String>>,
}

/// Seconds.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Limits {
    pin: Option<Spanned<u64>>,
    wallet: Option<Spanned<u64>>,
    consent: Option<Spanned<u64>>,
    done: Option<Spanned<u64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Service {
    starts: Option<Spanned<Datetime>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Reader {
    names: Vec<String>,
}

/// 2025-09-19, 00:00 in Japan (UTC+9): since then phones may be used.
const SERVICE_STARTS: UnixTime = UnixTime::from_secs(1_758_207_600);

/// Japan's time of day is UTC+9 all year.
const JAPAN: i8 = 9;

/// A value that is wrong, and where it stands.
pub(super) struct Wrong {
    pub(super) span: Range<usize>,
    pub(super) message: String,
}

impl Wrong {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }
}

/// Reads `text`, the content of the file at `path`.
pub(super) fn parse(text: &str, path: &Path) -> Result<Config, ConfigError> {
    let wrong = |Wrong { span, message }: Wrong| {
        let (line, key) = locate(text, &span);
        ConfigError::Wrong { path: path.to_owned(), line, key, message }
    };
    let file: File = toml::from_str(text)
        .map_err(|error| wrong(Wrong::new(error.span().unwrap_or_default(), error.message())))?;
    let config = check(file, path).map_err(wrong)?;
    Ok(Config { values: value::all(text, path, &config), ..config })
}

fn check(file: File, path: &Path) -> Result<Config, Wrong> {
    let terminal_id =
        file.terminal.id.map(not_empty).transpose()?.unwrap_or_else(|| "kazasu".to_owned());
    let desk = file.terminal.desk.map(desk).transpose()?;
    let facility = file.terminal.facility.map(facility).transpose()?.unwrap_or_default();
    let language = file.terminal.language.map(language).transpose()?;
    let service_starts = file.service.starts.map_or(Ok(SERVICE_STARTS), service_starts)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let policy = trust::policy(file.trust, folder)?;
    Ok(Config {
        source: Some(path.to_owned()),
        terminal_id,
        language,
        facility,
        holding: file.screen.holding.map(holding).transpose()?.unwrap_or_default(),
        desk,
        service_starts,
        readers: file.reader.names,
        policy,
        limits: limits(file.limits)?,
        low_reach: file.screen.low_reach,
        still: file.screen.still,
        scale: within(file.screen.scale, 1.0..=2.0, 1.0)?,
        volume: within(file.sound.volume, 0..=100, 60)?,
        minimum: file.minimum.check()?,
        log: file.log.settings(folder)?,
        passcode: file.technician.passcode.map(passcode).transpose()?,
        values: Vec::new(),
    })
}

fn not_empty(value: Spanned<String>) -> Result<String, Wrong> {
    if value.get_ref().trim().is_empty() {
        return Err(Wrong::new(value.span(), "must not be empty"));
    }
    Ok(value.into_inner())
}

/// Words for the check-in, as they are written.
const CHECK_IN: [&str; 4] = ["受付", "受け付け", "受附", "うけつけ"];

/// Being read is not being checked in: nobody may think so because of the name of a place.
fn desk(value: Spanned<String>) -> Result<String, Wrong> {
    if CHECK_IN.iter().any(|word| value.get_ref().contains(word)) {
        let message = "must not say 受付: patients would think that they are checked in; name the place, such as \"窓口\" or \"カウンター\"";
        return Err(Wrong::new(value.span(), message));
    }
    not_empty(value)
}

fn holding(value: Spanned<String>) -> Result<Holding, Wrong> {
    match value.get_ref().as_str() {
        "slot" => Ok(Holding::Slot),
        "usb" => Ok(Holding::Usb),
        _ => Err(Wrong::new(
            value.span(),
            "must be \"slot\" (sideways at the front of a slot) or \"usb\" (on a flat reader)",
        )),
    }
}

fn facility(value: Spanned<String>) -> Result<Facility, Wrong> {
    match value.get_ref().as_str() {
        "hospital" => Ok(Facility::Hospital),
        "clinic" => Ok(Facility::Clinic),
        "dentist" => Ok(Facility::Dentist),
        "pharmacy" => Ok(Facility::Pharmacy),
        _ => Err(Wrong::new(
            value.span(),
            "must be \"hospital\", \"clinic\", \"dentist\" or \"pharmacy\"",
        )),
    }
}

/// A number within its range, or the usual one where none is given.
pub(super) fn within<T: PartialOrd + Display + Copy>(
    value: Option<Spanned<T>>,
    range: RangeInclusive<T>,
    usual: T,
) -> Result<T, Wrong> {
    match value {
        None => Ok(usual),
        Some(value) if range.contains(value.get_ref()) => Ok(value.into_inner()),
        Some(value) => {
            Err(Wrong::new(value.span(), format!("must be {} to {}", range.start(), range.end())))
        }
    }
}

/// Shortest and longest limit in seconds: shorter ones leave nobody the time, longer ones leave a
/// visit open for the next person.
const LIMIT: RangeInclusive<u64> = 5..=600;

fn limits(given: Limits) -> Result<session::Limits, Wrong> {
    let usual = session::Limits::default();
    let seconds = |value: Option<Spanned<u64>>, usual: Duration| match value {
        None => Ok(usual),
        Some(value) if LIMIT.contains(value.get_ref()) => {
            Ok(Duration::from_secs(value.into_inner()))
        }
        Some(value) => Err(Wrong::new(
            value.span(),
            format!("must be {} to {} seconds", LIMIT.start(), LIMIT.end()),
        )),
    };
    Ok(session::Limits {
        pin: seconds(given.pin, usual.pin)?,
        wallet: seconds(given.wallet, usual.wallet)?,
        idle: seconds(given.consent, usual.idle)?,
        done: seconds(given.done, usual.done)?,
        ..usual
    })
}

fn passcode(value: Spanned<String>) -> Result<PasscodeHash, Wrong> {
    value.get_ref().parse().map_err(|error: NotAHash| Wrong::new(value.span(), error.to_string()))
}

fn language(value: Spanned<String>) -> Result<kazasu_i18n::Language, Wrong> {
    value.get_ref().parse().map_err(|_| Wrong::new(value.span(), "must be \"ja\" or \"en\""))
}

fn service_starts(value: Spanned<Datetime>) -> Result<UnixTime, Wrong> {
    let wrong = || Wrong::new(value.span(), "must be a date such as 2025-09-19");
    let Datetime { date: Some(date), time: None, offset: None } = *value.get_ref() else {
        return Err(wrong());
    };
    let (Ok(year), Ok(month), Ok(day)) =
        (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day))
    else {
        return Err(wrong());
    };
    let midnight = jiff::civil::Date::new(year, month, day)
        .and_then(|day| day.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(JAPAN))))
        .map_err(|_| wrong())?;
    u64::try_from(midnight.timestamp().as_second()).map(UnixTime::from_secs).map_err(|_| wrong())
}
