//! `kazasu config`: the documented default file, what is wrong with a file, and every value in
//! force.

use std::path::Path;

use clap::{Args, Subcommand};
use kazasu_i18n::{Language, TechnicianText, Text};
use serde::Serialize;

use super::exit::{Exit, Failure};
use super::output::{self, Emphasis, Output};
use crate::config::{self as configuration, Config, ConfigError, Origin, Value};

/// What is asked of the configuration.
#[derive(Debug, Args)]
pub(super) struct Configuration {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Say everything that is wrong in the file, with line and key: exit code 0 if nothing is, else
    /// 2
    Check(Format),
    /// Show every value in force and where it comes from; secrets are left out
    Show(Format),
    /// Print a file with every key, what it means and takes, and its default
    Default,
}

#[derive(Debug, Args)]
struct Format {
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    json: bool,
}

/// The object that `kazasu config check --json` prints when nothing is wrong.
#[derive(Serialize)]
struct Checked {
    outcome: &'static str,
    /// The file; `null` where there is none and the defaults count.
    configuration: Option<String>,
}

/// The object that `kazasu config show --json` prints.
#[derive(Serialize)]
struct Shown {
    outcome: &'static str,
    configuration: Option<String>,
    values: Vec<ShownValue>,
}

#[derive(Serialize)]
struct ShownValue {
    key: String,
    /// In TOML; `null` where the key has no value, `"***"` where it is secret.
    value: Option<String>,
    /// `default`, `file` or `command_line`.
    origin: &'static str,
    /// The line of the file, from 1.
    line: Option<usize>,
}

/// Runs the command for the file at `path`, which was `loaded`; `language` is the command line's.
pub(super) fn run(
    args: &Configuration,
    path: Option<&Path>,
    language: Option<Language>,
    loaded: Result<Config, ConfigError>,
    output: &Output,
) -> Result<Exit, Failure> {
    match &args.what {
        What::Check(format) => match loaded {
            Ok(config) => say_valid(&config, format, output),
            // Loading ends at the first thing that is wrong.
            Err(first) => {
                let source = configuration::source(path);
                let all = source.as_deref().map(configuration::problems).unwrap_or_default();
                let found = if all.is_empty() { vec![first] } else { all };
                Err(Failure::configuration(&found))
            }
        },
        What::Show(format) => {
            let config = loaded?;
            show(&config, values(&config, language), format, output)
        }
        What::Default => {
            output::text(&configuration::default_file()?);
            Ok(Exit::Done)
        }
    }
}

/// Every value in force, the `language` of the command line in the place of the file's.
pub(super) fn values(config: &Config, language: Option<Language>) -> Vec<Value> {
    let mut values = config.values.clone();
    if let Some(language) = language
        && let Some(value) = values.iter_mut().find(|value| value.key == "terminal.language")
    {
        value.shown = format!("{:?}", language.tag());
        value.origin = Origin::CommandLine;
    }
    values
}

fn say_valid(config: &Config, format: &Format, output: &Output) -> Result<Exit, Failure> {
    let source = config.source.as_ref().map(|path| path.display().to_string());
    if format.json {
        output::json(&Checked { outcome: "valid", configuration: source })?;
    } else {
        let text = Text::ConfigurationValid { path: source.as_deref() };
        output.result(Emphasis::Good, &output.texts.say(&text));
    }
    Ok(Exit::Done)
}

fn show(
    config: &Config,
    values: Vec<Value>,
    format: &Format,
    output: &Output,
) -> Result<Exit, Failure> {
    if format.json {
        output::json(&Shown {
            outcome: "shown",
            configuration: config.source.as_ref().map(|path| path.display().to_string()),
            values: values.into_iter().map(Into::into).collect(),
        })?;
        return Ok(Exit::Done);
    }
    for Value { key, shown, origin } in values {
        let not_set = || output.texts.technician(&TechnicianText::NotSet);
        let shown = if shown.is_empty() { not_set() } else { shown };
        let said = |origin| output.texts.technician(&TechnicianText::Origin { origin });
        let origin = match origin {
            Origin::Default => said("default"),
            Origin::CommandLine => said("command-line"),
            Origin::File { path, line } => format!("{}:{line}", path.display()),
        };
        output.result(Emphasis::Plain, &format!("{key} = {shown}  # {origin}"));
    }
    Ok(Exit::Done)
}

impl From<Value> for ShownValue {
    fn from(Value { key, shown, origin }: Value) -> Self {
        let (origin, line) = match origin {
            Origin::Default => ("default", None),
            Origin::CommandLine => ("command_line", None),
            Origin::File { line, .. } => ("file", Some(line)),
        };
        Self { key, value: Some(shown).filter(|shown| !shown.is_empty()), origin, line }
    }
}
