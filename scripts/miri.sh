#!/usr/bin/env bash
# Runs the runtime's unit tests and small integration tests under Miri, which finds undefined behaviour.
#
# The crates of this project forbid `unsafe`, so what Miri can find is in what they call: smallvec, indexmap, memchr,
# serde_json, zeroize.
set -euo pipefail
cd "$(dirname "$0")/.."
rustup component list --toolchain nightly | grep -q '^miri.*(installed)' || rustup component add --toolchain nightly miri rust-src
# Tests read files (the corpus, snapshots) and the clock.
export MIRIFLAGS="-Zmiri-disable-isolation ${MIRIFLAGS:-}"
export PROPTEST_CASES="${PROPTEST_CASES:-2}" INSTA_UPDATE=no
features=otc
cargo +nightly miri test --package vpn-model --no-default-features --features "$features" --lib "$@"
cargo +nightly miri test --package vpn-model --no-default-features --features "$features" --test texts "$@"
