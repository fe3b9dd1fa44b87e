//! Where the project's files are, and what differs from them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use vpn_model_spec::emit::File;
use vpn_model_spec::files::{changes, find_root};

/// A folder of the test's own, with these folders in it.
fn folders(test: &str, folders: &[&str]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("files-{test}"));
    let _ = fs::remove_dir_all(&root);
    for folder in folders {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    root
}

#[test]
fn the_root_has_both_the_specs_and_the_crate() {
    let inside = ["specs/demo/specs", "vpn-model/src/vpn-model"];
    let root = folders("root", &inside);
    for start in ["", "specs/demo", "specs/demo/specs", "vpn-model/src"] {
        assert_eq!(find_root(&root.join(start)), Some(root.clone()), "{start}");
    }
}

#[test]
fn a_generated_file_that_cannot_be_read_is_an_error_and_not_written_over() {
    let root = folders("unreadable", &["vpn-model/src/demo.rs"]);
    let file = File {
        path: "vpn-model/src/demo.rs".to_owned(),
        text: String::new(),
    };
    let error = changes(&root, &[file]).unwrap_err().to_string();
    assert!(error.starts_with("cannot read "), "{error}");
}
