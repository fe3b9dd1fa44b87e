//! Not misses: values at the very edge of a rule that keep it.

use super::Finder;
use super::own::many;
use crate::Code;
use crate::schema::{Kind, Literal, Rule, Statement};
use crate::strategy::dice::Dice;
use crate::strategy::json::Json;
use crate::strategy::place::{Hit, Step, implied};
use crate::strategy::{formats, networks, own, text, values};

impl Finder {
    /// An entry for every value at an edge of every rule that the value keeps by itself.
    pub(super) fn edges(&mut self, kind: Kind, rules: &'static [Statement], steps: &[Step]) {
        if let Kind::Nullable(_) = kind {
            let code = Code::Type;
            self.add(steps, "", code, implied(code), |_| {
                Some(Hit::new(Json::Null, Vec::new()))
            });
            return;
        }
        let conditional = rules
            .iter()
            .any(|stated| matches!(stated.rule, Rule::Format(_, [_, ..])));
        for stated in rules.iter().filter(|_| !conditional) {
            for value in edges(kind, rules, stated) {
                self.about_value(stated, steps).add(
                    steps,
                    "",
                    stated.rule.code(),
                    stated.weight(),
                    move |_| {
                        own::keeps(rules, None, &value).then(|| Hit::new(value.clone(), Vec::new()))
                    },
                );
            }
        }
    }
}

fn edges(kind: Kind, rules: &'static [Statement], stated: &Statement) -> Vec<Json> {
    match (kind, stated.rule) {
        // The decisions for the longest and the shortest text, with any characters.
        (Kind::Text | Kind::Secret, Rule::Length(_)) => [[1, 0, 77_777], [2, 0, 77_777]]
            .map(|choices| text::valid(rules, &mut Dice::new(&choices)))
            .into(),
        (Kind::Text | Kind::Secret, Rule::Chars(ranges)) => text::all_characters(ranges, rules),
        (
            Kind::Text | Kind::Secret,
            Rule::Pattern(_) | Rule::EachClass(_) | Rule::DistinctChars(_),
        ) => [
            [2, 0, 77_777],
            [3, 1, 88_888],
            [5, 2, 99_999],
            [1, 3, 66_666],
        ]
        .map(|choices| text::valid(rules, &mut Dice::new(&choices)))
        .into(),
        (Kind::Text | Kind::Secret, Rule::Format(name, [])) => formats::names(name),
        (Kind::Integer(_), Rule::Fixed(Literal::Integer(only))) => vec![Json::number(only)],
        (Kind::Boolean, Rule::Fixed(Literal::Boolean(only))) => vec![Json::Bool(only)],
        (Kind::Integer(machine), Rule::Range(_)) => {
            let (min, max) = values::bounds(machine, rules);
            vec![Json::number(min), Json::number(max)]
        }
        (Kind::Format(_), Rule::ReservedBlock(_) | Rule::TunnelAddress(_)) => {
            let mut all = networks::networks(std::slice::from_ref(stated), &|value| {
                own::keeps(rules, None, value)
            });
            all.dedup();
            all
        }
        (Kind::List(item) | Kind::Map(item), Rule::Items(_)) => {
            let (min, max) = values::sizes(rules);
            [Some(min), max]
                .into_iter()
                .flatten()
                .filter_map(|count| many(kind, *item, rules, count, &mut Dice::new(&[])))
                .collect()
        }
        _ => Vec::new(),
    }
}
