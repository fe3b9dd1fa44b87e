//! The committed Rust is what the specs give.

use std::path::Path;

use vpn_model_spec::{compile, emit::emit, files};

#[test]
fn the_generated_files_are_what_the_specs_give() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"))
        .canonicalize()
        .unwrap();
    let root = files::find_root(&here).expect("specs/ and vpn-model/ stand beside this crate");
    let sources = files::read_specs(&root).unwrap();
    let specs = compile(&sources).unwrap_or_else(|diagnostics| {
        let lines: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        panic!("the specs are wrong:\n{}", lines.join("\n"))
    });
    let changes = files::changes(&root, &emit(&specs)).unwrap();
    let paths: Vec<&str> = changes.iter().map(files::Change::path).collect();
    assert!(
        paths.is_empty(),
        "these files are not what the specs give:\n  {}\nrun `cargo xtask generate`",
        paths.join("\n  ")
    );
}
