//! Glushkov's construction: a state for every place in the pattern that takes a character.

use super::{Position, Tree};

/// How many positions fit the bits of a number.
const MOST: usize = 64;

/// The automaton of a tree.
pub(super) struct Automaton {
    pub(super) empty: bool,
    pub(super) first: u64,
    pub(super) last: u64,
    pub(super) positions: Vec<Position>,
}

impl Automaton {
    /// None if there are too many positions.
    pub(super) fn of(tree: &Tree) -> Option<Self> {
        let mut positions = Vec::new();
        let ends = add(tree, &mut positions)?;
        Some(Self {
            empty: ends.empty,
            first: ends.first,
            last: ends.last,
            positions,
        })
    }
}

/// Where a part can start and end.
#[derive(Clone, Copy)]
struct Ends {
    empty: bool,
    first: u64,
    last: u64,
}

impl Ends {
    /// The empty text.
    const EMPTY: Self = Self {
        empty: true,
        first: 0,
        last: 0,
    };

    /// This part, and behind it the next.
    fn then(self, next: Self, positions: &mut [Position]) -> Self {
        link(self.last, next.first, positions);
        Self {
            empty: self.empty && next.empty,
            first: self.first | if self.empty { next.first } else { 0 },
            last: next.last | if next.empty { self.last } else { 0 },
        }
    }

    /// This part once or more.
    fn again(self, positions: &mut [Position]) -> Self {
        link(self.last, self.first, positions);
        self
    }

    /// This part or nothing.
    const fn or_empty(self) -> Self {
        Self {
            empty: true,
            ..self
        }
    }
}

/// Lets these positions come behind those.
fn link(last: u64, first: u64, positions: &mut [Position]) {
    for (index, position) in positions.iter_mut().enumerate() {
        if last & (1 << index) != 0 {
            position.follow |= first;
        }
    }
}

fn add(tree: &Tree, positions: &mut Vec<Position>) -> Option<Ends> {
    match tree {
        Tree::One(ranges) => {
            if positions.len() == MOST {
                return None;
            }
            let bit = 1 << positions.len();
            positions.push(Position {
                ranges: ranges.clone(),
                follow: 0,
            });
            Some(Ends {
                empty: false,
                first: bit,
                last: bit,
            })
        }
        Tree::Sequence(parts) => parts.iter().try_fold(Ends::EMPTY, |before, part| {
            let part = add(part, positions)?;
            Some(before.then(part, positions))
        }),
        Tree::Choice(parts) => {
            let none = Ends {
                empty: false,
                first: 0,
                last: 0,
            };
            parts.iter().try_fold(none, |all, part| {
                let part = add(part, positions)?;
                Some(Ends {
                    empty: all.empty || part.empty,
                    first: all.first | part.first,
                    last: all.last | part.last,
                })
            })
        }
        Tree::Repeat { part, min, max } => repeat(part, *min, *max, positions),
    }
}

/// `x{2,4}` is `xxx?x?`, `x{2,}` is `xx+`, `x*` is `(x+)?`.
fn repeat(part: &Tree, min: u32, max: Option<u32>, positions: &mut Vec<Position>) -> Option<Ends> {
    // A part that takes no character would be copied for ever without filling the positions.
    if part.longest() == Some(0) || max == Some(0) {
        return Some(Ends::EMPTY);
    }
    let mut all = Ends::EMPTY;
    let copies = max.unwrap_or(min.max(1));
    for number in 1..=copies {
        let mut copy = add(part, positions)?;
        if max.is_none() && number == copies {
            copy = copy.again(positions);
        }
        if number > min {
            copy = copy.or_empty();
        }
        all = all.then(copy, positions);
    }
    Some(all)
}
