//! The summary of a step: a Markdown table.

use vpn_model::Violation;

use super::Page;
use super::concise::sentence;
use crate::text::{elided, printable};

/// GitHub takes a megabyte; nobody reads so many rows.
const ROWS: usize = 100;

/// Collects the first rows.
#[derive(Default)]
pub(crate) struct StepSummary {
    rows: Vec<String>,
    more: usize,
}

impl StepSummary {
    pub(crate) fn add(&mut self, page: &Page<'_>, violation: &Violation) {
        if self.rows.len() == ROWS {
            self.more += 1;
            return;
        }
        let place = match page.range(violation) {
            Some((start, _)) => format!("{}:{}", page.path(), start.line),
            None => page.path().to_owned(),
        };
        self.rows.push(format!(
            "| {} `{}` | {} | {} | {} |",
            violation.severity,
            violation.code,
            cell(&elided(&place, 200)),
            cell(&elided(&violation.pointer, 100)),
            cell(&sentence(violation)),
        ));
    }

    /// The Markdown, with the line about all files.
    pub(crate) fn text(&self, totals: &str) -> String {
        let mut text = format!("### vpn-model\n\n{totals}\n\n");
        if self.rows.is_empty() {
            return text;
        }
        text.push_str("| what | where | member | message |\n|---|---|---|---|\n");
        for row in &self.rows {
            text.push_str(row);
            text.push('\n');
        }
        if self.more > 0 {
            text.push_str(&format!(
                "\n… and {} more; all are in the log.\n",
                self.more
            ));
        }
        text.push('\n');
        text
    }
}

/// Text that Markdown leaves alone, in a cell.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for character in printable(text).chars() {
        match character {
            '&' => cell.push_str("&amp;"),
            '<' => cell.push_str("&lt;"),
            '>' => cell.push_str("&gt;"),
            '\\' | '|' | '*' | '_' | '[' | ']' | '#' | '@' | '~' | '!' => {
                cell.push('\\');
                cell.push(character);
            }
            other => cell.push(other),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_holds_no_markdown() {
        assert_eq!(
            cell("a|b <img> [x](y)\n"),
            "a\\|b &lt;img&gt; \\[x\\](y)\\\\u000a"
        );
    }
}
