#!/usr/bin/env bash
# Types the README's first command, and compares what it prints with what the README shows.
set -euo pipefail
cd "$(dirname "$0")/.."

command=$(grep -m1 '^cargo run' README.md)
set +e
printed=$($command 2>&1)
status=$?
set -e
[ "$status" -eq 1 ] || { echo "expected exit code 1, got $status" >&2; exit 1; }

shown=$(awk '/^```console$/ { inside = 1; next } /^```$/ { inside = 0 } inside' README.md)
diff <(printf '%s\n' "$shown") <(printf '%s\n' "$printed") || {
    echo "README.md shows another output than \`$command\` prints" >&2
    exit 1
}
echo "README.md shows what \`$command\` prints"
