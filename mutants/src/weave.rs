//! All mutants of a file as branches of its text.

use std::collections::BTreeSet;
use std::ops::Range;

use syn::visit::Visit as _;

use crate::list::{Function, Genre, Mutant};
use crate::places::Places;
use crate::text::{Lines, Piece, Wrap, put_in};

pub(crate) struct Woven {
    pub(crate) text: String,
    pub(crate) branches: Vec<(usize, Range<usize>)>,
    pub(crate) left: Vec<(usize, &'static str)>,
}

const ON: &str = "crate::__mutants::on";
const INSTEAD: &str = "crate::__mutants::instead";

pub(crate) fn weave(
    text: &str,
    mutants: &[(usize, &Mutant)],
    not: &BTreeSet<usize>,
    keep: &BTreeSet<String>,
) -> Result<Woven, syn::Error> {
    let file = syn::parse_file(text)?;
    let mut places = Places::default();
    places.keep.clone_from(keep);
    places.visit_file(&file);
    let mut text = text.to_owned();
    for word in &places.consts {
        text.replace_range(word.clone(), &" ".repeat(word.len()));
    }
    let text = text.as_str();
    let lines = Lines::new(text);
    let mut wraps = Vec::new();
    let mut left = Vec::new();
    for &(index, mutant) in mutants {
        if not.contains(&index) {
            continue;
        }
        let range = lines.range(mutant.span);
        let within = |outer: &Range<usize>| outer.start <= range.start && range.end <= outer.end;
        if places.constant.iter().any(within) {
            left.push((index, "computed by the compiler"));
            continue;
        }
        match wrap(text, index, mutant, &range, &places) {
            Ok(wrap) => wraps.push(wrap),
            Err(why) => left.push((index, why)),
        }
    }
    let (text, branches) = put_in(text, wraps);
    Ok(Woven {
        text,
        branches,
        left,
    })
}

fn wrap(
    text: &str,
    index: usize,
    mutant: &Mutant,
    range: &Range<usize>,
    places: &Places,
) -> Result<Wrap, &'static str> {
    let instead = |whole: &Range<usize>| {
        let before = &text[whole.start..range.start];
        let after = &text[range.end..whole.end];
        let changed = format!("{before}{} {after}", mutant.replacement);
        Wrap {
            range: whole.clone(),
            before: vec![
                Piece::plain(format!("(if {ON}({index}) {{ ")),
                Piece::of(index, changed),
                Piece::plain(" } else { "),
            ],
            after: " })".to_owned(),
        }
    };
    match mutant.genre {
        Genre::FnValue => {
            let holds = |(braces, _): &&(Range<usize>, usize)| {
                braces.start <= range.start && range.end <= braces.end
            };
            let body = places
                .bodies
                .iter()
                .filter(holds)
                .min_by_key(|(braces, _)| braces.len());
            let (braces, first) = body.ok_or("no body of a function")?;
            // Two bodies of one function would have two types.
            if mutant.function.as_ref().is_some_and(Function::is_opaque) {
                // What is leaked is a mutable reference, and the items are others.
                if mutant.replacement.contains("Box::leak") {
                    return Err("items of another type");
                }
                let items = format!(
                    "{ON}({index}).then(|| Vec::from_iter({}))",
                    mutant.replacement
                );
                return Ok(Wrap {
                    range: *first..braces.end - 1,
                    before: vec![
                        Piece::plain(format!("{INSTEAD}(")),
                        Piece::of(index, items),
                        Piece::plain(", move || { "),
                    ],
                    after: " })".to_owned(),
                });
            }
            Ok(Wrap {
                range: *first..*first,
                before: vec![
                    Piece::plain(format!("if {ON}({index}) {{ return ")),
                    Piece::of(index, mutant.replacement.clone()),
                    Piece::plain("; } "),
                ],
                after: String::new(),
            })
        }
        Genre::BinaryOperator | Genre::UnaryOperator => {
            let operator = places
                .operators
                .iter()
                .find(|(operator, _)| operator == range);
            let (_, chain) = operator.ok_or("no operator")?;
            Ok(instead(chain.as_ref().ok_or("in a chain with let")?))
        }
        Genre::StructField => {
            let holds =
                |whole: &&Range<usize>| whole.start <= range.start && range.end <= whole.end;
            let whole = places
                .structs
                .iter()
                .filter(holds)
                .min_by_key(|whole| whole.len());
            let whole = whole.ok_or("no struct")?;
            let comma = text[range.end..].trim_start().starts_with(',');
            let mut range = range.clone();
            if comma && !text[..range.end].ends_with(',') {
                range.end += text[range.end..].find(',').map_or(0, |at| at + 1);
            }
            let changed = format!(
                "{}{}",
                &text[whole.start..range.start],
                &text[range.end..whole.end]
            );
            Ok(Wrap {
                range: whole.clone(),
                before: vec![
                    Piece::plain(format!("(if {ON}({index}) {{ ")),
                    Piece::of(index, changed),
                    Piece::plain(" } else { "),
                ],
                after: " })".to_owned(),
            })
        }
        Genre::MatchArm => {
            let arm = places
                .arms
                .iter()
                .find(|arm| arm.whole.end == range.end || arm.whole.start == range.start);
            let arm = arm.ok_or("no arm")?;
            match &arm.guard {
                Some(_) if arm.guard_has_let => Err("a guard with let"),
                Some(guard) => Ok(Wrap {
                    range: guard.clone(),
                    before: vec![Piece::of(index, format!("!{ON}({index}) && ("))],
                    after: ")".to_owned(),
                }),
                None if !arm.may_refuse => Err("no arm takes the rest"),
                None => Ok(Wrap {
                    range: arm.pattern.end..arm.pattern.end,
                    before: vec![Piece::of(index, format!(" if !{ON}({index}) "))],
                    after: String::new(),
                }),
            }
        }
        Genre::MatchArmGuard => {
            let arm = places
                .arms
                .iter()
                .find(|arm| arm.guard.as_ref() == Some(range));
            let arm = arm.ok_or("no guard")?;
            if arm.guard_has_let {
                return Err("a guard with let");
            }
            let (before, after) = if mutant.replacement == "true" {
                (format!("({ON}({index}) || "), ")")
            } else {
                (format!("(!{ON}({index}) && "), ")")
            };
            Ok(Wrap {
                range: range.clone(),
                before: vec![Piece::of(index, before), Piece::plain("(")],
                after: format!(") {after}"),
            })
        }
    }
}
