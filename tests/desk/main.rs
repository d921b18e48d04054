//! The desk as a terminal, a browser and an attacker see it: the built program, real TLS, real
//! files.

mod backup;
mod commands;
mod enrolment;
mod foreign;
mod people;
mod requests;
mod schema;
mod terminals;
mod visits;
