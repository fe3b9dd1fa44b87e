//! How often and how much is allocated for one body. A counter is in the way of
//! every allocation here, so nothing is timed.

use std::fmt::Write as _;
use std::io;

use serde_json::Value;
use vpn_model::Model as _;
use vpn_model::otc::v5::UpdateVpnConnectionRequest as Ours;
use vpn_model_benches::{bodies, page, plain};

fn main() -> io::Result<()> {
    let mut report = "Allocations for one body, and their bytes; what the peers' structs keep is what ours keep.\n\n\
         |  | serde_json, typed | serde_json, untyped | `from_json` | `is_valid` |\n\
         | --- | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for (name, body) in [
        ("small", bodies::SMALL.to_owned()),
        ("typical", bodies::TYPICAL.to_owned()),
        ("typical, five mistakes", bodies::TYPICAL_BAD.to_owned()),
        ("maximal", bodies::maximal()),
    ] {
        let typed = count(|| drop(serde_json::from_str::<plain::Request>(&body)));
        let untyped = count(|| drop(serde_json::from_str::<Value>(&body)));
        let read = count(|| drop(Ours::from_json(&body)));
        let verdict = count(|| {
            std::hint::black_box(Ours::is_valid(&body));
        });
        let _ = writeln!(
            report,
            "| {name} | {typed} | {untyped} | {read} | {verdict} |"
        );
    }
    page::publish("allocations", &report)
}

fn count(run: impl FnOnce()) -> String {
    let info = allocation_counter::measure(run);
    format!("{} ({} B)", info.count_total, info.bytes_total)
}
