//! The command line as other programs and people see it: arguments, configuration, streams, exit
//! codes, and what is never said.

mod arguments;
mod canary;
mod configuration;
mod contact;
#[cfg(unix)]
mod controls;
mod doctor;
mod help;
mod lost_output;
#[cfg(unix)]
mod no_files;
mod person;
mod phone_command;
mod pin_stdin;
#[cfg(target_os = "linux")]
mod slow_files;
mod transcript;
