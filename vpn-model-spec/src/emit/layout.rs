//! Where lines break: doc comments, attributes and constants, as rustfmt would have them.
//!
//! rustfmt lays out an attribute only when it consists of words, literals and
//! calls of these; `length(1..=64)` is none of them, and an attribute with such
//! a rule is left as it was written. [`attribute`] follows both.

use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Ident, Lit, Token, parenthesized};

/// The width of a line.
pub(super) const WIDTH: usize = 100;
/// The width of the arguments of a call on one line: rustfmt's `attr_fn_call_width`.
const CALL_WIDTH: usize = 70;

/// Paragraphs as doc comments, each line behind `prefix` (`///` or `//!`).
pub(super) fn doc<'p>(
    indent: usize,
    prefix: &str,
    paragraphs: impl IntoIterator<Item = &'p str>,
) -> String {
    let start = format!("{}{prefix}", " ".repeat(indent));
    let paragraphs = paragraphs
        .into_iter()
        .map(|paragraph| wrapped(&start, " ", " ", paragraph));
    let between = format!("{start}\n");
    paragraphs.collect::<Vec<_>>().join(&between)
}

/// A section of a doc comment: its heading, and below it a list. An empty line is in front of it.
pub(super) fn section(indent: usize, heading: &str, items: &[String]) -> String {
    let start = format!("{}///", " ".repeat(indent));
    let items = items.iter().map(|item| wrapped(&start, " * ", "   ", item));
    format!(
        "{start}\n{start} # {heading}\n{start}\n{}",
        items.collect::<String>()
    )
}

/// A text on lines that begin with `start`, and behind it with `first` or, all but the first, with `rest`.
fn wrapped(start: &str, first: &str, rest: &str, text: &str) -> String {
    let mut lines = String::new();
    let mut line = format!("{start}{first}");
    let mut is_empty = true;
    for word in words(text) {
        if !is_empty && width(&line) + 1 + width(&word) > WIDTH {
            lines.push_str(&format!("{line}\n"));
            line = format!("{start}{rest}");
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(&word);
        is_empty = false;
    }
    format!("{lines}{}\n", line.trim_end())
}

/// The parts of a text between which a line may break: not within a code span,
/// and not before what would begin a list or a heading in Markdown.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let number = word.strip_suffix(['.', ')']).unwrap_or_default();
        let is_marker = matches!(word, "-" | "+" | "*")
            || word.starts_with(['#', '>'])
            || (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
        match words.last_mut() {
            Some(last) if is_marker || last.matches('`').count() % 2 == 1 => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// `#[model(…)]` with these arguments; nothing when there are none.
pub(super) fn attribute(indent: usize, arguments: &[String]) -> String {
    if arguments.is_empty() {
        return String::new();
    }
    let margin = " ".repeat(indent);
    let parsed: Result<Vec<Meta>, _> = arguments
        .iter()
        .map(|argument| meta.parse_str(argument))
        .collect();
    let text = match parsed {
        Ok(parsed) => call("#[model", &parsed, ")]", indent),
        Err(_) => {
            let line = format!("#[model({})]", arguments.join(", "));
            if indent + width(&line) <= WIDTH {
                line
            } else {
                let separator = format!(",\n{margin}    ");
                format!(
                    "#[model(\n{margin}    {}\n{margin})]",
                    arguments.join(&separator)
                )
            }
        }
    };
    format!("{margin}{text}\n")
}

/// What rustfmt understands of an attribute.
enum Meta {
    /// A word, a literal, or `name = literal`.
    Leaf(String),
    /// `name(…)`
    Call(String, Vec<Meta>),
}

impl Meta {
    fn on_one_line(&self) -> String {
        match self {
            Self::Leaf(text) => text.clone(),
            Self::Call(name, arguments) => format!("{name}({})", joined(arguments)),
        }
    }

    fn laid_out(&self, indent: usize) -> String {
        match self {
            Self::Leaf(text) => text.clone(),
            Self::Call(name, arguments) => call(name, arguments, ")", indent),
        }
    }
}

fn joined(arguments: &[Meta]) -> String {
    arguments
        .iter()
        .map(Meta::on_one_line)
        .collect::<Vec<_>>()
        .join(", ")
}

/// A call whose line begins at `indent`, and which `end` closes.
fn call(name: &str, arguments: &[Meta], end: &str, indent: usize) -> String {
    let inside = joined(arguments);
    let line = format!("{name}({inside}{end}");
    let is_narrow = width(&inside) <= CALL_WIDTH || matches!(arguments, [Meta::Leaf(_)]);
    if is_narrow && indent + width(&line) <= WIDTH {
        return line;
    }
    // A call as the only argument breaks inside, without a line of its own.
    if let [Meta::Call(only, inner)] = arguments {
        return call(&format!("{name}({only}"), inner, &format!("){end}"), indent);
    }
    let margin = " ".repeat(indent);
    let lines: Vec<String> = arguments
        .iter()
        .map(|argument| format!("{margin}    {}", argument.laid_out(indent + 4)))
        .collect();
    format!("{name}(\n{}\n{margin}{end}", lines.join(",\n"))
}

fn meta(input: ParseStream<'_>) -> syn::Result<Meta> {
    if input.peek(Lit) {
        return Ok(Meta::Leaf(literal(input)?));
    }
    let name = Ident::parse_any(input)?.to_string();
    if input.peek(syn::token::Paren) {
        let content;
        parenthesized!(content in input);
        let arguments = Punctuated::<Meta, Token![,]>::parse_terminated_with(&content, meta)?;
        return Ok(Meta::Call(name, arguments.into_iter().collect()));
    }
    if input.parse::<Option<Token![=]>>()?.is_some() {
        return Ok(Meta::Leaf(format!("{name} = {}", literal(input)?)));
    }
    Ok(Meta::Leaf(name))
}

/// A literal as it was written.
fn literal(input: ParseStream<'_>) -> syn::Result<String> {
    input
        .parse::<proc_macro2::Literal>()
        .map(|literal| literal.to_string())
}

/// `const NAME: &'static str = "…";` inside an `impl`.
pub(super) fn constant(name: &str, value: &str) -> String {
    let start = format!("    const {name}: &'static str =");
    let value = format!("{};", quoted(value));
    // A text that is too long for a line of its own stays where it is.
    if width(&start) + 1 + width(&value) > WIDTH && 8 + width(&value) <= WIDTH {
        format!("{start}\n        {value}\n")
    } else {
        format!("{start} {value}\n")
    }
}

/// `use path::{One, Two};`, on as many lines as it needs.
pub(super) fn use_lines(path: &str, names: &[&str]) -> String {
    if let [only] = names {
        return format!("{path}::{only};\n");
    }
    let line = format!("{path}::{{{}}};\n", names.join(", "));
    if width(line.trim_end()) <= WIDTH {
        return line;
    }
    let mut text = format!("{path}::{{\n");
    let mut row = String::from("   ");
    for name in names {
        // rustfmt leaves the last column of such a row empty.
        if width(&row) + width(name) + 2 >= WIDTH {
            text.push_str(&format!("{row}\n"));
            row = String::from("   ");
        }
        row.push_str(&format!(" {name},"));
    }
    format!("{text}{row}\n}};\n")
}

/// A text as a literal of Rust.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A rule with its white space made uniform, except inside its texts.
pub(super) fn uniform(rule: &str) -> String {
    let mut text = String::new();
    let mut in_text = false;
    let mut escaped = false;
    for character in rule.chars() {
        if !in_text && character.is_whitespace() {
            if !text.ends_with(' ') {
                text.push(' ');
            }
            continue;
        }
        if character == '"' && !escaped {
            in_text = !in_text;
        }
        escaped = character == '\\' && !escaped;
        text.push(character);
    }
    text.trim().to_owned()
}

fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{attribute, constant, doc, section, uniform};

    #[test]
    fn a_line_never_begins_with_a_marker_of_markdown() {
        for marker in ["-", "+", "*", "#", ">", "> x", "12.", "3)"] {
            let text = format!("{} {marker} x `a b c d e` y", "x".repeat(96));
            let lines = doc(0, "///", [text.as_str()]);
            assert!(!lines.contains(&format!("/// {marker}")), "{lines}");
        }
        for word in ["-x", ".", ")", "x.", "1"] {
            let text = format!("{} {word} x", "x".repeat(96));
            let lines = doc(0, "///", [text.as_str()]);
            assert!(lines.contains(&format!("/// {word} x")), "{lines}");
        }
    }

    #[test]
    fn a_word_that_is_too_long_begins_where_it_would_begin_anyway() {
        let word = "x".repeat(120);
        assert_eq!(doc(0, "///", [word.as_str()]), format!("/// {word}\n"));
    }

    #[test]
    fn a_section_has_an_item_a_list_item_and_lines_that_go_on_below_its_text() {
        // `    /// * ` without its text.
        let room = 100 - 10;
        let (full, more) = ("x".repeat(room), "x".repeat(room - 1));
        let items = [full.clone(), format!("{more} y"), format!("`a  b` {full}")];
        assert_eq!(
            section(4, "Rules", &items),
            format!(
                "    ///\n    /// # Rules\n    ///\n    /// * {full}\n    /// * {more}\n    ///   y\n\
                 \x20   /// * `a b`\n    ///   {full}\n"
            )
        );
    }

    #[test]
    fn paragraphs_have_an_empty_line_between_them() {
        let text = "a ".repeat(50);
        let line = "a ".repeat(48);
        assert_eq!(
            doc(0, "//!", ["one", text.as_str()]),
            format!("//! one\n//!\n//! {}\n//! a a\n", line.trim_end())
        );
    }

    #[test]
    fn a_constant_breaks_when_the_line_is_full() {
        // `    const ID: &'static str = "";` without its text.
        let room = 100 - 32;
        let fits = constant("ID", &"x".repeat(room));
        assert_eq!((fits.lines().count(), fits.len()), (1, 101), "{fits}");
        let breaks = constant("ID", &"x".repeat(room + 1));
        assert_eq!(breaks.lines().count(), 2, "{breaks}");
        // On a line of its own it would be too long, too.
        let stays = constant("ID", &"x".repeat(90));
        assert_eq!(stays.lines().count(), 1, "{stays}");
    }

    #[test]
    fn white_space_inside_a_text_is_kept() {
        assert_eq!(
            uniform("chars(\"a  b\\\"  \",  1)"),
            "chars(\"a  b\\\"  \", 1)"
        );
    }

    #[test]
    fn only_a_quote_behind_an_even_number_of_backslashes_ends_a_text() {
        for start in ["a", "ab"] {
            for text in [r#""b  c""#, r#""b\"  c""#, r#""b\\""#, r#""\"\"  ""#] {
                let rule = format!("{start}  {text}  d");
                assert_eq!(uniform(&rule), format!("{start} {text} d"));
            }
        }
    }

    #[test]
    fn a_long_attribute_has_one_rule_a_line() {
        let source = format!("source = \"{}\"", "x".repeat(80));
        assert_eq!(
            attribute(0, &["response".to_owned(), source.clone()]),
            format!("#[model(\n    response,\n    {source}\n)]\n")
        );
    }

    #[test]
    fn a_call_as_the_only_argument_breaks_inside() {
        let source = format!("source = \"{}\"", "x".repeat(80));
        assert_eq!(
            attribute(0, &[format!("warn(distinct(a), {source})")]),
            format!("#[model(warn(\n    distinct(a),\n    {source}\n))]\n")
        );
    }
}
