#!/usr/bin/env bash
# Builds the documentation as docs.rs does: nightly, all features, with the label of the feature that an item needs. The
# result is in target/docs-rs/doc/vpn_model/index.html. What is wrong in links is an error.
set -euo pipefail
cd "$(dirname "$0")/.."
rustup toolchain list | grep -q '^nightly' || rustup toolchain install nightly --profile minimal
RUSTDOCFLAGS="--cfg docsrs -D warnings" cargo +nightly doc --no-deps --all-features --locked --target-dir target/docs-rs \
    --package vpn-model --package vpn-model-derive --package vpn-model-rule-language --package vpn-model-spec --package vpn-model-cli "$@"
