//! Markdown to a flat list of [`Block`]s with places.
//!
//! pulldown-cmark decides what is a heading, a paragraph, a table and a code
//! span; texts are then taken from the file as they were written.

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::raw::{Located, RuleText};
use crate::source::{Source, Span};

/// A block of the document.
pub(super) enum Block {
    /// The lines between the `---` at the head of the file.
    FrontMatter(Span),
    /// `## Text`
    Heading { level: HeadingLevel, text: Located },
    /// A paragraph, its lines joined. `code` is set when it is one code span and nothing else.
    Paragraph {
        text: Located,
        code: Option<Located>,
    },
    /// A table.
    Table { head: Row, rows: Vec<Row> },
    /// Anything else, in words.
    Other { what: &'static str, span: Span },
}

/// A row of a table, the one with the column names too.
pub(super) struct Row {
    /// The cells: as many as the table has columns, whatever the line holds.
    pub(super) cells: Vec<Cell>,
    /// How many cells the line holds.
    pub(super) written: usize,
    pub(super) span: Span,
}

/// A cell of a table.
pub(super) struct Cell {
    /// The text without the white space around it; `\|` is `|`.
    pub(super) text: Located,
    /// The code spans.
    pub(super) codes: Vec<RuleText>,
    /// Whatever is not a code span.
    pub(super) strays: Vec<Span>,
}

/// Cuts a file into blocks.
pub(super) fn blocks(source: &Source) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let parser = Parser::new_ext(source.text(), options);
    // These come with no event of their own.
    let mut blocks: Vec<Block> = parser
        .reference_definitions()
        .iter()
        .map(|(_, definition)| Block::Other {
            what: "the definition of a link",
            span: definition.span.clone().into(),
        })
        .collect();
    let mut reader = Reader {
        source,
        events: parser.into_offset_iter(),
    };
    while let Some((event, range)) = reader.events.next() {
        let span = source.trim(range.into());
        blocks.push(match event {
            Event::Start(Tag::MetadataBlock(_)) => {
                Block::FrontMatter(reader.inline().content(span))
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let text = reader.inline().content(span);
                Block::Heading {
                    level,
                    text: reader.located(text),
                }
            }
            Event::Start(Tag::Paragraph) => reader.paragraph(span),
            Event::Start(Tag::Table(_)) => reader.table(),
            Event::Start(tag) => {
                reader.inline();
                let what = match tag {
                    Tag::List(_) => "a list",
                    Tag::BlockQuote(_) => "a quotation",
                    Tag::CodeBlock(_) => "a code block",
                    Tag::HtmlBlock => "HTML",
                    _ => "this block",
                };
                Block::Other { what, span }
            }
            Event::Rule => Block::Other {
                what: "a ruler",
                span,
            },
            _ => Block::Other {
                what: "this text",
                span,
            },
        });
    }
    blocks
}

/// What stands inside a heading, a paragraph or a cell.
#[derive(Default)]
struct Inline {
    codes: Vec<Span>,
    others: Vec<Span>,
}

impl Inline {
    /// From the first to the last thing; `outer` when there is none.
    fn content(&self, outer: Span) -> Span {
        let all = || self.codes.iter().chain(&self.others);
        let start = all().map(|span| span.start).min();
        let end = all().map(|span| span.end).max();
        match (start, end) {
            (Some(start), Some(end)) => Span::new(start, end),
            _ => outer,
        }
    }
}

struct Reader<'a> {
    source: &'a Source,
    events: OffsetIter<'a>,
}

impl Reader<'_> {
    /// Reads up to the end of the block or cell that was just entered.
    fn inline(&mut self) -> Inline {
        let mut inline = Inline::default();
        let mut depth = 0_usize;
        for (event, range) in self.events.by_ref() {
            match event {
                Event::Start(_) => {
                    depth += 1;
                    inline.others.push(range.into());
                }
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Code(_) if depth == 0 => inline.codes.push(range.into()),
                _ => inline.others.push(range.into()),
            }
        }
        inline
    }

    fn paragraph(&mut self, span: Span) -> Block {
        let inline = self.inline();
        let code = match inline.codes.as_slice() {
            [code] if inline.others.is_empty() => {
                let rule = self.code(*code);
                Some(Located {
                    span: rule.span(),
                    text: rule.text,
                })
            }
            _ => None,
        };
        Block::Paragraph {
            text: self.located(span),
            code,
        }
    }

    fn table(&mut self) -> Block {
        let mut head = None;
        let mut rows = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = Some(self.row(range.into())),
                Event::Start(Tag::TableRow) => rows.push(self.row(range.into())),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let head = head.unwrap_or_else(|| Row {
            cells: Vec::new(),
            written: 0,
            span: Span::default(),
        });
        Block::Table { head, rows }
    }

    fn row(&mut self, span: Span) -> Row {
        let mut cells = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => cells.push(self.cell(range.into())),
                Event::End(_) => break,
                _ => {}
            }
        }
        let span = self.source.trim(span);
        Row {
            cells,
            written: count_cells(self.source.slice(span)),
            span,
        }
    }

    fn cell(&mut self, span: Span) -> Cell {
        let inline = self.inline();
        let text = self.source.trim(span);
        Cell {
            text: Located {
                text: self.source.slice(text).replace("\\|", "|"),
                span: text,
            },
            codes: inline.codes.iter().map(|code| self.code(*code)).collect(),
            strays: inline
                .others
                .into_iter()
                .map(|other| self.source.trim(other))
                .filter(|other| other.start < other.end)
                .collect(),
        }
    }

    /// The text of a code span: without the backticks, `\|` as `|`.
    fn code(&self, span: Span) -> RuleText {
        let whole = self.source.slice(span);
        let ticks = whole.len() - whole.trim_start_matches('`').len();
        let inside = self.source.trim(Span::new(
            span.start + ticks,
            span.end.saturating_sub(ticks),
        ));
        let mut rule = RuleText::default();
        let mut characters = self.source.slice(inside).char_indices().peekable();
        while let Some((offset, character)) = characters.next() {
            rule.offsets.push(inside.start + offset);
            match characters.peek() {
                Some((_, '|')) if character == '\\' => {
                    characters.next();
                    rule.text.push('|');
                }
                _ => rule.text.push(character),
            }
        }
        rule.offsets.push(inside.end);
        rule
    }

    /// The text of a span, its lines joined by spaces.
    fn located(&self, span: Span) -> Located {
        let lines = self.source.slice(span).lines().map(str::trim);
        Located {
            text: lines.collect::<Vec<_>>().join(" "),
            span,
        }
    }
}

/// Counts the cells of a table row. The Markdown parser fills up short rows
/// and cuts long ones, without a word.
fn count_cells(line: &str) -> usize {
    let line = line.trim();
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.replace("\\|", "");
    inner
        .strip_suffix('|')
        .unwrap_or(&inner)
        .matches('|')
        .count()
        + 1
}

#[cfg(test)]
mod tests {
    use super::count_cells;

    #[test]
    fn escaped_pipes_do_not_part_cells() {
        assert_eq!(count_cells(r"| a | `x\|y` | |"), 3);
        assert_eq!(count_cells(r"a | b\|"), 2);
    }
}
