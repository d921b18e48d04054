//! Whole visits, as a patient, a phone and the clock make them.

mod answers;
mod any_order;
mod busy;
mod clock;
mod consent;
mod desk;
mod given;
mod languages;
mod last_screen;
mod leftovers;
mod limits;
mod maintenance;
mod odd_answers;
mod oracle;
mod phone;
mod pictures;
mod pin_rule;
mod several_readers;
mod sleep;
mod troubles;
mod typing;
mod visits;
mod world;
