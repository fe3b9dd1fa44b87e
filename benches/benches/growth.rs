//! How cost grows with the size of what is wrong, and of what is right: a row
//! for each way to grow, with the time per unit at ten times the size before it.
//! What is linear stays about the same along a row.

use std::fmt::Write as _;
use std::io;

use vpn_model::otc::v5::UpdateVpnConnectionRequest as Ours;
use vpn_model::{Context, Limits, Model as _};
use vpn_model_benches::harness::{Candidate, Rounds};
use vpn_model_benches::{grow, page};

fn main() -> io::Result<()> {
    let rounds = Rounds::of_bench(9);
    let context = Context::new().limits(
        Limits::default()
            .document_size(1 << 30)
            .depth(1 << 20)
            .violations(1 << 20),
    );
    let mut report = "Time per unit, in nanoseconds, for so many units:\n\n".to_owned();
    let sizes = [10, 100, 1_000, 10_000, 100_000];
    let _ = writeln!(
        report,
        "|  | {} |",
        sizes.map(|size| size.to_string()).join(" | ")
    );
    let _ = writeln!(report, "| --- {}|", "| ---: ".repeat(sizes.len()));
    for (name, body) in grow::WAYS {
        let _ = write!(report, "| {name} |");
        for size in sizes {
            let text = body(size);
            let run = Candidate::new(name, || {
                Ours::check_json(&text, &context).violations().len()
            });
            let median = rounds.medians(&[run]).first().copied().unwrap_or_default();
            let each = median.as_secs_f64() * 1e9 / size as f64;
            let _ = write!(report, " {each:.0} |");
        }
        report.push('\n');
    }
    page::publish("growth", &report)
}
