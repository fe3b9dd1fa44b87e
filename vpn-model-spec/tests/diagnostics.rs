//! One small bad spec for each diagnostic, in `tests/diagnostics/`; what the
//! compiler says about it is a snapshot.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use annotate_snippets::Renderer;
use insta::assert_snapshot;
use vpn_model_spec::render::render;
use vpn_model_spec::{Diagnostic, Source, compile};

/// All bad specs pretend to be this file.
const FILE: &str = "specs/demo/v1/change-thing.md";

fn bad_specs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

fn diagnostics(sources: &[Source]) -> Vec<Diagnostic> {
    compile(sources).expect_err("the spec is wrong")
}

fn printed(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        writeln!(text, "{diagnostic}").unwrap();
    }
    text
}

#[test]
fn every_bad_spec_is_told_what_is_wrong_where_and_what_was_expected() {
    for path in bad_specs() {
        let source = Source::new(FILE, fs::read_to_string(&path).unwrap());
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert_snapshot!(name, printed(&diagnostics(&[source])));
    }
}

#[test]
fn a_diagnostic_is_shown_with_its_line_and_a_caret() {
    let path = bad_specs()
        .into_iter()
        .find(|path| path.to_string_lossy().contains("type-unknown"))
        .unwrap();
    let sources = [Source::new(FILE, fs::read_to_string(path).unwrap())];
    let rendered: Vec<String> = diagnostics(&sources)
        .iter()
        .map(|diagnostic| render(diagnostic, &sources, &Renderer::plain()))
        .collect();
    assert_snapshot!("rendered", rendered.join("\n"));
}

#[test]
fn specs_of_one_folder_cannot_share_a_name() {
    let good = include_str!("good/change-thing.md");
    let other = good
        .replace("# change-thing", "# change-other-thing")
        .replace("provider: Demo", "provider: Dome");
    let sources = [
        Source::new("specs/demo/v1/change-other-thing.md", other),
        Source::new(FILE, good),
    ];
    assert_snapshot!("two-specs", printed(&diagnostics(&sources)));
}

#[test]
fn a_spec_that_is_cut_short_anywhere_is_no_panic() {
    let good = include_str!("good/change-thing.md");
    for (end, _) in good.char_indices() {
        let (start, rest) = good.split_at(end);
        let without_a_character: String = rest.chars().skip(1).collect();
        // Either is right or wrong; that it comes back is what counts.
        let _ = compile(&[Source::new(FILE, start)]);
        let _ = compile(&[Source::new(FILE, format!("{start}{without_a_character}"))]);
    }
}
