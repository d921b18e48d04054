//! The clinic's side of Kazasu: takes visits from terminals, proves them again, and keeps them.
//!
//! A module imports only from its left:
//!
//! ```text
//! seal ─▶ keys ─▶ store ─▶ nonces, gates, eligibility, clones ─▶ enrol, visits, calls
//!   ─▶ problem ─▶ serve ─▶ desk ─▶ api, people ─▶ run
//! ```
//!
//! | module | what it is |
//! |---|---|
//! | [`seal`] | how what belongs to a patient, and every key, lies on a disk |
//! | [`keys`] | the desk's CA, its id, and the key by which it knows its own marks again |
//! | [`store`] | what the desk keeps, as one trait; SQLite behind it |
//! | [`password`] | users' passwords, as hashes |
//! | [`problem`] | refusals as problem details |
//! | [`serve`] | the accept loop of both listeners |

pub mod keys;
pub mod password;
pub mod problem;
pub mod seal;
pub mod serve;
pub mod store;
