//! Whoever says what there is to say.

/// A program or a library that speaks.
pub(crate) trait Voice: Send + 'static {
    /// Says this, and leaves out what it has not got round to if that is too much. Returns at once.
    fn say(&mut self, speech: String);
}
