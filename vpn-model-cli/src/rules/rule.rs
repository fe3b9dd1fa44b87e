//! A rule and where it stands: which members take part, what it asks of other documents.

use vpn_model::json_schema::{Absent, Stated};
use vpn_model::schema::{Clause, FieldSchema, Kind, Root, Rule, Schema, Statement};

use super::pointer;
use crate::text::decapitalized;

/// A member of a body.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// The document and the table in it that the object comes from.
    pub(super) source: &'static str,
    field: &'static FieldSchema,
    /// Where its object is.
    parent: String,
    /// Where it is itself.
    pub(super) pointer: String,
}

/// A rule of a member, or the same rule of several of its values.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) member: Member,
    /// The rule; the first of those that are the same, but for the value that they stand on.
    pub(super) statement: &'static Statement,
    pub(super) same: Vec<&'static Statement>,
    /// The values that the rule is about, if it is not about all.
    pub(super) values: Vec<&'static str>,
    absent: Absent,
}

impl Member {
    /// The members of an object and of all that is inside, in document order.
    pub(super) fn all(schema: &'static Schema) -> Vec<Self> {
        let mut found = Vec::new();
        Self::of_object(schema, schema.source, "", &mut found);
        found
    }

    /// Whether its values must not be shown.
    pub(super) fn is_secret(&self) -> bool {
        matches!(self.field.kind.innermost(), Kind::Secret)
    }

    /// The name on the wire.
    pub(super) const fn name(&self) -> &'static str {
        self.field.name
    }

    fn of_object(
        object: &'static Schema,
        source: &'static str,
        parent: &str,
        found: &mut Vec<Self>,
    ) {
        for field in object.fields {
            let pointer = format!("{parent}{}", field.pointer);
            let inside = values(field.kind, &pointer);
            found.push(Self {
                source,
                field,
                parent: parent.to_owned(),
                pointer,
            });
            if let Kind::Object(inner) = field.kind.innermost() {
                Self::of_object(inner, inner.source_in(source), &inside, found);
            }
        }
    }

    /// A rule of the member.
    pub(super) fn rule(&self, stated: &Stated) -> Subject {
        Subject {
            member: self.clone(),
            statement: stated.statement,
            same: vec![stated.statement],
            values: Vec::new(),
            absent: stated.absent,
        }
    }

    /// What the provider has against single values of the member: each caution once.
    pub(super) fn cautions(&self) -> Vec<Subject> {
        let Kind::Values(list) = self.field.kind.innermost() else {
            return Vec::new();
        };
        let mut found: Vec<Subject> = Vec::new();
        for value in list.values {
            for caution in value.cautions {
                let is_same = |one: &&mut Subject| {
                    let known = one.statement;
                    known.rule.code() == caution.rule.code()
                        && known.weight() == caution.weight()
                        && known.source == caution.source
                };
                match found.iter_mut().find(is_same) {
                    Some(one) => {
                        one.same.push(caution);
                        one.values.push(value.text);
                    }
                    None => found.push(Subject {
                        member: self.clone(),
                        statement: caution,
                        same: vec![caution],
                        values: vec![value.text],
                        absent: Absent::Nothing,
                    }),
                }
            }
        }
        found
    }
}

impl Subject {
    pub(super) fn pointer(&self) -> &str {
        &self.member.pointer
    }

    /// Where a member of the same object is.
    pub(super) fn sibling(&self, name: &str) -> String {
        pointer::below(&self.member.parent, name)
    }

    /// Where the value or the values are that the rule is about.
    fn place(&self) -> String {
        let rule = &self.statement.rule;
        if rule.is_of_one_value() || !self.values.is_empty() {
            values(self.member.field.kind, self.pointer())
        } else if matches!(rule, Rule::Keys(_)) {
            format!("{}/*", self.pointer())
        } else {
            self.pointer().to_owned()
        }
    }

    /// All members of the body that take part, the rule's own first.
    pub(super) fn pointers(&self) -> Vec<String> {
        let mut all = vec![self.place()];
        let mut add = |pointer: String| {
            if !all.contains(&pointer) {
                all.push(pointer);
            }
        };
        match self.statement.rule {
            Rule::Unique(Some(member)) => {
                add(pointer::below(&format!("{}/*", self.pointer()), member));
            }
            Rule::TunnelPair(other) | Rule::Distinct(other) => add(self.sibling(other)),
            Rule::Order { less, more, .. } => {
                add(self.sibling(less));
                add(self.sibling(more));
            }
            rule => {
                for clause in rule.clauses() {
                    if let Clause::Present(name)
                    | Clause::Has { list: name, .. }
                    | Clause::Compare {
                        root: Root::Sibling,
                        path: [name, ..],
                        ..
                    } = clause
                    {
                        add(self.sibling(name));
                    }
                }
            }
        }
        all
    }

    /// The documents that it asks beside the body.
    pub(super) fn needs(&self) -> Vec<&'static str> {
        let rule = &self.statement.rule;
        let asks = |wanted: Root| self.asked().iter().any(|(root, _)| *root == wanted);
        let looks_further = match rule {
            Rule::Required | Rule::RequiredWhen(_) => true,
            Rule::Unique(_) => false,
            _ => self.pointers().len() > 1,
        };
        let mut needs = Vec::new();
        if self.absent == Absent::Stored && looks_further || asks(Root::Current) {
            needs.push("current");
        }
        if asks(Root::Gateway) {
            needs.push("gateway");
        }
        needs
    }

    /// What must hold, in words.
    pub(super) fn text(&self) -> String {
        // Severity and source stand beside it.
        let mut bare = *self.statement;
        (bare.severity, bare.source) = (None, None);
        let words = bare.words();
        if self.values.is_empty() {
            return words;
        }
        let values: Vec<_> = self
            .values
            .iter()
            .map(|value| format!("`{value}`"))
            .collect();
        format!("{}: {}", values.join(", "), decapitalized(&words))
    }

    /// What tells the rules of a member apart: the code, a severity that is not the code's own, and
    /// of several formats which one.
    pub(super) fn name(&self) -> String {
        let rule = &self.statement.rule;
        let mut name = rule.code().to_string();
        if let Rule::Format(format, _) = rule {
            let words = format.split_whitespace().map(str::to_lowercase);
            name = words.fold(name, |name, word| format!("{name}-{word}"));
        }
        match self.statement.severity {
            Some(severity) => format!("{name}.{severity}"),
            None => name,
        }
    }

    /// What it asks of the other documents: which of them, and where in it.
    pub(super) fn asked(&self) -> Vec<(Root, String)> {
        let clauses = self.statement.rule.clauses().iter();
        let asked = clauses.filter_map(|clause| match clause {
            Clause::Compare {
                root: root @ (Root::Current | Root::Gateway),
                path,
                ..
            } => Some((*root, pointer::of(path))),
            _ => None,
        });
        asked.collect()
    }
}

/// Where the values of a list or a map are; of anything else, itself.
fn values(kind: Kind, pointer: &str) -> String {
    match kind {
        Kind::List(item) | Kind::Map(item) => values(*item, &format!("{pointer}/*")),
        Kind::OneOrMany(kind) | Kind::Nullable(kind) => values(*kind, pointer),
        _ => pointer.to_owned(),
    }
}
