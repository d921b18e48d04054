//! `kazasu phone`: a virtual phone or card on a virtual (vpcd) reader, for trying things out
//! without either.

mod fault;
mod identity;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use kazasu_core::secret::Pin;
use kazasu_core::virtual_phone::vpcd::{self, Event, Options, Stop};
use kazasu_core::virtual_phone::{
    BitRate, Fault, FaultPlan, LeStyle, Link, Manner, Model, PhoneSpec, SharedPhone, VirtualPhone,
};
use kazasu_i18n::Text;

use super::exit::{Exit, Failure};
use super::number::whole;
use super::output::{Emphasis, Output};

/// What to be, how to behave, and what goes wrong.
#[derive(Debug, Args)]
pub(super) struct Phone {
    /// The phone or card to be
    #[arg(long, value_enum, default_value_t = Kind::Android)]
    kind: Kind,
    /// TCP port of the vpcd reader
    #[arg(long, value_name = "NUMBER", default_value_t = vpcd::DEFAULT_PORT)]
    #[arg(value_parser = whole::<u16>(1..=65_535))]
    port: u16,
    /// The virtual phone's PIN (made up: never a person's)
    #[arg(long, value_name = "DIGITS", default_value = "1234", value_parser = pin)]
    pin: String,
    /// Keep keys and certificates in this folder and write DIR/anchor.der and DIR/auth.crl there
    /// [default: new ones each time]
    #[arg(long, value_name = "DIR")]
    pki: Option<PathBuf>,
    /// The word of an unknown token (--kind unknown)
    #[arg(long, value_name = "WORD", default_value = "JPKIAPNEXTTOKEN")]
    token: String,
    /// The serial number in its token, by which two phones of a kind are told apart
    #[arg(long, value_name = "NUMBER", default_value = "0000000000000000", value_parser = serial)]
    serial: String,
    /// PIN tries left; 0: locked
    #[arg(long, value_name = "0..3", default_value_t = 3)]
    #[arg(value_parser = whole::<u8>(0..=3))]
    tries: u8,
    /// iPhone: its holder has not authenticated in Wallet
    #[arg(long)]
    wallet_locked: bool,
    /// The certificate that it holds
    #[arg(long, value_name = "STATE", value_enum, default_value_t = identity::Certificate::Valid)]
    certificate: identity::Certificate,
    /// What goes wrong, and at which command (from 1): N:leave, N:leave-inside, N:tear=BYTES,
    /// N:hang, N:sw=6A82, N:raw=HEX, N:delay=MILLISECONDS, N:endless-more; may be given several
    /// times
    #[arg(long, value_name = "N:WHAT", value_parser = fault::parse)]
    fault: Vec<(u32, Fault)>,
    /// The certificate file never ends
    #[arg(long)]
    endless_file: bool,
    /// Sign an older challenge, whatever it is sent
    #[arg(long)]
    replay: bool,
    /// After a fault made it leave, come back so much later [default: stay away]
    #[arg(long, value_name = "MILLISECONDS", value_parser = whole::<u64>(0..=3_600_000))]
    come_back: Option<u64>,
    /// Model a radio link of this bit rate, in kbit/s [default: no link, no delays]
    #[arg(long, value_name = "KBIT/S", value_enum)]
    link: Option<Rate>,
    /// Bytes of the longest frame on that link
    #[arg(long, value_name = "BYTES", default_value_t = 256, requires = "link")]
    #[arg(value_parser = whole::<u16>(0..=65_535))]
    frame: u16,
    /// What the phone takes for each command on that link
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 5, requires = "link")]
    #[arg(value_parser = whole::<u64>(0..=3_600_000))]
    delay: u64,
    /// What it takes for a signature on that link
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 215, requires = "link")]
    #[arg(value_parser = whole::<u64>(0..=3_600_000))]
    sign_delay: u64,
    /// READ BINARY gives at most so many bytes
    #[arg(long, value_name = "BYTES", value_parser = whole::<u16>(1..=65_535))]
    block: Option<u16>,
    /// How it deals with Le
    #[arg(long, value_name = "MANNER", value_enum, default_value_t = Le::Exact)]
    le: Le,
    /// Bytes of padding behind the certificate
    #[arg(long, value_name = "BYTES", default_value_t = 0)]
    #[arg(value_parser = whole::<u16>(0..=65_535))]
    padding: u16,
    /// Fill the token's word up with NULs instead of spaces
    #[arg(long)]
    token_nul: bool,
    /// Status word of a locked PIN
    #[arg(long, value_name = "STATUS", default_value = "6984", value_parser = fault::status_word)]
    blocked_sw: u16,
    /// Status word that an empty VERIFY gets instead of the counter
    #[arg(long, value_name = "STATUS", value_parser = fault::status_word)]
    no_counter: Option<u16>,
    /// Answer the first command after power-up with 6F00
    #[arg(long)]
    sleepy: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Android: needs the PIN
    Android,
    /// iPhone: authenticated in Wallet
    Iphone,
    /// Plastic My Number card
    Card,
    /// 住基カード, before 2016
    Jukicard,
    /// A card without the application
    Transit,
    /// A token that nobody has described
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Rate {
    #[value(name = "106")]
    Kbit106,
    #[value(name = "212")]
    Kbit212,
    #[value(name = "424")]
    Kbit424,
    #[value(name = "848")]
    Kbit848,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Le {
    /// Gives at most what is asked for
    Exact,
    /// 6Cxx unless Le is exact
    Sixc,
    /// 61xx to whatever has data
    Sixone,
    /// 6700 to Le 00
    Refuse256,
}

/// Serves the phone until the program is ended.
pub(super) fn run(args: &Phone, output: &Output) -> Result<Exit, Failure> {
    let phone = SharedPhone::new(VirtualPhone::new(args.spec()?));
    phone.hold();
    let say = |tone, text: &Text<'_>| output.result(tone, &output.texts.say(text));
    say(Emphasis::Plain, &Text::PhoneStarted { model: name(args.kind), port: args.port });
    if let Some(folder) = &args.pki {
        say(
            Emphasis::Plain,
            &Text::PhoneAnchor { path: &folder.join("anchor.der").to_string_lossy() },
        );
    }
    say(Emphasis::Quiet, &Text::PhoneStopHint);
    let options = Options {
        address: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), args.port),
        come_back_after: args.come_back.map(Duration::from_millis),
    };
    vpcd::serve(&phone, &options, &Stop::default(), |event| match event {
        Event::ReaderMissing => {
            say(Emphasis::Quiet, &Text::PhoneWaitsForReader { port: args.port });
        }
        Event::Inserted => say(Emphasis::Good, &Text::PhoneInserted { port: args.port }),
        Event::Removed => say(Emphasis::Bad, &Text::PhoneRemoved),
        Event::PowerOn => output.result(Emphasis::Quiet, "power on"),
        Event::PowerOff => output.result(Emphasis::Quiet, "power off"),
        Event::Reset => output.result(Emphasis::Quiet, "reset"),
        Event::Exchange(exchange) => output.result(Emphasis::Plain, &exchange.to_string()),
    });
    Ok(Exit::Done)
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Android => "Android",
        Kind::Iphone => "iPhone",
        Kind::Card => "My Number card",
        Kind::Jukicard => "住基カード",
        Kind::Transit => "transit card",
        Kind::Unknown => "unknown",
    }
}

impl Phone {
    fn spec(&self) -> Result<PhoneSpec, Failure> {
        let identity = identity::make(self.certificate, self.pki.as_deref()).map_err(|error| {
            let folder = self.pki.as_deref().unwrap_or(std::path::Path::new("")).display();
            let message = format!("--pki {folder}: {error}");
            Failure::new(Exit::Usage, "configuration", message)
        })?;
        let spec = PhoneSpec::new(self.model(), identity.credential, &identity.anchor);
        Ok(PhoneSpec {
            pin: self.pin.clone(),
            serial: self.serial.clone(),
            tries_left: self.tries,
            wallet_locked: self.wallet_locked,
            manner: self.manner(),
            link: self.link.map(|rate| Link {
                bit_rate: rate.into(),
                frame_size: self.frame.into(),
                command_delay: Duration::from_millis(self.delay),
                sign_delay: Duration::from_millis(self.sign_delay),
            }),
            faults: FaultPlan {
                numbered: self.fault.clone(),
                endless_file: self.endless_file,
                replay_signature: self.replay,
            },
            ..spec
        })
    }

    fn model(&self) -> Model {
        match self.kind {
            Kind::Android => Model::Android,
            Kind::Iphone => Model::Iphone,
            Kind::Card => Model::Card,
            Kind::Jukicard => Model::JukiCard,
            Kind::Transit => Model::Transit,
            Kind::Unknown => Model::Unknown { token: self.token.clone().into_bytes() },
        }
    }

    fn manner(&self) -> Manner {
        let plain = Manner::default();
        Manner {
            max_block: self.block.map_or(plain.max_block, usize::from),
            le_style: match self.le {
                Le::Exact => LeStyle::Exact,
                Le::Sixc => LeStyle::SixC,
                Le::Sixone => LeStyle::SixOne { chunk: 0xF0 },
                Le::Refuse256 => LeStyle::Refuse256,
            },
            padding: (plain.padding.0, self.padding.into()),
            blocked_status: self.blocked_sw,
            no_counter: self.no_counter,
            sleepy: self.sleepy,
            token_padding: if self.token_nul { 0x00 } else { plain.token_padding },
            ..plain
        }
    }
}

impl From<Rate> for BitRate {
    fn from(rate: Rate) -> Self {
        match rate {
            Rate::Kbit106 => Self::Kbit106,
            Rate::Kbit212 => Self::Kbit212,
            Rate::Kbit424 => Self::Kbit424,
            Rate::Kbit848 => Self::Kbit848,
        }
    }
}

/// As in the token: CK_TOKEN_INFO has 16 characters for it.
fn serial(value: &str) -> Result<String, String> {
    let fits = value.len() <= 16 && value.bytes().all(|byte| byte.is_ascii_graphic());
    if fits {
        Ok(value.to_owned())
    } else {
        Err("a serial number has up to 16 letters, digits or signs".into())
    }
}

fn pin(value: &str) -> Result<String, String> {
    Pin::from_digits(value.as_bytes()).map(|_| value.to_owned()).map_err(|error| error.to_string())
}
