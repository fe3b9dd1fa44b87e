#!/usr/bin/env python3
"""Writes a crate with the generated structs that derives serde and garde in place of Model: build-cost-peer.py FOLDER.

Only for build-cost.sh. Rules that garde has by name (length, range, items) come over, others do not: the peer
has less to build, not more.
"""

import re
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "vpn-model" / "src"
FOLDERS = ["altostrat", "huawei", "otc", "stackit", "common"]
LIBRARY = """//! The peer of build-cost.sh.
#![allow(clippy::all, missing_docs)]
pub mod altostrat;
mod common;
pub mod huawei;
pub mod otc;
pub mod stackit;
pub use ipnet::{IpNet, Ipv4Net, Ipv6Net};
pub use serde_json::Value as Any;
pub use uuid::Uuid;
pub use std::net::Ipv4Addr;
pub type Extra = serde_json::Map<String, Any>;
pub type Map<T> = std::collections::BTreeMap<String, T>;
"""
MANIFEST = """[package]
name = "peer"
version = "0.0.0"
edition = "2024"
[workspace]
[features]
default = ["huawei", "otc", "stackit"]
used = []
huawei = []
otc = []
stackit = []
[dependencies]
garde = { version = "0.23", default-features = false, features = ["derive"] }
ipnet = { version = "2.12", features = ["serde"] }
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["preserve_order"] }
uuid = { version = "1", features = ["serde"] }
"""


def closing(text, start):
    """The place behind the bracket that closes the one at `start`."""
    depth, quoted, at = 0, False, start
    while True:
        character = text[at]
        if quoted:
            if character == "\\":
                at += 1
            elif character == '"':
                quoted = False
        elif character == '"':
            quoted = True
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1


def attributes(text):
    """The text without `#[model(…)]`, each replaced by what `replace` makes of it."""
    made, at = [], 0
    while (found := text.find("#[model(", at)) != -1:
        end = closing(text, found + 1)
        made.append(text[at:found])
        made.append(peer_attributes(text[found:end]))
        at = end
    return "".join(made) + text[at:]


def peer_attributes(model):
    serde = []
    if name := re.search(r'\bname = ("(?:[^"\\]|\\.)*")', model):
        serde.append(f"rename = {name[1]}")
    if re.fullmatch(r"#\[model\(extra\)\]", model):
        serde.append("flatten")
    garde = []
    for rule, peer in [("length", "length(chars, {})"), ("items", "length({})"), ("range", "range({})")]:
        if bounds := re.search(rf"(?<!keys\()\b{rule}\((-?\d*)\.\.=?(-?\d*)\)", model):
            ends = [f"{end} = {value}" for end, value in zip(["min", "max"], bounds.groups()) if value]
            garde.append(peer.format(", ".join(ends)))
    lines = [f"#[serde({', '.join(serde)})]"] if serde else []
    lines += [f"#[garde({', '.join(garde)})]"] if garde else []
    return "\n    ".join(lines)


def types(text):
    for wrapper in ["Text", "Open"]:
        while (found := re.search(rf"\b{wrapper}<", text)) is not None:
            depth, at = 1, found.end()
            while depth:
                depth += {"<": 1, ">": -1}.get(text[at], 0)
                at += 1
            inner = "String" if wrapper == "Text" else text[found.end() : at - 1]
            text = text[: found.start()] + inner + text[at:]
    text = re.sub(r"\bOneOrMany<", "Vec<", text)
    text = re.sub(r"\bNullable<", "Option<", text)
    return re.sub(r": (.*)\b(Secret|Ipv4CidrOrAddress)\b", r": \1String", text)


def structs(text, known):
    """Fields get `dive` or `skip`, structs their derives."""
    lines = []
    for line in text.split("\n"):
        field = re.match(r"    pub (?:r#)?\w+: (.*),$", line)
        if field:
            names = set(re.findall(r"\w+", field[1]))
            checked = lines and lines[-1].strip().startswith("#[garde")
            if names & known and "Map" not in names:
                lines.append("    #[garde(dive)]")
            elif not checked or "Map" in names:
                if checked:
                    lines.pop()
                lines.append("    #[garde(skip)]")
        lines.append(line)
    return "\n".join(lines)


def used(text):
    """Functions that read, check and write each body: code that serde and garde would otherwise leave to whoever uses it."""
    bodies = dict.fromkeys(re.findall(r"^    type (?:Request|Response|Error) = (\w+);$", text, flags=re.M))
    functions = "".join(
        f"""
    pub fn {body.lower()}(text: &[u8]) -> Result<Vec<u8>, String> {{
        let body: super::{body} = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        garde::Validate::validate(&body).map_err(|report| report.to_string())?;
        serde_json::to_vec(&body).map_err(|error| error.to_string())
    }}
"""
        for body in bodies
    )
    return f'#[cfg(feature = "used")]\npub mod used {{{functions}}}\n' if bodies else ""


def convert(text, known):
    more = used(text)
    text = attributes(text)
    text = re.sub(r"^impl .*?^}\n", "", text, flags=re.M | re.S)
    text = re.sub(r"^use crate::.*?;\n", "use crate::*;\n", text, flags=re.M | re.S)
    text = types(text)
    return structs(text, known) + more


def main():
    target = Path(sys.argv[1])
    sources = [path for folder in FOLDERS for path in (SOURCE / folder).rglob("*.rs")]
    known = set()
    for path in sources:
        known |= set(re.findall(r"^pub struct (\w+) \{", path.read_text(), flags=re.M))
    for path in sources:
        text = path.read_text()
        if path.name != "mod.rs":
            text = convert(text, known)
            derive = r"#\[derive\((.*?), Model\)\]((?:\n#\[serde.*\]|\n)*\npub (struct|enum))"
            def derives(found):
                kind = found[3]
                more = ", garde::Validate" if kind == "struct" else ""
                debug = found[1].replace("Eq, Hash", "Eq")
                return f"#[derive({debug}, serde::Serialize, serde::Deserialize{more})]{found[2]}"
            text = re.sub(derive, derives, text)
            text = text.replace(", Model)]", ", serde::Serialize, serde::Deserialize)]")
        place = target / "src" / path.relative_to(SOURCE)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    (target / "src" / "lib.rs").write_text(LIBRARY)
    (target / "Cargo.toml").write_text(MANIFEST)


main()
