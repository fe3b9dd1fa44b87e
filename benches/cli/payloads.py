"""The payloads that tools are given, made by the command itself."""

import json
import subprocess

from tools import OPERATION, SEED, output

GOOD, BAD = 900, 100

# What a JSON Schema can tell, so that all tools have the same verdict on every file.
TOLD_BY_A_SCHEMA = {"type", "enum", "length", "range", "items", "required", "unknown-field", "chars", "classes"}


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
