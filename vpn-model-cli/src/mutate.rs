//! `vpn-model mutate`: payloads that break exactly one rule, one for every rule.

use std::io;

use vpn_model::Code;
use vpn_model::strategy::{Case, Json, NearMiss, near_misses};

use crate::args::MutateOptions;
use crate::console::{Complaint, Console};
use crate::outcome::Outcome;
use crate::{explain, text};

pub(crate) fn run(options: &MutateOptions, console: &mut Console) -> io::Result<Outcome> {
    let code = match options.code.as_deref().map(explain::find).transpose() {
        Ok(code) => code,
        Err(complaint) => return Ok(console.complain(&complaint)),
    };
    let mut any = false;
    for near_miss in near_misses(options.operation.body) {
        let Some(case) = sample(&near_miss, options.seed) else {
            continue;
        };
        if code.is_none_or(|code| breaks(&near_miss, &case, code)) {
            any = true;
            console.line(&text::printable(&line(&near_miss, &case)))?;
        }
    }
    match code {
        Some(code) if !any => {
            let message = format!("no rule of {} has the code `{code}`", options.operation);
            let help = "leave out --code to see all rules";
            Ok(console.complain(&Complaint::usage(message).help(help)))
        }
        _ => Ok(Outcome::Clean),
    }
}

/// So many seeds are tried until a payload is wrong in a file, too.
const TRIES: u64 = 16;

/// A payload that breaks the rule. With a `$schema` at the top, editors bind a
/// file to a schema, so there it is no unknown member.
fn sample(near_miss: &NearMiss, seed: u64) -> Option<Case> {
    let is_wrong = |case: &Case| {
        let mut expected = case.expected.iter();
        expected.all(|expected| expected.pointer != "/$schema")
    };
    let cases = (0..TRIES).filter_map(|step| near_miss.sample(seed.wrapping_add(step)));
    cases.into_iter().find(is_wrong)
}

/// Whether the rule has the code, or its violation has: in a response that is `drift`.
fn breaks(near_miss: &NearMiss, case: &Case, code: Code) -> bool {
    near_miss.code == code || case.expected.iter().any(|expected| expected.code == code)
}

/// The violation that must be found, the payload, and the answers that it needs.
fn line(near_miss: &NearMiss, case: &Case) -> String {
    let member = |name: &str, value: Json| (name.to_owned(), value);
    let expected = case.expected.iter();
    let expected = expected
        .clone()
        .find(|one| one.code == near_miss.code)
        .or(case.expected.first());
    let mut members = Vec::new();
    if let Some(expected) = expected {
        members.push(member("code", Json::text(expected.code.as_str())));
        members.push(member("pointer", Json::text(&expected.pointer)));
        members.push(member("severity", Json::text(expected.severity.as_str())));
    }
    members.push(match &case.payload {
        // No JSON, so it cannot stand here as JSON.
        Json::Broken(text) => member("text", Json::text(text)),
        payload => member("payload", payload.clone()),
    });
    let answers = [("current", &case.current), ("gateway", &case.gateway)];
    for (name, answer) in answers {
        members.extend(answer.clone().map(|answer| member(name, answer)));
    }
    Json::Object(members).to_string()
}
