//! What is wrong with a spec: [`Diagnostic`], and the [`Diagnostics`] that collects them.
//!
//! The phases never stop at the first mistake; each puts what it finds into the
//! same collection and goes on with what is left.

use std::fmt;

use crate::source::{Source, Span};

/// One mistake in a spec, with its place and what was expected instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The spec, relative to the project's root.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The same place in bytes, for a caret under the text.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What was expected.
    pub expected: String,
    /// A guess at what was meant.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}:{}:{}: error: {}",
            self.file, self.line, self.column, self.message
        )?;
        write!(f, "  = expected: {}", self.expected)?;
        match &self.help {
            Some(help) => write!(f, "\n  = help: {help}"),
            None => Ok(()),
        }
    }
}

/// Collects the diagnostics of one spec.
#[derive(Debug)]
pub struct Diagnostics<'a> {
    source: &'a Source,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Diagnostics<'a> {
    /// An empty collection for this file.
    #[must_use]
    pub const fn new(source: &'a Source) -> Self {
        Self {
            source,
            diagnostics: Vec::new(),
        }
    }

    /// The file that the diagnostics are about.
    #[must_use]
    pub const fn source(&self) -> &'a Source {
        self.source
    }

    /// Whether nothing was found yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Adds a mistake.
    pub fn add(&mut self, span: Span, message: impl Into<String>, expected: impl Into<String>) {
        self.add_with_help(span, message, expected, None);
    }

    /// Adds a mistake, with a guess at what was meant.
    pub fn add_with_help(
        &mut self,
        span: Span,
        message: impl Into<String>,
        expected: impl Into<String>,
        help: Option<String>,
    ) {
        let position = self.source.position(span.start);
        self.diagnostics.push(Diagnostic {
            file: self.source.path().to_owned(),
            line: position.line,
            column: position.column,
            span,
            message: message.into(),
            expected: expected.into(),
            help,
        });
    }

    /// What was found, in the order of the file.
    #[must_use]
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
        // A schema that several others refer to is looked at several times.
        self.diagnostics.dedup();
        self.diagnostics
    }
}

/// The candidate that `name` was probably meant to be, as a line of help.
pub(crate) fn did_you_mean<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<String> {
    let name = name.to_ascii_lowercase();
    // One slip in four characters still looks like the same word.
    let most = (name.chars().count() / 4).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&name, &candidate.to_ascii_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| format!("did you mean `{candidate}`?"))
}

/// A list of names for an "expected" line: "`a`, `b`, `c`".
pub(crate) fn list<'c>(names: impl IntoIterator<Item = &'c str>) -> String {
    names
        .into_iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn a_slip_of_the_pen_is_recognized() {
        assert_eq!(
            did_you_mean("Ipv4Cird", ["String", "Ipv4Cidr"]),
            Some("did you mean `Ipv4Cidr`?".to_owned())
        );
    }

    #[test]
    fn a_long_word_may_have_two_slips_and_a_short_one_may_not() {
        let names = ["Boolean", "Timestamp"];
        let meant = Some("did you mean `Timestamp`?".to_owned());
        assert_eq!(did_you_mean("Tiemstmp", names), meant);
        assert_eq!(did_you_mean("Boloen", names), None);
        assert_eq!(
            did_you_mean("Boolen", names).as_deref(),
            Some("did you mean `Boolean`?")
        );
    }

    #[test]
    fn another_word_is_not_guessed() {
        assert_eq!(did_you_mean("Money", ["String", "Ipv4Cidr"]), None);
    }
}
