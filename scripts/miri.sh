#!/usr/bin/env bash
# Runs the runtime's unit tests and small integration tests under Miri, which finds undefined behaviour.
#
# The crates of this project forbid `unsafe`, so what Miri can find is in what they call: smallvec, indexmap, memchr,
# serde_json, zeroize. On 2026-11-21 it found nothing in 32 unit tests and 6 integration tests, in six minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
rustup component list --toolchain nightly | grep -q '^miri.*(installed)' || rustup component add --toolchain nightly miri rust-src
# Tests read files (the corpus, snapshots) and the clock.
export MIRIFLAGS="-Zmiri-disable-isolation ${MIRIFLAGS:-}"
export PROPTEST_CASES="${PROPTEST_CASES:-2}" INSTA_UPDATE=no
# Left out: texts of a hundred thousand characters, which take Miri minutes and go nowhere that short ones do not; the
# other integration tests, for the same reason (strategies, the corpus) or because they start a compiler.
cargo +nightly miri test --package vpn-model --no-default-features --features otc --lib "$@" -- --skip hundred_thousand
cargo +nightly miri test --package vpn-model --no-default-features --features otc --test texts --test public_types "$@"
