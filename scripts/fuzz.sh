#!/usr/bin/env bash
# Fuzzes every target: scripts/fuzz.sh HOURS for all of them together, or --seconds N for each.
#
#   scripts/fuzz.sh 0.5                     half an hour in all
#   scripts/fuzz.sh 2 --write               and the table goes to fuzz/README.md
#   scripts/fuzz.sh --seconds 30            what scripts/test.sh does
#   scripts/fuzz.sh --seconds 600 reader    one target
#
# New inputs are kept in fuzz/corpus, findings and logs in fuzz/artifacts; git has none of them. A finding ends the
# run of its target only. It fails when there is one.
set -euo pipefail
# What is rendered goes to memory, and not to the summary of a workflow.
unset GITHUB_STEP_SUMMARY
usage() {
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

hours='' seconds='' write='' targets=()
while [ $# -gt 0 ]; do
    case $1 in
        --seconds) seconds=${2:?} && shift ;;
        --write) write=yes ;;
        [0-9]* | .[0-9]*) hours=$1 ;;
        [a-z]*) targets+=("$1") ;;
        *) usage ;;
    esac
    shift
done
[ -n "$hours$seconds" ] || usage
cd "$(dirname "$0")/../fuzz"
if [ ${#targets[@]} = 0 ]; then
    for target in fuzz_targets/*.rs; do targets+=("$(basename "$target" .rs)"); done
fi
if [ -z "$seconds" ]; then
    seconds=$(awk -v hours="$hours" -v targets=${#targets[@]} 'BEGIN { print int(hours * 3600 / targets) }')
fi
# libFuzzer takes 0 for without end.
[ "$seconds" -gt 0 ] || usage

# There, whatever CARGO_TARGET_DIR says.
cargo +nightly fuzz build --target-dir target
# Copies, so that work on the project goes on beside a long run.
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
host=$(rustc +nightly -vV | sed -n 's/^host: //p')
for target in "${targets[@]}"; do cp "target/$host/release/$target" "$built"; done

mkdir -p corpus artifacts
find ../examples/payloads ../specs/examples -name '*.json' ! -name '*.expect.json' | sort |
    awk 'NR % 8 == 1' | paste -sd, - | tr -d '\n' >corpus/examples
load() { uptime | sed 's/.*average: *//'; }
load_before=$(load)
rows='' findings=0
for target in "${targets[@]}"; do
    corpus=("corpus/$target" "seeds/$target")
    options=(-max_total_time="$seconds" -timeout=30 -rss_limit_mb=4096 -print_final_stats=1)
    options+=(-artifact_prefix="artifacts/$target/")
    case $target in
        spec)
            corpus+=(../vpn-model-spec/tests/good ../vpn-model-spec/tests/diagnostics)
            corpus+=(../specs/altostrat ../specs/stackit)
            ;;
        configuration | lines) ;;
        # Every eighth of the specs' examples: tests read all of them, and so many would take minutes.
        *) options+=(-seed_inputs=@corpus/examples) ;;
    esac
    # `cargo run --example prepare` in fuzz/ writes the dictionaries.
    if [ -f "dict/$target.dict" ]; then options+=(-dict="dict/$target.dict"); fi
    mkdir -p "corpus/$target" "seeds/$target" "artifacts/$target"
    log=artifacts/$target.log
    printf '== %s, %s seconds\n' "$target" "$seconds"
    status=0
    "$built/$target" "${corpus[@]}" "${options[@]}" >"$log" 2>&1 || status=$?
    # A slow input is written, too, and is no finding.
    found=$(grep -cE '^artifact_prefix=.*Test unit written to .*/(crash|leak|oom|timeout)-' "$log" || true)
    if [ "$status" != 0 ]; then
        # Without an input it did not even begin.
        findings=$((findings + (found > 0 ? found : 1)))
        tail -n 40 "$log"
    fi
    rows+=$(awk -v target="$target" -v found="$found" '
        / cov: / {
            for (at = 1; at < NF; at++) {
                if ($at == "cov:") cov = $(at + 1)
                if ($at == "ft:") ft = $(at + 1)
                if ($at == "corp:") { split($(at + 1), parts, "/"); corp = parts[1] }
            }
        }
        /^stat::number_of_executed_units:/ { executions = $2 }
        /^stat::average_exec_per_sec:/ { rate = $2 }
        /^stat::peak_rss_mb:/ { memory = $2 }
        END {
            printf "| %s | %d | %d | %d | %d | %d | %d MB | %d |", target, executions, rate, cov, ft, corp, memory, found
        }' "$log")$'\n'
done

table="| target | executions | a second | edges | features | inputs kept | peak memory | findings |
|---|---:|---:|---:|---:|---:|---:|---:|
$rows"
printf '\n%s' "$table"
if [ -n "$write" ]; then
    {
        printf 'On %s: %s cores, load average %s before and %s after; ' "$(date +%F)" "$(nproc)" "$load_before" "$(load)"
        awk -v seconds="$seconds" -v targets=${#targets[@]} \
            'BEGIN { printf "%.2f hours in all, %d seconds a target.\n\n", seconds * targets / 3600, seconds }'
        printf '%s' "$table"
    } >"$built/table"
    # Between the marks: what this script wrote last.
    awk -v table="$built/table" '
        /^<!-- fuzz: end -->/ { while ((getline line < table) > 0) print line; print ""; within = 0 }
        !within { print }
        /^<!-- fuzz: begin -->/ { within = 1; print "" }' README.md >"$built/page"
    cp "$built/page" README.md
fi
[ "$findings" = 0 ]
