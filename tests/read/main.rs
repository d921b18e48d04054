//! `kazasu read --json` against virtual phones, through the real PC/SC service.

mod bundles;
mod certificates;
mod cuts;
mod faults;
mod kinds;
mod manners;
mod pin;
mod proof;
mod revocation;
mod workers;
