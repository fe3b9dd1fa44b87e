//! What of a text may be shown, found out in another way than the library does.

use vpn_model::schema::{Kind, Schema};
use vpn_model_spec::interpret::json::{self, DEPTH_LIMIT, Kind as Found, Node};

/// What stands for the further bytes of a hidden character.
const FILLER: u8 = 0x7F;

/// The masked text shows punctuation, names that stand in known objects, and values of known
/// members that are no secrets; of a text that is not well-formed, nothing but lines and spaces.
pub fn is_masked(text: &[u8], masked: &str, schema: &'static Schema) {
    let masked = masked.as_bytes();
    assert_eq!(masked.len(), text.len(), "every byte keeps its place");
    let Ok(node) = json::parse(text) else {
        // Deeper than the interpreter goes, it can still be well-formed.
        let levels = text.iter().filter(|byte| matches!(byte, b'{' | b'['));
        if levels.count() <= DEPTH_LIMIT {
            for (byte, shown) in text.iter().zip(masked) {
                let is_kept = byte == shown && matches!(byte, b'\n' | b'\r' | b' ' | b'\t');
                assert!(is_kept || is_hidden(*byte, *shown), "{masked:?}");
            }
        }
        return;
    };
    let mut expected = text.to_vec();
    hide(&node, Some(Kind::Object(schema)), &mut expected);
    assert!(
        expected == masked,
        "{}\n is shown as\n{}\n instead of\n{}",
        text.escape_ascii(),
        masked.escape_ascii(),
        expected.escape_ascii()
    );
}

fn is_hidden(byte: u8, shown: u8) -> bool {
    shown
        == if matches!(byte, 0x80..=0xBF) {
            FILLER
        } else {
            b'*'
        }
}

/// Hides what is not known to be harmless. No kind: nothing is known.
fn hide(node: &Node, kind: Option<Kind>, text: &mut [u8]) {
    match &node.kind {
        Found::Array(items) => {
            let item = match kind.map(many) {
                Some(Kind::List(item)) => Some(*item),
                _ => None,
            };
            for node in items {
                hide(node, item, text);
            }
        }
        Found::Object(entries) => {
            for entry in entries {
                let (is_shown, kind) = match kind.map(one) {
                    Some(Kind::Object(schema)) => {
                        let mut fields = schema.fields.iter();
                        let field = fields.find(|field| field.name == entry.key);
                        (true, field.map(|field| field.kind))
                    }
                    Some(Kind::Map(value)) => (true, Some(*value)),
                    _ => (false, None),
                };
                if !is_shown {
                    stars(&mut text[entry.key_start + 1..entry.key_end - 1]);
                }
                hide(&entry.value, kind, text);
            }
        }
        found => {
            if !kind.is_some_and(|kind| is_harmless(kind, found)) {
                let quote = usize::from(matches!(found, Found::String(_)));
                stars(&mut text[node.start + quote..node.end - quote]);
            }
        }
    }
}

/// What the kind is to a list.
fn many(kind: Kind) -> Kind {
    match kind {
        Kind::OneOrMany(item) => Kind::List(item),
        Kind::Nullable(inner) => many(*inner),
        other => other,
    }
}

/// What the kind is to anything else.
fn one(kind: Kind) -> Kind {
    match kind {
        Kind::OneOrMany(inner) | Kind::Nullable(inner) => one(*inner),
        other => other,
    }
}

fn is_harmless(kind: Kind, found: &Found) -> bool {
    match kind {
        Kind::Nullable(inner) => *found == Found::Null || is_harmless(*inner, found),
        Kind::OneOrMany(inner) => is_harmless(*inner, found),
        Kind::Secret | Kind::Object(_) | Kind::List(_) | Kind::Map(_) | Kind::Any => false,
        _ => true,
    }
}

fn stars(text: &mut [u8]) {
    for byte in text {
        *byte = if matches!(byte, 0x80..=0xBF) {
            FILLER
        } else {
            b'*'
        };
    }
}
