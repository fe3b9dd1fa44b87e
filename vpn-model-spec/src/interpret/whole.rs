//! Whole numbers of any size.

use vpn_model_rule_language::{Bounds, Rule};

use crate::ir::Member;

/// A whole number. Those beyond every bound of a spec are all as large, or as small, as can be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Whole(i128);

impl From<i64> for Whole {
    fn from(number: i64) -> Self {
        Self(i128::from(number))
    }
}

impl Whole {
    /// A JSON number that is written as an integer: no fraction, no exponent.
    pub(super) fn parse(number: &str) -> Option<Self> {
        let digits = number.strip_prefix('-').unwrap_or(number);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let furthest = if number.starts_with('-') {
            i128::MIN
        } else {
            i128::MAX
        };
        Some(Self(number.parse().unwrap_or(furthest)))
    }

    /// The number, if 64 bits hold it: what an answer says beyond is not known.
    pub(super) fn of_64_bits(self) -> Option<i64> {
        self.0.try_into().ok()
    }

    /// Whether the number lies in these bounds.
    pub(super) fn is_in(self, bounds: Bounds) -> bool {
        bounds.min.is_none_or(|min| self >= Self::from(min))
            && bounds.max.is_none_or(|max| self <= Self::from(max))
    }
}

/// What the member's type in Rust can hold: `u32` when a range says that this is enough, else `i64`.
pub(super) fn machine_bounds(member: &Member) -> Bounds {
    let small = (0, i64::from(u32::MAX));
    let is_small = member.rules.iter().any(|rule| match rule.stated.rule {
        Rule::Range(Bounds {
            min: Some(min),
            max: Some(max),
        }) => min >= small.0 && max <= small.1,
        _ => false,
    });
    let (min, max) = if is_small {
        small
    } else {
        (i64::MIN, i64::MAX)
    };
    Bounds {
        min: Some(min),
        max: Some(max),
    }
}
