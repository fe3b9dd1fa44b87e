//! What must hold for every payload of every operation.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers included"
)]

#[path = "properties/agreement.rs"]
mod agreement;
#[path = "properties/near_misses.rs"]
mod near_misses;
#[path = "properties/spans.rs"]
mod spans;
#[path = "properties/styles.rs"]
mod styles;
#[path = "properties/support.rs"]
mod support;
#[path = "properties/valid.rs"]
mod valid;
