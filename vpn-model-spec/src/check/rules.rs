//! The Rules column: rules fit what they stand on, and name what exists.
//!
//! Start at [`of_member`] and [`of_value`]. Their texts are read in
//! [`rule_text`](super::rule_text).

use vpn_model_rule_language::{Applies, Member as Named, Order, Root, Rule, Stated};

use super::conditions;
use super::rule_text::read;
use super::tables::{Member, Table, Tables, describe};
use crate::diagnostic::Diagnostics;
use crate::ir::{self, Base, Side, Type};
use crate::raw::{RuleText, ValueRow};
use crate::source::Span;

/// What the rules of a spec can refer to.
pub(super) struct Scope<'s, 'd> {
    pub(super) tables: &'s Tables<'d>,
    pub(super) has_current: bool,
    pub(super) has_gateway: bool,
}

impl Scope<'_, '_> {
    /// Whether the head of the spec says how to find what a condition asks about.
    pub(super) const fn has(&self, root: Root) -> bool {
        match root {
            Root::Sibling => true,
            Root::Current => self.has_current,
            Root::Gateway => self.has_gateway,
        }
    }
}

/// The rules of a parameter.
pub(super) fn of_member(
    member: &Member<'_>,
    table: &Table<'_>,
    scope: &Scope<'_, '_>,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<ir::Rule> {
    let mut rules: Vec<ir::Rule> = Vec::new();
    for text in &member.raw.rules {
        let Some(stated) = read(text, &rules, diagnostics) else {
            continue;
        };
        let fits = member
            .holds
            .as_ref()
            .is_none_or(|holds| fits(&stated, holds, text, diagnostics))
            && fits_null(&stated, member, text, diagnostics);
        if fits {
            names(&stated, member, table, scope, text, diagnostics);
            if stated.rule == Rule::Required {
                required(member, table, text.part(stated.span), diagnostics);
            }
            for condition in stated.rule.conditions() {
                conditions::check(condition, table, scope, text, diagnostics);
            }
        }
        rules.push(rule(text, stated));
    }
    rules
}

/// The rules of a value.
pub(super) fn of_value(row: &ValueRow, diagnostics: &mut Diagnostics<'_>) -> Vec<ir::Rule> {
    let mut rules: Vec<ir::Rule> = Vec::new();
    for text in &row.rules {
        let Some(stated) = read(text, &rules, diagnostics) else {
            continue;
        };
        if !matches!(
            stated.rule.applies(),
            Applies::EnumValue | Applies::MemberOrValue
        ) {
            diagnostics.add(
                text.part(stated.span),
                format!("`{}` cannot stand on a value of a list", stated.rule.name()),
                "a rule for values: `deprecated`, `weak_algorithm`, `unsupported`",
            );
        }
        rules.push(rule(text, stated));
    }
    rules
}

fn rule(text: &RuleText, stated: Stated) -> ir::Rule {
    ir::Rule {
        text: text.text.clone(),
        stated,
        span: text.span(),
    }
}

/// Whether a rule may stand on what a member holds.
fn fits(stated: &Stated, holds: &Type, text: &RuleText, diagnostics: &mut Diagnostics<'_>) -> bool {
    let base = holds.base();
    let (fits, expected) = match stated.rule.applies() {
        Applies::Text => (
            matches!(base, Base::String | Base::Secret),
            "`String`, `Secret`, or an array or a map of them",
        ),
        Applies::Integer => (
            *base == Base::Integer,
            "`Integer`, or an array or a map of them",
        ),
        Applies::Network => (
            *base == Base::Ipv4Cidr,
            "`Ipv4Cidr`, or an array or a map of them",
        ),
        Applies::List if matches!(stated.rule, Rule::Items(_)) => (
            matches!(holds, Type::Array(_) | Type::Map(_)),
            "an array or a map",
        ),
        Applies::Boolean => (
            *base == Base::Boolean,
            "`Boolean`, or an array or a map of them",
        ),
        Applies::List => (holds.is_array(), "an array"),
        Applies::Map => (matches!(holds, Type::Map(_)), "`Map of` a type"),
        Applies::MemberOrValue => (true, ""),
        Applies::EnumValue => (false, "a row in a table of the section `Values`"),
        Applies::Member => match stated.rule {
            Rule::TunnelPair(_) => (*holds == Type::One(Base::Ipv4Cidr), "`Ipv4Cidr`"),
            Rule::Format(..) => (*holds == Type::One(Base::String), "`String`"),
            Rule::Distinct(_) => (
                matches!(holds, Type::One(base) if !matches!(base, Base::Struct(_) | Base::Any)),
                "a type of one value",
            ),
            _ => (true, ""),
        },
    };
    if !fits {
        diagnostics.add(
            text.part(stated.span),
            format!(
                "`{}` cannot stand on {}",
                stated.rule.name(),
                describe(holds)
            ),
            expected,
        );
    }
    fits
}

/// Whether a rule may stand on a member that can be `null`: not one that looks at its value
/// together with others.
fn fits_null(
    stated: &Stated,
    member: &Member<'_>,
    text: &RuleText,
    diagnostics: &mut Diagnostics<'_>,
) -> bool {
    let looks_at_value = matches!(stated.rule, Rule::Format(..)) || stated.rule.sibling().is_some();
    let fits = !(member.nullable && looks_at_value);
    if !fits {
        let name = stated.rule.name();
        diagnostics.add(
            text.part(stated.span),
            format!("`{name}` cannot stand on a member that can be `null`"),
            "a member that always has a value",
        );
    }
    fits
}

/// The members that a rule names outside of its conditions.
fn names(
    stated: &Stated,
    member: &Member<'_>,
    table: &Table<'_>,
    scope: &Scope<'_, '_>,
    text: &RuleText,
    diagnostics: &mut Diagnostics<'_>,
) {
    if let Rule::Unique(by) = &stated.rule {
        let place = text.part(by.as_ref().map_or(stated.span, |by| by.span));
        unique(by.as_ref(), member, table.side(), scope, place, diagnostics);
    }
    if let Rule::Order(order) = &stated.rule {
        self::order(order, member, table, text, stated.span, diagnostics);
    }
    let Some(sibling) = stated.rule.sibling() else {
        return;
    };
    let place = text.part(sibling.span);
    let Some(found) = table.member(&sibling.name, place, diagnostics) else {
        return;
    };
    if found.raw.name == member.raw.name {
        diagnostics.add(
            place,
            format!("`{}` is compared with itself", sibling.name),
            "another member of the same table",
        );
    } else if found.nullable {
        diagnostics.add(
            place,
            format!("`{}` can be `null`", sibling.name),
            "a member that always has a value",
        );
    } else if let (Some(own), Some(other)) = (&member.holds, &found.holds)
        && own != other
    {
        diagnostics.add(
            place,
            format!("`{}` is {}", sibling.name, describe(other)),
            format!(
                "a member that is {}, like `{}`",
                describe(own),
                member.raw.name.text
            ),
        );
    }
}

/// `order(interval < timeout)` stands on one of two integers.
fn order(
    order: &Order,
    member: &Member<'_>,
    table: &Table<'_>,
    text: &RuleText,
    span: proc_macro2::Span,
    diagnostics: &mut Diagnostics<'_>,
) {
    let named = [&order.less, &order.more];
    if named.iter().all(|named| named.name != member.raw.name.text) {
        diagnostics.add(
            text.part(span),
            format!(
                "`order` of two members stands on `{}`, which is neither",
                member.raw.name.text
            ),
            "the rule in the row of one of the two",
        );
    }
    for named in named {
        let place = text.part(named.span);
        if let Some(found) = table.member(&named.name, place, diagnostics)
            && let Some(holds) = &found.holds
            && *holds != Type::One(Base::Integer)
        {
            diagnostics.add(
                place,
                format!("`{}` is {}", named.name, describe(holds)),
                "a member that is `Integer`",
            );
        }
    }
}

/// `warn(required)` is for members that a request can leave out.
fn required(
    member: &Member<'_>,
    table: &Table<'_>,
    place: Span,
    diagnostics: &mut Diagnostics<'_>,
) {
    if table.side() == Side::Response {
        diagnostics.add(
            place,
            "`required` in a response",
            "no such rule: a provider may leave out any member of a response",
        );
    } else if member.raw.is_mandatory() {
        diagnostics.add(
            place,
            format!(
                "`required` on `{}`, which is mandatory",
                member.raw.name.text
            ),
            "the rule on an optional member",
        );
    }
}

/// `unique` compares the items, `unique(source)` a member of the items.
fn unique(
    by: Option<&Named>,
    member: &Member<'_>,
    side: Side,
    scope: &Scope<'_, '_>,
    place: Span,
    diagnostics: &mut Diagnostics<'_>,
) {
    let Some(base) = member.holds.as_ref().map(Type::base) else {
        return;
    };
    let item = match base {
        Base::Struct(item) => scope.tables.struct_named(item),
        _ => None,
    };
    match (by, item) {
        (None, _) if !is_compared(base, side) => diagnostics.add(
            place,
            format!("the items of `{}` cannot be compared", member.raw.name.text),
            COMPARED,
        ),
        (None, _) => {}
        (Some(by), Some(item)) => {
            if let Some(found) = item.member(&by.name, place, diagnostics)
                && let Some(holds) = &found.holds
                && !matches!(holds, Type::One(base) if is_compared(base, side))
            {
                let message = format!(
                    "`{}` is {}, and cannot be compared",
                    by.name,
                    describe(holds)
                );
                diagnostics.add(place, message, COMPARED);
            }
        }
        (Some(_), None) => diagnostics.add(
            place,
            format!("the items of `{}` have no members", member.raw.name.text),
            "`unique` without a member",
        ),
    }
}

const COMPARED: &str =
    "texts, numbers, flags or values of a list; in a request ids, addresses or networks, too";

/// Whether values of the type can be told apart by what they mean. Of ids, addresses and networks an answer keeps the text.
fn is_compared(base: &Base, side: Side) -> bool {
    match base {
        Base::Struct(_) | Base::Secret | Base::Any => false,
        Base::String | Base::Integer | Base::Boolean | Base::Enum(_) => true,
        _ => side == Side::Request,
    }
}
