//! `vpn-model list`: the operations that payloads can be checked for.

use std::io;

use serde::Serialize;
use vpn_model::{OperationInfo, operations};

use crate::args::{Format, ListOptions};
use crate::console::Console;
use crate::outcome::Outcome;
use crate::{render, text};

#[derive(Serialize)]
struct Listing {
    operations: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: &'static str,
    method: &'static str,
    path: &'static str,
    source: &'static str,
}

impl From<&OperationInfo> for Entry {
    fn from(operation: &OperationInfo) -> Self {
        Self {
            id: operation.id,
            method: operation.method,
            path: operation.path,
            source: operation.source,
        }
    }
}

pub(crate) fn run(options: &ListOptions, console: &mut Console) -> io::Result<Outcome> {
    let entries = operations().iter().map(Entry::from);
    match options.format {
        Format::Human => {
            // Paths are long, and nobody types them: JSON has them.
            let heading = ["OPERATION", "METHOD", "SOURCE"];
            let rows: Vec<_> = std::iter::once(heading)
                .chain(entries.map(|entry| [entry.id, entry.method, entry.source]))
                .collect();
            console.write(&text::table(&rows))?;
        }
        Format::Json => {
            let listing = Listing {
                operations: entries.collect(),
            };
            console.write(&render::json::to_text(&listing)?)?;
        }
    }
    Ok(Outcome::Clean)
}
