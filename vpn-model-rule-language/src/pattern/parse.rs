//! Reads the notation of patterns.

use super::Tree;

/// How deep groups may lie in each other.
const DEEPEST: usize = 32;

/// How often a part may repeat at most; a number beyond this is a slip, and no automaton holds it.
const MOST_TIMES: u32 = 1000;

/// Characters that stand for themselves only behind a backslash.
const SPECIAL: &str = "^$\\.*+?()[]{}|";

/// Inclusive ranges of characters.
type Ranges = Vec<(char, char)>;

/// What stands between `^` and `$`.
pub(super) fn parse(text: &str) -> Result<Tree, String> {
    let anchors = "a pattern is about the whole text: expected `^` at the start and `$` at the end";
    let inner = text
        .strip_prefix('^')
        .and_then(|text| text.strip_suffix('$'))
        .ok_or(anchors)?;
    let mut parser = Parser {
        chars: inner.chars().collect(),
        at: 0,
        depth: 0,
    };
    let tree = parser.choice()?;
    match parser.peek() {
        Some(')') => Err(parser.error("a `)` without its `(`")),
        Some(_) => Err(parser.error("a character that is not expected here")),
        None if matches!(tree, Tree::Choice(_)) => Err(
            "`^` and `$` belong to one alternative each: expected a group around all, as in \"^(a|b)*$\""
                .to_owned(),
        ),
        None => Ok(tree),
    }
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// The message with its place; `^` is the first character.
    fn error(&self, message: &str) -> String {
        format!("{message}, at character {}", self.at + 2)
    }

    fn choice(&mut self) -> Result<Tree, String> {
        let mut parts = vec![self.sequence()?];
        while self.take('|') {
            parts.push(self.sequence()?);
        }
        Ok(one_or(parts, Tree::Choice))
    }

    fn sequence(&mut self) -> Result<Tree, String> {
        let mut parts = Vec::new();
        while self.peek().is_some_and(|next| !matches!(next, '|' | ')')) {
            let part = self.single()?;
            parts.push(self.quantified(part)?);
        }
        Ok(one_or(parts, Tree::Sequence))
    }

    /// A group, a class or a character.
    fn single(&mut self) -> Result<Tree, String> {
        let start = self.at;
        match self.next() {
            Some('(') => {
                if self.take('?') && !self.take(':') {
                    return Err(self.error("of groups, only `(…)` and `(?:…)` are known"));
                }
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(self.error("groups that lie too deep in each other"));
                }
                let inner = self.choice()?;
                self.depth -= 1;
                if self.take(')') {
                    Ok(inner)
                } else {
                    Err(self.error("a group without its `)`"))
                }
            }
            Some('[') => Ok(Tree::One(self.class()?)),
            Some('\\') => Ok(Tree::One(self.escape()?)),
            Some('.') => {
                self.at = start;
                Err(self.error("`.` is not known: write a class such as [a-z]"))
            }
            Some('*' | '+' | '?' | '{') => {
                self.at = start;
                Err(self.error("a quantifier with nothing to repeat"))
            }
            Some(other) if SPECIAL.contains(other) => {
                self.at = start;
                Err(self.error(&format!("`{other}` stands for itself as `\\{other}` only")))
            }
            Some(other) => Ok(Tree::One(vec![(other, other)])),
            None => Err(self.error("the pattern ends too early")),
        }
    }

    fn quantified(&mut self, part: Tree) -> Result<Tree, String> {
        let (min, max) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.times(part),
            _ => return Ok(part),
        };
        self.at += 1;
        Ok(Tree::Repeat {
            part: Box::new(part),
            min,
            max,
        })
    }

    /// `{2}`, `{2,}`, `{2,4}`
    fn times(&mut self, part: Tree) -> Result<Tree, String> {
        self.at += 1;
        let min = self.number()?;
        let max = if !self.take(',') {
            Some(min)
        } else if self.peek() == Some('}') {
            None
        } else {
            Some(self.number()?)
        };
        if !self.take('}') {
            return Err(self.error("expected {2}, {2,} or {2,4}"));
        }
        if max.is_some_and(|max| max < min) {
            return Err(self.error("a repetition that ends before it starts"));
        }
        Ok(Tree::Repeat {
            part: Box::new(part),
            min,
            max,
        })
    }

    fn number(&mut self) -> Result<u32, String> {
        let mut digits = String::new();
        while let Some(digit) = self.peek().filter(char::is_ascii_digit) {
            digits.push(digit);
            self.at += 1;
        }
        match digits.parse() {
            Ok(number) if number <= MOST_TIMES => Ok(number),
            _ if digits.is_empty() => Err(self.error("expected {2}, {2,} or {2,4}")),
            _ => Err(self.error(&format!("a repetition of more than {MOST_TIMES} times"))),
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Result<Ranges, String> {
        match self.next() {
            Some('d') => Ok(vec![('0', '9')]),
            Some(other) if other.is_ascii_punctuation() => Ok(vec![(other, other)]),
            _ => {
                self.at -= 1;
                Err(self
                    .error("of what can follow a backslash, only `d` and punctuation are known"))
            }
        }
    }

    /// What follows `[`, up to the `]`.
    fn class(&mut self) -> Result<Ranges, String> {
        let negated = self.take('^');
        let mut ranges = Ranges::new();
        while !self.take(']') {
            let one = self.class_part()?;
            let is_range = self.peek() == Some('-')
                && self.chars.get(self.at + 1).is_some_and(|next| *next != ']');
            if !is_range {
                ranges.extend(one);
                continue;
            }
            self.at += 1;
            let other = self.class_part()?;
            match (one.as_slice(), other.as_slice()) {
                ([(first, end)], [(start, last)]) if first == end && start == last => {
                    if last < first {
                        return Err(self
                            .error(&format!("the range `{first}-{last}` ends before it starts")));
                    }
                    ranges.push((*first, *last));
                }
                _ => return Err(self.error("a range goes from a character to a character")),
            }
        }
        if ranges.is_empty() {
            return Err(self.error("a class without characters"));
        }
        Ok(if negated { others(ranges) } else { ranges })
    }

    fn class_part(&mut self) -> Result<Ranges, String> {
        match self.next() {
            None => Err(self.error("a class without its `]`")),
            Some('\\') => self.escape(),
            Some('[') => {
                self.at -= 1;
                Err(self.error("`[` stands for itself as `\\[` only"))
            }
            Some(other) => Ok(vec![(other, other)]),
        }
    }
}

/// All characters but these.
fn others(mut ranges: Ranges) -> Ranges {
    ranges.sort_unstable();
    let mut others = Ranges::new();
    // The first character that no range has had so far; none: all were had.
    let mut free = Some('\0');
    for (first, last) in ranges {
        let Some(start) = free else { break };
        if let Some(end) = (start..first).next_back() {
            others.push((start, end));
        }
        if last >= start {
            free = (last..=char::MAX).nth(1);
        }
    }
    others.extend(free.map(|start| (start, char::MAX)));
    others
}

fn one_or(mut parts: Vec<Tree>, many: impl FnOnce(Vec<Tree>) -> Tree) -> Tree {
    match parts.len() {
        1 => parts.remove(0),
        _ => many(parts),
    }
}
