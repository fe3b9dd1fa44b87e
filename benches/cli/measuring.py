"""Running commands in turn, and what is written about it."""

import dataclasses
import datetime
import os
import pathlib
import platform
import random
import re
import statistics
import subprocess
import time

from tools import HERE, SEED

README = HERE.parent / "README.md"

HEAD = ["", "median", "fastest", "CPU time", "peak memory"]


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


def memory_of_machine():
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"


def cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def machine():
    """Where and when, and how busy it was: whoever reads the times has to know."""
    said = f"{cores()} cores ({platform.machine()}), {memory_of_machine()} of memory, {platform.system()}"
    return f"{datetime.date.today()}: {said}, load average {os.getloadavg()[0]:.1f} at the beginning"


def write(report, script):
    begin, end = f"<!-- {script}: begin -->", f"<!-- {script}: end -->"
    text = README.read_text()
    before, rest = text.split(begin)
    _, after = rest.split(end)
    README.write_text(f"{before}{begin}\n\n{report}\n\n{end}{after}")
