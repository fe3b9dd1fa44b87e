//! The input of a structured target: a row of choices.

/// Bytes that decide something each. When none are left, every choice is the first.
#[derive(Clone, Debug)]
pub struct Choices<'c> {
    rest: &'c [u8],
}

impl<'c> Choices<'c> {
    pub const fn new(bytes: &'c [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether there is nothing left to decide with.
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.rest.split_first() else {
            return 0;
        };
        self.rest = rest;
        *first
    }

    /// A number below `end`; 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        match end {
            0 | 1 => 0,
            2..=256 => usize::from(self.byte()) % end,
            _ => (usize::from(self.byte()) << 8 | usize::from(self.byte())) % end,
        }
    }

    /// True so often in 256 times; never when there are no choices left.
    pub fn chance(&mut self, in_256: u8) -> bool {
        self.byte() > 255 - in_256
    }

    pub fn one<'t, T>(&mut self, list: &'t [T]) -> &'t T {
        &list[self.below(list.len())]
    }
}
