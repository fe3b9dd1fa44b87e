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
import dataclasses
import datetime
import json
import os
import pathlib
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCHEMA = HERE / "update-vpn-connection.schema.json"
README = HERE.parent / "README.md"
PEERS = ROOT / "target" / "compare"
OPERATION = "otc-v5:update-vpn-connection"

GOOD, BAD = 900, 100
SEED = 1

# What a JSON Schema can tell, so that all tools have the same verdict on every file.
TOLD_BY_A_SCHEMA = {"type", "enum", "length", "range", "items", "required", "unknown-field", "chars", "classes"}


@dataclasses.dataclass
class Tool:
    """A validator: how it is called, and which files its output calls wrong."""

    name: str
    version: str = ""
    argv: list = dataclasses.field(default_factory=list)
    # The arguments that check these files, given as a list or, for a tool that takes no list, as a glob.
    check: object = None
    wrong: str = ""
    # The least that it can be asked for.
    least: str = "--version"
    missing: str = ""


@dataclasses.dataclass
class Measured:
    """What one command took, over all its runs."""

    seconds: list = dataclasses.field(default_factory=list)
    cpu: list = dataclasses.field(default_factory=list)
    memory: str = ""

    def add(self, seconds, usage):
        self.seconds.append(seconds)
        self.cpu.append(usage.ru_utime + usage.ru_stime)

    def median(self):
        return statistics.median(self.seconds)


def say(text):
    print(text, file=sys.stderr, flush=True)


def output(argv, **options):
    return subprocess.run(argv, check=True, text=True, stdout=subprocess.PIPE, **options).stdout


# The tools


def built(package, program):
    say(f"building {program}")
    build = ["cargo", "build", "--release", "--locked", "--message-format=json"]
    messages = output([*build, f"--package={package}", f"--bin={program}"], cwd=ROOT)
    artifacts = [json.loads(line) for line in messages.splitlines() if line.startswith("{")]
    return [a["executable"] for a in artifacts if a.get("executable")][-1]


def ours(path):
    return os.path.abspath(path or built("vpn-model-cli", "vpn-model"))


def install(tool, program, *steps):
    """Runs the steps unless `program` is there; says why when one of them fails."""
    if not program.exists():
        say(f"installing {tool.name}")
        for step in steps:
            try:
                done = subprocess.run([str(part) for part in step], cwd=ROOT, text=True, capture_output=True)
                failed = done.stderr.strip().splitlines()[-1:] if done.returncode else None
            except OSError as error:
                failed = [str(error)]
            if failed is not None:
                tool.missing = " ".join(["not installed:", *failed])
                say(f"{tool.name} {tool.missing}")
                return
    tool.argv = [str(program)]


def jsonschema_cli():
    # The crate; the package of the same name on PyPI is another tool. There is no prebuilt one in a package registry.
    tool = Tool("jsonschema-cli", "0.60.2", wrong=r"^(\S+) - INVALID")
    folder = PEERS / f"jsonschema-cli-{tool.version}"
    install(
        tool,
        folder / "bin" / "jsonschema-cli",
        ["cargo", "install", "--locked", "--root", folder, "--target-dir", PEERS / "build"]
        + [f"jsonschema-cli@{tool.version}"],
    )
    tool.check = lambda files, glob: ["validate", "--assert-format", str(SCHEMA), "-i", *files]
    return tool


def check_jsonschema():
    tool = Tool("check-jsonschema", "0.39.0", wrong=r"^\s*(\S+?)::")
    folder = PEERS / f"check-jsonschema-{tool.version}"
    install(
        tool,
        folder / "bin" / "check-jsonschema",
        [sys.executable, "-m", "venv", folder],
        [folder / "bin" / "pip", "install", "--quiet", f"check-jsonschema=={tool.version}"],
    )
    tool.check = lambda files, glob: ["--schemafile", str(SCHEMA), *files]
    return tool


def ajv_cli():
    tool = Tool("ajv-cli", "5.0.0", wrong=r"^(\S+) invalid", least="help")
    folder = PEERS / f"ajv-cli-{tool.version}"
    install(
        tool,
        folder / "node_modules" / ".bin" / "ajv",
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder]
        + [f"ajv-cli@{tool.version}", "ajv@8.20.0", "ajv-formats@3.0.1"],
    )
    options = ["--spec=draft2020", "-c", "ajv-formats", "--all-errors"]
    tool.check = lambda files, glob: ["validate", *options, "-s", str(SCHEMA), "-d", glob]
    return tool


def own(program, name, *options):
    version = output([program, "--version"]).split()[-1]
    return Tool(
        name,
        version,
        [program],
        # No configuration of a folder above may have its say.
        lambda files, glob: ["validate", "--no-config", "--as", OPERATION, *options, *files],
        r"^(?:\s*--> )?(\S+?):\d+:\d+",
    )


# The files


def payloads(program, count, seed=SEED):
    return output([program, "example", OPERATION, "--count", str(count), "--seed", str(seed)]).splitlines()


def quiet_payloads(program, folder):
    """Payloads that are good without any warning; that rules need the stored connection, is said of all."""
    found, seed = [], SEED
    arguments = ["validate", "--no-config", "--as", OPERATION, "--format", "ndjson", "some.ndjson"]
    while len(found) < GOOD:
        # So few that the report leaves nothing out.
        some = payloads(program, 1000, seed)
        (folder / "some.ndjson").write_text("\n".join(some) + "\n")
        report = subprocess.run([program, *arguments], cwd=folder, text=True, capture_output=True).stdout
        violations = [json.loads(line) for line in report.splitlines()]
        told = {violation["record"] for violation in violations if violation["code"] != "unchecked"}
        found += [line for number, line in enumerate(some, 1) if number not in told]
        seed += 1
    return found[:GOOD]


def mistakes(program):
    """BAD payloads with one error each, of as many kinds and places as there are."""
    found, seed = {}, SEED
    while len(found) < BAD:
        for line in output([program, "mutate", OPERATION, "--seed", str(seed)]).splitlines():
            case = json.loads(line)
            alone = case.keys() == {"code", "pointer", "severity", "payload"}
            if alone and case["severity"] == "error" and case["code"] in TOLD_BY_A_SCHEMA:
                text = json.dumps(case["payload"])
                # Python writes what it cannot hold, such as 1e400, in a way that is no JSON.
                if "Infinity" not in text:
                    found.setdefault(text, None)
        seed += 1
    return list(found)[:BAD]


def write_files(good, bad, folder, place):
    """A file in ten is wrong, and they are spread evenly."""
    (folder / place).mkdir()
    good, bad = iter(good), iter(bad)
    names, wrong = [], set()
    for number in range(GOOD + BAD):
        is_bad = number % ((GOOD + BAD) // BAD) == 0
        # Indented, as people keep them in git.
        text = json.dumps(json.loads(next(bad if is_bad else good)), indent=2)
        names.append(f"{place}/{number:04}.json")
        wrong.update(names[-1:] if is_bad else [])
        (folder / names[-1]).write_text(text + "\n")
    return names, wrong


# Measuring


def run(argv, folder):
    """Seconds, resources and exit code; both outputs go to files, as in a pipeline that keeps them."""
    with open(folder / "stdout", "wb") as out, open(folder / "stderr", "wb") as err:
        begin = time.perf_counter()
        child = subprocess.Popen(argv, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    return seconds, usage, child.returncode


def peak_memory(argv, folder):
    """Watched in a run of its own; what the kernel tells at the end counts the parent's memory, too."""
    most = ""
    nothing = subprocess.DEVNULL
    child = subprocess.Popen(argv, cwd=folder, stdin=nothing, stdout=nothing, stderr=nothing)
    while child.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{child.pid}/status").read_text()
        except OSError:
            continue
        for kilobytes in re.findall(r"^VmHWM:\s*(\d+)", status, re.MULTILINE):
            most = f"{int(kilobytes) / 1024:.0f} MiB"
    return most


def interleaved(commands, runs, folder):
    """Each command in turn, so that whatever else the machine does hits all alike. The first round warms up.

    Every round has an order of its own: what runs behind a large program finds the caches full of that one's memory.
    """
    measured = {name: Measured() for name in commands}
    dice, order = random.Random(SEED), list(commands)
    for number in range(runs + 1):
        dice.shuffle(order)
        for name in order:
            seconds, usage, _ = run(commands[name], folder)
            if number:
                measured[name].add(seconds, usage)
    for name, argv in commands.items():
        measured[name].memory = peak_memory(argv, folder)
    return measured


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


# The tables

BASE = "jsonschema-cli"
HEAD = ["", "median", "fastest", "CPU time", "peak memory"]


def duration(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def table(head, rows):
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def rows(measured, base):
    reference = measured[base].median() if base in measured else None
    for name, one in measured.items():
        yield [
            name,
            duration(one.median()),
            duration(min(one.seconds)),
            duration(statistics.median(one.cpu)),
            # What starts in a few milliseconds is gone before anybody has looked.
            one.memory if one.median() > 0.01 else "",
            f"{one.median() / reference:.2f}" if reference else "",
        ]


def calling(tool):
    """The command line, without the places of this machine."""
    arguments = [part.replace(str(SCHEMA), SCHEMA.name) for part in tool.check(["FILE..."], "'GLOB'")]
    return " ".join([os.path.basename(tool.argv[0]), *arguments])


def memory_of_machine():
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"


def cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


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


def machine():
    """Where and when, and how busy it was: whoever reads the times has to know."""
    said = f"{cores()} cores ({platform.machine()}), {memory_of_machine()} of memory, {platform.system()}"
    return f"{datetime.date.today()}: {said}, load average {os.getloadavg()[0]:.1f} at the beginning"


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


def write(report, script):
    begin, end = f"<!-- {script}: begin -->", f"<!-- {script}: end -->"
    text = README.read_text()
    before, rest = text.split(begin)
    _, after = rest.split(end)
    README.write_text(f"{before}{begin}\n\n{report}\n\n{end}{after}")


if __name__ == "__main__":
    main()
