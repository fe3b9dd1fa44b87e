//! Formats that have more than JSON: options, bytes, enums of their own.

#![allow(
    clippy::unwrap_used,
    reason = "a helper of a test fails as the test does"
)]

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::json;
use vpn_model::{Any, Extra, Map, Model, Nullable, OneOrMany, Open, Secret, Text, Uuid};

/// A value of such a format.
#[derive(Clone, Debug)]
enum Foreign {
    Nothing,
    Unit,
    Something(Box<Foreign>),
    Bytes(&'static [u8]),
    Variant,
    Number(i64),
    Huge(i128),
    Unsigned(u128),
    Text(&'static str),
    List(Vec<Foreign>),
    Object(Vec<(&'static str, Foreign)>),
}

use Foreign::{Bytes, Huge, List, Nothing, Number, Object, Something, Unit, Unsigned, Variant};

fn some(value: Foreign) -> Foreign {
    Something(Box::new(value))
}

impl<'de> Deserializer<'de> for Foreign {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Nothing => visitor.visit_none(),
            Unit => visitor.visit_unit(),
            Something(value) => visitor.visit_some(*value),
            Bytes(bytes) => visitor.visit_bytes(bytes),
            Variant => visitor.visit_enum(Self::Text("V")),
            Number(number) => visitor.visit_i64(number),
            Huge(number) => visitor.visit_i128(number),
            Unsigned(number) => visitor.visit_u128(number),
            Self::Text(text) => visitor.visit_str(text),
            List(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter())),
            Object(members) => visitor.visit_map(MapDeserializer::new(members.into_iter())),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

impl IntoDeserializer<'_> for Foreign {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> EnumAccess<'de> for Foreign {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: serde::de::DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self), Error> {
        Ok((seed.deserialize(self)?, Unit))
    }
}

impl<'de> VariantAccess<'de> for Foreign {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: serde::de::DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(source = "by hand, table Shapes")]
struct Shapes {
    list: Option<Vec<u32>>,
    map: Option<Map<String>>,
    nullable: Option<Nullable<u32>>,
    many: Option<Nullable<Vec<u32>>>,
    mode: Option<Mode>,
    number: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Model)]
enum Mode {
    #[model(name = "on")]
    On,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Model)]
#[model(response, source = "by hand, table Answer")]
struct Answer {
    counts: Option<OneOrMany<u32>>,
    mode: Option<Open<Mode>>,
    id: Option<Text<Uuid>>,
    anything: Option<Any>,
    #[model(extra)]
    extra: Extra,
}

fn refusal<T: for<'de> Deserialize<'de> + std::fmt::Debug>(value: Foreign) -> String {
    T::deserialize(value).unwrap_err().to_string()
}

fn of_member(name: &'static str, value: Foreign) -> String {
    refusal::<Shapes>(Object(vec![(name, value)]))
}

#[test]
fn a_variant_of_an_enum_is_refused_and_told_what_was_expected() {
    assert_eq!(
        refusal::<Shapes>(Variant),
        "invalid type: enum, expected an object"
    );
    for (name, expected) in [
        ("list", "an array"),
        ("map", "an object"),
        ("nullable", "a value or null"),
        ("mode", "a string"),
    ] {
        assert_eq!(
            of_member(name, Variant),
            format!("invalid type: enum, expected {expected}")
        );
    }
    assert_eq!(
        refusal::<OneOrMany<u32>>(Variant),
        "invalid type: enum, expected a value or an array"
    );
    assert_eq!(
        refusal::<Secret>(Variant),
        "invalid type: enum, expected a string"
    );
    let anything = Object(vec![("anything", Variant)]);
    assert_eq!(
        refusal::<Answer>(anything),
        "invalid type: enum, expected a value"
    );
}

#[test]
fn bytes_are_no_value_and_are_not_quoted() {
    let secret = Bytes(b"hunter2");
    assert_eq!(
        refusal::<Shapes>(secret.clone()),
        "expected an object, found bytes"
    );
    for (name, expected) in [
        ("list", "an array"),
        ("map", "an object"),
        ("nullable", "a value"),
        ("mode", "a string"),
    ] {
        assert_eq!(
            of_member(name, secret.clone()),
            format!("expected {expected}, found bytes")
        );
    }
    assert_eq!(
        refusal::<OneOrMany<u32>>(secret.clone()),
        "expected a value, found bytes"
    );
    let unknown = Object(vec![("unknown", secret)]);
    assert_eq!(refusal::<Answer>(unknown), "expected a value, found bytes");
}

#[test]
fn an_option_is_null_or_what_it_holds() {
    let shapes = Object(vec![("nullable", Nothing)]);
    assert_eq!(
        Shapes::deserialize(shapes).unwrap().nullable,
        Some(Nullable::Null)
    );
    let shapes = Object(vec![
        ("nullable", some(Number(7))),
        ("many", some(List(vec![Number(1)]))),
    ]);
    let shapes = Shapes::deserialize(shapes).unwrap();
    assert_eq!(shapes.nullable, Some(Nullable::Value(7)));
    assert_eq!(shapes.many, Some(Nullable::Value(vec![1])));
    for (name, expected) in [
        ("list", "an array"),
        ("map", "an object"),
        ("mode", "a string"),
    ] {
        for null in [Nothing, Unit] {
            assert_eq!(
                of_member(name, null),
                format!("expected {expected}, found null")
            );
        }
    }
    assert_eq!(
        refusal::<OneOrMany<u32>>(Nothing),
        "expected an integer, found null"
    );
}

#[test]
fn a_response_keeps_what_it_does_not_know_from_any_format() {
    let inner = Object(vec![
        ("text", Foreign::Text("a")),
        ("list", List(vec![some(Number(1)), Nothing, Unit])),
    ]);
    let answer = Object(vec![
        ("unknown", some(inner)),
        ("counts", some(Number(3))),
        ("anything", List(vec![some(Foreign::Text("b"))])),
        ("mode", Nothing),
        ("id", Number(1)),
        ("nothing", Unit),
    ]);
    let answer = Answer::deserialize(answer).unwrap();
    assert_eq!(
        answer.extra.get("unknown"),
        Some(&json!({"text": "a", "list": [1, null, null]}))
    );
    assert_eq!(answer.counts, Some(OneOrMany::One(3)));
    assert_eq!(answer.anything, Some(json!(["b"]).into()));
    assert_eq!(answer.mode, None);
    assert_eq!(answer.extra.get("id"), Some(&json!(1)));
    assert_eq!(answer.extra.get("nothing"), Some(&json!(null)));
}

#[test]
fn integers_beyond_64_bits_are_outside_of_every_range() {
    for huge in [Huge(i128::MAX), Huge(i128::MIN), Unsigned(u128::MAX)] {
        for error in [
            of_member("number", huge.clone()),
            of_member("nullable", huge.clone()),
            refusal::<OneOrMany<u32>>(huge),
        ] {
            assert!(error.starts_with("must be"), "{error}");
        }
    }
}
