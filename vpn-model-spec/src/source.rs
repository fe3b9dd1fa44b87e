//! A spec file in memory, and places in it.
//!
//! Everything that can be wrong carries a [`Span`] of bytes; only when a
//! diagnostic is made does [`Source::position`] turn it into line and column.

/// A half-open range of bytes in a [`Source`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

impl Span {
    /// The span of these bytes.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// One spec file: its name and its text.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    text: String,
}

impl Source {
    /// A file of the project. `path` is relative to the project's root and
    /// written with slashes: `specs/otc/v5/update-vpn-connection.md`.
    ///
    /// Line ends are made `\n`, so that a checkout on Windows compiles to the same.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl AsRef<str>) -> Self {
        Self {
            path: path.into(),
            text: text.as_ref().replace("\r\n", "\n"),
        }
    }

    /// The file's name, relative to the project's root.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty if the span is not one of this file.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The span without white space at its ends.
    #[must_use]
    pub fn trim(&self, span: Span) -> Span {
        let text = self.slice(span);
        let start = span.start + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }

    /// Line and column of a byte.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let before = self.slice(Span::new(0, offset.min(self.text.len())));
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        Position { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, Source};

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new("a.md", "one\nÀÖ x\n");
        let offset = source.text().find('x').unwrap();
        assert_eq!(source.position(offset), Position { line: 2, column: 4 });
    }

    #[test]
    fn windows_line_ends_are_unified() {
        assert_eq!(Source::new("a.md", "a\r\nb").text(), "a\nb");
    }
}
