#!/usr/bin/env bash
# Tells whether a crate's public API changed more than its version says, with cargo-semver-checks.
#
# The baseline is the newest tag `v*` that HEAD has behind it; scripts/semver.sh TAG takes another. A tag rather than
# the registry: it works offline, for a version that is tagged and not yet published, and for crates that never will be.
# Before the first release there is no tag, so there is nothing to compare with, and the script says so.
#
# Checked is what STABILITY.md promises semantic versioning for: vpn-model. Its derive shows one macro, whose attributes no
# tool compares (vpn-model-derive/tests/ui does), and the others promise nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

baseline=${1:-$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null || true)}
if [ -z "$baseline" ]; then
    echo "nothing to compare with: no version was released yet (no tag v*)"
    exit 0
fi
command -v cargo-semver-checks >/dev/null || cargo install --locked cargo-semver-checks
cargo semver-checks --package vpn-model --all-features --baseline-rev "$baseline"
