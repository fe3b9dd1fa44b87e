#!/usr/bin/env python3
"""Makes the tables of build-cost.sh: build-cost-table.py FOLDER COMMAND ROUNDS [--write]."""

import datetime
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parent / "vpn-model" / "src"
MODULES = ["altostrat", "common", "huawei", "otc", "stackit"]
NAMES = {
    "serde-garde": "the same structs with the derives of serde and garde",
    "serde-garde-used": "the same, and each body read from JSON, checked and written once",
    "all": "vpn-model, all features that are on by default",
    "otc": "vpn-model, `otc` alone",
}


def members():
    """How many members the generated structs have."""
    texts = [path.read_text() for module in MODULES for path in (SOURCE / module).rglob("*.rs")]
    return sum(len(re.findall(r"^    pub (?:r#)?\w+: ", text, flags=re.M)) for text in texts)


def expanded(path):
    """The lines of the generated modules."""
    inside, lines = False, 0
    for line in path.read_text().splitlines():
        inside = inside or re.match(rf"(pub )?mod ({'|'.join(MODULES)}) \{{", line) is not None
        lines += inside
        if line == "}":
            inside = False
    return lines


def tables(folder, command, rounds):
    times = {}
    for line in (folder / "times").read_text().splitlines():
        name, real, user, system = line.split()
        times.setdefault(name, []).append((float(real), float(user) + float(system)))
    fastest = {name: [min(column) for column in zip(*all)] for name, all in times.items()}
    base = fastest["serde-garde-used"]
    rustc = subprocess.run(["rustc", "-V"], capture_output=True, text=True, check=True).stdout.split(" ", 1)[1].strip()
    lines = [
        f"`benches/build-cost.sh {rounds}` on {datetime.date.today()}: {os.cpu_count()} cores, load average "
        f"{os.getloadavg()[0]:.1f} at the end; rustc {rustc}.",
        f"Clean release builds of the crate itself, what it depends on being built already, with cargo's default profile; the fastest of {rounds}.",
        "",
        "| | seconds | CPU seconds | of the peer's |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, label in NAMES.items():
        real, cpu = fastest[name]
        lines.append(f"| {label} | {real:.2f} | {cpu:.2f} | {cpu / base[1]:.2f} |")
    count = members()
    ours, peers = expanded(folder / "all.rs"), expanded(folder / "serde-garde.rs")
    size = Path(command).stat().st_size
    lines += [
        "",
        "| | |",
        "| --- | ---: |",
        f"| members of all structs | {count} |",
        f"| lines of expanded code for each member | {ours / count:.0f} |",
        f"| the same with the derives of serde and garde | {peers / count:.0f} |",
        f"| size of the command | {size / 2**20:.1f} MiB |",
    ]
    return "\n".join(lines)


def write(text):
    page = HERE / "README.md"
    begin, end = "<!-- build-cost.sh: begin -->", "<!-- build-cost.sh: end -->"
    before, rest = page.read_text().split(begin)
    page.write_text(f"{before}{begin}\n\n{text}\n\n{end}{rest.split(end)[1]}")


def main():
    folder, command, rounds, *flags = sys.argv[1:]
    text = tables(Path(folder), command, rounds)
    print(text)
    if flags == ["--write"]:
        write(text)


main()
