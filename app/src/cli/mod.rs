//! The command line: what it takes, and where each command leads.

mod args;
mod completions;
mod config;
#[cfg(all(feature = "demo", feature = "delivery", any(feature = "touch", feature = "tui")))]
mod demo_desk;
#[cfg(all(
    not(all(feature = "demo", feature = "delivery")),
    any(feature = "touch", feature = "tui")
))]
#[path = "demo_desk/absent.rs"]
mod demo_desk;
#[cfg(any(feature = "touch", feature = "tui"))]
mod demo_flag;
#[cfg(feature = "desk")]
mod desk;
mod doctor;
mod dress;
#[cfg(feature = "delivery")]
mod enrol;
mod exit;
mod global;
mod help;
mod logs;
mod man;
mod number;
mod output;
mod passcode;
#[cfg(feature = "demo")]
mod phone;
#[cfg(feature = "reader")]
mod read;
mod replay;
#[cfg(any(feature = "touch", feature = "tui"))]
mod serving_notice;
#[cfg(any(feature = "touch", feature = "tui"))]
mod start_notice;
#[cfg(feature = "touch")]
mod touch;
#[cfg(feature = "tui")]
mod tui;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::FromArgMatches;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

use args::{Args, Command};
use exit::{Exit, Failure};
use output::{Output, PrintableLines};

use crate::config::{Config, nearest};
#[cfg(feature = "touch")]
use crate::host::display::NoDisplay;
#[cfg(any(feature = "touch", feature = "tui"))]
use crate::station::Blueprint;

/// Runs one command and says how it went.
pub(crate) fn main(argv: impl IntoIterator<Item = OsString>) -> ExitCode {
    crate::host::panics::tell_place_alone();
    let argv: Vec<OsString> = argv.into_iter().collect();
    // Known before the arguments are understood: a mistake in them is told as JSON too.
    let json = argv.iter().any(|argument| argument == "--json");
    let exit = match parse(help::asked(argv)) {
        Ok(Args { command: Some(Command::Help(help)), .. }) => {
            parse(help::of(&help)).map_or_else(|told| tell(&told, json), |_| Exit::Done)
        }
        Ok(args) => run(args).unwrap_or_else(|failure| failure.tell(json)),
        Err(error) => tell(&error, json),
    };
    exit.at_last().into()
}

fn parse(argv: Vec<OsString>) -> Result<Args, clap::Error> {
    dress::command().try_get_matches_from(argv).and_then(|matches| Args::from_arg_matches(&matches))
}

/// Tells what the parser has to say instead of arguments: the help, the version, or what is wrong
/// with them.
fn tell(told: &clap::Error, json: bool) -> Exit {
    if !told.use_stderr() {
        // The help and the version go to standard output.
        if let Err(lost) = told.print().and_then(|()| std::io::stdout().flush()) {
            output::note_lost(&lost);
        }
        return Exit::Done;
    }
    if json {
        let message = told.render().to_string();
        let message = message.strip_prefix(output::ERROR).unwrap_or(&message);
        return Failure::usage(message.trim()).tell(json);
    }
    // They are told word for word, and nothing of them may steer the terminal.
    output::tell(&told.render());
    Exit::Usage
}

fn run(args: Args) -> Result<Exit, Failure> {
    start_log(args.global.log.as_deref().or_else(|| usual_log(&args)))?;
    let path = args.global.config.as_deref();
    let loaded = Config::load(path);
    let own = loaded.as_ref().ok().and_then(|config| config.terminal.language);
    let output = Output::new(args.global.lang.or(own).unwrap_or_else(locale));
    let Some(command) = args.command.or_else(usual) else {
        return Err(Failure::usage("name a command: kazasu --help lists them"));
    };
    #[cfg(any(feature = "touch", feature = "tui"))]
    let command = command.demonstrating(&args.demo)?;
    // A terminal for patients waits for files that do not answer, out of service.
    let loaded = if command.waits_for_files() { loaded } else { loaded.and_then(Config::whole) };
    match command {
        #[cfg(feature = "touch")]
        Command::Touch(touch) => {
            let config = loaded?;
            let values = config::values(&config, args.global.lang);
            // Patients are met in the terminal's own language, whatever the system speaks.
            let language = args.global.lang.or(own).unwrap_or_default().into();
            touch::run(
                &touch,
                Blueprint { front: "touch", config: &config, values: &values, language },
                &output,
            )
        }
        #[cfg(feature = "reader")]
        Command::Read(read) => read::run(&read, &loaded?, &output),
        #[cfg(feature = "demo")]
        Command::Phone(phone) => {
            loaded.map_err(Failure::from).and_then(|_| phone::run(&phone, &output))
        }
        #[cfg(feature = "tui")]
        Command::Tui(tui) => {
            let config = loaded?;
            let values = config::values(&config, args.global.lang);
            let (front, language) = ("tui", output.texts.language());
            let blueprint =
                Blueprint { front, config: &config, values: &values, language: language.into() };
            tui::run(&tui, &args.global, blueprint, &output)
        }
        #[cfg(feature = "desk")]
        Command::Desk(command) => desk::run(&command, path, &output),
        #[cfg(feature = "delivery")]
        Command::Enrol(enrol) => enrol::run(&enrol, &loaded?, &output),
        Command::Passcode => passcode::run(&loaded?, &output),
        Command::Completions(completions) => Ok(completions::run(&completions)),
        Command::Man(man) => man::run(&man),
        // Told before: it needs no configuration.
        Command::Help(_) => Ok(Exit::Done),
        Command::Config(config) => config::run(&config, path, args.global.lang, loaded, &output),
        Command::Logs(logs) => logs::run(&logs, loaded, &output),
        Command::Doctor(doctor) => doctor::run(&doctor, &loaded?, &output),
        #[cfg(feature = "reader")]
        Command::Record(record) => read::record(&record, &loaded?, &output),
        Command::Replay(replay) => {
            loaded.map_err(Failure::from).and_then(|_| replay::run(&replay, &output))
        }
    }
}

/// What a terminal does that was told nothing: it guides patients, on a display if there is one,
/// else on the terminal.
fn usual() -> Option<Command> {
    #[cfg(feature = "touch")]
    match touch::find_display() {
        Ok(display) => return Some(Command::Touch(touch::Touch::on(display))),
        Err(NoDisplay::NotNamed) => {}
        // Whoever named it expects the touch screen.
        Err(error) if cfg!(feature = "tui") => {
            output::complain(&format!("{error}; guiding patients in this terminal"));
        }
        Err(_) => return Some(Command::Touch(touch::Touch::default())),
    }
    #[cfg(feature = "tui")]
    return Some(Command::Tui(tui::Tui::default()));
    #[cfg(not(feature = "tui"))]
    None
}

/// What is logged where nothing was asked for: a desk that serves has no other voice.
#[cfg_attr(not(feature = "desk"), allow(clippy::missing_const_for_fn, unused_variables))]
fn usual_log(args: &Args) -> Option<&'static str> {
    #[cfg(feature = "desk")]
    if let Some(Command::Desk(command)) = &args.command
        && command.serves()
    {
        return Some("kazasu_desk=info");
    }
    None
}

/// Logs go to standard error, and only when asked for: standard output belongs to the result.
fn start_log(filter: Option<&str>) -> Result<(), Failure> {
    let Some(filter) = filter else { return Ok(()) };
    let levels = ["error", "warn", "info", "debug", "trace", "off"];
    for part in filter.split(',').filter(|part| !part.contains("::")) {
        let level = part.rsplit('=').next().unwrap_or(part).trim();
        let is_level = levels.iter().any(|known| level.eq_ignore_ascii_case(known));
        // A target alone is one too: only what is nearly a level is none.
        if let Some(meant) = nearest(level, levels.into_iter()).filter(|_| !is_level) {
            let meant = part.replace(level, meant);
            return Err(Failure::usage(&format!("--log {filter}: did you mean {meant}?")));
        }
    }
    let targets: Targets = filter.parse().map_err(|error| {
        Failure::usage(&format!(
            "--log {filter}: {error}; write a level (error, warn, info, debug, trace) or \
             target=level,…"
        ))
    })?;
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(|| PrintableLines)
        // Names from outside are in it: nothing in it is a command to the terminal.
        .with_ansi(false);
    tracing_subscriber::registry().with(layer.with_filter(targets)).init();
    Ok(())
}

/// The language of whoever sits at this machine; a terminal in a clinic names its own in the
/// configuration.
fn locale() -> kazasu_i18n::Language {
    sys_locale::get_locale()
        .as_deref()
        .map_or(kazasu_i18n::Language::EN, kazasu_i18n::Language::from_locale)
}
