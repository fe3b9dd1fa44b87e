//! JSON objects whose keys are data: labels, routes by name.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use indexmap::map::Entry;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use crate::deserialize::{AsWire, Seed};
use crate::field::{AsFact, Span};
use crate::path::Path;
use crate::read::json::JsonType;
use crate::read::{Reader, Stop};
use crate::schema::Kind;
use crate::scope::Scope;
use crate::sink::Sink;
use crate::stored::Fact;
use crate::{Code, Params, Wire};

/// Values by key, in the order of the document.
pub type Map<T> = indexmap::IndexMap<String, T>;

/// Reads a map; `key` is called for every key, `each` for every value that
/// could be read, `check` for the map. Without a value when one of its values
/// could not be read.
///
/// # Errors
///
/// Stops where the text is not well-formed.
pub fn read<'c, T: Wire>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    into: &mut Option<Map<T>>,
    mut key: impl FnMut(&str, &mut Scope<'_, 'c>),
    mut each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    mut check: impl FnMut(&Map<T>, &mut Scope<'_, 'c>),
) -> Result<(), Stop> {
    let start = reader.position();
    let kind = reader.peek(path)?;
    if kind != JsonType::Object {
        return reader.wrong_type(path, kind, "an object");
    }
    reader.enter(path, start)?;
    let mut values = Map::new();
    let mut unreadable = HashSet::new();
    let mut first = true;
    loop {
        if !reader.next_key(path, first)? {
            break;
        }
        first = false;
        let name = reader.last_key().into_owned();
        let path = &path.key(&name);
        let span = reader.last_key_span();
        let mut scope = reader.scope(path, span);
        if values.contains_key(&name) || unreadable.contains(&name) {
            scope.report(Code::DuplicateField, Params::new());
            reader.skip(path)?;
            continue;
        }
        key(&name, &mut scope.of_key());
        // A map is replaced as a whole: nothing is stored beside its values.
        let mut value = None;
        T::read(reader, path, &mut value, &mut each)?;
        match value {
            Some(value) => drop(values.insert(name, value)),
            None => drop(unreadable.insert(name)),
        }
    }
    reader.leave();
    let end = reader.position();
    let count = values.len() + unreadable.len();
    let mut scope = reader.scope(path, Span { start, end }).counting(count);
    check(&values, &mut scope);
    if unreadable.is_empty() {
        *into = Some(values);
    }
    Ok(())
}

/// Walks a map that was built in Rust.
pub fn walk<'c, T: Wire>(
    values: &Map<T>,
    sink: &mut Sink<'c>,
    path: &Path<'_>,
    mut key: impl FnMut(&str, &mut Scope<'_, 'c>),
    mut each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    mut check: impl FnMut(&Map<T>, &mut Scope<'_, 'c>),
) {
    let span = sink.tick();
    for (name, value) in values {
        let path = &path.key(name);
        let span = sink.tick();
        key(name, &mut Scope::new(sink, path, span).of_key());
        value.walk(sink, path, &mut each);
    }
    let mut scope = Scope::new(sink, path, span).counting(values.len());
    check(values, &mut scope);
}

impl<T: Wire> Wire for Map<T> {
    type View<'a> = &'a Self;

    const KIND: Kind = Kind::Map(&T::KIND);

    fn read<'c, F>(
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        into: &mut Option<Self>,
        check: F,
    ) -> Result<(), Stop>
    where
        F: FnMut(&Self, &mut Scope<'_, 'c>),
    {
        read(reader, path, into, |_, _| {}, |_, _| {}, check)
    }

    fn walk<'c, F>(&self, sink: &mut Sink<'c>, path: &Path<'_>, check: F)
    where
        F: FnMut(&Self, &mut Scope<'_, 'c>),
    {
        walk(self, sink, path, |_, _| {}, |_, _| {}, check);
    }

    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (name, value) in self {
            map.serialize_entry(name, &AsWire(value))?;
        }
        map.end()
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MapVisitor(PhantomData))
    }

    #[cfg(feature = "schemars")]
    fn json_schema(
        generator: &mut crate::json_schema::SchemaGenerator,
        _: crate::json_schema::Absent,
    ) -> crate::json_schema::Schema {
        crate::json_schema::leaf::map(T::json_schema(
            generator,
            crate::json_schema::Absent::Nothing,
        ))
    }
}

impl<T> AsFact for Map<T> {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Composite
    }
}

struct MapVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for MapVisitor<T> {
    type Value = Map<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Map<T>, A::Error> {
        let mut values = Map::new();
        while let Some(name) = map.next_key_seed(Seed::<String>::new())? {
            match values.entry(name) {
                // The key is data, and errors quote none.
                Entry::Occupied(_) => return Err(A::Error::custom("a key stands here twice")),
                Entry::Vacant(entry) => drop(entry.insert(map.next_value_seed(Seed::new())?)),
            }
        }
        Ok(values)
    }

    crate::deserialize::refuse_scalars!("an object");
}
