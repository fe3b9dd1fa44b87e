//! How long it takes to read an update body: with all rules, beside serde_json
//! without any, and beside a scan that only steps over the tokens.

use std::io;

use vpn_model::Model as _;
use vpn_model::otc::v5::UpdateVpnConnectionRequest;
use vpn_model_benches::harness::{Candidate, compare};
use vpn_model_benches::plain;

const GOOD: &[u8] = include_bytes!("../data/good.json");
const BAD: &[u8] = include_bytes!("../data/bad.json");

fn main() -> io::Result<()> {
    // `cargo test --benches` only wants to know that it runs.
    let rounds = if std::env::args().any(|argument| argument == "--bench") {
        300
    } else {
        1
    };
    compare(
        &format!("otc-v5:update-vpn-connection, {} bytes", GOOD.len()),
        rounds,
        &[
            Candidate {
                name: "serde_json, typed, no rules",
                run: Box::new(|| {
                    usize::from(serde_json::from_slice::<plain::Request>(GOOD).is_ok())
                }),
            },
            Candidate {
                name: "jiter, tokens only",
                run: Box::new(|| usize::from(jiter::Jiter::new(GOOD).next_skip().is_ok())),
            },
            Candidate {
                name: "vpn-model, all rules, good body",
                run: Box::new(|| usize::from(UpdateVpnConnectionRequest::from_json(GOOD).is_ok())),
            },
            Candidate {
                name: "vpn-model, all rules, five mistakes",
                run: Box::new(|| match UpdateVpnConnectionRequest::from_json(BAD) {
                    Ok(_) => 0,
                    Err(report) => report.violations().len(),
                }),
            },
        ],
    )
}
