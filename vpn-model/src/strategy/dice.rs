//! Decisions while a payload is made. They come from a list of numbers that
//! proptest draws and shrinks; 0, and the end of the list, is always the
//! simplest decision, so that a failing payload shrinks to a small one.

use std::slice;

use crate::strategy::clause::Facts;
use crate::strategy::json::Json;

/// As many decisions as the largest payloads need; the rest are simple ones.
pub(super) const DECISIONS: usize = 256;

/// How often something is tried before it counts as impossible.
pub(super) const TRIES: usize = 64;

/// Hands out decisions, and knows what is given beside the payload.
#[derive(Debug)]
pub(super) struct Dice<'c> {
    choices: slice::Iter<'c, u32>,
    current: Facts,
    gateway: Facts,
}

impl<'c> Dice<'c> {
    pub(super) fn new(choices: &'c [u32]) -> Self {
        Self {
            choices: choices.iter(),
            current: Facts::new(),
            gateway: Facts::new(),
        }
    }

    /// What the answers about the stored resource and the gateway will say: members that are made
    /// from now on fit it.
    pub(super) fn given(&mut self, current: &Facts, gateway: &Facts) {
        self.current.clone_from(current);
        self.gateway.clone_from(gateway);
    }

    /// What the answer about the stored resource says at this path.
    pub(super) fn stored(&self, path: &[&str]) -> Option<&Json> {
        at(&self.current, path)
    }

    /// What the answer about the gateway says at this path.
    pub(super) fn gateway(&self, path: &[&str]) -> Option<&Json> {
        at(&self.gateway, path)
    }

    pub(super) fn draw(&mut self) -> u32 {
        self.choices.next().copied().unwrap_or_default()
    }

    /// A number below `count`; 0 if there is none.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let draw = usize::try_from(self.draw()).unwrap_or_default();
        draw.checked_rem(count).unwrap_or_default()
    }

    /// A number between inclusive bounds.
    pub(super) fn between(&mut self, min: usize, max: usize) -> usize {
        min + self.below(max.saturating_sub(min).saturating_add(1))
    }

    pub(super) fn chance(&mut self) -> bool {
        self.draw() % 2 == 1
    }

    pub(super) fn one_in(&mut self, count: u32) -> bool {
        self.draw() % count == count - 1
    }

    pub(super) fn pick<'p, T>(&mut self, from: &'p [T]) -> Option<&'p T> {
        from.get(self.below(from.len()))
    }

    /// What `make` finds with the decisions at hand or, where these lead nowhere, with others that follow from them.
    pub(super) fn persist<T>(
        &mut self,
        mut make: impl FnMut(&mut Dice<'_>) -> Option<T>,
    ) -> Option<T> {
        make(self).or_else(|| {
            let mut noise = self.draw() | 1;
            (0..TRIES).find_map(|_| {
                let choices = decisions(&mut noise);
                let mut dice = Dice::new(&choices);
                dice.given(&self.current, &self.gateway);
                make(&mut dice)
            })
        })
    }

    /// Mixes the order; no decision leaves it as it is.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        let count = items.len();
        for index in 1..count {
            let other = index - self.below(index + 1);
            items.swap(index, other);
        }
    }
}

/// The next of numbers that look random; the high bits do so most.
pub(super) const fn scrambled(number: u32) -> u32 {
    number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)
}

/// As many decisions as there can be, made from noise.
pub(super) fn decisions(noise: &mut u32) -> Vec<u32> {
    let mut next = || {
        *noise = scrambled(*noise);
        // The low bits come again after so few steps that they would decide the same each time.
        *noise >> 14
    };
    (0..DECISIONS).map(|_| next()).collect()
}

fn at<'f>(facts: &'f Facts, path: &[&str]) -> Option<&'f Json> {
    let found = facts.iter().find(|(known, _)| known == path);
    found.map(|(_, value)| value)
}
