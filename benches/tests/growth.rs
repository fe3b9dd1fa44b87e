//! Nothing costs more than its number.

use std::thread;
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
        let (text, long_text) = (body(FEW), body(FEW * TIMES as usize));
        let few = fastest(&text);
        // A square would be a hundred times.
        let most = few * TIMES * 4;
        let mut many = fastest(&long_text);
        for _ in 0..9 {
            if many < most {
                break;
            }
            // Other work hits what takes longer more often.
            thread::sleep(Duration::from_millis(300));
            many = many.min(fastest(&long_text));
        }
        assert!(many < most, "{name}: {few:?}, then {many:?}");
    }
}
