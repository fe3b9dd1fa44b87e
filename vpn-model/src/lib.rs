#![doc = include_str!("guide.md")]
// Links of the guide to what a build without the feature does not have.
#![cfg_attr(not(feature = "altostrat"), doc = "\n[`altostrat`]: #features")]
#![cfg_attr(not(feature = "huawei"), doc = "\n[`huawei`]: #features")]
#![cfg_attr(not(feature = "otc"), doc = "\n[`otc`]: #features")]
#![cfg_attr(not(feature = "stackit"), doc = "\n[`stackit`]: #features")]
#![cfg_attr(not(feature = "schemars"), doc = "\n[`json_schema`]: #features")]
#![cfg_attr(not(feature = "proptest"), doc = "\n[`strategy`]: #features")]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate self as vpn_model;

mod any;
mod cidr_or_address;
mod common;
mod condition;
mod context;
mod deserialize;
mod enumeration;
mod extra;
mod field;
mod leaf;
mod leaves;
mod list;
mod map;
mod mask;
mod member;
mod model;
mod names;
mod nullable;
mod object;
mod one_or_many;
mod operation;
mod operations;
mod params;
mod path;
mod position;
mod read;
mod report;
mod rules;
mod scope;
mod secret;
mod severity;
mod sink;
mod slot;
mod stored;
mod stranger;
mod suggest;
mod text;
mod unknown_value;
mod uri;
mod valid;
mod validator;
mod value;
mod violation;
mod vocabulary;
mod when_schemars;
mod wire;

#[cfg(feature = "altostrat")]
pub mod altostrat;
#[cfg(feature = "huawei")]
pub mod huawei;
#[cfg(feature = "otc")]
pub mod otc;
#[cfg(feature = "stackit")]
pub mod stackit;

#[cfg(feature = "schemars")]
pub mod json_schema;
pub mod schema;
#[cfg(feature = "proptest")]
pub mod strategy;

#[doc(hidden)]
pub mod __private;

pub use ipnet::{IpNet, Ipv4Net, Ipv6Net};
pub use serde_json::Value;
pub use uuid::Uuid;
pub use vpn_model_derive::Model;

pub use self::any::Any;
pub use self::cidr_or_address::{Ipv4CidrOrAddress, Ipv4CidrOrAddressError};
pub use self::context::{Context, ContextError, Limits};
pub use self::enumeration::{Enumeration, Open};
pub use self::extra::Extra;
pub use self::map::Map;
pub use self::mask::mask;
pub use self::model::Model;
pub use self::nullable::Nullable;
pub use self::one_or_many::OneOrMany;
pub use self::operation::{
    Answer, Body, BodyInfo, BodyKind, Operation, OperationInfo, Status, Token, operations,
};
pub use self::params::{Param, Params};
pub use self::position::{Lines, Position};
pub use self::report::Report;
pub use self::rules::Code;
pub use self::secret::Secret;
pub use self::severity::Severity;
pub use self::stranger::Stranger;
pub use self::text::Text;
pub use self::unknown_value::UnknownValue;
#[cfg(feature = "http")]
pub use self::uri::RequestError;
pub use self::uri::{Parameters, UriError};
pub use self::valid::Valid;
pub use self::violation::Violation;

pub(crate) use self::wire::Wire;

/// What the README shows is tested, too.
#[cfg(all(doctest, feature = "otc"))]
#[doc = include_str!("../README.md")]
struct Readme;
