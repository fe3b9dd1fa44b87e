#!/usr/bin/env bash
# What it costs to build vpn-model, beside the same structs with serde and garde: clean release builds, in turn.
#
# benches/build-cost.sh [--write] [ROUNDS]. Prints tables; with --write it also puts them into benches/README.md.
# Builds in a folder of its own, or in BUILD_COST_TARGET, and the command, unless VPN_MODEL says where one is. Needs no
# nightly toolchain: RUSTC_BOOTSTRAP lets rustc print expanded code.
set -euo pipefail
cd "$(dirname "$0")/.."
write=
if [ "${1:-}" = --write ]; then
    write=yes
    shift
fi
rounds=${1:-3}
target=$(mktemp -d)
trap 'rm -rf "$target"' EXIT

# What a service gets that has the crate among its dependencies: cargo's default profile. The workspace's own is that of the command.
profile=(--config 'profile.release.lto=false' --config 'profile.release.codegen-units=16')

# The generated structs, with the derives of the peers in place of ours.
peer="$target/peer"
python3 benches/build-cost-peer.py "$peer"

candidates=(serde-garde serde-garde-used all otc)
arguments() { # CANDIDATE
    case $1 in
    serde-garde) echo --manifest-path "$peer/Cargo.toml" -p peer ;;
    serde-garde-used) echo --manifest-path "$peer/Cargo.toml" -p peer --features used ;;
    all) echo -p vpn-model ;;
    otc) echo -p vpn-model --no-default-features --features otc ;;
    esac
}

# One folder for all, so that what they depend on is built once, before anything is timed.
export CARGO_TARGET_DIR="${BUILD_COST_TARGET:-$target/build}"
build() { # CANDIDATE
    # shellcheck disable=SC2046
    cargo "${profile[@]}" build --release --quiet $(arguments "$1")
}

clean() { # CANDIDATE
    case $1 in
    serde-garde*) cargo clean --release --quiet --manifest-path "$peer/Cargo.toml" -p peer ;;
    *) cargo clean --release --quiet -p vpn-model ;;
    esac
}

build serde-garde
build otc
TIMEFORMAT='%R %U %S'
for _ in $(seq "$rounds"); do
    for candidate in "${candidates[@]}"; do
        clean "$candidate"
        { time build "$candidate" 2>/dev/null; } 2>&1 | sed "s/^/$candidate /" >>"$target/times"
    done
done

# The code that the derives make of the generated modules. Only the crate itself sees RUSTC_BOOTSTRAP: what it depends on
# would be built anew.
printf '#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec "$@"\n' >"$target/rustc"
chmod +x "$target/rustc"
expanded() { # CANDIDATE
    # shellcheck disable=SC2046
    RUSTC_WORKSPACE_WRAPPER="$target/rustc" cargo "${profile[@]}" rustc --release --quiet --lib $(arguments "$1") \
        -- -Zunpretty=expanded >"$target/$1.rs"
}
expanded all
expanded serde-garde

command=${VPN_MODEL:-}
if [ -z "$command" ]; then
    cargo build --release --quiet -p vpn-model-cli
    command="$CARGO_TARGET_DIR/release/vpn-model"
fi

python3 benches/build-cost-table.py "$target" "$command" "$rounds" ${write:+--write}
