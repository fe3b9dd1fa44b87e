"""The page about mutation runs, benches/mutants.md. Start at run.py.

benches/mutants.json keeps the last result of each part, so that who runs one part does not lose the others.
"""
import collections, datetime, hashlib, json

from parts import PARTS, ROOT, WORK, description

ACCEPTED = ROOT / "benches/mutants-accepted.txt"
KEPT = ROOT / "benches/mutants.json"
PAGE = ROOT / "benches/mutants.md"
KINDS = ["caught", "timeout", "unviable", "accepted", "missed", "undecided", "not run"]
SURVIVED = ("missed", "undecided")
HEAD = """# Mutation tests

The last result of `scripts/mutants.sh` for each part, kept in `mutants.json`. cargo-mutants says what the mutants are;
[mutants/](../mutants) weaves them into one build and runs the tests that reach each.
*timeout*: the tests do not end, which catches it, too. *unviable*: the compiler refuses it.
*accepted*: it survives, and may; the reasons stand below.
*undecided*: it survives the tests that are likely to catch it, and the others that reach it were not run.
*not run*: see below. Documentation tests and those that call the compiler are not among the tests.
A mutant of the derive is caught, too, when it changes what the macro writes for structs that have tests.
*changed*: of the files with mutants, those that are others since; what is new there has not been run.
"""


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


def digest(file):
    path = ROOT / file
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else None


def summary(file):
    """What is kept of a part that was run."""
    results = json.loads(file.read_text())
    not_run = collections.Counter(result["why"] for result in results.values() if result["status"] == "not run")
    return {
        "run": str(datetime.date.fromtimestamp(file.stat().st_mtime)),
        "counts": dict(collections.Counter(result["status"] for result in results.values())),
        "not run": dict(not_run),
        "survivors": {name: result["status"] for name, result in results.items() if result["status"] in SURVIVED},
        "files": {name.split(":")[0]: result["file"] for name, result in sorted(results.items()) if "file" in result},
    }


def last_results():
    """The result of each part: of this run, or else the one that was kept."""
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    for part in PARTS:
        file = WORK / f"part-{part}.json"
        if file.exists():
            kept[part] = summary(file)
    KEPT.write_text(json.dumps(kept, indent=1) + "\n")
    return kept


def table(results, reasons):
    lines = [
        "| part | run | mutants | " + " | ".join(KINDS) + " | changed |",
        "|---|---|--:|" + "--:|" * (len(KINDS) + 1),
    ]
    total = collections.Counter()
    for part in PARTS:
        if part not in results:
            lines.append(f"| {part} | never |" + " |" * (len(KINDS) + 2))
            continue
        result = results[part]
        counts = collections.Counter(result["counts"])
        for name, status in result["survivors"].items():
            if description(name) in reasons:
                counts[status] -= 1
                counts["accepted"] += 1
        total += counts
        changed = sum(digest(file) != was for file, was in result["files"].items())
        numbers = [sum(counts.values()), *(counts[kind] for kind in KINDS), f"{changed} of {len(result['files'])}"]
        lines.append(f"| {part} | {result['run']} | " + " | ".join(map(str, numbers)) + " |")
    numbers = [sum(total.values()), *(total[kind] for kind in KINDS)]
    return [*lines, "| all | | " + " | ".join(map(str, numbers)) + " | |"]


def page():
    reasons, results = accepted(), last_results()
    lines = [HEAD, *table(results, reasons), ""]
    not_run = sum((collections.Counter(result["not run"]) for result in results.values()), collections.Counter())
    if not_run:
        lines += ["Not run: " + "; ".join(f"{count} {why}" for why, count in sorted(not_run.items())) + ".", ""]
    notes = collections.defaultdict(list)
    for part, result in results.items():
        if "note" in result:
            notes[result["note"]].append(part)
    lines += [f"* {', '.join(parts)}: {note}" for note, parts in notes.items()]
    open_ones = 0
    for title, wanted in (
        ("Accepted", lambda name, status: description(name) in reasons),
        ("To look at", lambda name, status: description(name) not in reasons and status == "missed"),
        ("Undecided", lambda name, status: description(name) not in reasons and status != "missed"),
    ):
        lines += ["", f"## {title}"]
        for part in PARTS:
            survivors = results.get(part, {}).get("survivors", {})
            mine = [name for name, status in survivors.items() if wanted(name, status)]
            lines += ["", f"### {part}", ""] if mine else []
            for name in mine:
                reason = reasons.get(description(name))
                lines.append(f"- `{name}`" + (f": {reason}" if reason else ""))
                open_ones += reason is None
    PAGE.write_text("\n".join(lines) + "\n")
    print(f"{open_ones} survivors without a reason; see {PAGE.relative_to(ROOT)}")
    return 1 if open_ones else 0
