#!/usr/bin/env bash
# Gives the exports to the tools of frontends and editors; consumers/README.md says which and why.
# Needs node, and npm for the pinned tools. `scripts/consumers.sh --no-install` takes those that are there.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n-- %s\n' "$*"; }

step "exports"
cargo build --package vpn-model-cli --locked --quiet
vpn_model="${CARGO_TARGET_DIR:-$PWD/target}/debug/vpn-model"
rm -rf consumers/generated
"$vpn_model" types --out consumers/generated/types
"$vpn_model" schema --all --out consumers/generated/schemas

step "payloads beside the conformance corpus: good ones, and some that break one rule each"
mkdir consumers/generated/payloads
for schema in consumers/generated/schemas/2020-12/full/*/*.request.schema.json; do
    name=${schema##*/}
    api=${schema%/*}
    operation="${api##*/}:${name%.request.schema.json}"
    payloads="consumers/generated/payloads/${operation/:/.}"
    "$vpn_model" example "$operation" --count 300 --seed 7 >"$payloads.good.ndjson"
    for seed in 7 8 9; do "$vpn_model" mutate "$operation" --seed "$seed"; done >"$payloads.bad.ndjson"
done

step "typify"
cargo test --manifest-path consumers/typify/Cargo.toml --locked --quiet \
    --target-dir "${CARGO_TARGET_DIR:-$PWD/target}/typify"

cd consumers
if [ "${1:-}" != --no-install ]; then
    step "pinned tools"
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
fi
tool() { PATH="$PWD/node_modules/.bin:$PATH" "$@"; }

step "TypeScript is formatted, and compiles as src/types.ts says"
tool prettier --check generated/types src test ./*.json
tool tsc --project .

step "the OpenAPI document is valid, and becomes a client that compiles"
tool redocly lint generated/schemas/openapi.json
tool openapi-typescript generated/schemas/openapi.json --output generated/client/openapi.ts
tool tsc --project tsconfig.client.json

step "Ajv, quicktype, and VS Code's JSON service"
node --test test/*.test.js
