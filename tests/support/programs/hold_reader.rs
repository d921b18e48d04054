//! Another program that uses a reader: opens what lies on the reader that its argument names, for
//! itself alone, says so on standard output, and keeps it until its standard input ends.

use std::io::Read;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use kazasu_core::reader::OpenError;
use kazasu_core::reader::pcsc::{PcscCard, Service};

/// How long to wait until something lies on the reader.
const PATIENCE: Duration = Duration::from_secs(15);

#[allow(clippy::print_stdout, clippy::print_stderr, reason = "speaks to the test that started it")]
fn main() -> ExitCode {
    let reader = std::env::args().nth(1).unwrap_or_default();
    match open(&reader) {
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

fn open(reader: &str) -> Result<PcscCard, OpenError> {
    let service = Service::connect()?;
    let start = Instant::now();
    loop {
        match service.open(&reader.into()) {
            Err(OpenError::Empty) if start.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(50));
            }
            result => return result,
        }
    }
}
