//! The typed parameters of a violation, from which its text is made.

mod name;

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

pub(crate) use self::name::Name;
use crate::Ipv4Net;

/// A number that no parameter has.
const UNLIKELY: i64 = 7_000_000_000_000_000;

/// What a violation is about, as data: bounds, allowed values, counts.
///
/// Parameters come from the specs and from counting. They never hold a value
/// of the payload, so they can be logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Params(Entries);

/// Small, because violations are moved often, and allocators have small blocks at hand.
#[derive(Clone, PartialEq, Eq)]
enum Entries {
    /// What most rules have, without an allocation. The name of none is any.
    Two([Name; 2], [Option<Param>; 2]),
    /// More.
    Many(Vec<(Name, Param)>),
}

/// One parameter of a violation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Param {
    /// A number: a bound, a count.
    Integer(i64),
    /// A word: a type, a format, another member.
    Text(Cow<'static, str>),
    /// An IPv4 network: a reserved block. As data, it is a text.
    #[serde(serialize_with = "as_text")]
    Network(Ipv4Net),
    /// Several words: the values of an enum, the classes that occur.
    List(Box<[Cow<'static, str>]>),
}

fn as_text<S: Serializer>(value: impl fmt::Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&value)
}

impl Params {
    /// No parameters.
    #[must_use]
    pub const fn new() -> Self {
        Self(Entries::Two([Name::Actual; 2], [None, None]))
    }

    /// The parameter of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.iter()
            .find(|(known, _)| *known == name)
            .map(|(_, param)| param)
    }

    /// All parameters, in the order in which the rule states them.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Param)> {
        let (names, two, many): (&[_], &[_], &[_]) = match &self.0 {
            Entries::Two(names, two) => (names, two, &[]),
            Entries::Many(many) => (&[], &[], many),
        };
        let two = names.iter().zip(two.iter().flatten());
        let many = many.iter().map(|(name, param)| (name, param));
        two.chain(many).map(|(name, param)| (name.as_str(), param))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Two parameters at once, which is what most rules have.
    #[inline]
    pub(crate) fn two(
        (name, param): (Name, impl Into<Param>),
        (other_name, other): (Name, impl Into<Param>),
    ) -> Self {
        let two = [Some(param.into()), Some(other.into())];
        Self(Entries::Two([name, other_name], two))
    }

    #[inline]
    pub(crate) fn with(mut self, name: Name, param: impl Into<Param>) -> Self {
        self.add(name, param);
        self
    }

    pub(crate) fn add(&mut self, name: Name, param: impl Into<Param>) {
        match &mut self.0 {
            Entries::Two(names, [first @ None, _]) => {
                names[0] = name;
                *first = Some(param.into());
            }
            Entries::Two(names, [_, second @ None]) => {
                names[1] = name;
                *second = Some(param.into());
            }
            Entries::Two(names, two) => {
                let two = names
                    .iter()
                    .copied()
                    .zip(two.iter_mut().filter_map(Option::take));
                self.0 = Entries::Many(two.chain([(name, param.into())]).collect());
            }
            Entries::Many(many) => many.push((name, param.into())),
        }
    }

    pub(crate) fn with_some(self, name: Name, param: Option<impl Into<Param>>) -> Self {
        match param {
            Some(param) => self.with(name, param),
            None => self,
        }
    }

    /// Puts the name of a parameter in the place of its value, or a number that stands for it;
    /// what then stands in a text.
    pub(crate) fn name_instead(&mut self, index: usize) -> String {
        let Some((name, param)) = self.get_mut(index) else {
            return String::new();
        };
        let shown = match param {
            Param::Integer(value) => {
                *value = UNLIKELY.saturating_add(i64::try_from(index).unwrap_or_default());
                return value.to_string();
            }
            Param::Text(_) | Param::Network(_) | Param::List(_) => format!("{{{}}}", name.as_str()),
        };
        *param = match param {
            Param::List(_) => Param::List([shown.clone().into()].into()),
            _ => Param::Text(shown.clone().into()),
        };
        shown
    }

    fn get_mut(&mut self, index: usize) -> Option<(Name, &mut Param)> {
        match &mut self.0 {
            Entries::Two(names, two) => {
                let param = two.get_mut(index)?.as_mut()?;
                Some((*names.get(index)?, param))
            }
            Entries::Many(many) => many.get_mut(index).map(|(name, param)| (*name, param)),
        }
    }

    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        match self.get(name) {
            Some(Param::Integer(value)) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Param::Text(text)) => text,
            _ => "",
        }
    }

    pub(crate) fn network(&self, name: &str) -> Option<Ipv4Net> {
        match self.get(name) {
            Some(Param::Network(network)) => Some(*network),
            _ => None,
        }
    }

    pub(crate) fn list(&self, name: &str) -> &[Cow<'static, str>] {
        match self.get(name) {
            Some(Param::List(list)) => list,
            _ => &[],
        }
    }
}

impl Default for Params {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Params {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.iter().count()))?;
        for (name, param) in self.iter() {
            map.serialize_entry(name, param)?;
        }
        map.end()
    }
}

impl From<i64> for Param {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<usize> for Param {
    fn from(value: usize) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<Ipv4Net> for Param {
    fn from(network: Ipv4Net) -> Self {
        Self::Network(network)
    }
}

impl From<&'static str> for Param {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl FromIterator<&'static str> for Param {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        Self::List(words.into_iter().map(Cow::Borrowed).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, Param, Params};
    use crate::Violation;

    #[test]
    fn parameters_come_in_the_order_in_which_they_were_added_however_many_there_are() {
        let names = [Name::Min, Name::Max, Name::Found, Name::Characters];
        let mut params = Params::new();
        for (count, name) in (1_usize..).zip(names) {
            params.add(name, count);
            let expected: Vec<_> = (1..)
                .zip(names)
                .take(count)
                .map(|(number, name)| (name.as_str(), Param::Integer(number)))
                .collect();
            let found: Vec<_> = params
                .iter()
                .map(|(name, param)| (name, param.clone()))
                .collect();
            assert_eq!(found, expected);
            assert_eq!(
                params.get(name.as_str()),
                expected.last().map(|(_, param)| param)
            );
            assert_eq!(params.name_instead(count), "");
        }
        assert_eq!(
            serde_json::to_string(&params).unwrap(),
            r#"{"min":1,"max":2,"found":3,"characters":4}"#
        );
        assert_eq!(
            format!("{params:?}"),
            r#"{"min": Integer(1), "max": Integer(2), "found": Integer(3), "characters": Integer(4)}"#
        );
        let both = Params::two((Name::Min, 1_usize), (Name::Max, 2_usize));
        assert_eq!(
            both,
            Params::new()
                .with(Name::Min, 1_usize)
                .with(Name::Max, 2_usize)
        );
    }

    /// A report makes room for eight at once: 1 KiB, which glibc takes from what a thread has at hand.
    #[test]
    fn a_violation_is_no_larger_than_128_bytes() {
        assert!(size_of::<Violation>() <= 128);
    }
}
