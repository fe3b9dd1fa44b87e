"""What parts a mutation run has, and where it keeps what it finds. Start at run.py."""
import os, re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = Path(os.environ.get("MUTANTS_DIR", ROOT / "target/mutants"))
CRATES = ["vpn-model", "vpn-model-derive", "vpn-model-rule-language", "vpn-model-spec"]
TESTED = [*CRATES, "vpn-model-cli"]
# No other crate is made with it.
TESTED_ALONE = "vpn-model-spec"
MODEL = "vpn-model/src/"
OBJECTS = ["object/", "leaf", "list", "map", "nullable", "one_or_many", "enumeration", "stored", "stranger", "any"]
REPORT = ["scope", "sink", "slot", "field", "report", "violation", "mask", "position", "path", "severity", "params"]
REPORT += ["context"]
PARTS = {
    "language": ["vpn-model-rule-language/"],
    "rules": [MODEL + "rules/", MODEL + "condition"],
    "read": [MODEL + "read/"],
    "report": [MODEL + name for name in REPORT],
    "derive": ["vpn-model-derive/"],
    "objects": [MODEL + name for name in OBJECTS],
    "strategy": [MODEL + "strategy"],
    "schema": [MODEL + "json_schema"],
    "model": [MODEL],
    "check": ["vpn-model-spec/src/check", "vpn-model-spec/src/interpret"],
    "compiler": ["vpn-model-spec/"],
}


def part_of(file):
    return next(name for name, starts in PARTS.items() if file.startswith(tuple(starts)))


def crates_of(parts):
    """Which crates the parts are in, and whose tests reach them."""
    woven = {start.split("/")[0] for part in parts for start in PARTS[part]}
    woven = [crate for crate in CRATES if crate in woven]
    return woven, ([TESTED_ALONE] if woven == [TESTED_ALONE] else TESTED)


def description(name):
    """Without line and column, which change with every edit above."""
    return re.sub(r"^([^:]+):\d+:\d+: ", r"\1: ", name)
