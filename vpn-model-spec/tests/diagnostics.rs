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

/// What is marked is what is wrong: no more, and no less.
#[test]
fn every_mistake_in_a_bad_spec_is_marked_to_the_letter() {
    let mut text = String::new();
    for path in bad_specs() {
        let source = Source::new(FILE, fs::read_to_string(&path).unwrap());
        let name = path.file_stem().unwrap().to_str().unwrap();
        for diagnostic in diagnostics(std::slice::from_ref(&source)) {
            let marked = source.slice(diagnostic.span);
            writeln!(text, "{name}: {marked:?}").unwrap();
        }
    }
    assert_snapshot!("marked", text);
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
fn a_spec_with_mistakes_of_its_own_is_not_compared_with_others() {
    let good = include_str!("good/change-thing.md");
    let other = good
        .replace("# change-thing", "# change-other-thing")
        .replace("provider: Demo", "provider: Dome")
        .replace("2025-10", "2025-13");
    let sources = [
        Source::new("specs/demo/v1/change-other-thing.md", other),
        Source::new(FILE, good),
    ];
    let found = diagnostics(&sources);
    let messages: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages, ["`2025-13` is not a month"]);
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

/// What the compiler says first of a good spec in which a text is another, and which stands in this file.
fn first(file: &str, text: &str, other: &str) -> Option<String> {
    let good = include_str!("good/change-thing.md");
    assert!(good.contains(text), "{text}");
    let source = Source::new(file, good.replacen(text, other, 1));
    let found = compile(&[source]).err()?;
    found.first().map(|diagnostic| diagnostic.message.clone())
}

#[test]
fn the_page_was_read_in_a_year_of_four_digits_and_a_month_of_two() {
    assert_eq!(first(FILE, "2025-10", "2025-12"), None);
    for month in [
        "2025-00", "2025-13", "2025-1", "2025-010", "2025-+1", "25-10", "20256-10", "2O25-10",
        "2025-1O", "2025",
    ] {
        let said = Some(format!("`{month}` is not a month"));
        assert_eq!(first(FILE, "2025-10", month), said);
    }
}

#[test]
fn an_operation_has_a_name_of_lower_case_words_joined_by_hyphens() {
    for id in [
        "Change-thing",
        "change-Thing",
        "changeThing",
        "change--thing",
        "change-",
        "-change",
        "change_thing",
        "1-change",
    ] {
        let file = format!("specs/demo/v1/{id}.md");
        let said = first(&file, "# change-thing", &format!("# {id}")).unwrap();
        assert_eq!(said, format!("the operation id `{id}` is not kebab-case"));
    }
    // A number can be a word, as long as it is not the first.
    let file = "specs/demo/v1/change-2.md";
    assert_eq!(first(file, "# change-thing", "# change-2"), None);
}

#[test]
fn folders_become_modules() {
    for folder in [
        "Demo/v1",
        "demo/V1",
        "de_mo/v1",
        "1demo/v1",
        "demo/type",
        "",
    ] {
        let file = format!("specs/{folder}/change-thing.md").replace("//c", "/c");
        let said = first(
            &file,
            "api: demo-v1",
            &format!("api: {}x", folder.replace('/', "-")),
        );
        assert!(
            said.unwrap().ends_with("cannot become a module"),
            "{folder}"
        );
    }
    let file = "specs/demo2/change-thing.md";
    assert_eq!(first(file, "api: demo-v1", "api: demo2"), None);
}

#[test]
fn a_pipe_outside_of_tables_is_a_character_like_any() {
    let said = first(FILE, "`PATCH /v1/{thing_id}`", "`PATCH /v1/a|b`").unwrap();
    assert_eq!(said, "the path `/v1/a|b` does not read as a path");
}

#[test]
fn only_the_first_paragraph_of_code_is_the_endpoint() {
    assert_eq!(first(FILE, "Second paragraph.", "`GET /v1/thing`"), None);
}
