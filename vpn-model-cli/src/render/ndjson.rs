//! One JSON object per violation and line, with the path: for `jq` and logs.

use std::io::{self, Write};

use serde::Serialize;

use super::json::{ViolationEntry, to_line};
use super::{Page, Pen, Render};
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

impl Pen for Ndjson {
    fn draw(&self, page: &Page<'_>, _: &[u8]) -> io::Result<Vec<String>> {
        let target = page.checked.target.to_string();
        let lines = page.violations().iter().map(|violation| {
            to_line(&Line {
                path: page.checked.name,
                target: &target,
                violation: ViolationEntry::new(violation, page),
            })
        });
        lines.collect()
    }
}

impl Render for Ndjson {
    fn file(&mut self, _: &Page<'_>, texts: &[String], out: &mut dyn Write) -> io::Result<()> {
        texts.iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    fn end(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
