"""The command and its peers: how each is installed, called, and understood."""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCHEMA = HERE / "update-vpn-connection.schema.json"
PEERS = ROOT / "target" / "compare"
OPERATION = "otc-v5:update-vpn-connection"
SEED = 1


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


def say(text):
    print(text, file=sys.stderr, flush=True)


def output(argv, **options):
    return subprocess.run(argv, check=True, text=True, stdout=subprocess.PIPE, **options).stdout


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
