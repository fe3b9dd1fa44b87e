//! Which rules of the provider come over.

use proc_macro2::Span;
use vpn_model_rule_language::{Condition, Rule, Stated};

use super::located;
use super::table::Member;
use crate::Errors;
use crate::syntax::Member as Field;
use crate::types::generic_argument;

/// The rules of the member, standing at the user's field.
pub(super) fn of(member: &Member, place: Span) -> syn::Result<Vec<Stated>> {
    member
        .rules
        .iter()
        .map(|rule| syn::parse2(located(rule, place)?))
        .collect()
}

/// Gives the field the rules that can be asked of this struct; `names` are the
/// wire names of its members.
pub(super) fn inherit(
    field: &mut Field<'_>,
    rules: Vec<Stated>,
    names: &[&str],
    errors: &mut Errors,
) {
    let optional = generic_argument(field.ty, "Option").is_some();
    let attributes = &mut field.attributes;
    attributes.inherited = rules
        .into_iter()
        .filter(|stated| {
            // What is always there need not be asked for.
            let is_idle =
                matches!(stated.rule, Rule::RequiredWhen(_) | Rule::Required) && !optional;
            !is_idle
                && siblings(&stated.rule)
                    .iter()
                    .all(|name| names.contains(name))
        })
        .collect();
    for stated in &attributes.rules {
        let is_same = |inherited: &Stated| {
            inherited.rule == stated.rule && inherited.severity == stated.severity
        };
        if attributes.inherited.iter().any(is_same) {
            let name = stated.rule.name();
            errors.at(stated.span, format!("this `{name}` comes with `like`"));
        }
    }
}

/// The members of the same object that the rule names.
fn siblings(rule: &Rule) -> Vec<&str> {
    let mut named: Vec<_> = match rule {
        Rule::Order(order) => vec![&order.less, &order.more],
        rule => rule.sibling().into_iter().collect(),
    };
    named.extend(rule.conditions().iter().filter_map(Condition::sibling));
    named.iter().map(|member| member.name.as_str()).collect()
}
