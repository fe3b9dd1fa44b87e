//! Comments in the notation of TSDoc.

use super::write::File;

/// A comment that grows: paragraphs, lists, and tags at its end.
#[derive(Debug, Default)]
pub(super) struct Comment {
    paragraphs: Vec<Paragraph>,
    tags: Vec<String>,
}

#[derive(Debug)]
enum Paragraph {
    Text(String),
    List(Vec<String>),
}

impl Comment {
    /// Adds a text in CommonMark, whose paragraphs are lines.
    pub(super) fn text(mut self, text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        self.paragraphs
            .extend(lines.map(|line| Paragraph::Text(line.to_owned())));
        self
    }

    /// Adds a list, if it has items.
    pub(super) fn list(mut self, items: Vec<String>) -> Self {
        if !items.is_empty() {
            self.paragraphs.push(Paragraph::List(items));
        }
        self
    }

    /// Adds a tag such as `@see`, if there is something to say.
    pub(super) fn tag(mut self, name: &str, text: &str) -> Self {
        if !text.is_empty() {
            self.tags.push(format!("@{name} {}", safe(text)));
        }
        self
    }

    /// Writes it, unless it is empty.
    pub(super) fn write(&self, file: &mut File) {
        let room = file.room().saturating_sub(3);
        let mut lines = Vec::new();
        for paragraph in &self.paragraphs {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            match paragraph {
                Paragraph::Text(text) => lines.extend(wrapped(&safe(text), room)),
                Paragraph::List(items) => {
                    for item in items {
                        let inside = wrapped(&safe(item), room.saturating_sub(2));
                        let marks = std::iter::once("- ").chain(std::iter::repeat("  "));
                        lines.extend(
                            marks
                                .zip(inside)
                                .map(|(mark, line)| format!("{mark}{line}")),
                        );
                    }
                }
            }
        }
        if !lines.is_empty() && !self.tags.is_empty() {
            lines.push(String::new());
        }
        for tag in &self.tags {
            lines.extend(wrapped(tag, room));
        }
        match lines.as_slice() {
            [] => {}
            [line] if line.chars().count() + 7 <= file.room() => {
                file.line(&format!("/** {line} */"))
            }
            lines => {
                file.line("/**");
                for line in lines {
                    file.line(format!(" * {line}").trim_end());
                }
                file.line(" */");
            }
        }
    }
}

/// The text without what would end the comment, or begin a tag.
fn safe(text: &str) -> String {
    let mut safe = String::new();
    let mut code = false;
    for character in text.chars() {
        match character {
            '`' => code = !code,
            '@' if !code => safe.push('\\'),
            '/' if safe.ends_with('*') => safe.push('\\'),
            _ => {}
        }
        safe.push(character);
    }
    safe
}

/// The text in lines of that many columns; a code span stays on one line.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        if line.is_empty() {
            line = word;
        } else if line.chars().count() + 1 + word.chars().count() <= room {
            line.push(' ');
            line.push_str(&word);
        } else {
            lines.push(std::mem::replace(&mut line, word));
        }
    }
    lines.push(line);
    lines
}

/// What stands between spaces outside of code spans.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut code = false;
    for character in text.chars() {
        if character == '`' {
            code = !code;
        }
        if character == ' ' && !code {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
        } else {
            word.push(character);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{safe, wrapped};

    #[test]
    fn nothing_ends_the_comment_and_only_tags_are_tags() {
        assert_eq!(safe("a @b `c @d` */"), "a \\@b `c @d` *\\/");
    }

    #[test]
    fn a_code_span_stays_on_one_line() {
        assert_eq!(
            wrapped("one `two three` four", 12),
            ["one", "`two three`", "four"]
        );
    }
}
