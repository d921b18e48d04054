//! `kazasu read --json` against virtual phones, through the real PC/SC service.

mod kinds;
