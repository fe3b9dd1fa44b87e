//! What rules ask of the types that they look at.

use crate::{Map, Secret};

/// A text, secret or not.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no text",
    label = "this is a rule for texts",
    note = "texts are `String` and `Secret`"
)]
pub trait TextValue {
    /// Whether nothing may be said about its characters.
    const SECRET: bool;

    /// The text.
    fn text(&self) -> &str;
}

impl TextValue for String {
    const SECRET: bool = false;

    fn text(&self) -> &str {
        self
    }
}

impl TextValue for Secret {
    const SECRET: bool = true;

    fn text(&self) -> &str {
        self.expose()
    }
}

impl TextValue for &str {
    const SECRET: bool = false;

    fn text(&self) -> &str {
        self
    }
}

/// A list or a map.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list and no map",
    label = "this is a rule for lists and maps"
)]
pub trait Collection {}

impl<T> Collection for Vec<T> {}

impl<T> Collection for Map<T> {}
