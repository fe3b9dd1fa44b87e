#!/usr/bin/env python3
"""The command on one file with 200,000 bodies, beside the least that such a file costs.

    benches/cli/bulk.py                     measure, and print the tables
    benches/cli/bulk.py --write             also write them into benches/README.md
    benches/cli/bulk.py --lines 20000       a quick look
    benches/cli/bulk.py --vpn-model PATH    a command that is built already

Makes NDJSON files of bodies from `vpn-model example`: one in which all are good, and one in which a body in a hundred
breaks a rule (from `vpn-model mutate`). The least is `scan` (benches/src/bin/scan.rs): two threads step over the tokens.
jsonschema-cli, as installed for compare.py, reads no NDJSON; it gets the same bodies as one JSON array.
"""

import argparse
import itertools
import json
import pathlib
import sys
import tempfile

from measuring import HEAD, interleaved, machine, rows, run, table, write
from payloads import mistakes, quiet_payloads
from tools import OPERATION, SCHEMA, built, jsonschema_cli, ours, own, say

# One body in so many is bad.
RARE = 100


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vpn-model", metavar="PATH", help="the command, instead of building it")
    parser.add_argument("--runs", type=int, default=7, help="rounds (7)")
    parser.add_argument("--lines", type=int, default=200_000, help="bodies (200000)")
    parser.add_argument("--write", action="store_true", help="write the tables into benches/README.md")
    options = parser.parse_args()

    program = ours(options.vpn_model)
    scan = built("vpn-model-benches", "scan")
    peer = jsonschema_cli()
    said = machine()
    with tempfile.TemporaryDirectory(prefix="vpn-model-bulk-") as scratch:
        folder = pathlib.Path(scratch)
        size = generate(program, options.lines, folder)
        commands = candidates(program, scan, peer, folder)
        verify(commands, options.lines, folder)
        say(f"{options.lines:,} bodies, {options.runs} rounds")
        taken = interleaved(commands, options.runs, folder)
    if peer.missing:
        say(peer.missing)
    report = tables(taken, options, size, said, peer.version)
    print(report)
    if options.write:
        write(report, "bulk.py")


# The files


def generate(program, lines, folder):
    """Writes good.ndjson and bad.ndjson, and both as arrays; says how many bytes the first has."""
    good = list(itertools.islice(itertools.cycle(quiet_payloads(program, folder)), lines))
    wrong = itertools.cycle(mistakes(program))
    bad = [next(wrong) if number % RARE == RARE // 2 else body for number, body in enumerate(good)]
    for name, bodies in [("good", good), ("bad", bad)]:
        (folder / f"{name}.ndjson").write_text("\n".join(bodies) + "\n")
        (folder / f"{name}.array.json").write_text("[" + ",\n".join(bodies) + "]\n")
    schema = json.loads(SCHEMA.read_text())
    shared = {key: schema.pop(key) for key in ["$schema", "$defs"] if key in schema}
    schema.pop("$id", None)
    (folder / "array.schema.json").write_text(json.dumps({**shared, "type": "array", "items": schema}))
    return (folder / "good.ndjson").stat().st_size


def candidates(program, scan, peer, folder):
    """What is measured, by its name in the table."""
    tools = {
        "vpn-model": own(program, "vpn-model"),
        "vpn-model --format concise": own(program, "vpn-model", "--format", "concise"),
        "vpn-model --jobs 1": own(program, "vpn-model", "--jobs", "1"),
    }
    commands = {}
    for kind in ["good", "bad"]:
        file = f"{kind}.ndjson"
        commands[f"scan, 2 threads; {kind}"] = [scan, file]
        for name, tool in tools.items():
            commands[f"{name}; {kind}"] = tool.argv + tool.check([file], file)
        if not peer.missing:
            schema = str(folder / "array.schema.json")
            arguments = ["validate", "--assert-format", schema, "-i", f"{kind}.array.json"]
            commands[f"jsonschema-cli, one array; {kind}"] = peer.argv + arguments
    return commands


def verify(commands, lines, folder):
    """Each calls the good file good, and vpn-model and the peer call the bad one bad."""
    for name, argv in commands.items():
        _, _, code = run(argv, folder)
        expected = 1 if name.endswith("bad") and not name.startswith("scan") else 0
        if code != expected:
            sys.exit(f"{name}: exit code {code}\n{(folder / 'stderr').read_text()[:2000]}")
        if name == "vpn-model; bad":
            wanted = f"{lines} payloads in lines, {lines // RARE} of them invalid"
            totals = (folder / "stdout").read_text().splitlines()[-1]
            if wanted not in totals:
                sys.exit(f"{name}: expected {wanted!r}, found {totals!r}")


# The tables


def tables(taken, options, size, said, peer):
    scanned = {kind: taken[f"scan, 2 threads; {kind}"].median() for kind in ["good", "bad"]}
    paragraphs = [
        f"`benches/cli/bulk.py` on {said}; jsonschema-cli {peer}. {options.lines:,} bodies of `{OPERATION}`,"
        f"\n{size / 1e6:.0f} MB; {options.runs} rounds.",
    ]
    for kind, which in [("good", "All good"), ("bad", f"One in {RARE} is bad")]:
        chosen = {name.split(";")[0]: one for name, one in taken.items() if name.endswith(kind)}
        found = []
        for (name, one), row in zip(chosen.items(), rows(chosen, None)):
            speed = f"{size / one.median() / 1e6:,.0f} MB/s"
            of_scan = f"{scanned[kind] / one.median():.2f}"
            of_good = f"{one.median() / taken[f'{name}; good'].median():.2f}"
            found.append([*row[:-1], speed, of_scan, of_good])
        head = [*HEAD, "speed", "speed of the scan's", "time of all good"]
        paragraphs += [f"{which}:", table(head, found)]
    return "\n\n".join(paragraphs)


if __name__ == "__main__":
    main()
