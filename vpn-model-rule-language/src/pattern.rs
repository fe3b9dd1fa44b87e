//! The pattern of a `pattern("…")` rule: a regular expression of a small language,
//! and the automaton that decides it in one pass over a text.

mod automaton;
mod parse;

use self::automaton::Automaton;

/// What a text looks like as a whole, in the notation of ECMAScript: `^([a-z][a-z-]*)?$`.
///
/// Known are single characters, classes (`[a-z_-]`, `[^/]`), `\d`, groups, alternatives, and the
/// quantifiers `*`, `+`, `?`, `{2}`, `{2,}` and `{2,4}`. A pattern bounds no length: that is what
/// `length` is for, and each mistake has one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The pattern as it was written.
    pub text: String,
    /// What stands between `^` and `$`.
    pub tree: Tree,
    /// Whether the empty text fits.
    pub empty: bool,
    /// The positions that a text can start at, one bit each.
    pub first: u64,
    /// The positions that a text can end at.
    pub last: u64,
    /// The positions: at most 64.
    pub positions: Vec<Position>,
}

/// A place in a pattern that takes one character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The characters, as inclusive ranges.
    pub ranges: Vec<(char, char)>,
    /// The positions that can come next, one bit each.
    pub follow: u64,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// One character of these inclusive ranges.
    One(Vec<(char, char)>),
    /// One part behind the other; none: the empty text.
    Sequence(Vec<Tree>),
    /// One of these.
    Choice(Vec<Tree>),
    /// The same part again and again.
    Repeat {
        /// The part.
        part: Box<Tree>,
        /// How often at least.
        min: u32,
        /// How often at most.
        max: Option<u32>,
    },
}

impl Pattern {
    /// Reads the notation.
    ///
    /// # Errors
    ///
    /// What is wrong with the pattern, in words.
    pub fn new(text: &str) -> Result<Self, String> {
        let tree = parse::parse(text)?;
        if tree.shortest() > 0 || tree.longest().is_some() {
            return Err("a pattern that implies a length: write `length` beside one that fits shorter and longer texts, too".to_owned());
        }
        let automaton = Automaton::of(&tree)
            .ok_or("the pattern is too long: expected at most 64 places for a character")?;
        Ok(Self {
            text: text.to_owned(),
            tree,
            empty: automaton.empty,
            first: automaton.first,
            last: automaton.last,
            positions: automaton.positions,
        })
    }
}

impl Tree {
    /// The length of the shortest text that fits.
    fn shortest(&self) -> u32 {
        match self {
            Self::One(_) => 1,
            Self::Sequence(parts) => parts
                .iter()
                .fold(0, |all, part| all.saturating_add(part.shortest())),
            Self::Choice(parts) => parts.iter().map(Self::shortest).min().unwrap_or(0),
            Self::Repeat { part, min, .. } => part.shortest().saturating_mul(*min),
        }
    }

    /// The length of the longest text that fits; none: there is no longest.
    fn longest(&self) -> Option<u32> {
        match self {
            Self::One(_) => Some(1),
            Self::Sequence(parts) => parts
                .iter()
                .try_fold(0_u32, |all, part| Some(all.saturating_add(part.longest()?))),
            Self::Choice(parts) => parts
                .iter()
                .try_fold(0, |most: u32, part| Some(most.max(part.longest()?))),
            Self::Repeat { part, max, .. } => match (part.longest(), max) {
                (Some(0), _) | (_, Some(0)) => Some(0),
                (longest, max) => Some(longest?.saturating_mul((*max)?)),
            },
        }
    }
}
