//! Payloads with the findings that we expect, written by hand.
//!
//! A `¶` in a payload marks a place where something is found. Each expectation is
//! `severity code pointer`, in order; one with a `+` is at the same place as the one before.

use vpn_model_spec::interpret::BodyKind;
use vpn_model_spec::ir::Spec;

use crate::compare::{Given, Line, difference, interpreted};

/// What is known, in short.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    pub(crate) current: Option<&'static str>,
    pub(crate) gateway: Option<&'static str>,
    pub(crate) blocks: Option<&'static [&'static str]>,
}

/// Nothing is known.
pub(crate) const NOTHING: Known = Known {
    current: None,
    gateway: None,
    blocks: None,
};

/// This is stored.
pub(crate) const fn current(text: &'static str) -> Known {
    Known {
        current: Some(text),
        ..NOTHING
    }
}

/// This is stored, behind this gateway.
pub(crate) const fn behind(text: &'static str, gateway: &'static str) -> Known {
    Known {
        current: Some(text),
        gateway: Some(gateway),
        ..NOTHING
    }
}

/// A payload, what is known beside it, and what we expect.
pub(crate) type Case = (&'static str, Known, &'static [&'static str]);

/// Compares the interpreter with what we expect; `wrap` puts the payload in its place.
pub(crate) fn expect(spec: &Spec, body: BodyKind, wrap: impl Fn(&str) -> String, cases: &[Case]) {
    let mut wrong = Vec::new();
    for (payload, known, expected) in cases {
        let marked = wrap(payload);
        let text = marked.replace('¶', "");
        let found = interpreted(spec, body, text.as_bytes(), &given(known));
        let expected = lines(&marked, expected);
        if found != expected {
            wrong.push(format!(
                "{marked}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Compares the runtime with the interpreter on the same payloads.
pub(crate) fn agree(spec: &Spec, body: BodyKind, wrap: impl Fn(&str) -> String, cases: &[Case]) {
    let mut wrong = Vec::new();
    for (payload, known, _) in cases {
        let text = wrap(payload).replace('¶', "");
        if let Some((ours, theirs)) = difference(spec, body, text.as_bytes(), &given(known)) {
            wrong.push(format!(
                "{text}\n  interpreter {ours:?}\n  runtime     {theirs:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn given(known: &Known) -> Given {
    Given {
        current: known.current.map(str::to_owned),
        gateway: known.gateway.map(str::to_owned),
        blocks: known
            .blocks
            .map(|blocks| blocks.iter().map(|&block| block.to_owned()).collect()),
    }
}

fn lines(marked: &str, expected: &[&'static str]) -> Vec<Line> {
    let mut places = marked
        .match_indices('¶')
        .enumerate()
        .map(|(index, (at, _))| at - index * '¶'.len_utf8());
    let mut place = None;
    let lines = expected
        .iter()
        .map(|line| {
            let words = line.strip_prefix('+').unwrap_or_else(|| {
                place = places.next();
                line
            });
            let mut words = words.splitn(3, ' ');
            (
                words.next().unwrap(),
                words.next().unwrap().to_owned(),
                words.next().unwrap_or_default().to_owned(),
                place.unwrap_or_else(|| panic!("no mark for {line:?} in {marked}")),
            )
        })
        .collect();
    assert_eq!(places.next(), None, "a mark too many in {marked}");
    lines
}
