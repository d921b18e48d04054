//! The JPKI application as the phone carries it: one method for each instruction.

use super::chaining::{Answer, Pending, response};
use super::command::Command;
use super::files::{Access, File, Files, Kind, ef};
use super::password::Password;
use super::pki::PrivateKey;
use super::{LeStyle, Manner, Model, PhoneSpec, status};

/// Application identifier of JPKI (公的個人認証AP).
const AID: [u8; 10] = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];
/// Tries of the user-authentication PIN.
pub(super) const PIN_TRIES: u8 = 3;
/// Tries of the signing password.
const PASSWORD_TRIES: u8 = 5;
/// What Le may ask for at most in [`LeStyle::Refuse256`].
const LARGEST_LE: usize = 0xF0;
/// What a replayed signature was once made for: DigestInfo of SHA-256 (RFC 8017 §9.2) with a digest
/// of nothing in particular.
const OLD_DIGEST_INFO: [u8; 51] = [
    0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
];

/// State of the application, and of the secrets in it.
pub(super) struct Applet {
    model: Model,
    manner: Manner,
    files: Files,
    authentication_key: PrivateKey,
    signing_key: Option<PrivateKey>,
    pub(super) pin: Password,
    password: Password,
    pub(super) wallet_locked: bool,
    endless_file: bool,
    replay: Option<[u8; 51]>,
    selected: bool,
    current: Option<u16>,
    pub(super) pending: Pending,
    /// VERIFY commands with data that were carried out.
    pub(super) verifies: u32,
    /// Signatures made.
    pub(super) signatures: u32,
}

impl Applet {
    pub(super) fn new(spec: &PhoneSpec) -> Self {
        let signing = spec.signing.as_ref();
        Self {
            files: Files::of(spec),
            authentication_key: spec.credential.key().clone(),
            signing_key: signing.map(|signing| signing.credential.key().clone()),
            pin: Password::new(Some(&spec.pin), PIN_TRIES, spec.tries_left),
            password: Password::new(
                signing.map(|signing| signing.password.as_str()),
                PASSWORD_TRIES,
                PASSWORD_TRIES,
            ),
            wallet_locked: spec.wallet_locked,
            endless_file: spec.faults.endless_file,
            replay: spec.faults.replay_signature.then_some(OLD_DIGEST_INFO),
            model: spec.model.clone(),
            manner: spec.manner,
            selected: false,
            current: None,
            pending: Pending::Nothing,
            verifies: 0,
            signatures: 0,
        }
    }

    /// A reset: application and file are forgotten, a verified PIN is not (measured on a card).
    pub(super) fn reset(&mut self) {
        self.selected = false;
        self.current = None;
        self.pending = Pending::Nothing;
    }

    /// Power is gone: verified PINs are forgotten too. Counters stay.
    pub(super) fn power_off(&mut self) {
        self.reset();
        self.pin.forget();
        self.password.forget();
    }

    /// Carries out one command APDU and gives the response APDU.
    pub(super) fn process(&mut self, bytes: &[u8]) -> Vec<u8> {
        let command = match Command::parse(bytes) {
            Ok(command) if command.extended && !self.manner.extended_length => {
                return response(&[], status::WRONG_LENGTH);
            }
            Ok(command) => command,
            Err(status) => return response(&[], status),
        };
        if (command.class, command.instruction) == (0x00, 0xC0) {
            return self.pending.get_response(self.manner.le_style, &command);
        }
        if let Some(kept) = self.pending.repeat(&command) {
            return kept;
        }
        let answer = self.execute(&command).unwrap_or_else(Answer::status);
        self.pending.deliver(self.manner.le_style, &command, answer)
    }

    /// Finds the instruction; `Err` is a status word without data, everywhere in this file.
    fn execute(&mut self, command: &Command<'_>) -> Result<Answer, u16> {
        match (command.class, command.instruction) {
            (0x00, 0xA4) => self.select(command),
            (0x00, 0xB0) => self.read_binary(command),
            (0x00, 0x20) => self.verify(command),
            (0x80, 0x2A) => self.compute_digital_signature(command),
            (0x80, 0xFC) => self.last_command_indicator(),
            (0x00 | 0x80, _) => Err(status::UNKNOWN_INSTRUCTION),
            _ => Err(status::UNKNOWN_CLASS),
        }
    }

    /// SELECT (ISO/IEC 7816-4:2005 §7.1.1): by DF name, or an EF of the application. No file
    /// control information is given.
    fn select(&mut self, command: &Command<'_>) -> Result<Answer, u16> {
        match (command.p1, command.p2) {
            (0x04, 0x00 | 0x0C) => {
                if self.model.token().is_none() || command.data != AID {
                    return Err(status::NOT_FOUND);
                }
                self.reset();
                self.selected = true;
            }
            (0x02, 0x00 | 0x0C) => {
                if !self.selected {
                    return Err(status::NO_CURRENT_FILE);
                }
                let id: [u8; 2] = command.data.try_into().map_err(|_| status::WRONG_LENGTH)?;
                let id = u16::from_be_bytes(id);
                self.files.get(id).ok_or(status::NOT_FOUND)?;
                self.current = Some(id);
            }
            // Measured on a card: inside the application this does nothing, and the master file
            // cannot be named.
            (0x00, 0x00) if !command.data.is_empty() => return Err(status::NOT_FOUND),
            (0x00, 0x00) if self.selected => {}
            _ => return Err(status::WRONG_P1_P2),
        }
        Ok(Answer::status(status::OK))
    }

    /// READ BINARY (§7.2.3): from the current EF, or on a plastic card from one named by its short
    /// identifier.
    fn read_binary(&mut self, command: &Command<'_>) -> Result<Answer, u16> {
        let offset = if command.p1 & 0x80 == 0 {
            usize::from(u16::from_be_bytes([command.p1, command.p2]))
        } else {
            self.select_short(command.p1)?;
            usize::from(command.p2)
        };
        let (id, file) = self.current_file()?;
        let Kind::Transparent(content) = &file.kind else { return Err(status::NOT_TRANSPARENT) };
        self.check(file.access)?;
        let expected =
            command.expected.filter(|_| command.data.is_empty()).ok_or(status::WRONG_LENGTH)?;
        if self.manner.le_style == LeStyle::Refuse256 && expected > LARGEST_LE {
            return Err(status::WRONG_LENGTH);
        }
        // In 6Cxx style a short Le is answered with the length of a whole block, not taken at its
        // word.
        let wanted = if self.manner.le_style == LeStyle::SixC { 256 } else { expected };
        let most = self.manner.max_block.max(1);
        let block = wanted.min(most);
        if self.endless_file && id == ef::AUTHENTICATION_CERTIFICATE {
            return Ok(Answer::data(endless(content, offset, block)));
        }
        let rest = content
            .get(offset..)
            .filter(|rest| !rest.is_empty())
            .ok_or(status::OFFSET_OUTSIDE_FILE)?;
        let data = rest[..block.min(rest.len())].to_vec();
        // Le 00 asks for what there is, a number for that many bytes.
        let whole = expected == if command.extended { 65_536 } else { 256 };
        let short_of = !whole && expected.min(most) > rest.len();
        Ok(Answer { data, status: if short_of { status::END_OF_FILE } else { status::OK } })
    }

    /// VERIFY (§7.5.6) against EF 0018 or 001B; without data it asks for the tries left.
    fn verify(&mut self, command: &Command<'_>) -> Result<Answer, u16> {
        let id = self.target(command)?;
        let blocked = self.manner.blocked_status;
        let secret = match id {
            ef::AUTHENTICATION_PIN => &mut self.pin,
            ef::SIGNING_PASSWORD => &mut self.password,
            _ => return Err(status::NOT_TRANSPARENT),
        };
        if command.data.is_empty() {
            return Err(self.manner.no_counter.unwrap_or_else(|| secret.counter(blocked)));
        }
        self.verifies += 1;
        Err(secret.verify(command.data, blocked))
    }

    /// PERFORM SECURITY OPERATION, COMPUTE DIGITAL SIGNATURE (ISO/IEC 7816-8), in JPKI's form: CLA
    /// 80, P1 00 for a DigestInfo that is signed as it stands, P2 80 for the current EF.
    fn compute_digital_signature(&mut self, command: &Command<'_>) -> Result<Answer, u16> {
        if command.p1 != 0x00 {
            return Err(status::WRONG_P1_P2);
        }
        let id = self.target(command)?;
        let (_, file) = self.current_file()?;
        let Kind::Key = file.kind else { return Err(status::NOT_TRANSPARENT) };
        self.check(file.access)?;
        if command.data.is_empty() || command.expected.is_none() {
            return Err(status::WRONG_LENGTH);
        }
        let key = match &self.signing_key {
            Some(signing_key) if id == ef::SIGNING_KEY => signing_key,
            _ => &self.authentication_key,
        };
        let digest_info = self.replay.as_ref().map_or(command.data, |old| old);
        let signature = key.sign_digest_info(digest_info).ok_or(status::WRONG_DATA)?;
        self.signatures += 1;
        Ok(Answer::data(signature))
    }

    /// 80 FC 00 00, by which a reader tells an iPhone that it is done (known from one source); a
    /// plastic card answers 6700.
    fn last_command_indicator(&self) -> Result<Answer, u16> {
        match self.model {
            Model::Iphone => Ok(Answer::status(status::OK)),
            Model::Card | Model::JukiCard => Err(status::WRONG_LENGTH),
            Model::Android | Model::Transit | Model::Unknown { .. } => {
                Err(status::UNKNOWN_INSTRUCTION)
            }
        }
    }

    /// The EF that P2 means: 80 the current one, 80 + short identifier another one (measured on a
    /// plastic card alone).
    fn target(&mut self, command: &Command<'_>) -> Result<u16, u16> {
        match command.p2 {
            0x80 => {}
            0x81..=0x9E => self.select_short(command.p2)?,
            _ => return Err(status::WRONG_P1_P2),
        }
        self.current_file().map(|(id, _)| id)
    }

    fn select_short(&mut self, reference: u8) -> Result<(), u16> {
        let id = u16::from(reference & 0x1F);
        if !self.model.is_plastic() || reference & 0x60 != 0 {
            return Err(status::WRONG_P1_P2);
        }
        if !self.selected {
            return Err(status::NO_CURRENT_FILE);
        }
        self.files.get(id).ok_or(status::NOT_FOUND)?;
        self.current = Some(id);
        Ok(())
    }

    fn current_file(&self) -> Result<(u16, &File), u16> {
        let id = self.current.ok_or(status::NO_CURRENT_FILE)?;
        self.files.get(id).map(|file| (id, file)).ok_or(status::NO_CURRENT_FILE)
    }

    fn check(&self, access: Access) -> Result<(), u16> {
        let allowed = match access {
            Access::Free => true,
            Access::Pin => self.pin.is_verified(),
            Access::Password => self.password.is_verified(),
            Access::Wallet => !self.wallet_locked,
        };
        if allowed { Ok(()) } else { Err(status::SECURITY_NOT_SATISFIED) }
    }
}

/// A block of a file without end: a SEQUENCE header that announces 65 535 bytes, and always more.
fn endless(content: &[u8], offset: usize, block: usize) -> Vec<u8> {
    let header = [0x30, 0x82, 0xFF, 0xFF];
    let file = header
        .iter()
        .chain(content.iter().skip(header.len()))
        .copied()
        .chain(std::iter::repeat(0xA5));
    file.skip(offset).take(block).collect()
}

#[cfg(test)]
mod tests;
