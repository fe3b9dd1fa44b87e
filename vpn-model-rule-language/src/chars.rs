//! The character set of a `chars("…")` rule.

/// A set of characters, written as single characters and ranges: `0-9A-Za-z_.-`.
///
/// A hyphen stands for itself when it is the first or the last character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chars {
    /// The set as it was written.
    pub text: String,
    /// The same as inclusive ranges, in the order of writing.
    pub ranges: Vec<(char, char)>,
}

impl Chars {
    /// Reads the notation.
    ///
    /// # Errors
    ///
    /// An empty set and a range whose end lies before its start, in words.
    pub fn new(text: &str) -> Result<Self, String> {
        let chars: Vec<char> = text.chars().collect();
        let mut ranges = Vec::new();
        let mut rest = chars.as_slice();
        while let [first, tail @ ..] = rest {
            match tail {
                ['-', last, after @ ..] => {
                    if last < first {
                        return Err(format!("the range `{first}-{last}` ends before it starts"));
                    }
                    ranges.push((*first, *last));
                    rest = after;
                }
                _ => {
                    ranges.push((*first, *first));
                    rest = tail;
                }
            }
        }
        if ranges.is_empty() {
            return Err("expected at least one character".to_owned());
        }
        Ok(Self {
            text: text.to_owned(),
            ranges,
        })
    }

    /// Whether the set has this character.
    #[must_use]
    pub fn contains(&self, character: char) -> bool {
        self.ranges
            .iter()
            .any(|&(first, last)| (first..=last).contains(&character))
    }
}

#[cfg(test)]
mod tests {
    use super::Chars;

    #[test]
    fn a_trailing_hyphen_stands_for_itself() {
        let set = Chars::new("0-9_.-").unwrap();
        assert_eq!(set.ranges, [('0', '9'), ('_', '_'), ('.', '.'), ('-', '-')]);
        assert!(set.contains('-') && set.contains('5') && !set.contains('a'));
    }

    #[test]
    fn a_range_that_runs_backwards_is_an_error() {
        assert_eq!(
            Chars::new("z-a").unwrap_err(),
            "the range `z-a` ends before it starts"
        );
    }

    #[test]
    fn an_empty_set_is_an_error() {
        assert_eq!(
            Chars::new("").unwrap_err(),
            "expected at least one character"
        );
    }
}
