//! What a schema says of a struct, a member and a value: their doc comments, without what is only for readers of Rust.

use vpn_model::{Enumeration as _, Model};

/// A tunnel,
/// in two lines.
///
/// A second paragraph.
///
/// # Examples
///
/// Not for a schema.
#[derive(Debug, Model)]
#[model(source = "by hand, table Documented")]
struct Documented {
    /// A name.
    ///
    /// # Rules
    ///
    /// * Must have at most 8 characters.
    #[model(length(..=8))]
    name: Option<String>,
    /// # Only a section
    ///
    /// Of which a schema has nothing.
    section: Option<String>,
    /// Number #1,
    /// #2 and
    /// ####### seven; and `# three`.
    hashes: Option<u32>,
    /// Before.
    ///
    /// ```
    /// # hidden
    /// ```
    ///
    /// Behind.
    /// ##
    /// In a section without a name.
    fenced: Option<u32>,
    #[doc = "One.\nStill one.\n\nTwo.\n# Three\nFour."]
    attribute: Option<u32>,
    /** A block

    # Of
    several lines. */
    block: Option<u32>,
    mode: Option<Mode>,
    bare: Option<u32>,
}

/// How a tunnel works.
/// ###### In Rust
/// Not for a schema.
#[derive(Clone, Copy, Debug, PartialEq, Model)]
enum Mode {
    /// By policies.
    ///
    /// # Cautions
    ///
    /// * Deprecated.
    #[model(name = "policy", deprecated)]
    Policy,
    #[model(name = "route")]
    Route,
}

#[test]
fn a_description_ends_at_the_first_heading() {
    let schema = Documented::schema();
    assert_eq!(
        schema.description,
        "A tunnel, in two lines.\nA second paragraph."
    );
    let of = |name: &str| {
        let mut fields = schema.fields.iter();
        fields.find(|it| it.name == name).unwrap().description
    };
    assert_eq!(of("name"), "A name.");
    assert_eq!(of("section"), "");
    assert_eq!(of("attribute"), "One. Still one.\nTwo.");
    assert_eq!(of("block"), "A block");
    assert_eq!(of("bare"), "");
    assert_eq!(Mode::SCHEMA.description, "How a tunnel works.");
    let values = Mode::SCHEMA.values.iter().map(|value| value.description);
    assert_eq!(values.collect::<Vec<_>>(), ["By policies.", ""]);
}

#[test]
fn a_hash_is_a_heading_only_where_markdown_has_it_so() {
    let of = |name: &str| {
        let mut fields = Documented::schema().fields.iter();
        fields.find(|it| it.name == name).unwrap().description
    };
    assert_eq!(
        of("hashes"),
        "Number #1, #2 and ####### seven; and `# three`."
    );
    assert_eq!(of("fenced"), "Before.\n``` # hidden ```\nBehind.");
}
