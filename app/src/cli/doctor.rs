//! stub
use crate::cli::args::Doctor;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::Output;
use crate::config::Config;
pub(super) fn run(_: &Doctor, _: &Config, _: &Output) -> Result<Exit, Failure> {
    Ok(Exit::Done)
}
