//! Diagnostics for people: the line of the spec, with a caret under what is wrong.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Renders one diagnostic. `sources` are the files that were compiled.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &[Source], renderer: &Renderer) -> String {
    let Some(source) = sources
        .iter()
        .find(|source| source.path() == diagnostic.file)
    else {
        return diagnostic.to_string();
    };
    let span = diagnostic.span.start..diagnostic.span.end;
    let snippet = Snippet::source(source.text())
        .path(source.path())
        .annotation(AnnotationKind::Primary.span(span));
    let mut group = Level::ERROR
        .primary_title(diagnostic.message.as_str())
        .element(snippet)
        .element(
            Level::NOTE
                .with_name("expected")
                .message(diagnostic.expected.as_str()),
        );
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}
