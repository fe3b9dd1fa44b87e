#!/usr/bin/env bash
# Runs the pre-commit hook with the real pre-commit from PyPI on a scratch repository.
# Where pre-commit can be neither found nor fetched, that is said, and nothing fails.
#   scripts/precommit.sh            the hook `vpn-model`, with the command of this checkout
#   scripts/precommit.sh --source   also `vpn-model-src`, which builds for minutes
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if ! command -v pre-commit >/dev/null; then
    if ! { python3 -m venv "$scratch/venv" && "$scratch/venv/bin/pip" install --quiet pre-commit; } >"$scratch/pip.log" 2>&1; then
        tail -n 3 "$scratch/pip.log" >&2
        echo "skipped: pre-commit is not here and cannot be fetched" >&2
        exit 0
    fi
    PATH="$scratch/venv/bin:$PATH"
fi
pre-commit --version

cargo build --quiet --locked --package vpn-model-cli
binary=$(cargo metadata --format-version 1 --no-deps --locked | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')/debug
PATH="$binary:$PATH"

export PRE_COMMIT_HOME="$scratch/home"
export GIT_CONFIG_GLOBAL="$scratch/gitconfig" GIT_CONFIG_NOSYSTEM=1
git config --global user.name test
git config --global user.email test@example.org
git config --global init.defaultBranch main

# The hooks as somebody would get them: from a repository at a revision.
hooks=$scratch/hooks
mkdir "$hooks"
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$hooks" 2>/dev/null
git -C "$hooks" init --quiet
git -C "$hooks" add --all
git -C "$hooks" commit --quiet --message "the hooks"
revision=$(git -C "$hooks" rev-parse HEAD)

# check ID FILES TYPES NAME: a good payload is committed, a bad one in a file of that name is not, other files are left alone.
check() {
    local repository=$scratch/$1-$4
    mkdir -p "$repository/payloads"
    cd "$repository"
    git init --quiet
    cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $hooks
    rev: $revision
    hooks:
      - id: $1
        args: [--as, "otc-v5:update-vpn-connection"]
        files: $2
        $3
CONFIG
    pre-commit install >/dev/null
    echo '{"no": "payload"}' >other.json
    echo 'No payload.' >payloads/README.md
    cp "$here/examples/payloads/good-change-subnets.json" payloads/
    git add --all
    git commit --quiet --message good
    tr -d '\n' <"$here/examples/payloads/bad-branch-office.json" >"payloads/$4"
    git add --all
    if git commit --quiet --message bad >"$scratch/out" 2>&1; then
        echo "the hook $1 let a bad payload pass" >&2
        exit 1
    fi
    grep --quiet 'error\[tunnel-pair\]' "$scratch/out" || { cat "$scratch/out" >&2; exit 1; }
    if grep --quiet 'other.json\|README.md' "$scratch/out"; then cat "$scratch/out" >&2; exit 1; fi
    cd "$here"
    echo "the hook $1 works for $4"
}

check vpn-model ^payloads/ "" bad.json
# As the README has it.
check vpn-model '^payloads/.*\.(json|ndjson|jsonl)$' "types: [text]" bad.ndjson
if [ "${1:-}" = --source ]; then check vpn-model-src ^payloads/ "" bad.json; fi
