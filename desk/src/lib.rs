//! The clinic's side of Kazasu: takes visits from terminals, proves them again, and keeps them.
//!
//! A module imports only from its left:
//!
//! ```text
//! seal ─▶ keys ─▶ store ─▶ nonces, gates, eligibility, clones ─▶ enrol, visits, calls
//!   ─▶ problem ─▶ serve ─▶ desk ─▶ api ─▶ pages, people ─▶ run
//! ```
//!
//! | module | what it is |
//! |---|---|
//! | [`seal`] | how what belongs to a patient, and every key, lies on a disk |
//! | [`keys`] | the desk's CA, its id, and the key by which it knows its own marks again |
//! | [`store`] | what the desk keeps, as one trait; SQLite behind it |
//! | [`nonces`] | nonces that the desk knows again without keeping them |
//! | [`gates`] | why a terminal may begin no visit |
//! | [`clones`] | two machines with one certificate |
//! | [`eligibility`] | what a service knows of a patient |
//! | [`visits`] | what the desk finds out about evidence |
//! | [`password`] | users' passwords, as hashes |
//! | [`problem`] | refusals as problem details |
//! | [`serve`] | the accept loop of both listeners |
//! | [`enrol`] | codes of terminals, and the desk's side of their proofs |
//! | [`desk`] | what the listeners of a running desk share |
//! | [`api`] | the terminals' interface, and the document that describes it |
//! | [`pages`] | what staff see, live |
//! | [`people`] | who may call the people's listener, and the figures |
//! | [`run`] | a desk from its start to its end |

pub mod api;
pub mod clock;
pub mod clones;
pub mod desk;
pub mod eligibility;
pub mod enrol;
pub mod gates;
pub mod keys;
pub mod nonces;
pub mod pages;
pub mod password;
pub mod people;
pub mod problem;
pub mod run;
pub mod runtime;
pub mod seal;
pub mod serve;
pub mod store;
pub mod visits;
