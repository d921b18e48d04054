//! Elementary files: SELECT, READ BINARY, and reading the certificate with as few commands as the
//! phone allows.

use std::iter;

use super::{JpkiError, JpkiStep};
use crate::apdu::tlv::sequence_length;
use crate::apdu::{Channel, ChannelError, Command, Le, Response, Reveal, Status};
use crate::secret::WipedBytes;

/// The elementary files that Kazasu uses; it never touches the signing certificate, its password or
/// its key (0001, 001B, 001A).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementaryFile {
    /// 0006: token information.
    Token,
    /// 000A: user-authentication certificate.
    Certificate,
    /// 000B: the certificate of the CA that issued it, which is nobody's.
    CaCertificate,
    /// 0017: user-authentication private key.
    Key,
    /// 0018: user-authentication PIN.
    Pin,
}

impl ElementaryFile {
    /// File identifier (read on cards and on an Android phone; 000B on cards, and on a phone where
    /// it is there).
    const fn id(self) -> &'static [u8; 2] {
        match self {
            Self::Token => &[0x00, 0x06],
            Self::Certificate => &[0x00, 0x0A],
            Self::CaCertificate => &[0x00, 0x0B],
            Self::Key => &[0x00, 0x17],
            Self::Pin => &[0x00, 0x18],
        }
    }

    /// SELECT an EF under the current application, no FCI wanted (ISO/IEC 7816-4 §11.2.2, P1 02, P2
    /// 0C).
    fn select(self) -> Command {
        Command::new(0x00, 0xA4, 0x02, 0x0C).with_constant(self.id())
    }
}

/// Largest certificate that is read, header included. Those seen are under 1.6 KB; a header that
/// promises more than this is refused.
pub const MAX_CERTIFICATE: usize = 16 * 1024;

/// Room for the certificates that were seen.
const USUAL_CERTIFICATE: usize = 2 * 1024;

/// What READ BINARY is asked for when a phone refuses the Le before (6700): 256, which some take
/// alone, then what phones and readers were seen to take, then less.
const BLOCK_SIZES: [usize; 7] = [256, 0xF0, 0x80, 0x40, 0x20, 0x10, 0x08];

/// Makes a file the current one.
pub(super) fn select_file(
    channel: &mut Channel<'_>,
    file: ElementaryFile,
    step: JpkiStep,
) -> Result<(), JpkiError> {
    let response = select(channel, &file.select())?;
    match response.status.meaning() {
        Status::Ok => Ok(()),
        _ => Err(JpkiError::Unexpected { step, status: response.status }),
    }
}

/// As [`select_file`], of a file that the tap can do without: whether it is there.
pub(super) fn is_there(
    channel: &mut Channel<'_>,
    file: ElementaryFile,
) -> Result<bool, ChannelError> {
    Ok(channel.send(&file.select())?.status.meaning() == Status::Ok)
}

/// SELECT, and once more where it is refused with a word that a phone may say which is not ready
/// yet (6A82, 6985, 6F00): neither costs anything.
pub(super) fn select(
    channel: &mut Channel<'_>,
    command: &Command,
) -> Result<Response, ChannelError> {
    let response = channel.send(command)?;
    match response.status.meaning() {
        Status::NotFound | Status::ConditionsNotSatisfied | Status::NoDiagnosis => {
            channel.send(command)
        }
        _ => Ok(response),
    }
}

/// READ BINARY on the current EF (ISO/IEC 7816-4 §11.3.3), with the block size that this phone has
/// been found to take.
pub(super) struct FileReader {
    step: JpkiStep,
    block: usize,
}

impl FileReader {
    pub(super) const fn new(step: JpkiStep) -> Self {
        Self { step, block: BLOCK_SIZES[0] }
    }

    /// Reads at `offset` (below 8000, where P1 would name a short EF identifier), asking for no
    /// more than `want` bytes; empty at the end of the file. `reveal`: what may be shown of it.
    pub(super) fn read(
        &mut self,
        channel: &mut Channel<'_>,
        offset: usize,
        want: usize,
        reveal: Reveal<'_>,
    ) -> Result<WipedBytes, JpkiError> {
        let [p1, p2] = u16::try_from(offset).unwrap_or(u16::MAX).to_be_bytes();
        let first = want.min(self.block);
        let mut refused = None;
        for le in iter::once(first).chain(BLOCK_SIZES.into_iter().filter(|&size| size != first)) {
            let command = Command::new(0x00, 0xB0, p1 & 0x7F, p2).with_le(Le::at_most(le));
            let response = channel.send_revealing(&command, reveal)?;
            match response.status.meaning() {
                Status::Ok | Status::EndOfFile => {
                    if refused.is_some() {
                        self.block = le;
                    }
                    // What it gives at a time is what it is asked for from now on: that spares it
                    // the next 6Cxx.
                    self.block = response.corrected.map_or(self.block, Le::get);
                    return Ok(response.data);
                }
                // Nothing lies outside at offset 0: the phone means that Le is more than there is.
                Status::WrongLength => refused = Some(response.status),
                Status::OutsideFile if offset == 0 => refused = Some(response.status),
                Status::OutsideFile => return Ok(WipedBytes::default()),
                _ => {
                    return Err(JpkiError::Unexpected { step: self.step, status: response.status });
                }
            }
        }
        Err(refused.map_or(JpkiError::Empty(self.step), |status| JpkiError::Unexpected {
            step: self.step,
            status,
        }))
    }
}

/// Reads the user-authentication certificate (EF 000A): as many bytes as its DER header says;
/// padding after it is left out.
///
/// `progress` is told the bytes read and, once the header is in, the bytes there are.
///
/// # Errors
///
/// [`JpkiError`]; [`JpkiError::Unexpected`] with 6982 means that the holder has not authenticated.
pub fn read_certificate(
    channel: &mut Channel<'_>,
    progress: &mut dyn FnMut(usize, Option<usize>),
) -> Result<WipedBytes, JpkiError> {
    select_file(channel, ElementaryFile::Certificate, JpkiStep::SelectCertificate)?;
    let mut reader = FileReader::new(JpkiStep::ReadCertificate);
    let mut bytes = WipedBytes::with_room(USUAL_CERTIFICATE);
    loop {
        let total = sequence_length(&bytes)?;
        progress(bytes.len(), total);
        let want = match total {
            Some(promised) if promised > MAX_CERTIFICATE => {
                return Err(JpkiError::TooLarge { promised });
            }
            Some(total) if bytes.len() >= total => {
                bytes.truncate(total);
                return Ok(bytes);
            }
            Some(total) => total - bytes.len(),
            None => BLOCK_SIZES[0],
        };
        let block = reader.read(channel, bytes.len(), want, Reveal::Object { before: &bytes })?;
        if block.is_empty() {
            return Err(JpkiError::EndedEarly { got: bytes.len() });
        }
        bytes.extend_from_slice(&block);
    }
}

#[cfg(test)]
mod tests;
