//! What the benchmarks share: the peers' structs, bodies, and a harness that
//! measures all candidates in turn, so that whatever else the machine does hits
//! them alike.
//!
//! `cargo bench -p vpn-model-benches` prints tables of ratios; with
//! `-- --write` it puts them into the README of this crate.

pub mod bare;
pub mod bodies;
pub mod grow;
pub mod harness;
pub mod page;
pub mod plain;

/// The examples of the project's README, compiled and run with the doc tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
