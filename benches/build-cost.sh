#!/usr/bin/env bash
# What it costs to build vpn-model, beside the same structs with serde and garde: clean release builds, in turn.
# benches/build-cost.sh [ROUNDS]. Prints a table; puts nothing anywhere. Builds in a folder of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3}
target=$(mktemp -d)
trap 'rm -rf "$target"' EXIT

# Everything below the crate itself is built before, and is not timed.
build() { # NAME MANIFEST PACKAGE FEATURES...
    local name=$1 manifest=$2 package=$3
    shift 3
    CARGO_TARGET_DIR="$target/$name" cargo build --release --quiet --manifest-path "$manifest" -p "$package" "$@"
    for _ in $(seq "$rounds"); do
        CARGO_TARGET_DIR="$target/$name" cargo clean --release --quiet --manifest-path "$manifest" -p "$package"
        local start end
        start=$(date +%s.%N)
        CARGO_TARGET_DIR="$target/$name" cargo build --release --quiet --manifest-path "$manifest" -p "$package" "$@"
        end=$(date +%s.%N)
        printf '%s %.2f\n' "$name" "$(echo "$end - $start" | bc)" >>"$target/times"
    done
}

# The generated structs, with the derives of the peers in place of ours.
peer="$target/peer"
python3 benches/build-cost-peer.py "$peer"

build all Cargo.toml vpn-model
build otc Cargo.toml vpn-model --no-default-features --features otc
build serde-garde "$peer/Cargo.toml" peer

printf '\n| | seconds, fastest of %s |\n| --- | ---: |\n' "$rounds"
for name in serde-garde all otc; do
    printf '| %s | %s |\n' "$name" "$(awk -v name="$name" '$1 == name { print $2 }' "$target/times" | sort -n | head -1)"
done
