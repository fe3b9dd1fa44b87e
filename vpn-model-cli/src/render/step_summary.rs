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

/// Text that Markdown leaves alone, in a cell; between backticks it is code.
fn cell(text: &str) -> String {
    let text = printable(text);
    let parts: Vec<_> = text.split('`').collect();
    // Backticks of a payload can be without a partner, and then begin no code.
    let has_code = parts.len() % 2 == 1 && !text.contains("``");
    let mut cell = String::with_capacity(text.len());
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            cell.push_str(if has_code { "`" } else { "&#96;" });
        }
        if has_code && index % 2 == 1 {
            cell.push_str(&part.replace('|', "\\|"));
        } else {
            prose(part, &mut cell);
        }
    }
    cell
}

fn prose(text: &str, cell: &mut String) {
    for character in text.chars() {
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

    #[test]
    fn what_stands_between_backticks_is_shown_as_it_is() {
        assert_eq!(cell("not_a `b_c|<d>`!"), "not\\_a `b_c\\|<d>`\\!");
        assert_eq!(cell("a` <img>"), "a&#96; &lt;img&gt;");
        assert_eq!(cell("``<img>``"), "&#96;&#96;&lt;img&gt;&#96;&#96;");
    }
}
