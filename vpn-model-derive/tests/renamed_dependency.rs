//! Checks `tests/renamed`, a crate of its own: see there.

use std::path::Path;
use std::process::Command;

#[test]
fn derived_code_compiles_where_vpn_model_has_another_name() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let renamed = package.join("tests/renamed");
    // The versions of the workspace: they are here already.
    std::fs::copy(package.join("../Cargo.lock"), renamed.join("Cargo.lock")).unwrap();
    // A directory of its own, so that this cargo does not wait for the one that runs the test.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("renamed");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--manifest-path"])
        .arg(renamed.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
