//! What docs.rs shows of the rule language is what `specs/README.md` says of it.

use std::fs;
use std::path::Path;

#[test]
fn the_documentation_of_the_macro_has_the_rules_in_the_words_of_the_specs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let specs = fs::read_to_string(folder.join("../specs/README.md")).unwrap();
    let (before, _) = specs.split_once("\nWhat the rules mean exactly").unwrap();
    let start = before.find("| Rule | Stands on |").unwrap();
    let expected = before.get(start..).unwrap();

    let file = folder.join("src/reference.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, expected).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        expected,
        "run UPDATE=1 cargo nextest run -p vpn-model-derive -E 'binary(reference)'"
    );
}
