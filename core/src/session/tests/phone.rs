//! A phone (or a card) small enough to see at a glance that it is right: it shares no code with the
//! applet that tests elsewhere use.

use crate::reader::{Card, CardError};

/// What lies on the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Model {
    Android,
    Iphone,
    Plastic,
    Transit,
    Unknown,
}

/// Where the phone leaves the field, counted in commands from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tear {
    /// The command is never carried out.
    Before(usize),
    /// It is carried out, and its answer is lost.
    After(usize),
}

/// An answer that no step provides for, to one command, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Odd {
    pub(super) command: usize,
    pub(super) word: u16,
    /// The command is carried out all the same.
    pub(super) carried_out: bool,
}

/// One VERIFY with a PIN that reached the phone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verify {
    pub(super) tries_before: u8,
    pub(super) right: bool,
    pub(super) answered: bool,
}

#[derive(Debug)]
pub(super) struct Phone {
    pub(super) model: Model,
    pub(super) pin: [u8; 4],
    pub(super) tries: u8,
    /// iPhone: authenticated in Wallet.
    pub(super) authenticated: bool,
    /// The counter cannot be read.
    pub(super) counterless: bool,
    pub(super) tear: Option<Tear>,
    /// Odd answers to come: each is given once.
    pub(super) odd: Vec<Odd>,
    pub(super) verifies: Vec<Verify>,
    pub(super) serial: u8,
    verified: bool,
    file: u16,
    commands: usize,
}

const CERTIFICATE: &[u8] = include_bytes!("fixture/phone.der");
const SIGNATURE: &[u8] = include_bytes!("fixture/signature.bin");

impl Phone {
    pub(super) fn new(model: Model) -> Self {
        Self {
            model,
            pin: *b"1234",
            tries: 3,
            authenticated: true,
            counterless: false,
            tear: None,
            odd: Vec::new(),
            verifies: Vec::new(),
            serial: 0,
            verified: false,
            file: 0,
            commands: 0,
        }
    }

    /// The field is switched on: nothing is verified, nothing selected.
    pub(super) fn power_up(&mut self) {
        (self.verified, self.file, self.commands) = (false, 0, 0);
    }

    fn token(&self) -> Vec<u8> {
        let label: &[u8] = match self.model {
            Model::Android => b"JPKIAPGPSETOKEN",
            Model::Iphone => b"JPKIAPIOSTOKEN",
            Model::Plastic => b"JPKIAPICCTOKEN2",
            Model::Transit | Model::Unknown => b"SOMETHINGELSE",
        };
        let mut token = label.to_vec();
        token.resize(32, b' ');
        token.resize(160, self.serial);
        token
    }

    fn is_open(&self) -> bool {
        match self.model {
            Model::Android => self.verified,
            Model::Iphone => self.authenticated,
            Model::Plastic | Model::Transit | Model::Unknown => true,
        }
    }

    fn answer_or_odd(&mut self, command: &[u8]) -> Vec<u8> {
        let Some(at) = self.odd.iter().position(|odd| odd.command == self.commands) else {
            return self.answer(command);
        };
        let Odd { word, carried_out, .. } = self.odd.remove(at);
        if carried_out {
            let verifies = self.verifies.len();
            self.answer(command);
            self.verifies[verifies..].iter_mut().for_each(|verify| verify.answered = false);
        }
        word.to_be_bytes().to_vec()
    }

    fn answer(&mut self, command: &[u8]) -> Vec<u8> {
        match *command {
            [0x00, 0xA4, 0x04, ..] if self.model == Model::Transit => vec![0x6A, 0x82],
            [0x00, 0xA4, 0x04, ..] => vec![0x90, 0x00],
            [0x00, 0xA4, 0x02, 0x0C, 0x02, high, low] => {
                self.file = u16::from_be_bytes([high, low]);
                vec![0x90, 0x00]
            }
            [0x00, 0xB0, high, low, le] => {
                self.read_binary(usize::from(u16::from_be_bytes([high, low])), le)
            }
            [0x00, 0x20, 0x00, 0x80] if self.counterless => vec![0x6A, 0x86],
            [0x00, 0x20, 0x00, 0x80] => self.counter(),
            [0x00, 0x20, 0x00, 0x80, 4, ref pin @ ..] => self.verify(pin),
            [0x80, 0x2A, 0x00, 0x80, ..] if !self.is_open() => vec![0x69, 0x82],
            [0x80, 0x2A, 0x00, 0x80, ..] => [SIGNATURE, &[0x90, 0x00]].concat(),
            _ => vec![0x6D, 0x00],
        }
    }

    fn counter(&self) -> Vec<u8> {
        if self.tries == 0 { vec![0x69, 0x84] } else { vec![0x63, 0xC0 | self.tries] }
    }

    fn verify(&mut self, pin: &[u8]) -> Vec<u8> {
        let tries_before = self.tries;
        let right = tries_before > 0 && pin == self.pin;
        self.verifies.push(Verify { tries_before, right, answered: true });
        self.verified = right;
        self.tries = if right { 3 } else { tries_before.saturating_sub(1) };
        match (right, tries_before) {
            (true, _) => vec![0x90, 0x00],
            (false, 0) => vec![0x69, 0x84],
            (false, _) => vec![0x63, 0xC0 | self.tries],
        }
    }

    fn read_binary(&self, offset: usize, le: u8) -> Vec<u8> {
        let file = match self.file {
            0x0006 => self.token(),
            0x000A if self.is_open() => CERTIFICATE.to_vec(),
            _ => return vec![0x69, 0x82],
        };
        let le = if le == 0 { 256 } else { usize::from(le) };
        let Some(rest) = file.get(offset..) else { return vec![0x6B, 0x00] };
        [&rest[..le.min(rest.len())], &[0x90, 0x00]].concat()
    }
}

impl Card for Phone {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, CardError> {
        self.commands += 1;
        match self.tear {
            Some(Tear::Before(n)) if self.commands >= n => Err(CardError::Removed),
            Some(Tear::After(n)) if self.commands == n => {
                let verifies = self.verifies.len();
                self.answer(command);
                self.verifies[verifies..].iter_mut().for_each(|verify| verify.answered = false);
                Err(CardError::Removed)
            }
            Some(Tear::After(n)) if self.commands > n => Err(CardError::Removed),
            _ => Ok(self.answer_or_odd(command)),
        }
    }
}
