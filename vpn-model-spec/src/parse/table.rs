//! The front end for table specs: blocks of Markdown to a [`Document`].
//!
//! Start at [`parse`]. What is checked here is the shape of the page: which
//! headings, tables and columns there are. What the cells say is the
//! business of [`crate::check`].

use pulldown_cmark::HeadingLevel;

use super::front_matter;
use super::markdown::{self, Block, blocks};
use super::rows;
use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::ir::Section;
use crate::raw::{Document, Key, Located, Name, Operation, Table, ValueTable};
use crate::source::Span;

/// Reads a table spec. What is wrong goes to `diagnostics`; the document holds the rest.
#[must_use]
pub(super) fn parse(diagnostics: &mut Diagnostics<'_>) -> Document {
    let mut page = Page {
        document: Document::default(),
        operation: Operation::default(),
        section: None,
        place: Place::Top,
        empty_section: None,
        values_seen: false,
        statuses: StatusesSeen::No,
        diagnostics,
    };
    let mut front_matter_seen = false;
    for block in blocks(page.diagnostics.source()) {
        match block {
            Block::FrontMatter(span) => {
                front_matter_seen = true;
                // The opening `---` stands for the whole.
                page.document.head = Span::new(0, 3);
                page.document.keys = front_matter::parse(span, page.diagnostics);
            }
            Block::Heading { level, text } => page.heading(level, text),
            Block::Paragraph { text, code } => page.paragraph(text, code),
            Block::Table { head, rows } => page.table(&head, &rows),
            Block::Other { what, span } => page.diagnostics.add(
                span,
                format!("{what} has no meaning in a spec"),
                "headings, paragraphs and tables",
            ),
        }
    }
    page.leave_table();
    page.leave_section();
    if !front_matter_seen {
        page.diagnostics.add(
            Span::default(),
            "the front matter is missing, or is not closed",
            "a first line `---`, lines `key: value`, and a line `---`",
        );
    }
    page.finish()
}

/// What the reader is behind, below the heading of the operation or of a section.
enum Place {
    /// Nothing: directly below that heading.
    Top,
    /// The heading of a table.
    Table(Open),
    /// A heading that is wrong: what follows belongs to nothing.
    Nowhere,
}

#[derive(Clone, Copy)]
enum SectionKind {
    Parameters(Section),
    Statuses,
    Values,
    /// Its heading was reported; what it holds is passed over.
    Unknown,
}

/// A table whose heading was read.
struct Open {
    /// The section of its parameters; none: it is a table of values.
    section: Option<Section>,
    name: Name,
    prose: Vec<String>,
    read: Option<rows::Rows>,
}

/// Whether the section of the status codes was there, and its table.
#[derive(PartialEq, Eq)]
enum StatusesSeen {
    No,
    Heading,
    Table,
}

struct Page<'r, 'a> {
    document: Document,
    operation: Operation,
    /// The section; none before the first.
    section: Option<SectionKind>,
    place: Place,
    /// The section that has shown no table yet.
    empty_section: Option<Located>,
    values_seen: bool,
    statuses: StatusesSeen,
    diagnostics: &'r mut Diagnostics<'a>,
}

impl Page<'_, '_> {
    /// The document of this page; its keys about the request belong to its operation.
    fn finish(mut self) -> Document {
        let key = |name: &str| {
            let find = |entry: &&Key| entry.key.text == name;
            let found = self.document.keys.iter().find(find);
            found.map(|entry| entry.value.clone())
        };
        self.operation.update = key("update");
        self.operation.current = key("current");
        self.operation.gateway = key("gateway");
        self.document.operations.push(self.operation);
        self.document
    }

    fn heading(&mut self, level: HeadingLevel, text: Located) {
        self.leave_table();
        match level {
            HeadingLevel::H1 => self.title(text),
            HeadingLevel::H2 => self.section(&text),
            HeadingLevel::H3 => {
                self.empty_section = None;
                let open = |section| {
                    Place::Table(Open {
                        section,
                        name: rows::name(&text),
                        prose: Vec::new(),
                        read: None,
                    })
                };
                self.place = match self.section {
                    Some(SectionKind::Parameters(section)) => open(Some(section)),
                    Some(SectionKind::Values) => open(None),
                    Some(SectionKind::Statuses) => {
                        self.diagnostics.add(
                            text.span,
                            "the table of the status codes has no heading of its own",
                            "the table directly below `## Statuses`",
                        );
                        Place::Nowhere
                    }
                    Some(SectionKind::Unknown) => Place::Nowhere,
                    None => {
                        self.diagnostics.add(
                            text.span,
                            format!("the table `{}` stands in no section", text.text),
                            format!("a heading above it: {}", section_list()),
                        );
                        Place::Nowhere
                    }
                };
            }
            _ => {
                self.diagnostics.add(
                    text.span,
                    "a heading of this level has no meaning in a spec",
                    "`#` operation, `##` section, `###` table",
                );
                self.place = Place::Nowhere;
            }
        }
    }

    fn title(&mut self, text: Located) {
        self.leave_section();
        self.section = None;
        self.place = Place::Top;
        if self.operation.id.is_some() {
            self.diagnostics.add(
                text.span,
                "a second operation",
                "one operation in a file: one heading `# operation-id`",
            );
        } else {
            self.file_name(&text);
            self.operation.id = Some(text);
        }
    }

    /// One operation in a file, which has the operation's name.
    fn file_name(&mut self, id: &Located) {
        let path = self.diagnostics.source().path();
        let file = path.rsplit('/').next().unwrap_or_default();
        if file != format!("{}.md", id.text) {
            self.diagnostics.add(
                id.span,
                format!("the operation id `{}` is not the file's name", id.text),
                format!("`{}`", file.trim_end_matches(".md")),
            );
        }
    }

    fn section(&mut self, text: &Located) {
        self.leave_section();
        let kind = if text.text == VALUES {
            SectionKind::Values
        } else if text.text == STATUSES {
            SectionKind::Statuses
        } else {
            Section::ALL
                .into_iter()
                .find(|section| section.heading() == text.text)
                .map_or(SectionKind::Unknown, SectionKind::Parameters)
        };
        self.section = Some(kind);
        self.place = Place::Top;
        let seen = match kind {
            SectionKind::Values => std::mem::replace(&mut self.values_seen, true),
            SectionKind::Statuses => {
                std::mem::replace(&mut self.statuses, StatusesSeen::Heading) != StatusesSeen::No
            }
            SectionKind::Parameters(section) => {
                let sections = &mut self.operation.sections;
                let seen = sections.contains(&section);
                sections.push(section);
                seen
            }
            SectionKind::Unknown => {
                self.document.cut = true;
                self.diagnostics.add_with_help(
                    text.span,
                    format!("unknown section `{}`", text.text),
                    section_list(),
                    did_you_mean(&text.text, section_names()),
                );
                return;
            }
        };
        self.empty_section = Some(text.clone());
        if seen {
            self.diagnostics.add(
                text.span,
                format!("a second section `{}`", text.text),
                "each section once",
            );
        }
    }

    fn paragraph(&mut self, text: Located, code: Option<Located>) {
        match (&mut self.place, self.section) {
            (Place::Table(open), _) => open.prose.push(text.text),
            (Place::Top, None) => match code {
                Some(endpoint) if self.operation.endpoint.is_none() => {
                    self.operation.endpoint = Some(endpoint);
                }
                _ => self.operation.description.push(text.text),
            },
            (Place::Nowhere, _)
            | (Place::Top, Some(SectionKind::Unknown | SectionKind::Statuses)) => {}
            (Place::Top, Some(_)) => self.diagnostics.add(
                text.span,
                "text that belongs to no table",
                "a heading `### TypeName` above it",
            ),
        }
    }

    fn table(&mut self, head: &markdown::Row, lines: &[markdown::Row]) {
        match (&mut self.place, self.section) {
            (Place::Table(open), _) if open.read.is_some() => self.diagnostics.add(
                head.span,
                format!("a second table under `{}`", open.name.wire.text),
                "one table under each heading `### TypeName`",
            ),
            (Place::Table(open), _) => {
                open.read = Some(match open.section {
                    Some(section) => rows::parameters(section, head, lines, self.diagnostics),
                    None => rows::values(head, lines, self.diagnostics),
                });
            }
            (Place::Top, Some(SectionKind::Statuses)) => {
                self.empty_section = None;
                if std::mem::replace(&mut self.statuses, StatusesSeen::Table) == StatusesSeen::Table
                {
                    self.diagnostics.add(
                        head.span,
                        "a second table of status codes",
                        "one table below `## Statuses`",
                    );
                }
                self.operation.statuses = rows::statuses(head, lines, self.diagnostics);
            }
            (Place::Nowhere, _) | (Place::Top, Some(SectionKind::Unknown)) => {}
            (Place::Top, _) => {
                self.empty_section = None;
                self.diagnostics.add(
                    head.span,
                    "a table without a heading",
                    "a heading `### TypeName` above it",
                );
            }
        }
    }

    /// Leaves a section, which must have had a table.
    fn leave_section(&mut self) {
        if let Some(section) = self.empty_section.take() {
            self.diagnostics.add(
                section.span,
                format!("the section `{}` has no table", section.text),
                "a heading `### TypeName` and a table, or no such section",
            );
        }
    }

    /// Puts the table that was being read into the document.
    fn leave_table(&mut self) {
        let Place::Table(open) = std::mem::replace(&mut self.place, Place::Nowhere) else {
            return;
        };
        if open.read.is_none() {
            self.diagnostics.add(
                open.name.wire.span,
                format!("`{}` has no table", open.name.wire.text),
                "one table under each heading `### TypeName`",
            );
        }
        let read = open.read.unwrap_or_default();
        match open.section {
            Some(section) => self.parameters(Table {
                section,
                name: open.name,
                prose: open.prose,
                elsewhere: Vec::new(),
                rows: read.parameters,
                complete: read.complete,
            }),
            None => self.document.values.push(ValueTable {
                name: open.name,
                prose: open.prose,
                rows: read.values,
                complete: read.complete,
            }),
        }
    }

    /// The first table of a section is where the section starts.
    fn parameters(&mut self, table: Table) {
        if self.operation.root(table.section).is_none() {
            let name = table.name.rust_name().text.clone();
            self.operation.roots.push((table.section, name));
        }
        self.document.tables.push(table);
    }
}

const STATUSES: &str = "Statuses";
const VALUES: &str = "Values";

fn section_names() -> impl Iterator<Item = &'static str> {
    Section::ALL
        .into_iter()
        .map(Section::heading)
        .chain([STATUSES, VALUES])
}

fn section_list() -> String {
    section_names()
        .map(|name| format!("`## {name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
