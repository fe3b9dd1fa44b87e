#!/usr/bin/env python3
"""The command beside other validators, on the same files in one run.

    benches/cli/compare.py                          measure, and print the tables
    benches/cli/compare.py --write                  also write them into benches/README.md
    benches/cli/compare.py --vpn-model PATH         a command that is built already
    benches/cli/compare.py --runs 5                 a quick look

Builds the command, puts the peers (versions pinned below) into target/compare, and makes 1,000 payloads of which 100 are
wrong in ways that a JSON Schema can tell. Before anything is timed, each tool must call exactly these 100 wrong. A peer
that cannot be installed is named in the tables. Needs Python 3.9 on a Unix, cargo, npm, and no Python package.
"""

import argparse
import os
import pathlib
import platform
import re
import sys
import tempfile

from measuring import HEAD, interleaved, machine, rows, run, table, write
from payloads import GOOD, mistakes, payloads, quiet_payloads, write_files
from tools import ROOT, SCHEMA, ajv_cli, check_jsonschema, jsonschema_cli, ours, output, own, say

# What the others are compared with.
BASE = "jsonschema-cli"


def as_glob(names):
    return f"{os.path.dirname(names[0])}/*.json"


def same_verdicts(tools, names, wrong, folder):
    for tool in tools:
        _, _, code = run(tool.argv + tool.check(names, as_glob(names)), folder)
        text = (folder / "stdout").read_text() + (folder / "stderr").read_text()
        called = set(re.findall(tool.wrong, text, re.MULTILINE))
        if code != 1 or called != wrong:
            sys.exit(
                f"{tool.name}: exit code {code}, calls {len(called)} files wrong; "
                f"missed {sorted(wrong - called)[:5]}, too many {sorted(called - wrong)[:5]}\n{text[:2000]}"
            )
        say(f"{tool.name}: calls the {len(wrong)} wrong files wrong, and no other")


def calling(tool):
    """The command line, without the places of this machine."""
    arguments = [part.replace(str(SCHEMA), SCHEMA.name) for part in tool.check(["FILE..."], "'GLOB'")]
    return " ".join([os.path.basename(tool.argv[0]), *arguments])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--vpn-model", metavar="PATH", help="the command, instead of building it")
    parser.add_argument("--runs", type=int, default=15, help="rounds over the 1,000 files (15)")
    parser.add_argument("--write", action="store_true", help="write the tables into benches/README.md")
    options = parser.parse_args()

    program = ours(options.vpn_model)
    command = own(program, "vpn-model")
    concise = own(program, "vpn-model --format concise", "--format", "concise")
    single = own(program, "vpn-model --jobs 1", "--jobs", "1")
    peers = [jsonschema_cli(), check_jsonschema(), ajv_cli()]
    missing = [[f"{peer.name} {peer.version}", peer.missing] for peer in peers if peer.missing]
    peers = [peer for peer in peers if not peer.missing]

    with tempfile.TemporaryDirectory(prefix="vpn-model-compare-") as scratch:
        folder = pathlib.Path(scratch)
        paragraphs = [
            about([command, *peers]),
            *files(program, command, [concise, single], peers, missing, options.runs, folder),
        ]
    report = "\n\n".join(paragraphs)
    print(report)
    if options.write:
        write(report, "compare.py")


def about(tools):
    versions = [f"{tool.name} {tool.version}" for tool in tools] + [f"Python {platform.python_version()}"]
    if any(tool.name == "ajv-cli" for tool in tools):
        versions.append(f"node {output(['node', '--version']).strip().lstrip('v')}")
    return "\n".join(
        [
            f"`{pathlib.Path(__file__).resolve().relative_to(ROOT)}` on {machine()};",
            f"{', '.join(versions)}. Called as:",
            "",
            "```text",
            *(calling(tool) for tool in tools),
            "```",
        ]
    )


def files(program, command, variants, peers, missing, runs, folder):
    """The tables of the many files and of the start."""

    def measure(tools, arguments, rounds):
        taken = interleaved({tool.name: tool.argv + arguments(tool) for tool in tools}, rounds, folder)
        return table([*HEAD, f"of {BASE}"], [*rows(taken, BASE), *([*gap, "", "", "", ""] for gap in missing)])

    bad = mistakes(program)
    corpora = [
        ("good", quiet_payloads(program, folder), "none with a warning"),
        ("chatty", payloads(program, GOOD), "most of the others with warnings, which only `vpn-model` has"),
    ]
    for place, good, others in corpora:
        names, wrong = write_files(good, bad, folder, place)
        size = sum((folder / name).stat().st_size for name in names) / len(names)
        same_verdicts([concise_errors(program), *peers], names, wrong, folder)
        say(f"{len(names):,} files, {runs} rounds")
        yield f"{len(names):,} files of {size:.0f} bytes on average, {len(wrong)} of them wrong, {others}; {runs} rounds:"
        yield measure([command, *variants, *peers], lambda tool: tool.check(names, as_glob(names)), runs)

    say("start")
    yield f"Start: `--version` (`help` for ajv-cli, which has none); {2 * runs} rounds:"
    yield measure([command, *peers], lambda tool: [tool.least], 2 * runs)
    yield f"Start: one valid file; {2 * runs} rounds:"
    yield measure([command, *peers], lambda tool: tool.check(names[1:2], names[1]), 2 * runs)


def concise_errors(program):
    """The report for people names the places of warnings, too; this one tells which files are wrong."""
    tool = own(program, "vpn-model", "--format", "concise", "--quiet")
    tool.wrong = r"^(\S+?):\d+:\d+: error"
    return tool


if __name__ == "__main__":
    main()
