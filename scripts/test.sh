#!/usr/bin/env bash
# Everything that CI checks, fast checks first. Installs the cargo tools that it needs.
# FUZZ_SECONDS=600 scripts/test.sh fuzzes for longer.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

step "tools"
command -v cargo-nextest >/dev/null || cargo install --locked cargo-nextest
command -v cargo-fuzz >/dev/null || cargo install --locked cargo-fuzz
rustup toolchain list | grep -q '^nightly' || rustup toolchain install nightly --profile minimal

step "format"
cargo fmt --all --check
cargo fmt --manifest-path fuzz/Cargo.toml --check
cargo fmt --manifest-path mutants/Cargo.toml --check
cargo fmt --manifest-path consumers/typify/Cargo.toml --check

step "generated code is that of the specs"
cargo xtask generate --check

step "lints"
cargo clippy --workspace --all-targets --locked -- -D warnings

export INSTA_UPDATE=no
step "tests"
cargo nextest run --workspace --locked --no-fail-fast

step "doc tests"
cargo test --workspace --locked --doc --quiet

step "docs"
RUSTDOCFLAGS="-D warnings" cargo doc --workspace --locked --no-deps --quiet

step "features"
cargo clippy --package vpn-model --no-default-features --locked --quiet -- -D warnings
for feature in altostrat huawei otc stackit http proptest schemars validator; do
    cargo clippy --package vpn-model --no-default-features --features "$feature" --locked --quiet -- -D warnings
done

step "the tools of frontends and editors take what is exported"
if command -v node >/dev/null; then
    scripts/consumers.sh
else
    echo "left out: there is no node here"
fi

step "the README's first command"
scripts/readme.sh

step "benchmarks run"
cargo test --package vpn-model-benches --benches --locked --quiet

step "every crate builds from its packed form"
# In a folder of its own: cargo keeps unpacked crates by place and version, and would build yesterday's.
packages=$(mktemp -d)
trap 'rm -rf "$packages"' EXIT
cargo package --workspace --exclude vpn-model-benches --exclude vpn-model-axum-service --locked --allow-dirty --quiet --target-dir "$packages"

step "what the packages of the last commit hold, and that packing them again gives the same"
scripts/package.sh --quick

step "every dependency has a row in DEPENDENCIES.md"
scripts/dependencies.sh

step "fuzzing, ${FUZZ_SECONDS:-20} seconds a target"
scripts/fuzz.sh --seconds "${FUZZ_SECONDS:-20}"

step "all checks passed"
