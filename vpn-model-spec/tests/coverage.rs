//! Every rule at every place is proven in all four ways, and the pages about it are true.

#[path = "coverage/table.rs"]
mod table;

#[test]
fn every_rule_is_kept_broken_and_judged_alike() {
    let mut gaps = Vec::new();
    for (body, proofs) in table::proofs().unwrap() {
        for ((pointer, code), proof) in proofs {
            let proven = proof.valid > 0
                && proof.near_misses > 0
                && proof.corpus > 0
                && proof.interpreter == proof.corpus;
            if !proven {
                gaps.push(format!("{body}: {code} at {pointer}: {proof:?}"));
            }
        }
    }
    assert!(gaps.is_empty(), "{gaps:#?}");
}

#[test]
fn the_page_is_true() {
    let written = std::fs::read_to_string(table::path()).unwrap_or_default();
    assert!(
        written == table::page().unwrap(),
        "write the page anew: cargo run -p vpn-model-spec --example coverage"
    );
}

/// The project's README says for each API how many rules a request has.
#[test]
fn the_readme_counts_the_rules_of_requests() {
    let readme = include_str!("../../README.md");
    for (body, proofs) in table::proofs().unwrap() {
        let Some(operation) = body.strip_suffix(":request") else {
            continue;
        };
        let (api, _) = operation.split_once(':').unwrap();
        let row = readme
            .lines()
            .find(|line| line.starts_with('|') && line.contains(&format!("`{api}`")))
            .unwrap_or_else(|| panic!("README.md has no row about {api}"));
        let count = proofs.len();
        assert!(
            row.contains(&format!(" {count} rules"))
                || row.contains(&format!("({count} in the older")),
            "{operation} has {count} rules, and README.md says: {row}"
        );
    }
}
