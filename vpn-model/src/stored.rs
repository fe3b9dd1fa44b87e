//! The stored resource beside the body of a partial update, and facts that
//! conditions look at.

use std::borrow::Cow;

use serde_json::Value;

/// Where an answer has the resource that rules ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapper {
    /// In this member, or without it.
    Member(&'static str),
    /// The answer is the resource.
    Answer,
}

/// Where answers have the resources that rules ask about.
#[derive(Clone, Copy, Debug)]
pub struct ContextNames {
    /// Whether an absent member of the body means the stored value.
    pub partial: bool,
    /// The wrapper of the stored resource, if rules may ask about it.
    pub current: Option<Wrapper>,
    /// The wrapper of the gateway, if rules may ask about it.
    pub gateway: Option<Wrapper>,
}

impl ContextNames {
    /// No rule asks about other resources.
    pub const NONE: Self = Self {
        partial: false,
        current: None,
        gateway: None,
    };
}

/// The resource in an answer: under its wrapper, or the answer itself.
pub(crate) fn unwrap(document: Option<&Value>, wrapper: Option<Wrapper>) -> Option<&Value> {
    let document = document?;
    let wrapped = match wrapper {
        Some(Wrapper::Member(name)) => document.get(name),
        Some(Wrapper::Answer) | None => None,
    };
    wrapped
        .filter(|resource| resource.is_object())
        .or(Some(document))
}

/// What the stored resource has at the place of the body where we are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stored<'c> {
    /// Nothing is stored here: a new object, a full replacement, an item of a list.
    Nothing,
    /// Above the wrapper of a partial update.
    Wrapper {
        /// The wrapper member.
        name: &'static str,
        /// The resource, if it was given.
        resource: Option<&'c Value>,
    },
    /// A partial update whose stored resource was not given.
    Unknown,
    /// A partial update whose stored resource was given; `None` where it has no such member.
    Known(Option<&'c Value>),
}

impl<'c> Stored<'c> {
    /// What is stored at the root of the body, with the resource of the answer that was given.
    pub(crate) fn root(names: ContextNames, current: Option<&'c Value>) -> Self {
        match names.current {
            Some(Wrapper::Member(name)) if names.partial => Self::Wrapper {
                name,
                resource: current,
            },
            Some(Wrapper::Answer) if names.partial => match current {
                Some(resource) => Self::Known(Some(resource)),
                None => Self::Unknown,
            },
            _ => Self::Nothing,
        }
    }

    /// What is stored in that member of the object here.
    pub(crate) fn member(self, name: &str) -> Self {
        match self {
            Self::Wrapper {
                name: wrapper,
                resource,
            } if wrapper == name => match resource {
                Some(resource) => Self::Known(Some(resource)),
                None => Self::Unknown,
            },
            Self::Nothing | Self::Wrapper { .. } => Self::Nothing,
            Self::Unknown => Self::Unknown,
            Self::Known(value) => Self::Known(
                value
                    .and_then(|value| value.get(name))
                    .filter(has_something),
            ),
        }
    }

    /// The same as one side of a condition.
    pub(crate) fn fact(self) -> Fact<'c> {
        match self {
            Self::Nothing | Self::Wrapper { .. } => Fact::Absent,
            Self::Unknown => Fact::Unknown(Need::Current),
            Self::Known(value) => Fact::of_answer(value, Need::Current),
        }
    }
}

/// `null` and an empty list say that there is nothing.
fn has_something(value: &&Value) -> bool {
    !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty())
}

/// Which document would answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The stored connection.
    Current,
    /// The gateway.
    Gateway,
}

/// What is known of one value that a condition looks at.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact<'a> {
    /// Nobody told.
    Unknown(Need),
    /// It is there, and wrong by itself; whoever depends on it says nothing.
    Silenced,
    /// It is not there.
    Absent,
    /// A text.
    Text(Cow<'a, str>),
    /// An integer.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
    /// Something that cannot be compared: a list, an object.
    Composite,
}

impl<'a> Fact<'a> {
    /// What an answer says at the end of a path of members.
    pub(crate) fn at(document: Option<&'a Value>, need: Need, path: &[&str]) -> Self {
        let value = document.and_then(|document| {
            path.iter()
                .try_fold(document, |value, name| value.get(name))
        });
        Self::of_answer(value, need)
    }

    /// A value of an answer. What an answer leaves out is not known: providers
    /// leave members out that they have.
    fn of_answer(value: Option<&'a Value>, need: Need) -> Self {
        match value {
            None | Some(Value::Null) => Self::Unknown(need),
            Some(value) => Self::of(value),
        }
    }

    /// A value of an answer that is there.
    pub(crate) fn of(value: &'a Value) -> Self {
        match value {
            Value::Bool(value) => Self::Boolean(*value),
            // The parser of answers makes a fraction of `-0`.
            Value::Number(number) if number.as_f64() == Some(0.0) => Self::Integer(0),
            Value::Number(number) => number.as_i64().map_or(Self::Composite, Self::Integer),
            Value::String(text) => Self::Text(Cow::Borrowed(text)),
            Value::Null | Value::Array(_) | Value::Object(_) => Self::Composite,
        }
    }
}
