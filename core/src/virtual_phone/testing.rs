//! What the tests of the virtual phones share: hexadecimal, and a phone that is already in the
//! field.

use super::{Model, PhoneSpec, Reply, VirtualPhone};

/// The JPKI script (reference, section 4).
pub(super) const SELECT_AP: &str = "00A4040C0AD392F000260100000001";
pub(super) const SELECT_TOKEN: &str = "00A4020C020006";
pub(super) const SELECT_PIN: &str = "00A4020C020018";
pub(super) const SELECT_CERTIFICATE: &str = "00A4020C02000A";
pub(super) const SELECT_KEY: &str = "00A4020C020017";
pub(super) const TRIES_LEFT: &str = "00200080";
pub(super) const VERIFY_1234: &str = "002000800431323334";
pub(super) const VERIFY_9999: &str = "002000800439393939";

pub(super) fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        hex.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_digit(16).unwrap() as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// A DigestInfo with a SHA-256 digest of `byte`s.
pub(super) fn digest_info(byte: u8) -> Vec<u8> {
    [bytes("3031300D060960864801650304020105000420"), vec![byte; 32]].concat()
}

/// COMPUTE DIGITAL SIGNATURE with Le 00.
pub(super) fn sign(byte: u8) -> Vec<u8> {
    [bytes("802A008033"), digest_info(byte), vec![0x00]].concat()
}

/// A phone that is held to the reader and has power.
pub(super) fn held(spec: PhoneSpec) -> VirtualPhone {
    let mut phone = VirtualPhone::new(spec);
    phone.hold();
    phone.power_on();
    phone
}

pub(super) fn android() -> VirtualPhone {
    held(PhoneSpec::shared(Model::Android))
}

impl VirtualPhone {
    /// Sends a command and gives the response.
    pub(super) fn send(&mut self, command: &[u8]) -> Vec<u8> {
        match self.process(command) {
            Reply::Response(response) => response,
            other => panic!("{other:?}"),
        }
    }

    /// Sends hexadecimal commands and gives the last response in hexadecimal.
    pub(super) fn script(&mut self, commands: &[&str]) -> String {
        let responses = commands.iter().map(|command| self.send(&bytes(command)));
        hex(&responses.last().unwrap())
    }

    /// Selects the application, and with the right PIN becomes ready for everything.
    pub(super) fn unlocked(mut self) -> Self {
        assert_eq!(self.script(&[SELECT_AP, SELECT_PIN, VERIFY_1234]), "9000");
        self
    }

    /// Reads the current file as a reader does: blocks of Le until one is short, with offsets by
    /// what came.
    pub(super) fn read_file(&mut self, le: u8) -> Vec<u8> {
        let mut file = Vec::new();
        loop {
            let [high, low] = (file.len() as u16).to_be_bytes();
            let response = self.send(&[0x00, 0xB0, high, low, le]);
            let (data, status) = response.split_at(response.len() - 2);
            file.extend(data);
            match status {
                [0x90, 0x00] if !data.is_empty() => {}
                [0x90, 0x00] | [0x62, 0x82] | [0x6B, 0x00] => return file,
                other => panic!("{other:02X?} after {} bytes", file.len()),
            }
        }
    }
}
