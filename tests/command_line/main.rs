//! The command line as other programs and people see it: arguments, configuration, streams, exit
//! codes, and what is never said.

mod arguments;
mod canary;
mod configuration;
mod doctor;
mod lost_output;
mod person;
mod phone_command;
mod pin_stdin;
mod transcript;
