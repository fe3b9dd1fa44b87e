#!/usr/bin/env bash
# Mutation tests: scripts/mutants.sh [PART...] breaks the code in every way that cargo-mutants knows, and fails when the
# tests do not notice and benches/mutants-accepted.txt gives no reason. All parts take hours; CI does not run it.
# benches/mutants.md is the last result. mutants/run.py says how it is done, `mutants/run.py --parts` what parts there are.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cargo-mutants >/dev/null || cargo install --locked cargo-mutants
command -v cargo-nextest >/dev/null || cargo install --locked cargo-nextest
exec nice -n 19 mutants/run.py "$@"
