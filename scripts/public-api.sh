#!/usr/bin/env bash
# Compares what the crates show to everybody with the committed lists, `*/public-api.txt`; --write makes them anew.
# Whoever changes a list reads STABILITY.md: a line that goes or changes is a breaking change.
#
# The list of vpn-model leaves out what stands in the modules of providers: that is generated, so the specs and the
# generated files show what changes there. It leaves out what every type has by itself, too (blanket, automatic and derived
# implementations). Not part of scripts/test.sh: it needs a nightly toolchain, whose rustdoc writes JSON, and cargo-public-api,
# which fit each other only in some versions.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cargo-public-api >/dev/null || cargo install --locked cargo-public-api
rustup toolchain list | grep -q '^nightly' || rustup toolchain install nightly --profile minimal

list() {
    cargo public-api --package "$1" --all-features -sss --color never 2>/dev/null |
        grep -vE '(^| |&|<|\()vpn_model::(altostrat|huawei|otc|stackit)::'
}

failed=0
for crate in vpn-model vpn-model-derive; do
    if [ "${1:-}" = --write ]; then
        list "$crate" >"$crate/public-api.txt"
    elif ! diff --unified=0 --label "$crate/public-api.txt" "$crate/public-api.txt" --label now <(list "$crate"); then
        failed=1
    fi
done
if [ "$failed" = 1 ]; then
    echo "The public API changed. If that is wanted: scripts/public-api.sh --write, and a line in CHANGELOG.md." >&2
    exit 1
fi
