//! The frame around a line of a payload, as compilers draw it.
//!
//! annotate-snippets draws any line, and looks at every character of all that
//! it draws to find out how wide it is. That takes longer than to check the payload.
//! Nearly all lines have characters of one column only, and those are drawn here.
//! What it looks like is still up to that crate: a test holds both against each other.

use std::iter;

use annotate_snippets::renderer::{
    DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_LINE_NUM_STYLE, DEFAULT_NOTE_STYLE,
    DEFAULT_WARNING_STYLE, Style,
};
use vpn_model::{Code, Position, Severity};

use super::window::Window;

/// Most frames are no longer.
const LENGTH: usize = 512;

/// From lines that begin with more white space than this, annotate-snippets cuts some off.
const INDENT: usize = 20;

/// The colours of a report.
pub(crate) struct Styles {
    error: Paint,
    warning: Paint,
    note: Paint,
    emphasis: Paint,
    frame: Paint,
}

/// What a terminal is told before a text and behind it.
struct Paint {
    on: String,
    off: String,
}

/// All that is said of a violation, fit for a terminal.
pub(crate) struct Frame<'f> {
    pub(crate) severity: Severity,
    pub(crate) code: Code,
    pub(crate) message: &'f str,
    pub(crate) name: &'f str,
    pub(crate) at: Position,
    pub(crate) window: &'f Window,
    /// What stands beside the carets.
    pub(crate) label: &'f str,
    pub(crate) source: &'f str,
    pub(crate) help: Option<&'f str>,
}

impl Styles {
    pub(crate) fn new(colors: bool) -> Self {
        let paint = |style: Style| {
            let style = if colors { style } else { Style::new() };
            Paint {
                on: format!("{style}"),
                off: format!("{style:#}"),
            }
        };
        Self {
            error: paint(DEFAULT_ERROR_STYLE),
            warning: paint(DEFAULT_WARNING_STYLE),
            note: paint(DEFAULT_NOTE_STYLE),
            emphasis: paint(DEFAULT_EMPHASIS_STYLE),
            frame: paint(DEFAULT_LINE_NUM_STYLE),
        }
    }
}

impl Frame<'_> {
    /// Draws it, unless that takes somebody who knows more about characters.
    pub(crate) fn draw(&self, styles: &Styles) -> Option<String> {
        let Window { text, span } = self.window;
        let indent = text.bytes().take_while(|byte| *byte == b' ').count();
        let texts = [text, self.message, self.label];
        if indent > INDENT || !texts.into_iter().all(is_narrow) {
            return None;
        }
        let before = text.get(..span.start)?.chars().count();
        // What has no width is flagged where it would stand.
        let flagged = text.get(span.clone())?.chars().count().max(1);
        Some(self.drawn(styles, before, flagged))
    }

    /// Draws so many carets below the line, behind so many blanks.
    fn drawn(&self, styles: &Styles, before: usize, flagged: usize) -> String {
        let level = match self.severity {
            Severity::Error => &styles.error,
            Severity::Warning => &styles.warning,
            Severity::Note => &styles.note,
        };
        let [(on, off), (bold, thin), (frame, plain)] =
            [level, &styles.emphasis, &styles.frame].map(|paint| (&*paint.on, &*paint.off));
        let Position { line, column } = self.at;
        let (line, column) = (line.to_string(), column.to_string());
        let (line, column) = (line.as_str(), column.as_str());
        let edge = format!("{:1$} {frame}", "", line.len());
        let edge = edge.as_str();

        let mut out = String::with_capacity(LENGTH);
        let severity = self.severity.as_str();
        out.extend([on, severity, "[", self.code.as_str(), "]", off]);
        out.extend([bold, ": ", self.message, thin, "\n"]);
        out.extend(iter::repeat_n(' ', line.len()));
        out.extend([frame, "--> ", plain]);
        out.extend([self.name, ":", line, ":", column, "\n"]);
        out.extend([edge, "|", plain, "\n"]);
        out.extend([frame, line, plain, " ", frame, "|", plain]);
        let text = self.window.text.as_str();
        if !text.is_empty() {
            out.extend([" ", text]);
        }
        out.extend(["\n", edge, "|", plain, " "]);
        out.extend(iter::repeat_n(' ', before));
        out.push_str(on);
        out.extend(iter::repeat_n('^', flagged));
        out.push_str(off);
        if !self.label.is_empty() {
            out.extend([" ", on, self.label, off]);
        }
        out.extend(["\n", edge, "|", plain]);
        for (word, text) in [("note", Some(self.source)), ("help", self.help)] {
            if let Some(text) = text {
                out.extend(["\n", edge, "= ", plain]);
                out.extend([bold, word, thin, ": ", text]);
            }
        }
        out
    }
}

/// Whether every character is one column wide.
fn is_narrow(text: &str) -> bool {
    let is_plain = |plain, byte: u8| plain & matches!(byte, b' '..=b'~');
    text.bytes().fold(true, is_plain)
        // The sign for what was left out.
        || text.chars().all(|character| matches!(character, ' '..='~' | '…'))
}

#[cfg(test)]
mod tests {
    use super::{Frame, Styles};
    use crate::render::human::Snippets;
    use crate::render::window::Window;
    use vpn_model::{Code, Position, Severity};

    /// Draws the same by both ways.
    fn compare(frame: &Frame<'_>) {
        for colors in [false, true] {
            let drawn = frame.draw(&Styles::new(colors)).unwrap();
            assert_eq!(drawn, Snippets::new(colors).annotated(frame));
        }
    }

    #[test]
    fn frames_look_as_those_of_annotate_snippets() {
        let lines = [
            "",
            "{",
            "  \"psk\": \"****\",",
            "                    x",
            "…\"a\": 12, \"b\"…",
            "    ",
        ];
        let lines = lines.map(|line| {
            let ends = (0..=line.len()).filter(|at| line.is_char_boundary(*at));
            (line, ends.collect::<Vec<_>>())
        });
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        for (line, ends) in &lines {
            for (start, end) in ends
                .iter()
                .flat_map(|start| ends.iter().map(move |end| (*start, *end)))
                .filter(|(start, end)| start <= end)
            {
                let window = Window {
                    text: (*line).to_owned(),
                    span: start..end,
                };
                for (index, severity) in severities.into_iter().enumerate() {
                    compare(&Frame {
                        severity,
                        code: Code::Range,
                        message: "must be between 1 and 2",
                        name: "ä b.json",
                        at: Position {
                            line: [1, 99, 12_345][index],
                            column: 7,
                        },
                        window: &window,
                        label: ["/a", "", "/a…b "][index],
                        source: "A page, \"Über\", table T",
                        help: [None, Some("did you mean `ä`?"), Some("")][index],
                    });
                }
            }
        }
    }

    #[test]
    fn what_is_wider_or_cut_is_left_to_annotate_snippets() {
        let deep = format!("{}x", " ".repeat(30));
        for text in ["\"日本\"", "\t1", "e\u{301}", &deep] {
            let window = Window {
                text: text.to_owned(),
                span: 0..1,
            };
            let frame = Frame {
                severity: Severity::Error,
                code: Code::Type,
                message: "expected a number",
                name: "a.json",
                at: Position { line: 1, column: 1 },
                window: &window,
                label: "",
                source: "A page",
                help: None,
            };
            assert_eq!(frame.draw(&Styles::new(false)), None, "{text}");
        }
    }
}
