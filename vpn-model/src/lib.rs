#![doc = include_str!("../README.md")]

extern crate self as vpn_model;

mod condition;
mod context;
mod deserialize;
mod enumeration;
mod extra;
mod field;
mod leaf;
mod leaves;
mod list;
mod mask;
mod model;
mod names;
mod object;
mod operation;
mod operations;
mod params;
mod path;
mod position;
mod read;
mod report;
mod rules;
mod schema;
mod secret;
mod severity;
mod sink;
mod slot;
mod statement;
mod stored;
mod suggest;
mod text;
mod valid;
mod value;
mod violation;
mod wire;

#[cfg(feature = "otc")]
pub mod otc;

#[cfg(feature = "proptest")]
pub mod strategy;

#[doc(hidden)]
pub mod __private;

pub use ipnet::Ipv4Net;
pub use uuid::Uuid;
pub use vpn_model_derive::Model;

pub use self::condition::Literal;
pub use self::context::{Context, ContextError, Limits};
pub use self::enumeration::{Enumeration, Open};
pub use self::extra::Extra;
pub use self::mask::mask;
pub use self::model::Model;
pub use self::operation::{BodyInfo, Operation, OperationInfo, operations};
pub use self::params::{Param, Params};
pub use self::position::{Lines, Position};
pub use self::report::Report;
pub use self::rules::Code;
pub use self::schema::{Bounds, FieldSchema, Kind, Schema, ValueSchema};
pub use self::secret::Secret;
pub use self::severity::Severity;
pub use self::statement::{Class, Clause, Pattern, Place, Root, Rule, Statement};
pub use self::text::Text;
pub use self::valid::Valid;
pub use self::violation::Violation;

pub(crate) use self::wire::Wire;
