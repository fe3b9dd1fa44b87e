//! The conformance corpus as files: made from the strategies, always the same.
//!
//! The test of the corpus and the example that writes it share this file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use vpn_model::strategy::{Case, Json, NearMiss, Style, clean, held, near_misses, sample, valid};
use vpn_model::{BodyInfo, operations};

/// How many payloads of each valid strategy.
const VALID: u64 = 8;

/// The text of every file by its path below `specs/examples`.
pub(crate) fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for operation in operations() {
        let (api, name) = operation.id.split_once(':').unwrap_or(("", operation.id));
        for (kind, body) in operation.bodies() {
            let folder = format!("{api}/{name}/{kind}");
            for (number, (title, case)) in cases(body, &folder).into_iter().enumerate() {
                let stem = format!("{folder}/{:03}-{title}", number + 1);
                files.insert(
                    format!("{stem}.json"),
                    case.payload.write(Style::Pretty) + "\n",
                );
                files.insert(format!("{stem}.expect.json"), expectation(&case));
            }
        }
    }
    files
}

/// Every case of a body with its title: valid ones, rules kept, rules broken.
fn cases(body: &BodyInfo, folder: &str) -> Vec<(String, Case)> {
    let mut cases = Vec::new();
    for number in 0..VALID {
        for (title, strategy) in [("valid", valid(body)), ("clean", clean(body))] {
            let case = sample(&strategy, seed(&format!("{folder} {title} {number}")));
            cases.extend(case.map(|case| (title.to_owned(), case)));
        }
    }
    for (word, all) in [("kept-", held(body)), ("", near_misses(body))] {
        let mut twins = BTreeMap::new();
        for one in all {
            let title = title(word, &one);
            // A rule that can be broken in several ways has several entries.
            let twin: &mut u64 = twins.entry(title.clone()).or_default();
            *twin += 1;
            let case = one.sample(seed(&format!("{folder} {title} {twin}")));
            cases.extend(case.map(|case| (title, case)));
        }
    }
    cases
}

/// `length-vpn_connection-name`: the rule, and where.
fn title(word: &str, near_miss: &NearMiss) -> String {
    let mut title = format!("{word}{}", near_miss.code);
    for segment in near_miss.pointer.split('/').skip(1) {
        let segment = match segment {
            "*" => "item",
            "?" => "unknown",
            name => name,
        };
        // Writing into a string cannot fail.
        let _ = write!(title, "-{segment}");
    }
    title
}

/// A number for a text (FNV-1a): a case keeps its seed whatever stands around it.
fn seed(text: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    text.bytes().fold(start, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn expectation(case: &Case) -> String {
    let member = |name: &str, value: Json| (name.to_owned(), value);
    let violations = case.expected.iter().map(|expected| {
        Json::Object(vec![
            member("code", Json::text(expected.code.as_str())),
            member("severity", Json::text(expected.severity.as_str())),
            member("pointer", Json::text(&expected.pointer)),
        ])
    });
    let mut document = vec![member("violations", Json::List(violations.collect()))];
    let answers = [("current", &case.current), ("gateway", &case.gateway)];
    let context: Vec<_> = answers
        .into_iter()
        .filter_map(|(name, answer)| Some(member(name, answer.clone()?)))
        .collect();
    if !context.is_empty() {
        document.push(member("context", Json::Object(context)));
    }
    Json::Object(document).write(Style::Pretty) + "\n"
}
