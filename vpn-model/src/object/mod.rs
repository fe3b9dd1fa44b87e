//! JSON objects: how the members of a struct are read, walked and written.
//!
//! `#[derive(Model)]` implements [`Object`], which is tables and calls only;
//! the loops are here: [`read`] for JSON text, [`walk`] for values built in
//! Rust, [`serde`](self::serde) for every other format.

mod members;
mod read;
mod serde;
mod walk;

use ::serde::de::MapAccess;
use ::serde::ser::SerializeMap;

pub use self::members::Members;
pub use self::read::read;
pub use self::serde::{deserialize, serialize, write};
pub use self::walk::{Walk, walk};
use crate::field::Presence;
use crate::member::Member;
use crate::read::Stop;
use crate::schema::Schema;
use crate::scope::Scope;
use crate::stored::ContextNames;
use crate::{Extra, Wire};

/// A struct that is written as a JSON object.
#[doc(hidden)]
pub trait Object: Wire {
    /// What it looks like.
    const SCHEMA: &'static Schema;

    /// The resources that its rules may ask about; only a request's root has any.
    const CONTEXT: ContextNames;

    /// Its members, in declaration order.
    const MEMBERS: &'static [Member];

    /// What they look like by their types.
    #[cfg(feature = "schemars")]
    const MEMBER_SCHEMAS: &'static [crate::json_schema::object::MemberSchema];

    /// Its members' names as they mostly stand in a JSON text, with their quotes
    /// and the colon, in declaration order; nothing for one that can stand there in
    /// several ways.
    const KEYS: &'static [&'static str];

    /// Its members while it is being read.
    type Slots: Default;

    /// Its members as the rules see them.
    type Fields<'a>;

    /// The number of the member with that wire name.
    fn index_of(name: &str) -> Option<usize>;

    /// Reads the value of the member with that number and applies the member's rules.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed.
    fn read_member(
        slots: &mut Self::Slots,
        index: usize,
        members: &mut Members<'_, '_, '_>,
    ) -> Result<(), Stop>;

    /// Reads the value of a member from any format.
    ///
    /// # Errors
    ///
    /// A second value for the same member, or one of another shape.
    fn deserialize_member<'de, A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        member: &'static Member,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// Whether the member was there so far, and of use.
    fn presence(slots: &Self::Slots, index: usize) -> Presence;

    /// Where a response keeps what does not fit; forgets the member's slot.
    fn extra(slots: &mut Self::Slots, forget: Option<usize>) -> Option<&mut Extra>;

    /// What a response that was read keeps beside its members.
    fn kept(&self) -> Option<&Extra>;

    /// The members that were read, as the rules see them.
    fn fields(slots: &Self::Slots) -> Self::Fields<'_>;

    /// Applies the rules that look at several members.
    fn check(fields: &Self::Fields<'_>, scope: &mut Scope<'_, '_>);

    /// The struct, if nothing that it needs is missing or could not be read.
    /// Takes the values out of their slots.
    fn finish(slots: &mut Self::Slots) -> Option<Self>;

    /// Walks the members of a struct that was built in Rust.
    fn walk_members<'a>(&'a self, walk: &mut Walk<'_, '_, '_>) -> Self::Fields<'a>;

    /// Writes the members that are there.
    ///
    /// # Errors
    ///
    /// What the serializer cannot write.
    fn write_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// The member with that wire name.
fn member<T: Object>(name: &str) -> Option<&'static Member> {
    T::MEMBERS.get(T::index_of(name)?)
}

/// Implements [`Wire`] and serde for an [`Object`]: everything goes to the functions of its module.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($type:ident) => {
        #[diagnostic::do_not_recommend]
        impl $crate::__private::Wire for $type {
            type View<'a> = <Self as $crate::__private::Object>::Fields<'a>;

            const KIND: $crate::__private::Kind =
                $crate::__private::Kind::Object(<Self as $crate::__private::Object>::SCHEMA);

            fn read<'c, F>(
                reader: &mut $crate::__private::Reader<'_, 'c>,
                path: &$crate::__private::Path<'_>,
                into: &mut ::core::option::Option<Self>,
                check: F,
            ) -> ::core::result::Result<(), $crate::__private::Stop>
            where
                F: ::core::ops::FnMut(Self::View<'_>, &mut $crate::__private::Scope<'_, 'c>),
            {
                $crate::__private::object::read::<Self>(reader, path, into, check)
            }

            fn walk<'c, F>(
                &self,
                sink: &mut $crate::__private::Sink<'c>,
                path: &$crate::__private::Path<'_>,
                check: F,
            ) where
                F: ::core::ops::FnMut(Self::View<'_>, &mut $crate::__private::Scope<'_, 'c>),
            {
                $crate::__private::object::walk(self, sink, path, check);
            }

            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::object::serialize(self, serializer)
            }

            fn deserialize<'de, D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::object::deserialize(deserializer)
            }

            $crate::__when_schemars! {
                fn json_schema(
                    generator: &mut $crate::__private::json_schema::SchemaGenerator,
                    absent: $crate::__private::json_schema::Absent,
                ) -> $crate::__private::json_schema::Schema {
                    $crate::__private::json_schema::nested::<Self>(generator, absent)
                }
            }
        }

        #[diagnostic::do_not_recommend]
        impl $crate::__private::Asks for $type {
            fn asks(&self) -> bool {
                true
            }
        }

        $crate::__serde!($type);

        $crate::__json_schema!($type, |generator| {
            $crate::__private::json_schema::root::<Self>(generator)
        });
    };
}

/// Implements serde's traits for a type that is [`Wire`].
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($type:ident) => {
        $crate::__serde!([] $type);
    };
    ([$($generics:tt)*] $type:ty) => {
        impl<$($generics)*> $crate::__private::Serialize for $type {
            fn serialize<S: $crate::__private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::Wire::serialize(self, serializer)
            }
        }

        impl<'de, $($generics)*> $crate::__private::Deserialize<'de> for $type {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::Wire::deserialize(deserializer)
            }
        }
    };
}
