//! `vpn-model-mutants TREE MUTANTS SWITCHES [NOT...]` weaves mutants into the copy of the project at TREE.
//!
//! MUTANTS is what `cargo mutants --list --json` prints. Every mutant becomes
//! a branch that the environment variable `MUTANT` switches on, by its index
//! in the list, so that one build has all of them. SWITCHES gets where each
//! branch stands, for errors of the compiler, and which mutants cannot be
//! woven in. NOT are the indices of those that the compiler refused before.

mod list;
mod places;
mod text;
mod weave;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use serde_json::json;

use self::list::Mutant;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [tree, mutants, switches, not @ ..] = arguments.as_slice() else {
        return Err("usage: vpn-model-mutants TREE MUTANTS SWITCHES [NOT...]".into());
    };
    let tree = Path::new(tree);
    let mutants: Vec<Mutant> = serde_json::from_str(&fs::read_to_string(mutants)?)?;
    let keep: BTreeSet<String> = not.iter().cloned().collect();
    let not: BTreeSet<usize> = not.iter().filter_map(|index| index.parse().ok()).collect();

    let mut files: BTreeMap<&str, Vec<(usize, &Mutant)>> = BTreeMap::new();
    for (index, mutant) in mutants.iter().enumerate() {
        files.entry(&mutant.file).or_default().push((index, mutant));
    }
    let mut branches = Vec::new();
    let mut left = Vec::new();
    for (file, mutants) in files {
        let path = tree.join(file);
        let woven = weave::weave(&fs::read_to_string(&path)?, &mutants, &not, &keep)
            .map_err(|error| format!("{file}: {error}"))?;
        fs::write(&path, woven.text)?;
        for (index, range) in woven.branches {
            branches.push(
                json!({"mutant": index, "file": file, "start": range.start, "end": range.end}),
            );
        }
        for (index, why) in woven.left {
            left.push(json!({"mutant": index, "why": why}));
        }
    }
    fs::write(
        switches,
        serde_json::to_string(&json!({"branches": branches, "left": left}))?,
    )?;
    Ok(())
}
