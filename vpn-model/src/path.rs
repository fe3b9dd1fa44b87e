//! Where in a document we are: a list of segments on the stack, made into a
//! JSON Pointer only when a violation needs one.

use crate::schema::{Bounds, Member, Schema};

/// The way from the root of a document to a value.
#[derive(Clone, Copy, Debug)]
pub struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    segment: Segment<'p>,
}

#[derive(Clone, Copy, Debug)]
enum Segment<'p> {
    Root(&'static Schema),
    Member(Member),
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

    pub(crate) const fn member(&'p self, member: Member) -> Self {
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
            (Segment::Root(schema) | Segment::Unknown(schema, _), _) => schema.source,
            (Segment::Member(member), _) => member.schema.source,
            (_, Some(parent)) => parent.source(),
            (_, None) => "",
        }
    }

    /// The JSON Pointer (RFC 6901) of this place.
    pub(crate) fn pointer(&self) -> String {
        self.pointer_with(|name| name)
    }

    /// The same with the names hidden that no schema knows, if there are any:
    /// of a text that is not well-formed, a name can be anything.
    pub(crate) fn masked_pointer(&self) -> Option<String> {
        let unknown = matches!(self.segment, Segment::Unknown(..) | Segment::Key(_));
        let has_unknown = unknown
            || self
                .parent
                .is_some_and(|parent| parent.masked_pointer().is_some());
        has_unknown.then(|| self.pointer_with(|_| "***"))
    }

    fn pointer_with(&self, unknown: impl Fn(&'p str) -> &'p str) -> String {
        let mut segments = Vec::new();
        let mut path = Some(self);
        while let Some(here) = path {
            segments.push(here.segment);
            path = here.parent;
        }
        let mut pointer = String::with_capacity(64);
        for segment in segments.iter().rev() {
            match segment {
                Segment::Root(_) => {}
                Segment::Member(member) => push_escaped(&mut pointer, member.field.name),
                Segment::Unknown(_, name) | Segment::Key(name) => {
                    push_escaped(&mut pointer, unknown(name));
                }
                Segment::Index(index) => push_escaped(&mut pointer, &index.to_string()),
            }
        }
        pointer
    }
}

fn push_escaped(pointer: &mut String, name: &str) {
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
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
            tolerant: false,
            elsewhere: &[],
            fields: &[],
        };
        let root = Path::root(&SCHEMA);
        let list = root.unknown(&SCHEMA, "a/b~c");
        assert_eq!(list.index(3).pointer(), "/a~1b~0c/3");
        assert_eq!(list.index(3).source(), "a document");
        assert_eq!(root.pointer(), "");
    }
}
