//! `vpn-model example`: payloads that a provider accepts.

use std::io;

use vpn_model::strategy::{samples, valid};

use crate::args::ExampleOptions;
use crate::console::Console;
use crate::outcome::Outcome;
use crate::text;

pub(crate) fn run(options: &ExampleOptions, console: &mut Console) -> io::Result<Outcome> {
    let strategy = valid(options.operation.body);
    let count = usize::try_from(options.count).unwrap_or(usize::MAX);
    for case in samples(&strategy, options.seed).take(count) {
        console.line(&text::printable(&case.text()))?;
    }
    Ok(Outcome::Clean)
}
