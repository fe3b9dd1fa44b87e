//! What the benchmarks share: the peers' structs, and a harness that measures
//! all candidates in turn, so that whatever else the machine does hits them alike.
//!
//! Run `cargo bench -p vpn-model-benches`; it prints a table of ratios.

pub mod harness;
pub mod plain;

/// The examples of the project's README, compiled and run with the doc tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
