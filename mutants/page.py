"""The page about a mutation run, benches/mutants.md. Start at run.py."""
import collections, datetime, json

from parts import PARTS, ROOT, WORK, description

ACCEPTED = ROOT / "benches/mutants-accepted.txt"
PAGE = ROOT / "benches/mutants.md"


def accepted():
    """Of the list, the reason for each description."""
    reasons, reason = {}, ""
    for line in ACCEPTED.read_text().splitlines():
        if line.startswith("#"):
            reason = ""
        elif line.startswith("= "):
            reason = line[2:]
        elif line.strip():
            reasons[line.strip()] = reason
    return reasons


def page():
    reasons = accepted()
    rows, survivors, not_run = [], collections.defaultdict(list), collections.Counter()
    for part in PARTS:
        file = WORK / f"part-{part}.json"
        if not file.exists():
            rows.append((part, None))
            continue
        results = json.loads(file.read_text())
        counts = collections.Counter(result["status"] for result in results.values())
        rows.append((part, counts))
        for name, result in results.items():
            if result["status"] in ("missed", "undecided"):
                survivors[part].append((name, result["status"]))
            elif result["status"] == "not run":
                not_run[result["why"]] += 1
    kinds = ["caught", "timeout", "unviable", "missed", "undecided", "not run"]
    lines = [
        "# Mutation tests",
        "",
        f"The last result of `scripts/mutants.sh`, {datetime.date.today()}. cargo-mutants says what the mutants are;",
        "[mutants/](../mutants) weaves them into one build and runs the tests that reach each.",
        "*timeout*: the tests do not end, which catches it, too. *unviable*: the compiler refuses it.",
        "*undecided*: it survives the quick tests that reach it, and the slow ones were not run to their end.",
        "*not run*: see below. Documentation tests and those that call the compiler are not among the tests.",
        "A mutant of the derive is caught, too, when it changes what the macro writes for structs that have tests.",
        "",
        "| part | mutants | " + " | ".join(kinds) + " |",
        "|---|--:|" + "--:|" * len(kinds),
    ]
    total = collections.Counter()
    for part, counts in rows:
        if counts is None:
            lines.append(f"| {part} | not run in this result |" + " |" * len(kinds))
            continue
        total += counts
        lines.append(f"| {part} | {sum(counts.values())} | " + " | ".join(str(counts[kind]) for kind in kinds) + " |")
    lines.append(f"| all | {sum(total.values())} | " + " | ".join(str(total[kind]) for kind in kinds) + " |")
    lines += ["", "Not run: " + "; ".join(f"{count} {why}" for why, count in sorted(not_run.items())) + "." if not_run else ""]
    open_ones = 0
    for title, wanted in (("Accepted", lambda name, status: description(name) in reasons),
                          ("To look at", lambda name, status: description(name) not in reasons and status == "missed"),
                          ("Undecided", lambda name, status: description(name) not in reasons and status != "missed")):
        lines += ["", f"## {title}"]
        for part, names in survivors.items():
            mine = [name for name, status in names if wanted(name, status)]
            lines += ["", f"### {part}", ""] if mine else []
            for name in mine:
                reason = reasons.get(description(name))
                lines.append(f"- `{name}`" + (f": {reason}" if reason else ""))
                open_ones += reason is None
    PAGE.write_text("\n".join(lines) + "\n")
    print(f"{open_ones} survivors without a reason; see {PAGE.relative_to(ROOT)}")
    return 1 if open_ones else 0
