//! One JSON object per violation and line, with the path: for `jq` and logs.

use std::io::{self, Write};

use serde::Serialize;

use super::json::{ViolationEntry, to_line};
use super::{Page, Render};
use crate::summary::Summary;

/// Writes each violation at once.
pub(crate) struct Ndjson;

#[derive(Serialize)]
struct Line<'n> {
    path: &'n str,
    #[serde(rename = "as")]
    target: &'n str,
    #[serde(flatten)]
    violation: ViolationEntry,
}

impl Render for Ndjson {
    fn file(&mut self, page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
        let target = page.checked.target.to_string();
        for violation in page.violations() {
            let line = Line {
                path: page.checked.name,
                target: &target,
                violation: ViolationEntry::new(violation, page),
            };
            writeln!(out, "{}", to_line(&line)?)?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
