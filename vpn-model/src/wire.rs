//! What every type that can stand in a payload can do: be read from JSON with
//! all violations, be walked when it was built in Rust, and pass through serde.
//!
//! Scalars implement [`Leaf`](crate::leaf::Leaf) and lists come for free;
//! structs implement [`Object`](crate::object::Object) by `#[derive(Model)]`.

use serde::{Deserializer, Serializer};

use crate::path::Path;
use crate::read::{Reader, Stop};
use crate::schema::Kind;
use crate::scope::Scope;
use crate::sink::Sink;

/// A type that can stand in a payload.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a payload",
    label = "no `#[derive(Model)]`",
    note = "a payload holds String, Secret, bool, u32, i64, Uuid, Ipv4Addr, Ipv4Net, Ipv6Net, IpNet, Ipv4CidrOrAddress, what derives `Model`, and `Vec` and `Map` of these; `Nullable` in requests; `Open`, `Text`, `OneOrMany` and `Any` in responses"
)]
#[doc(hidden)]
pub trait Wire: Sized + 'static {
    /// What a rule sees of a value: the value itself, or the members of an
    /// object, of which some may be missing although the Rust value needs them.
    type View<'a>;

    /// What it looks like, for tools.
    const KIND: Kind;

    /// Reads one value and reports what is wrong with it. What could be read goes
    /// `into` its place, which is empty before, and `check` is called once with it.
    ///
    /// # Errors
    ///
    /// Stops where the text is not well-formed, which has then been reported.
    fn read<'c, F>(
        reader: &mut Reader<'_, 'c>,
        path: &Path<'_>,
        into: &mut Option<Self>,
        check: F,
    ) -> Result<(), Stop>
    where
        F: FnMut(Self::View<'_>, &mut Scope<'_, 'c>);

    /// Checks a value that was built in Rust, in the order in which it would be written.
    fn walk<'c, F>(&self, sink: &mut Sink<'c>, path: &Path<'_>, check: F)
    where
        F: FnMut(Self::View<'_>, &mut Scope<'_, 'c>);

    /// Writes the value.
    ///
    /// # Errors
    ///
    /// What the serializer cannot write.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads the shape of the value from any format, without the rules.
    ///
    /// # Errors
    ///
    /// A value of another shape; the error's text never holds the value.
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// The JSON Schema of the type, without the rules of the member that it stands in.
    #[cfg(feature = "schemars")]
    fn json_schema(
        generator: &mut crate::json_schema::SchemaGenerator,
        absent: crate::json_schema::Absent,
    ) -> crate::json_schema::Schema;
}

/// Checks nothing: what members are given that have no rules of their own.
pub fn unruled<T: Wire>(_: T::View<'_>, _: &mut Scope<'_, '_>) {}

/// The same for the keys of a map.
pub fn unruled_key(_: &str, _: &mut Scope<'_, '_>) {}
