//! JSON arrays.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::ser::{SerializeSeq, Serializer};

use crate::Wire;
use crate::deserialize::{AsWire, Seed};
use crate::field::Span;
use crate::path::Path;
use crate::read::json::JsonType;
use crate::read::{Reader, Stop};
use crate::schema::Kind;
use crate::scope::Scope;
use crate::sink::Sink;

/// Reads a list; `each` is called for every item that could be read, `check`
/// for the list. Without a value when an item could not be read.
///
/// # Errors
///
/// Stops where the text is not well-formed.
pub fn read<'c, T: Wire>(
    reader: &mut Reader<'_, 'c>,
    path: &Path<'_>,
    into: &mut Option<Vec<T>>,
    mut each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    mut check: impl FnMut(&Vec<T>, &mut Scope<'_, 'c>),
) -> Result<(), Stop> {
    let start = reader.position();
    let kind = reader.peek(path)?;
    if kind != JsonType::Array {
        return reader.wrong_type(path, kind, "an array");
    }
    reader.enter(path, start)?;
    let mut items = Vec::new();
    let mut index = 0;
    let mut more = reader.next_item(path, true)?;
    while more {
        let path_of_item = path.index(index);
        // A list is replaced as a whole: nothing is stored beside its items.
        let mut item = None;
        T::read(reader, &path_of_item, &mut item, &mut each)?;
        items.extend(item);
        index += 1;
        more = reader.next_item(path, false)?;
    }
    reader.leave();
    let end = reader.position();
    let complete = items.len() == index;
    let mut scope = reader.scope(path, Span { start, end }).counting(index);
    check(&items, &mut scope);
    if complete {
        *into = Some(items);
    }
    Ok(())
}

/// Walks a list that was built in Rust.
pub fn walk<'c, T: Wire>(
    items: &Vec<T>,
    sink: &mut Sink<'c>,
    path: &Path<'_>,
    mut each: impl FnMut(T::View<'_>, &mut Scope<'_, 'c>),
    mut check: impl FnMut(&Vec<T>, &mut Scope<'_, 'c>),
) {
    let span = sink.tick();
    for (index, item) in items.iter().enumerate() {
        item.walk(sink, &path.index(index), &mut each);
    }
    let mut scope = Scope::new(sink, path, span).counting(items.len());
    check(items, &mut scope);
}

impl<T: Wire> Wire for Vec<T> {
    type View<'a> = &'a Self;

    const KIND: Kind = Kind::List(&T::KIND);

    fn read<'c, F>(
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        into: &mut Option<Self>,
        check: F,
    ) -> Result<(), Stop>
    where
        F: FnMut(&Self, &mut Scope<'_, 'c>),
    {
        read(reader, path, into, |_, _| {}, check)
    }

    fn walk<'c, F>(&self, sink: &mut Sink<'c>, path: &Path<'_>, check: F)
    where
        F: FnMut(&Self, &mut Scope<'_, 'c>),
    {
        walk(self, sink, path, |_, _| {}, check);
    }

    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.len()))?;
        for item in self {
            sequence.serialize_element(&AsWire(item))?;
        }
        sequence.end()
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }

    #[cfg(feature = "schemars")]
    fn json_schema(
        generator: &mut crate::json_schema::SchemaGenerator,
        _: crate::json_schema::Absent,
    ) -> crate::json_schema::Schema {
        crate::json_schema::leaf::list(T::json_schema(
            generator,
            crate::json_schema::Absent::Nothing,
        ))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element_seed(Seed::new())? {
            items.push(item);
        }
        Ok(items)
    }

    crate::deserialize::refuse_scalars!("an array");
}
