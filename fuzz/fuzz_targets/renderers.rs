//! Documents with secrets in all the wrong places: no output shows a part of one, and each is
//! what its format wants it to be.
//!
//! An input that begins like a JSON document is one, without secrets; any other
//! is a row of choices. The secrets are always the same, so that they can be
//! looked for. A secret never becomes a member name, nor, in a document
//! that is well-formed, the value of a known member that is no secret: those
//! are shown by design.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vpn_model::{BodyKind, Code};
use vpn_model_cli::fuzzing::{Look, render};
use vpn_model_fuzz::document::{Builder, Mistakes};
use vpn_model_fuzz::formats::{printable, says_all};
use vpn_model_fuzz::seen::seen;
use vpn_model_fuzz::write::{damaged, style, write};
use vpn_model_fuzz::{Choices, Doc, info, root, specs};
use vpn_model_spec::ir::{Base, Spec, Struct, Type};

/// A good pre-shared key, of which no four characters stand together anywhere else.
const TEXT: &str = "Zq7!xK2#pW9v";
/// The same as a number; digits are common, so that six of them count.
const NUMBER: &str = "83619472508361947";

/// Parts of the secrets that must not show, and their escaped forms in lower case.
static PARTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let windows = |text: &str, size: usize| -> Vec<String> {
        let windows = text.as_bytes().windows(size);
        windows
            .map(|part| String::from_utf8_lossy(part).into_owned())
            .collect()
    };
    let mut parts = windows(TEXT, 4);
    for part in windows(TEXT, 4) {
        // A JSON report would write the backslash twice.
        for slash in ["\\", "\\\\"] {
            let escape = |byte: u8| format!("{slash}u{byte:04x}");
            parts.push(part.bytes().map(escape).collect());
        }
    }
    parts.extend(windows(NUMBER, 6));
    parts
});

fuzz_target!(init: specs(), |input: &[u8]| {
    if matches!(input.first(), Some(b'{' | b'[' | b' ' | b'\n')) {
        // One of many ways, since rendering takes its time.
        let spec = &specs()[input.len() / 4 % specs().len()];
        let body = BodyKind::ALL.get(input.len() % 4).copied();
        let body = body.filter(|body| root(spec, *body).is_some());
        rendered("a.json", spec, body, input, Secrets::None);
        return;
    }
    // Halves, so that a document with many choices leaves some for its secrets.
    let (first, second) = input.split_at(input.len() / 2);
    let (choices, planting) = (&mut Choices::new(first), &mut Choices::new(second));
    let spec = choices.one(specs());
    let body = *choices.one(&BodyKind::ALL);
    let Some(table) = root(spec, body) else {
        return;
    };
    let name = *choices.one(&["a.json", "a\u{1b}[31m\n\u{202e}.json", "-", ""]);
    let is_detected = choices.chance(40);
    let secrets = match choices.chance(60) {
        true => Secrets::Everywhere,
        false => Secrets::Hidden,
    };
    let style = style(choices);
    let mut doc = Builder {
        spec,
        choices,
        mistakes: Mistakes::Some,
    }
    .object(table);
    let mut planter = Planter {
        spec,
        choices: planting,
        everywhere: secrets == Secrets::Everywhere,
    };
    planter.plant(&mut doc, table);
    let text = damaged(write(&doc, style).into_bytes(), planting);
    rendered(name, spec, (!is_detected).then_some(body), &text, secrets);
});

/// Where the secrets are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Secrets {
    /// Nowhere: the input is the document.
    None,
    /// Where nothing may be shown.
    Hidden,
    /// Also in known members, which are shown unless the document is malformed.
    Everywhere,
}

/// Renders the report of a text in every way. No body: it is detected.
fn rendered(name: &str, spec: &Spec, body: Option<BodyKind>, text: &[u8], secrets: Secrets) {
    let id = info(spec).id;
    let target = body.map(|body| format!("{id}:{body}"));
    let target = target.as_deref();
    let show = |look| {
        let shown = render(name, target, text, look).expect("memory takes it");
        String::from_utf8(shown).expect("a report is text")
    };
    let hidden = |what: &str, shown: &str| {
        if secrets != Secrets::None {
            secret(what, shown, text);
        }
    };
    let (plain, colored) = (show(Look::Plain), show(Look::Colored));
    let pipelines = [
        Look::Concise,
        Look::Json,
        Look::Ndjson,
        Look::Sarif,
        Look::Github,
        Look::StepSummary,
        Look::Gitlab,
        Look::Junit,
    ];
    let pipelines = pipelines.map(|look| (look, show(look)));
    for (look, shown) in &pipelines {
        hidden(&format!("{look:?}"), shown);
        printable(&format!("{look:?}"), shown);
    }
    printable("human", &plain);
    assert_eq!(
        plain,
        without_colors(&colored),
        "colours change nothing else"
    );

    let mut is_fault = false;
    if let Some(body) = body {
        let seen = seen(id, body, text);
        // What was read, and what serde says about it, are no secret either.
        if let (Some(value), Secrets::Hidden) = (&seen.value, secrets) {
            secret("Debug of the value", value, text);
        }
        if let (Some(error), Secrets::Hidden | Secrets::Everywhere) = (&seen.error, secrets) {
            secret("serde's error", error, text);
        }
        let report = seen.report;
        hidden("Display", &report.to_string());
        hidden("Debug", &format!("{report:?}"));
        is_fault = report.into_iter().any(|one| one.code == Code::Syntax);
        for (look, shown) in &pipelines {
            says_all(*look, shown, &report);
        }
    }
    // What is detected can be another body, to which other members are known.
    if is_fault || (secrets == Secrets::Hidden && body.is_some()) {
        hidden("human", &plain);
    }
}

fn secret(what: &str, shown: &str, text: &[u8]) {
    let lower = shown.to_ascii_lowercase();
    for part in PARTS.iter() {
        let is_there = if part.starts_with('\\') {
            lower.contains(part)
        } else {
            shown.contains(part)
        };
        assert!(
            !is_there,
            "{what} shows {part:?} of {}:\n{shown}",
            text.escape_ascii()
        );
    }
}

/// The text without the escapes that set a colour.
fn without_colors(colored: &str) -> String {
    let mut pieces = colored.split('\u{1b}');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find('m').expect("an escape ends");
        let is_number = |byte: u8| byte.is_ascii_digit() || byte == b';';
        assert!(piece.starts_with('['), "{colored:?}");
        assert!(
            piece.as_bytes()[1..end].iter().copied().all(is_number),
            "{colored:?}"
        );
        text.push_str(&piece[end + 1..]);
    }
    text
}

/// Puts secrets into a document.
struct Planter<'p, 'c> {
    spec: &'p Spec,
    choices: &'p mut Choices<'c>,
    /// Into known members, too.
    everywhere: bool,
}

impl Planter<'_, '_> {
    fn plant(&mut self, doc: &mut Doc, table: &Struct) {
        let Doc::Object(members) = doc else { return };
        for (name, value) in members.iter_mut() {
            // What `values` makes of secrets is not known here, so it would not be found.
            let Some(row) = table.members.iter().find(|row| row.name == *name) else {
                if self.choices.chance(120) {
                    *value = self.any();
                }
                continue;
            };
            match row.holds.base() {
                // What is under a key of a map is hidden, its keys are not.
                Base::Secret if !matches!(row.holds, Type::Map(_)) => *value = self.any(),
                Base::Any if matches!(row.holds, Type::One(_)) => *value = self.any(),
                Base::Struct(inner) => {
                    let inner = self.spec.struct_named(inner).expect("a table");
                    if self.choices.chance(20) {
                        // No object, or no list, so nothing of it is known.
                        *value = if row.holds.is_array() {
                            self.scalar()
                        } else {
                            self.scalar_or_list()
                        };
                    } else if let Doc::List(items) = value {
                        for item in items {
                            self.plant(item, inner);
                            if self.choices.chance(8) {
                                *item = self.scalar_or_list();
                            }
                        }
                    } else {
                        self.plant(value, inner);
                    }
                }
                _ if matches!(row.holds, Type::Map(_) | Type::OneOrMany(_)) => {
                    if matches!(row.holds, Type::Map(_)) && self.choices.chance(30) {
                        *value = self.scalar();
                    }
                }
                _ if self.everywhere && self.choices.chance(60) => *value = self.any(),
                _ if row.holds.is_array() => {
                    if self.choices.chance(30) {
                        *value = self.scalar();
                    } else if let Doc::List(items) = value
                        && self.choices.chance(30)
                    {
                        items.push(self.nested());
                    }
                }
                _ if self.choices.chance(30) => *value = self.nested(),
                _ => {}
            }
        }
        // More of them, under names that are right, wrong, and known elsewhere.
        for _ in 0..=self.choices.below(3) {
            let names = [
                "psk",
                "psk",
                "psk",
                "pks",
                "PSK",
                "psk ",
                "psk\u{0}",
                "pre_shared_key",
                "preSharedKey",
                "secret",
                "$schema",
                "",
                "x",
                "vpn_connection.psk",
            ];
            let name = *self.choices.one(&names);
            let known = table.members.iter().find(|row| row.name == name);
            if known.is_none_or(|row| *row.holds.base() == Base::Secret) {
                let at = self.choices.below(members.len() + 1);
                members.insert(at, (name.to_owned(), self.any()));
            }
        }
    }

    fn any(&mut self) -> Doc {
        match self.choices.below(3) {
            2 => self.nested(),
            _ => self.scalar(),
        }
    }

    fn scalar_or_list(&mut self) -> Doc {
        match self.choices.below(3) {
            0 => Doc::List(vec![self.scalar(), self.any()]),
            _ => self.scalar(),
        }
    }

    /// The secret as it is, too short, too long, with what it may not have, as a number.
    fn scalar(&mut self) -> Doc {
        let text = match self.choices.below(14) {
            // Too short, so that it is flagged, comes first.
            0 | 3 => TEXT[..6].to_owned(),
            1 | 2 => TEXT.to_owned(),
            4 => TEXT[5..].to_owned(),
            5 => TEXT.repeat(11),
            6 => format!("{TEXT} "),
            7 => format!("\u{1b}[31m{TEXT}\u{202e}"),
            8 => format!("é\u{1f600}\"\\{TEXT}"),
            9 => format!("{TEXT}\n\t{TEXT}"),
            10 => format!("{}{TEXT}", "a".repeat(self.choices.below(300))),
            11 => return Doc::raw(NUMBER),
            12 => return Doc::raw(format!("-{NUMBER}.{NUMBER}e3")),
            _ => format!("{{\"{TEXT}\":[,"),
        };
        Doc::Text(text)
    }

    fn nested(&mut self) -> Doc {
        let inner = match self.choices.below(4) {
            0 if !self.choices.is_empty() => self.nested(),
            _ => self.scalar(),
        };
        match self.choices.below(3) {
            0 => Doc::List(vec![inner]),
            1 => Doc::List(vec![Doc::raw("1"), inner, self.scalar()]),
            _ => {
                let names = ["psk", "name", "interval", "x"];
                let name = (*self.choices.one(&names)).to_owned();
                Doc::Object(vec![(name.clone(), inner), (name, self.scalar())])
            }
        }
    }
}
