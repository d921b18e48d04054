//! What is on every screen, in every language and size of text, on every panel: all of it to be
//! seen, read aloud and pressed.

mod fit;
mod measure;
mod passing;
mod press;
mod unseen;
