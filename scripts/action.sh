#!/usr/bin/env bash
# The steps of the GitHub Action (action.yml), so that they can be run anywhere:
#   scripts/action.sh key     prints what tells these sources from others
#   scripts/action.sh build   installs the command into $RUNNER_TEMP/vpn-model, unless it is there
#   scripts/action.sh check   checks what VPN_MODEL_PATHS, _AS, _ARGS and _SARIF say
set -euo pipefail
sources=$(cd "$(dirname "$0")/.." && pwd)
root=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/vpn-model

case ${1:-} in
key)
    cd "$sources"
    find Cargo.toml Cargo.lock vpn-model* -type f \( -name '*.rs' -o -name '*.toml' -o -name '*.lock' -o -name '*.json' \) -print0 |
        LC_ALL=C sort -z | xargs -0 cat | { sha256sum 2>/dev/null || shasum -a 256; } | cut -c1-32
    ;;
build)
    if [ ! -x "$root/bin/vpn-model" ] && [ ! -x "$root/bin/vpn-model.exe" ]; then
        cargo install --locked --quiet --root "$root" --path "$sources/vpn-model-cli"
    fi
    ;;
check)
    arguments=(--format github)
    if [ -n "${VPN_MODEL_AS:-}" ]; then arguments+=(--as "$VPN_MODEL_AS"); fi
    if [ -n "${VPN_MODEL_SARIF:-}" ]; then arguments+=(--output "sarif=$VPN_MODEL_SARIF"); fi
    while IFS= read -r line; do
        if [ -n "$line" ]; then arguments+=("$line"); fi
    done <<<"${VPN_MODEL_ARGS:-}"
    arguments+=(--)
    while IFS= read -r line; do
        if [ -n "$line" ]; then arguments+=("$line"); fi
    done <<<"${VPN_MODEL_PATHS:-}"
    "$root/bin/vpn-model" validate "${arguments[@]}"
    ;;
*)
    echo "usage: $0 key|build|check" >&2
    exit 2
    ;;
esac
