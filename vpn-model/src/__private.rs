//! The only door through which derived code comes in. Nothing here is stable.

pub use serde::de::MapAccess;
pub use serde::ser::SerializeMap;
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::condition::{Condition, Operand};
pub use crate::extra::Extra;
pub use crate::field::{AsFact, Asks, Field, Presence};
pub use crate::leaf::{Leaf, Mismatch, Scalar};
pub use crate::leaves::Format;
pub use crate::member::Member;
pub use crate::names::{Fqdn, HostName, HostNameOrAddress};
pub use crate::object::{Members, Object, Walk, write};
pub use crate::path::Path;
pub use crate::read::{Reader, Stop};
pub use crate::rules::pattern::Place;
pub use crate::schema::{
    Bounds, Class, Clause, EnumSchema, FieldSchema, Kind, Literal, Pattern, Root, Rule, Schema,
    Statement, ValueSchema,
};
pub use crate::scope::{Participant, Scope};
pub use crate::severity::Severity;
pub use crate::sink::Sink;
pub use crate::slot::Slot;
pub use crate::stored::{ContextNames, Fact, Wrapper};
pub use crate::wire::{Wire, unruled, unruled_key};
pub use crate::{Ipv4Net, Map, Nullable, OneOrMany, Uuid};

pub mod make {
    //! Functions that make the data of a schema.
    pub use crate::schema::make::{field, pattern, schema, statement, value, values};
}

pub mod enumeration {
    //! Functions of enums.
    pub use crate::enumeration::{from_scalar, parse};
}

pub mod leaf {
    //! Functions of scalars.
    pub use crate::leaf::{deserialize, read, walk};
}

pub mod list {
    //! Functions of lists.
    pub use crate::list::{read, walk};
}

pub mod map {
    //! Functions of maps.
    pub use crate::map::{read, walk};
}

pub mod one_or_many {
    //! Functions of values that come alone or as a list.
    pub use crate::one_or_many::{read, walk};
}

pub mod object {
    //! Functions of structs.
    pub use crate::object::{deserialize, read, serialize, walk};
}

#[cfg(feature = "schemars")]
pub mod json_schema {
    //! What is implemented for the crate `schemars`.
    pub use crate::json_schema::enumeration::schema as enumeration;
    pub use crate::json_schema::object::{MemberSchema, nested, root};
    pub use crate::json_schema::{Absent, JsonSchema, Schema, SchemaGenerator};
}

#[cfg(feature = "validator")]
pub mod validator {
    //! What is implemented for requests.
    pub use crate::validator::{Validate, ValidationErrors, validate};
}

pub mod rules {
    //! The rules.
    pub use crate::rules::*;
}

/// A network of a spec, which the derive has checked.
#[must_use]
pub const fn network(octets: [u8; 4], prefix_len: u8) -> Ipv4Net {
    let [a, b, c, d] = octets;
    Ipv4Net::new_assert(std::net::Ipv4Addr::new(a, b, c, d), prefix_len)
}
