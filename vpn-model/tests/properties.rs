//! What must hold for every payload of every operation.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers included"
)]

// Generated code imports from the crate that it is generated for.
use vpn_model::{
    Any, Extra, IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Map, Model, Nullable, OneOrMany, Open,
    Operation, Secret, Text, Uuid,
};

#[path = "properties/agreement.rs"]
mod agreement;
#[path = "properties/beside.rs"]
#[allow(missing_docs, reason = "invented for a test")]
mod beside;
#[path = "properties/hold_thing.rs"]
#[allow(unreachable_pub, missing_docs, reason = "generated for a library")]
mod hold_thing;
#[path = "json_schema/invented.rs"]
#[allow(missing_docs, reason = "invented for a test")]
mod invented;
#[path = "properties/near_misses.rs"]
mod near_misses;
#[path = "properties/odd.rs"]
#[allow(missing_docs, reason = "invented for a test")]
mod odd;
#[path = "properties/own_rules.rs"]
mod own_rules;
#[path = "properties/spans.rs"]
mod spans;
#[path = "properties/styles.rs"]
mod styles;
#[path = "properties/support.rs"]
mod support;
#[path = "properties/valid.rs"]
mod valid;
#[path = "properties/written.rs"]
mod written;
