//! The pages of `vpn-model explain`: Markdown, with colours on a terminal.

use annotate_snippets::renderer::{AnsiColor, Effects, Style};

/// An example of a rule's page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Example {
    /// Whether the rule is kept.
    pub(crate) good: bool,
    /// In which situation; empty in any.
    pub(crate) when: String,
    /// The payload, as it stands on the page.
    pub(crate) payload: String,
}

/// The examples of a page: its paragraphs `Bad: …` and `Good: …`.
pub(crate) fn examples(page: &str) -> Vec<Example> {
    page.split("\n\n").filter_map(example).collect()
}

fn example(paragraph: &str) -> Option<Example> {
    let (head, rest) = paragraph.split_once('`')?;
    let (payload, behind) = rest.rsplit_once('`')?;
    let head = head.replace('\n', " ");
    let (good, when) = match (head.strip_prefix("Bad"), head.strip_prefix("Good")) {
        (Some(when), _) => (false, when),
        (_, Some(when)) => (true, when),
        _ => return None,
    };
    let behind = behind.trim().trim_start_matches([',', ':']).trim();
    let when = when.trim().trim_end_matches(':').trim_start_matches(',');
    Some(Example {
        good,
        when: [when.trim(), behind].join(" ").trim().to_owned(),
        payload: payload.replace('\n', " "),
    })
}

/// The page with its payloads as indented blocks.
pub(crate) fn page(markdown: &str, colors: bool) -> String {
    let mut page = String::new();
    for paragraph in markdown.trim().split("\n\n") {
        if !page.is_empty() {
            page.push_str("\n\n");
        }
        let Some(example) = example(paragraph) else {
            page.push_str(&styled(paragraph, colors));
            continue;
        };
        let (word, color) = match example.good {
            true => ("Good", AnsiColor::BrightGreen),
            false => ("Bad", AnsiColor::BrightRed),
        };
        let comma = if example.when.is_empty() { "" } else { ", " };
        let word = paint(word, Effects::BOLD, Some(color), colors);
        let when = styled(&example.when, colors);
        page.push_str(&format!("{word}{comma}{when}:\n"));
        for line in pretty(&example.payload).lines() {
            page.push_str(&format!("\n    {line}"));
        }
    }
    page.push('\n');
    page
}

/// JSON over several lines; anything else as it is.
fn pretty(payload: &str) -> String {
    let value: Result<serde_json::Value, _> = serde_json::from_str(payload);
    let is_whole = |value: &serde_json::Value| {
        // Of a key that is there twice, the value keeps one.
        let written = serde_json::to_string(value).unwrap_or_default();
        let letters = |text: &str| text.chars().filter(|one| !one.is_whitespace()).count();
        letters(&written) == letters(payload)
    };
    match value {
        Ok(value) if is_whole(&value) => {
            serde_json::to_string_pretty(&value).unwrap_or_else(|_| payload.to_owned())
        }
        _ => payload.to_owned(),
    }
}

/// A paragraph with its heading and its code in colour.
fn styled(paragraph: &str, colors: bool) -> String {
    if paragraph.starts_with('#') {
        return paint(paragraph, Effects::BOLD, None, colors);
    }
    let mut styled = String::new();
    for (number, part) in paragraph.split('`').enumerate() {
        if number % 2 == 0 {
            styled.push_str(part);
        } else {
            let code = format!("`{part}`");
            styled.push_str(&paint(&code, Effects::new(), Some(AnsiColor::Cyan), colors));
        }
    }
    styled
}

fn paint(text: &str, effects: Effects, color: Option<AnsiColor>, colors: bool) -> String {
    if !colors {
        return text.to_owned();
    }
    let style = Style::new()
        .effects(effects)
        .fg_color(color.map(Into::into));
    format!("{style}{text}{style:#}")
}

#[cfg(test)]
mod tests {
    use super::{examples, page};
    use vpn_model::Code;

    #[test]
    fn an_example_can_say_in_which_situation() {
        let examples = examples("Bad, for a\nhub: `{\"a\": 1}`\n\nGood: `{}`");
        let found: Vec<_> = examples
            .iter()
            .map(|one| (one.good, one.when.as_str(), one.payload.as_str()))
            .collect();
        assert_eq!(
            found,
            [(false, "for a hub", "{\"a\": 1}"), (true, "", "{}")]
        );
    }

    #[test]
    fn every_rule_has_a_bad_and_a_good_payload() {
        for code in Code::ALL {
            let examples = examples(&code.explanation());
            assert!(examples.iter().any(|one| !one.good), "{code}");
            assert!(examples.iter().any(|one| one.good), "{code}");
        }
    }

    #[test]
    fn colours_change_nothing_else() {
        let markdown = "# A\n\nText with `code`.\n\nBad: `{\"a\": 1, \"a\": 2}`";
        let plain = page(markdown, false);
        assert_eq!(
            plain,
            "# A\n\nText with `code`.\n\nBad:\n\n    {\"a\": 1, \"a\": 2}\n"
        );
        let colored = page(markdown, true);
        let mut pieces = colored.split('\u{1b}');
        let first = pieces.next().unwrap_or_default().to_owned();
        let text = pieces.fold(first, |text, piece| {
            text + piece.split_once('m').map_or("", |(_, rest)| rest)
        });
        assert_eq!(text, plain);
    }
}
