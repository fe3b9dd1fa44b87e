#!/usr/bin/env bash
# Fuzzes every target: scripts/fuzz.sh SECONDS. New inputs go to fuzz/corpus, findings to fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/../fuzz"
seconds=${1:?usage: scripts/fuzz.sh SECONDS}
cargo +nightly fuzz build
for target in fuzz_targets/*.rs; do
    target=$(basename "$target" .rs)
    corpus=("corpus/$target" "seeds/$target")
    case $target in
        spec)
            corpus+=(../vpn-model-spec/tests/good ../vpn-model-spec/tests/diagnostics)
            corpus+=(../specs/altostrat ../specs/stackit)
            ;;
        configuration) ;;
        *) corpus+=(../examples/payloads ../specs/examples) ;;
    esac
    mkdir -p "corpus/$target" "seeds/$target"
    options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -print_final_stats=1)
    # `cargo run --example prepare` in fuzz/ writes the dictionaries.
    if [ -f "dict/$target.dict" ]; then options+=(-dict="dict/$target.dict"); fi
    cargo +nightly fuzz run "$target" "${corpus[@]}" -- "${options[@]}"
done
