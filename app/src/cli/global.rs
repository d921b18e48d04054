//! The options that stand before or after every subcommand.

use std::path::PathBuf;

use clap::Args;
use kazasu_i18n::Language;

/// The global options.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// Configuration file [default: the platform's, where there is one]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = language)]
    #[arg(help = lang_help())]
    pub(super) lang: Option<Language>,
    /// Log to standard error: error, warn, info, debug, trace, or target=level,…
    #[arg(long, global = true, value_name = "FILTER")]
    pub(super) log: Option<String>,
}

fn language(value: &str) -> Result<Language, String> {
    value.parse().map_err(|_| format!("write {}", Language::tags()))
}

fn lang_help() -> String {
    format!(
        "Language of what is said to a person: {} [default: the configuration's, then the \
         system's]",
        Language::tags()
    )
}
