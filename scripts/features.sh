#!/usr/bin/env bash
# Every feature of vpn-model alone, every pair, none and all: each must build without a warning. About 40 checks of one
# crate; scripts/test.sh does it for each feature alone.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cargo-hack >/dev/null || cargo install --locked cargo-hack
# Not by RUSTFLAGS, with which every dependency would be built anew.
cargo hack clippy --package vpn-model --locked --feature-powerset --depth 2 --exclude-features default "$@" -- -D warnings
cargo clippy --package vpn-model --locked --all-features -- -D warnings
