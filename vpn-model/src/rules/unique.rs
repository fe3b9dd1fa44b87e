//! The item equals an earlier item of the list, or has the same value in one member.
//!
//! The place is the later value.
//!
//! ## In a spec
//!
//! `unique` (whole items) or `unique(source)` (one member of the items)
//!
//! ## Example
//!
//! Bad: `{"vpn_connection": {"policy_rules": [{"source": "10.0.0.0/24"}, {"source": "10.0.0.0/24"}]}}`
//!
//! Good: `{"vpn_connection": {"policy_rules": [{"source": "10.0.0.0/24"}, {"source": "10.0.1.0/24"}]}}`

use std::collections::HashMap;
use std::hash::Hash;

use smallvec::SmallVec;

use crate::field::Field;
use crate::params::Name;
use crate::scope::Scope;
use crate::{Code, Params};

pub(super) use super::no_help as help;

/// So many values are compared one by one, which is faster and allocates nothing.
const FEW: usize = 8;

/// The values of a list seen so far, with the number of the item that had them first.
#[derive(Debug)]
pub struct Seen<T> {
    few: SmallVec<[(T, usize); FEW]>,
    /// All of them, as soon as they are more.
    many: Option<HashMap<T, usize>>,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self {
            few: SmallVec::new(),
            many: None,
        }
    }
}

impl<T: Hash + Eq + Clone> Seen<T> {
    /// Takes an item in; the number of the earlier one that equals it.
    fn earlier(&mut self, index: usize, value: &T) -> Option<usize> {
        if let Some(many) = &mut self.many {
            let earlier = *many.entry(value.clone()).or_insert(index);
            return (earlier != index).then_some(earlier);
        }
        if let Some((_, earlier)) = self.few.iter().find(|(known, _)| known == value) {
            return Some(*earlier);
        }
        self.few.push((value.clone(), index));
        if self.few.len() >= FEW {
            self.many = Some(self.few.drain(..).collect());
        }
        None
    }
}

fn params(earlier: usize) -> Params {
    Params::new().with(Name::Earlier, earlier)
}

pub(super) fn message(params: &Params) -> String {
    format!(
        "the same value as the item at index {}",
        params.integer("earlier").unwrap_or_default()
    )
}

/// Reports an item that equals an earlier one.
pub fn check<T: Hash + Eq + Clone>(seen: &mut Seen<T>, value: &T, scope: &mut Scope<'_, '_>) {
    if let Some(earlier) = seen.earlier(scope.path.item(), value) {
        scope.report(Code::Unique, params(earlier));
    }
}

/// Reports an item of which one member equals that of an earlier item.
pub fn check_member<T: Hash + Eq + Clone>(
    seen: &mut Seen<T>,
    field: &Field<'_, T>,
    scope: &mut Scope<'_, '_>,
) {
    let earlier = |value| seen.earlier(scope.path.item(), value);
    if let Some(earlier) = field.sound().and_then(earlier) {
        // The rule stands on the list, not in the table of its items.
        scope
            .citing_here()
            .report_member(field, Code::Unique, params(earlier));
    }
}
