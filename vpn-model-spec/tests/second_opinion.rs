//! The reference interpreter against what we expect, and against the runtime.
//!
//! The tables in the notation of `cases.rs` hold payloads with hand-written findings;
//! `differential.rs` compares the two on documents that `generate.rs` makes from the specs;
//! `decisions.rs` has what they once did not agree about.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]

// Generated code imports from the crate that it is generated for.
use vpn_model::{
    Any, Extra, IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Map, Model, Nullable, OneOrMany, Open,
    Operation, Secret, Text, Uuid,
};

#[path = "second_opinion/adjustment.rs"]
mod adjustment;
#[path = "second_opinion/cases.rs"]
mod cases;
#[path = "second_opinion/compare.rs"]
mod compare;
#[path = "second_opinion/decisions.rs"]
mod decisions;
#[path = "second_opinion/demo.rs"]
mod demo;
#[path = "second_opinion/differential.rs"]
mod differential;
#[path = "second_opinion/generate.rs"]
mod generate;
#[path = "../../vpn-model/tests/properties/hold_thing.rs"]
#[allow(unreachable_pub, missing_docs, reason = "generated for a library")]
mod hold_thing;
#[path = "second_opinion/json.rs"]
mod json;
#[path = "second_opinion/leaves.rs"]
mod leaves;
#[path = "second_opinion/pairs.rs"]
mod pairs;
#[path = "second_opinion/phases.rs"]
mod phases;
#[path = "second_opinion/responses.rs"]
mod responses;
#[path = "second_opinion/rules.rs"]
mod rules;
#[path = "second_opinion/shapes.rs"]
mod shapes;
#[path = "second_opinion/siblings.rs"]
mod siblings;
#[path = "second_opinion/strategies.rs"]
mod strategies;
#[path = "second_opinion/together.rs"]
mod together;
#[path = "second_opinion/values.rs"]
mod values;
#[path = "second_opinion/write.rs"]
mod write;
