//! Whether a text fits a pattern: by trying everything.

use std::collections::BTreeSet;

use vpn_model_rule_language::Tree;

/// Whether the whole text fits.
pub(super) fn fits(tree: &Tree, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    ends(tree, &text, &BTreeSet::from([0])).contains(&text.len())
}

/// Everywhere that the part can end when it starts at one of these characters.
fn ends(tree: &Tree, text: &[char], starts: &BTreeSet<usize>) -> BTreeSet<usize> {
    match tree {
        Tree::One(ranges) => {
            let takes = |at: &&usize| {
                text.get(**at).is_some_and(|character| {
                    ranges
                        .iter()
                        .any(|(first, last)| first <= character && character <= last)
                })
            };
            starts.iter().filter(takes).map(|at| at + 1).collect()
        }
        Tree::Sequence(parts) => parts
            .iter()
            .fold(starts.clone(), |starts, part| ends(part, text, &starts)),
        Tree::Choice(parts) => parts
            .iter()
            .flat_map(|part| ends(part, text, starts))
            .collect(),
        Tree::Repeat { part, min, max } => {
            let mut here = starts.clone();
            for _ in 0..*min {
                here = ends(part, text, &here);
            }
            let mut all = here.clone();
            // More often than there are characters leads nowhere new.
            let most = text.len();
            let more = max.map_or(most, |max| most.min(count(max - min)));
            for _ in 0..more {
                here = ends(part, text, &here);
                all.extend(&here);
            }
            all
        }
    }
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
