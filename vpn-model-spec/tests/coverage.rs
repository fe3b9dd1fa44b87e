//! Every rule at every place is proven in all four ways, and the page about it is true.

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
