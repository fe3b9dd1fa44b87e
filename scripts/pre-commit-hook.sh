#!/usr/bin/env bash
# The hook `vpn-model-src`: builds the command in pre-commit's copy of this repository, once, and runs it.
# (`language: rust` cannot: it installs the package at the top, and there is none in a workspace.)
set -euo pipefail
sources=$(cd "$(dirname "$0")/.." && pwd)
if [ ! -x "$sources/.pre-commit/bin/vpn-model" ]; then
    echo "vpn-model: building, this once" >&2
    cargo install --locked --quiet --root "$sources/.pre-commit" --path "$sources/vpn-model-cli" >&2
fi
exec "$sources/.pre-commit/bin/vpn-model" validate "$@"
