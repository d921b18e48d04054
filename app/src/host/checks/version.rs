//! Versions of the parts, against the minimums that the configuration asks for.

use std::fs;

use kazasu_i18n::Seen;

use super::ask::ask;
use super::{Finding, State};
use crate::config::{Minimum, Version};

/// The versions as they were found; `None` where they were not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Versions {
    pub(crate) pcsc_lite: Option<String>,
    pub(crate) ccid: Option<String>,
}

/// The version of the typeface that the touch screen brings along, BIZ UDPGothic; `None` where
/// there is no touch screen.
pub(crate) const TYPEFACE: Option<&str> = if cfg!(feature = "touch") { Some("1.05") } else { None };

/// Where distributions put the driver for USB readers; its Info.plist names its version.
const CCID: [&str; 3] = [
    "/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist",
    "/usr/lib64/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist",
    "/usr/local/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist",
];

/// Looks at what is installed. The PC/SC library has no call that tells its version; the service
/// has.
pub(super) fn find() -> Versions {
    if cfg!(not(target_os = "linux")) {
        return Versions::default();
    }
    // /usr/sbin is in the PATH of few users.
    let said =
        ["pcscd", "/usr/sbin/pcscd"].into_iter().find_map(|program| ask(program, &["--version"]));
    Versions {
        pcsc_lite: said.as_deref().and_then(after_the_word_version),
        ccid: CCID
            .into_iter()
            .find_map(|path| fs::read_to_string(path).ok())
            .as_deref()
            .and_then(bundle_version),
    }
}

/// `1.9.9` of `pcsc-lite version 1.9.9.`.
fn after_the_word_version(said: &str) -> Option<String> {
    let word = said.lines().next()?.split_once("version ")?.1.split_whitespace().next()?;
    let word = word.trim_end_matches(['.', ',']);
    word.starts_with(|first: char| first.is_ascii_digit()).then(|| word.to_owned())
}

/// The string after `CFBundleShortVersionString`.
fn bundle_version(plist: &str) -> Option<String> {
    let value =
        plist.split_once("<key>CFBundleShortVersionString</key>")?.1.split_once("<string>")?.1;
    Some(value.split_once("</string>")?.0.trim().to_owned())
}

pub(super) fn check(versions: &Versions, minimum: &Minimum) -> Vec<Finding> {
    let kazasu = Some(env!("CARGO_PKG_VERSION").to_owned());
    let parts = [
        ("kazasu", &kazasu, &minimum.kazasu),
        ("pcsc_lite", &versions.pcsc_lite, &minimum.pcsc_lite),
        ("ccid", &versions.ccid, &minimum.ccid),
    ];
    parts
        .into_iter()
        .map(|(part, found, minimum)| one(part, found.as_deref(), minimum.as_ref()))
        .collect()
}

fn one(part: &'static str, found: Option<&str>, minimum: Option<&Version>) -> Finding {
    let (state, seen) = match (found, minimum) {
        (Some(version), None) => (State::Ok, Seen::Version { part, version: version.to_owned() }),
        (None, None) => (State::Unknown, Seen::VersionUnknown { part }),
        (Some(version), Some(minimum)) => match version.parse::<Version>() {
            Ok(is) if is >= *minimum => {
                (State::Ok, Seen::Version { part, version: version.to_owned() })
            }
            Ok(_) => {
                let (version, minimum) = (version.to_owned(), minimum.to_string());
                (State::Problem, Seen::VersionOld { part, version, minimum })
            }
            Err(_) => {
                (State::Warning, Seen::VersionUnproven { part, minimum: minimum.to_string() })
            }
        },
        (None, Some(minimum)) => {
            (State::Warning, Seen::VersionUnproven { part, minimum: minimum.to_string() })
        }
    };
    Finding::new("version", state, seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_is_installed() {
        // First line of pcscd 1.9.9 on Debian 12; a later one ends without a full stop.
        assert_eq!(
            after_the_word_version("pcsc-lite version 1.9.9.\nCopyright").as_deref(),
            Some("1.9.9")
        );
        assert_eq!(after_the_word_version("pcsc-lite version 2.3.0\n").as_deref(), Some("2.3.0"));
        assert_eq!(after_the_word_version("usage: pcscd"), None);
        let plist = "<key>CFBundleShortVersionString</key>\n\t<string>1.5.2</string>\n<key>x</key>";
        assert_eq!(bundle_version(plist).as_deref(), Some("1.5.2"));
        assert_eq!(bundle_version("<key>CFBundleVersion</key>"), None);
    }
}
