//! The arguments of the commands that read a phone: `read` and `record`.

use std::ffi::OsString;
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args as ClapArgs, ValueEnum};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::read::Expect;
use kazasu_core::reader::ReaderName;
use kazasu_core::verify::Challenge;

use crate::cli::number::whole;

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Read {
    /// The phone to expect
    #[arg(long, value_name = "KIND", value_enum, default_value_t = Phone::Any)]
    pub(in crate::cli) phone: Phone,
    /// Read the PIN from the first line of standard input (empty: no PIN)
    #[arg(long)]
    pub(in crate::cli) pin_stdin: bool,
    /// The holder knows that one try is left and wants to use it
    #[arg(long)]
    pub(in crate::cli) accept_last_try: bool,
    /// The 32 bytes that the phone signs [default: random]
    #[arg(long, value_name = "BASE64", value_parser = challenge)]
    pub(in crate::cli) challenge: Option<Challenge>,
    /// Use this reader alone, by its PC/SC name
    #[arg(long, value_name = "NAME", value_parser = OsStringValueParser::new().map(reader))]
    pub(in crate::cli) reader: Option<String>,
    /// How long to wait for a phone
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    #[arg(value_parser = whole::<u32>(1..=86_400))]
    pub(in crate::cli) timeout: u32,
    /// Print one JSON object and nothing else on standard output
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Record {
    /// Where to save it; a file that is there already is not replaced
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) out: PathBuf,
    /// The phone to expect; android asks for the PIN
    #[arg(long, value_name = "KIND", value_enum, default_value_t = Phone::Any)]
    pub(in crate::cli) phone: Phone,
    /// Read the PIN from the first line of standard input (empty: no PIN)
    #[arg(long)]
    pub(in crate::cli) pin_stdin: bool,
    /// Use this reader alone, by its PC/SC name
    #[arg(long, value_name = "NAME", value_parser = OsStringValueParser::new().map(reader))]
    pub(in crate::cli) reader: Option<String>,
    /// How long to wait for a phone
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    #[arg(value_parser = whole::<u32>(1..=86_400))]
    pub(in crate::cli) timeout: u32,
    /// Save it without asking (it is shown all the same)
    #[arg(long)]
    pub(in crate::cli) yes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Phone {
    /// Find out
    Any,
    /// Android: needs the PIN
    Android,
    /// iPhone: authenticated in Wallet
    Iphone,
}

impl From<Phone> for Expect {
    fn from(phone: Phone) -> Self {
        match phone {
            Phone::Any => Self::Any,
            Phone::Android => Self::Kind(PhoneKind::Android),
            Phone::Iphone => Self::Kind(PhoneKind::Iphone),
        }
    }
}

fn challenge(value: &str) -> Result<Challenge, String> {
    let length = Challenge::LENGTH;
    let wanted = format!("write {length} bytes in Base64 (44 characters, RFC 4648 §4)");
    let bytes = STANDARD.decode(value).map_err(|_| format!("{wanted}; this is no Base64"))?;
    let count = bytes.len();
    bytes.try_into().map(Challenge).map_err(|_| format!("{wanted}; these are {count} bytes"))
}

/// A reader's name is bytes, as an argument is.
fn reader(name: OsString) -> String {
    name.into_string().unwrap_or_else(|name| ReaderName::new(name.as_encoded_bytes()).escaped())
}
