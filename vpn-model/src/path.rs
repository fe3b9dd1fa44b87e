//! Where in a document we are: a list of segments on the stack, made into a
//! JSON Pointer only when a violation needs one.

use crate::member::Member;
use crate::schema::{Bounds, Schema};
use crate::stored::Stored;

/// The way from the root of a document to a value.
#[derive(Clone, Copy, Debug)]
pub struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    segment: Segment<'p>,
}

#[derive(Clone, Copy, Debug)]
enum Segment<'p> {
    Root(&'static Schema),
    Member(&'static Member),
    Unknown(&'static Schema, &'p str),
    Index(usize),
    Key(&'p str),
}

impl<'p> Path<'p> {
    pub(crate) const fn root(schema: &'static Schema) -> Self {
        Path {
            parent: None,
            segment: Segment::Root(schema),
        }
    }

    pub(crate) const fn member(&'p self, member: &'static Member) -> Self {
        self.child(Segment::Member(member))
    }

    pub(crate) const fn unknown(&'p self, schema: &'static Schema, name: &'p str) -> Self {
        self.child(Segment::Unknown(schema, name))
    }

    pub(crate) const fn index(&'p self, index: usize) -> Self {
        self.child(Segment::Index(index))
    }

    pub(crate) const fn key(&'p self, name: &'p str) -> Self {
        self.child(Segment::Key(name))
    }

    /// The number of the item that this is, if it is one.
    pub(crate) const fn item(&self) -> usize {
        match self.segment {
            Segment::Index(index) => index,
            _ => 0,
        }
    }

    const fn child(&'p self, segment: Segment<'p>) -> Self {
        Path {
            parent: Some(self),
            segment,
        }
    }

    pub(crate) const fn is_root(&self) -> bool {
        matches!(self.segment, Segment::Root(_))
    }

    /// What the whole document is.
    pub(crate) fn root_schema(&self) -> Option<&'static Schema> {
        let mut path = self;
        while let Some(parent) = path.parent {
            path = parent;
        }
        match path.segment {
            Segment::Root(schema) => Some(schema),
            _ => None,
        }
    }

    /// The bounds of the integer here, or of the list or map that it is in.
    pub(crate) fn range(&self) -> Bounds {
        match (self.segment, self.parent) {
            (Segment::Member(member), _) => member.field.range(),
            (Segment::Index(_) | Segment::Key(_), Some(parent)) => parent.range(),
            _ => Bounds::NONE,
        }
    }

    /// The document, and the table in it, that describes the value here.
    pub(crate) fn source(&self) -> &'static str {
        match (self.segment, self.parent) {
            (Segment::Root(schema), _) => schema.source,
            (Segment::Unknown(schema, _), parent) => table(schema, parent),
            (Segment::Member(member), parent) => table(member.schema, parent),
            (_, Some(parent)) => parent.source(),
            (_, None) => "",
        }
    }

    /// What is stored here, with what is stored at the root. A list or a map is
    /// replaced as a whole: nothing is stored beside what is in it.
    pub(crate) fn stored<'c>(&self, root: Stored<'c>) -> Stored<'c> {
        match (self.segment, self.parent) {
            (Segment::Root(_), _) => root,
            (Segment::Member(member), Some(parent)) => {
                parent.stored(root).member(member.field.name)
            }
            _ => Stored::Nothing,
        }
    }

    /// The JSON Pointer (RFC 6901) of this place.
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = String::with_capacity(64);
        self.write(&mut pointer, false);
        pointer
    }

    /// The same with the names hidden that no schema knows, if there are any:
    /// of a text that is not well-formed, a name can be anything.
    pub(crate) fn masked_pointer(&self) -> Option<Box<str>> {
        let mut path = Some(self);
        while let Some(here) = path {
            if let Segment::Unknown(..) | Segment::Key(_) = here.segment {
                let mut pointer = String::new();
                self.write(&mut pointer, true);
                return Some(pointer.into());
            }
            path = here.parent;
        }
        None
    }

    /// Calls itself as often as arrays and objects may nest.
    fn write(&self, pointer: &mut String, masked: bool) {
        if let Some(parent) = self.parent {
            parent.write(pointer, masked);
        }
        match self.segment {
            Segment::Root(_) => {}
            Segment::Member(member) => pointer.push_str(member.field.pointer),
            Segment::Unknown(..) | Segment::Key(_) if masked => push_escaped(pointer, "***"),
            Segment::Unknown(_, name) | Segment::Key(name) => push_escaped(pointer, name),
            Segment::Index(index) => {
                pointer.push('/');
                push_digits(pointer, index);
            }
        }
    }
}

/// The source of a struct whose value is at that place.
fn table(schema: &'static Schema, at: Option<&Path<'_>>) -> &'static str {
    match at {
        // The way up only matters where several documents have the table.
        Some(path) if !schema.sources.is_empty() => schema.source_in(path.source()),
        _ => schema.source,
    }
}

/// Without what formatting costs, which is more than all else of a pointer.
fn push_digits(pointer: &mut String, number: usize) {
    if number >= 10 {
        push_digits(pointer, number / 10);
    }
    let digit = char::from_digit((number % 10) as u32, 10);
    pointer.push(digit.unwrap_or_default());
}

fn push_escaped(pointer: &mut String, name: &str) {
    pointer.push('/');
    // Hardly a name has anything to escape.
    let mut rest = name;
    while let Some((before, behind)) = rest
        .bytes()
        .position(|byte| matches!(byte, b'~' | b'/'))
        .and_then(|at| Some((rest.get(..at)?, rest.get(at..)?)))
    {
        pointer.push_str(before);
        pointer.push_str(if behind.starts_with('~') { "~0" } else { "~1" });
        rest = behind.get(1..).unwrap_or_default();
    }
    pointer.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::Path;
    use crate::schema::Schema;

    #[test]
    fn a_pointer_escapes_tildes_and_slashes() {
        static SCHEMA: Schema = Schema {
            name: "",
            description: "",
            source: "a document",
            sources: &[],
            tolerant: false,
            elsewhere: &[],
            fields: &[],
        };
        let root = Path::root(&SCHEMA);
        let list = root.unknown(&SCHEMA, "a/b~c");
        assert_eq!(list.index(1203).pointer(), "/a~1b~0c/1203");
        assert_eq!(list.index(3).source(), "a document");
        assert_eq!(root.pointer(), "");
    }
}
