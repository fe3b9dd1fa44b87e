//! What strategies are made of.

mod formats;
mod networks;
mod own;
mod text;
mod walk;

use crate::schema::{Rule, Statement, make};
use crate::strategy::dice::{DECISIONS, scrambled};

pub(super) const fn stated(rule: Rule) -> Statement {
    make::statement(rule, None, None, "")
}

/// So many lists of decisions, always the same.
pub(super) fn choices(count: usize) -> impl Iterator<Item = Vec<u32>> {
    let mut number = 1;
    let mut next = move || {
        number = scrambled(number);
        number >> 16
    };
    (0..count).map(move |_| (0..DECISIONS).map(|_| next()).collect())
}
