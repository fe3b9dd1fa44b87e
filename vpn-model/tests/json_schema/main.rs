//! The exported JSON Schemas: what they say, and that they say what the library does.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers included"
)]

// Generated code imports from the crate that it is generated for.
use vpn_model::{
    Any, Extra, IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Map, Model, Nullable, OneOrMany, Open,
    Operation, Secret, Text, Uuid,
};

mod documents;
#[path = "../properties/hold_thing.rs"]
#[allow(unreachable_pub, missing_docs, reason = "generated for a library")]
mod hold_thing;
#[allow(missing_docs, reason = "invented for a test")]
mod invented;
mod judge;
mod parity;
mod written;
