//! The languages there are.

use std::str::FromStr;

use thiserror::Error;

/// A language that Kazasu speaks. A new one is one variant here, one folder beside `ja/`, and one
/// arm in `Language::resources`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The language's tag (ISO 639-1, which is also its BCP 47 language tag).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language for somebody with this locale, as POSIX (`ja_JP.UTF-8`) or BCP 47 (`ja-JP`)
    /// writes it; English where it is not Japanese.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("ja") { Self::Ja } else { Self::En }
    }

    /// The texts in Fluent's syntax, with the name of the file each comes from.
    pub(crate) const fn resources(self) -> [(&'static str, &'static str); 13] {
        macro_rules! resources {
            ($folder:literal) => {
                [
                    ("reasons.ftl", include_str!(concat!("../", $folder, "/reasons.ftl"))),
                    ("tap.ftl", include_str!(concat!("../", $folder, "/tap.ftl"))),
                    ("phone.ftl", include_str!(concat!("../", $folder, "/phone.ftl"))),
                    ("doctor.ftl", include_str!(concat!("../", $folder, "/doctor.ftl"))),
                    ("screens.ftl", include_str!(concat!("../", $folder, "/screens.ftl"))),
                    (
                        "screens-errors.ftl",
                        include_str!(concat!("../", $folder, "/screens-errors.ftl")),
                    ),
                    (
                        "screens-visit.ftl",
                        include_str!(concat!("../", $folder, "/screens-visit.ftl")),
                    ),
                    (
                        "screens-help.ftl",
                        include_str!(concat!("../", $folder, "/screens-help.ftl")),
                    ),
                    ("labels.ftl", include_str!(concat!("../", $folder, "/labels.ftl"))),
                    ("terminal.ftl", include_str!(concat!("../", $folder, "/terminal.ftl"))),
                    ("technician.ftl", include_str!(concat!("../", $folder, "/technician.ftl"))),
                    ("remedies.ftl", include_str!(concat!("../", $folder, "/remedies.ftl"))),
                    ("logs.ftl", include_str!(concat!("../", $folder, "/logs.ftl"))),
                ]
            };
        }
        match self {
            Self::Ja => resources!("ja"),
            Self::En => resources!("en"),
        }
    }
}

impl From<kazasu_core::session::Language> for Language {
    fn from(language: kazasu_core::session::Language) -> Self {
        match language {
            kazasu_core::session::Language::Ja => Self::Ja,
            kazasu_core::session::Language::En => Self::En,
        }
    }
}

impl From<Language> for kazasu_core::session::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Ja => Self::Ja,
            Language::En => Self::En,
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|language| language.tag() == tag).ok_or(UnknownLanguage)
    }
}

/// A language tag that is neither `ja` nor `en`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the languages are ja and en")]
pub struct UnknownLanguage;

#[cfg(test)]
mod tests;
