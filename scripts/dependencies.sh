#!/usr/bin/env bash
# Compares DEPENDENCIES.md with what vpn-model (all features) and vpn-model-cli really build, on Linux: each crate has a row
# with its licence, and each row is a crate. --features prints which features of each crate are on, for a review.
set -euo pipefail
cd "$(dirname "$0")/.."

tree() { # further arguments
    cargo tree --locked --package vpn-model --package vpn-model-cli --all-features --edges normal,build \
        --target x86_64-unknown-linux-gnu --prefix none --no-dedupe "$@" | sort --unique
}

if [ "${1:-}" = --features ]; then
    tree --format '{p} {f}' | grep -v '^$' | sed 's/ (proc-macro)//; s/ (\/[^)]*)//'
    exit
fi
built=$(tree --format '| `{p}` | {l} |' | grep -v '^$' | sed -E 's/^\| `([^ ]+) [^`]*`/| `\1`/' | grep -v '`vpn-model' | sort --unique)
# The columns of the table: crate, licence, then what a person wrote and measured.
listed=$(grep -E '^\| `' DEPENDENCIES.md | sed -E 's/^(\| `[^`]+` \| [^|]+ \|).*/\1/' | sort --unique)
if ! diff --unified=0 --label DEPENDENCIES.md <(echo "$listed") --label 'cargo tree' <(echo "$built"); then
    echo "DEPENDENCIES.md is not what is built: give a new crate its purpose, its licence and its cost." >&2
    exit 1
fi
