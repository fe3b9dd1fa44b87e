//! `vpn-model schema`: the JSON Schema of the JSON report.

use std::io;

use crate::args::SchemaOptions;
use crate::console::Console;
use crate::outcome::Outcome;

/// What `validate --format json` prints; a test holds real reports against it.
const REPORT: &str = include_str!("report-schema.json");

pub(crate) fn run(options: &SchemaOptions, console: &mut Console) -> io::Result<Outcome> {
    if options.report {
        console.write(REPORT)?;
    }
    Ok(Outcome::Clean)
}
