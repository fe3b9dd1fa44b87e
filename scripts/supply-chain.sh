#!/usr/bin/env bash
# Licences, banned and doubled crates, and where crates come from; with --advisories the known vulnerabilities, too, which
# needs the network. Not part of scripts/test.sh: it builds cargo-deny where that is not installed.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cargo-deny >/dev/null || cargo install --locked cargo-deny
checks=(bans licenses sources)
if [ "${1:-}" = --advisories ]; then checks+=(advisories); fi
cargo deny check "${checks[@]}"
