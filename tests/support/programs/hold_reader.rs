//! Another program that uses a reader: opens what lies on the reader that its argument names, for itself alone, says so on standard output, and
//! keeps it until its standard input ends.

use std::io::Read;
use std::process::ExitCode;

use kazasu_core::reader::pcsc::Service;

#[allow(clippy::print_stdout, clippy::print_stderr, reason = "speaks to the test that started it")]
fn main() -> ExitCode {
    let reader = std::env::args().nth(1).unwrap_or_default();
    match Service::connect().map_err(Into::into).and_then(|service| service.open(&reader)) {
        Ok(card) => {
            println!("held");
            drop(std::io::stdin().read_to_end(&mut Vec::new()));
            drop(card);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{reader}: {error}");
            ExitCode::FAILURE
        }
    }
}
