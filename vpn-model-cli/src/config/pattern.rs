//! Patterns for JSON Pointers.

/// A JSON Pointer in which the segment `*` is any one segment.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PointerPattern(Vec<Segment>);

#[derive(Debug, PartialEq, Eq)]
enum Segment {
    Any,
    /// As it stands in a pointer, escapes included.
    Name(String),
}

impl PointerPattern {
    /// Reads it; the error says what a pointer looks like.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let Some(rest) = text.strip_prefix('/') else {
            return match text {
                "" => Ok(Self(Vec::new())),
                _ => Err("a JSON Pointer begins with a slash, such as \"/vpn_connection/name\""),
            };
        };
        let mut segments = Vec::new();
        for segment in rest.split('/') {
            let mut escapes = segment.split('~').skip(1);
            if !escapes.all(|escaped| escaped.starts_with(['0', '1'])) {
                return Err("in a JSON Pointer, ~ is written ~0, and / in a name is written ~1");
            }
            segments.push(match segment {
                "*" => Segment::Any,
                name => Segment::Name(name.to_owned()),
            });
        }
        Ok(Self(segments))
    }

    /// Whether it means that pointer.
    pub(crate) fn matches(&self, pointer: &str) -> bool {
        let mut segments = self.0.iter();
        let names = pointer.strip_prefix('/').map(|rest| rest.split('/'));
        for name in names.into_iter().flatten() {
            match segments.next() {
                Some(Segment::Any) => {}
                Some(Segment::Name(wanted)) if wanted == name => {}
                _ => return false,
            }
        }
        segments.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::PointerPattern;

    fn matches(pattern: &str, pointer: &str) -> bool {
        PointerPattern::parse(pattern).unwrap().matches(pointer)
    }

    #[test]
    fn a_star_is_one_segment() {
        assert!(matches("/a/*/c", "/a/0/c"));
        assert!(matches("/a/*", "/a/b"));
        assert!(!matches("/a/*", "/a"));
        assert!(!matches("/a/*", "/a/b/c"));
        assert!(!matches("/*", ""));
    }

    #[test]
    fn other_segments_are_names() {
        assert!(matches("", ""));
        assert!(!matches("", "/a"));
        assert!(matches("/a~1b/", "/a~1b/"));
        assert!(!matches("/a*", "/ab"));
    }

    #[test]
    fn what_is_no_pointer_is_refused() {
        assert!(PointerPattern::parse("a/b").is_err());
        assert!(PointerPattern::parse("/a~b").is_err());
        assert!(PointerPattern::parse("#/a").is_err());
    }
}
