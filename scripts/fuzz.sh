#!/usr/bin/env bash
# Fuzzes every target: scripts/fuzz.sh SECONDS. New inputs go to fuzz/corpus, findings to fuzz/artifacts.
set -euo pipefail
# What is rendered goes to memory, and not to the summary of a workflow.
unset GITHUB_STEP_SUMMARY
cd "$(dirname "$0")/../fuzz"
seconds=${1:?usage: scripts/fuzz.sh SECONDS}
cargo +nightly fuzz build
mkdir -p corpus
find ../examples/payloads ../specs/examples -name '*.json' ! -name '*.expect.json' | sort |
    awk 'NR % 8 == 1' | paste -sd, - | tr -d '\n' >corpus/examples
for target in fuzz_targets/*.rs; do
    target=$(basename "$target" .rs)
    corpus=("corpus/$target" "seeds/$target")
    options=()
    case $target in
        spec)
            corpus+=(../vpn-model-spec/tests/good ../vpn-model-spec/tests/diagnostics)
            corpus+=(../specs/altostrat ../specs/stackit)
            ;;
        configuration) ;;
        # Every eighth of the specs' examples: tests read all of them, and so many would take minutes.
        *) options+=(-seed_inputs=@corpus/examples) ;;
    esac
    mkdir -p "corpus/$target" "seeds/$target"
    options+=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -print_final_stats=1)
    # `cargo run --example prepare` in fuzz/ writes the dictionaries.
    if [ -f "dict/$target.dict" ]; then options+=(-dict="dict/$target.dict"); fi
    cargo +nightly fuzz run "$target" "${corpus[@]}" -- "${options[@]}"
done
