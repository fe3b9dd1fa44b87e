//! A pattern on the first line, a text on the others: the automaton against trying everything,
//! and against an engine of ECMAScript.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regress::Regex;
use vpn_model_rule_language::{Pattern, Tree};

/// What longer ones say, shorter ones say, too, and the engine goes back and forth in them for long.
const LONGEST: (usize, usize) = (48, 12);

fuzz_target!(|input: &[u8]| {
    let Ok(input) = std::str::from_utf8(input) else {
        return;
    };
    let (written, text) = input.split_once('\n').unwrap_or((input, ""));
    if written.len() > LONGEST.0 || text.len() > LONGEST.1 {
        return;
    }
    let pattern = match Pattern::new(written) {
        Ok(pattern) => pattern,
        Err(error) => {
            assert!(!error.is_empty());
            return;
        }
    };
    assert_eq!(pattern.text, written);
    assert!(pattern.positions.len() <= 64);
    let engine = (!repeats_nothing(&pattern.tree)).then(|| engine(written));
    // The text itself, and its beginnings: one of them is likelier to fit.
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    for text in ends.map(|end| &text[..end]) {
        let taken = takes(&pattern, text);
        let all: Vec<_> = text.chars().collect();
        let tried = reach(&pattern.tree, &all, 0).contains(&all.len());
        assert_eq!(taken, tried, "{written:?} on {text:?}");
        if let Some(engine) = &engine {
            let found = engine.find(text).is_some();
            assert_eq!(taken, found, "{written:?} on {text:?}");
        }
    }
});

/// Whether something is repeated that can be nothing: the engine never comes to an end of
/// `^((a*)*|(b|)+){0,2}c*$`.
fn repeats_nothing(tree: &Tree) -> bool {
    match tree {
        Tree::One(_) => false,
        Tree::Sequence(parts) | Tree::Choice(parts) => parts.iter().any(repeats_nothing),
        Tree::Repeat { part, .. } => repeats_nothing(part) || !reach(part, &[], 0).is_empty(),
    }
}

/// With the flag `u`, `\-` stands in classes only, and `\!` nowhere; providers write both. Without it, the engine
/// takes a character beyond U+FFFF for two, so a pattern that has some goes without these backslashes instead.
fn engine(written: &str) -> Regex {
    let unicode = Regex::with_flags(written, "u");
    let engine = unicode.or_else(|_| match written.is_ascii() {
        true => Regex::new(written),
        false => Regex::with_flags(without_needless_escapes(written).as_str(), "u"),
    });
    engine.unwrap_or_else(|error| panic!("{written:?} is no pattern of ECMAScript: {error}"))
}

/// The pattern without the backslashes that the flag `u` refuses.
fn without_needless_escapes(written: &str) -> String {
    let mut text = String::new();
    let mut in_class = false;
    let mut characters = written.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => {
                let escaped = characters.next().expect("the pattern was understood");
                let needed = "^$\\.*+?()[]{}|/d".contains(escaped) || in_class && escaped == '-';
                text.extend(needed.then_some('\\'));
                text.push(escaped);
                continue;
            }
            '[' => in_class = true,
            ']' => in_class = false,
            _ => {}
        }
        text.push(character);
    }
    text
}

/// Whether the automaton takes the text.
fn takes(pattern: &Pattern, text: &str) -> bool {
    let (mut next, mut reached) = (pattern.first, 0);
    for character in text.chars() {
        let candidates = next;
        (reached, next) = (0, 0);
        for (index, position) in pattern.positions.iter().enumerate() {
            if candidates & (1 << index) != 0 && is_in(&position.ranges, character) {
                reached |= 1 << index;
                next |= position.follow;
            }
        }
    }
    if text.is_empty() {
        pattern.empty
    } else {
        reached & pattern.last != 0
    }
}

fn is_in(ranges: &[(char, char)], character: char) -> bool {
    let mut ranges = ranges.iter();
    ranges.any(|(first, last)| (*first..=*last).contains(&character))
}

/// Everywhere that the part can end when it starts there, in order.
fn reach(tree: &Tree, text: &[char], start: usize) -> Vec<usize> {
    let from_all = |part: &Tree, starts: &[usize]| {
        let mut ends: Vec<_> = starts
            .iter()
            .flat_map(|start| reach(part, text, *start))
            .collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    };
    match tree {
        Tree::One(ranges) => match text.get(start) {
            Some(character) if is_in(ranges, *character) => vec![start + 1],
            _ => vec![],
        },
        Tree::Sequence(parts) => parts
            .iter()
            .fold(vec![start], |starts, part| from_all(part, &starts)),
        Tree::Choice(parts) => {
            let mut ends: Vec<_> = parts
                .iter()
                .flat_map(|part| reach(part, text, start))
                .collect();
            ends.sort_unstable();
            ends.dedup();
            ends
        }
        Tree::Repeat { part, min, max } => {
            let mut ends = if *min == 0 { vec![start] } else { vec![] };
            let mut here = vec![start];
            // Beyond that, each time takes nothing.
            let most = max.unwrap_or(u32::MAX);
            let most = most.min(*min + u32::try_from(text.len()).expect("it is short"));
            for time in 1..=most {
                let next = from_all(part, &here);
                if time >= *min {
                    ends.extend(&next);
                }
                if next == here {
                    // And so on for ever.
                    ends.extend(&next);
                    break;
                }
                here = next;
            }
            ends.sort_unstable();
            ends.dedup();
            ends
        }
    }
}
