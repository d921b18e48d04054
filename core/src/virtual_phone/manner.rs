//! Manners: what other people's phones may do within the standard, or a little beside it.

/// How a phone deals with Le, the number of bytes that a command asks for (ISO/IEC 7816-4 §5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeStyle {
    /// Gives at most what is asked for.
    Exact,
    /// Answers 6Cxx unless Le is exactly what it would give.
    SixC,
    /// Answers 61xx to whatever has data, and waits for GET RESPONSE.
    SixOne {
        /// Bytes it gives at a time, 1 to 255.
        chunk: u8,
    },
    /// Answers 6700 to a READ BINARY of more than F0 bytes, so also to Le 00.
    Refuse256,
}

/// How a phone behaves. The default is the plain reading of the JPKI reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Bytes that READ BINARY gives at most.
    pub max_block: usize,
    /// How it deals with Le.
    pub le_style: LeStyle,
    /// Takes extended-length APDUs; otherwise they are 6700.
    pub extended_length: bool,
    /// Bytes behind the certificate in its file: which, and how many.
    pub padding: (u8, usize),
    /// Status word of a locked PIN: 6984 was measured on a card; ISO names 6983.
    pub blocked_status: u16,
    /// Status word of an empty VERIFY, where it does not tell the tries left.
    pub no_counter: Option<u16>,
    /// Answers 6F00 once to the first command after it got power.
    pub sleepy: bool,
    /// Fills up the token label: a space (measured on a card) or NUL.
    pub token_padding: u8,
    /// Length of EF 0006: 160 on a card, or 32.
    pub token_length: usize,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            max_block: 65_536,
            le_style: LeStyle::Exact,
            extended_length: false,
            padding: (0xFF, 0),
            blocked_status: 0x6984,
            no_counter: None,
            sleepy: false,
            token_padding: b' ',
            token_length: 160,
        }
    }
}
