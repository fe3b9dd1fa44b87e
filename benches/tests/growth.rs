//! Nothing costs more than its number.

use std::time::{Duration, Instant};

use vpn_model::otc::v5::UpdateVpnConnectionRequest;
use vpn_model::{Context, Limits, Model as _};
use vpn_model_benches::grow;

const FEW: usize = 1_000;
const TIMES: u32 = 10;

#[test]
fn ten_times_as_much_takes_about_ten_times_as_long() {
    let context = Context::new().limits(
        Limits::default()
            .document_size(1 << 30)
            .depth(1 << 20)
            .violations(1 << 20),
    );
    // The fastest of several: what else the machine does makes it only slower.
    let fastest = |text: &str| -> Duration {
        let times = (0..7).map(|_| {
            let start = Instant::now();
            let report = UpdateVpnConnectionRequest::check_json(text, &context);
            drop(report);
            start.elapsed()
        });
        times.min().unwrap_or_default()
    };
    for (name, body) in grow::WAYS {
        let few = fastest(&body(FEW));
        let many = fastest(&body(FEW * TIMES as usize));
        // A square would be a hundred times.
        assert!(many < few * TIMES * 4, "{name}: {few:?}, then {many:?}");
    }
}
